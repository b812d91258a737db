"""`make figures`: what programs come to over the cross product of intakes, as tables to compare.

How many exercises, how many new in a week, how long they are kept, how hard and how much the
work is, and how much is walked, week by week.
"""

import sys
from collections.abc import Iterable, Iterator
from itertools import product
from statistics import mean, median
from typing import get_args

from planner.building.build import build
from planner.library.catalog import load_library
from planner.model.intake import Intake
from planner.model.program.program import Program
from planner.model.vocabulary import PATTERNS, Function, Irritability
from tests.conftest import an_intake
from tests.presentations import PRESENTATIONS
from tests.program_facts import ProgramFacts, facts

LENGTHS = range(6, 13)
MINUTES = (15, 20, 30, 45)


def intakes() -> Iterator[Intake]:
    """7 presentations, 7 lengths, 4 functions, 4 lengths of a day, 3 irritabilities; 5 days."""
    for presentation, weeks, function, minutes, irritability in product(
        PRESENTATIONS, LENGTHS, get_args(Function), MINUTES, get_args(Irritability)
    ):
        yield an_intake(
            presentation=presentation,
            weeks=weeks,
            function=function,
            minutes_per_day=minutes,
            irritability=irritability,
            days_per_week=5,
            equipment=["band", "dumbbell", "step", "backpack"],
        )


def say(line: str) -> None:
    """One line of a table."""
    sys.stdout.write(f"{line}\n")


def spread(name: str, values: Iterable[float]) -> str:
    """One row: least, tenth, median, ninetieth, most."""
    ordered = sorted(values)
    at = [ordered[round((len(ordered) - 1) * share)] for share in (0, 0.1, 0.5, 0.9, 1)]
    return f"{name:<44}" + "".join(f"{value:>8.4g}" for value in at)


def main() -> None:
    """Print the tables."""
    library = load_library()
    built: list[tuple[Intake, Program, ProgramFacts]] = []
    for intake in intakes():
        program = build(intake, library).program
        assert program is not None, intake
        built.append((intake, program, facts(program)))
    all_facts = [one for _, _, one in built]
    say(f"{len(built)} programs, 5 days a week, band, dumbbell, step and backpack\n")
    say(f"{'':<44}{'min':>8}{'p10':>8}{'median':>8}{'p90':>8}{'max':>8}")
    say(spread("exercises in the program", (len(one.first_week) for one in all_facts)))
    kept = [[one.weeks_kept(name) for name in one.first_week] for one in all_facts]
    say(spread("shown in one week only", (sum(w == 1 for w in each) for each in kept)))
    say(spread("shown in two weeks or fewer", (sum(w <= 2 for w in each) for each in kept)))
    say(spread("median weeks an exercise is kept", (median(each) for each in kept)))
    later = [[n for week, n in one.new.items() if week > 1] for one in all_facts]
    say(spread("most new in one week (after week 1)", (max(each) for each in later)))
    last = [sum(list(one.new.values())[-2:]) for one in all_facts]
    say(spread("new in the last two weeks", last))
    say(spread("highest effort", (max(one.effort_max.values()) for one in all_facts)))
    patterns = [
        len({p.exercises[i.exercise].category for s in p.weeks[-1].sessions for i in s.items})
        - len(
            {p.exercises[i.exercise].category for s in p.weeks[-1].sessions for i in s.items}
            - {*PATTERNS}
        )
        for _, p, _ in built
    ]
    say(spread("movement patterns in the last week", patterns))
    say(f"\n{'mean by length':<24}{'exercises':>10}{'<= 2 weeks':>12}{'kept':>8}")
    for weeks in LENGTHS:
        rows = [f for i, _, f in built if i.weeks == weeks]
        few = mean(sum(f.weeks_kept(n) <= 2 for n in f.first_week) for f in rows)
        held = mean(median([f.weeks_kept(n) for n in f.first_week]) for f in rows)
        say(f"{weeks:<24}{mean(len(f.first_week) for f in rows):>10.1f}{few:>12.1f}{held:>8.1f}")
    say("\n12 weeks, mean by week")
    longest = [f for i, _, f in built if i.weeks == 12]
    for name, by_week in (
        ("strength sets a week", [f.strength_sets for f in longest]),
        ("walking, minutes a week", [f.walking_min for f in longest]),
        ("highest effort", [f.effort_max for f in longest]),
        ("different exercises", [f.different for f in longest]),
        ("new exercises", [f.new for f in longest]),
    ):
        cells = "".join(f"{mean(one[week] for one in by_week):>7.1f}" for week in range(1, 13))
        say(f"{name:<26}{cells}")
    say("\nwalking in 12 weeks, minutes a week")
    for presentation in PRESENTATIONS:
        rows = [f for i, _, f in built if i.weeks == 12 and i.presentation == presentation]
        cells = "".join(f"{mean(f.walking_min[week] for f in rows):>7.0f}" for week in range(1, 13))
        say(f"{presentation:<26}{cells}")


if __name__ == "__main__":
    main()
