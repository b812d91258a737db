"""What hurt or was declined does not grow by the calendar; what goes back is never more."""

from itertools import product

import pytest

from planner.building.case import read_case
from planner.building.rows import rows
from planner.follow_up.adapt import adapt
from planner.follow_up.derive import Situation
from planner.follow_up.propose import propose
from planner.follow_up.waiting import if_declined, waiting
from planner.model.follow_up.proposal import Proposal
from planner.model.follow_up.visit import Visit
from planner.model.library import Library
from planner.model.program.program import Item, Program
from tests.conftest import MakeProgram
from tests.follow_up.diaries import at_visit, days, told
from tests.presentations import PRESENTATIONS
from tests.sweeps import some


@pytest.fixture
def program(make_program: MakeProgram) -> Program:
    return make_program(presentation="chronic", function="active", weeks=12)


def of(program: Program, slot: str, week: int) -> Item:
    item = next(one for one in rows(program) if one.slot == slot).item(week)
    assert item is not None
    return item


def a(action: str, slot: str = "", rule: str = "E4b", **more: object) -> Proposal:
    fields = {"rule": rule, "action": action, "slot": slot, "answer": "accepted"}
    return Proposal.model_validate({**fields, **more})


def no(action: str, slot: str, **more: object) -> Proposal:
    return a(action, slot, answer="declined", reason="Seen today", **more)


def stays(program: Program, slot: str, since: int) -> bool:
    """From a week on no more than in the week before it, and the same exercise."""
    was = of(program, slot, since - 1)
    left = [of(program, slot, week) for week in range(since, len(program.weeks) + 1)]
    return all(one.exercise == was.exercise and not one.more_in(was) for one in left)


@pytest.mark.parametrize("action", ["rung_down", "start_dose", "less", "take_out", "swap"])
def test_what_hurt_and_was_not_eased_stays_as_it_is(
    program: Program, library: Library, action: str
) -> None:
    assert not stays(program, "Squat", 4)
    answers = [no(action, "Squat")]
    kept = adapt(program, library, 4, answers, waits=waiting((), answers)).program
    assert stays(kept, "Squat", 4)
    assert kept.weeks[:3] == program.weeks[:3]
    assert any(not stays(kept, slot, 4) for slot in ("Hinge", "Pull", "Push"))


def test_it_waits_through_other_visits_and_another_plan(program: Program, library: Library) -> None:
    first = Visit(number=2, on="2026-11-02", proposals=(no("rung_down", "Squat"),))
    unknown = Visit(number=3, on="2026-11-09", proposals=(a("hold", "Squat", "E7"),))
    assert waiting((first, unknown)) == {"Squat"}
    kept = adapt(program, library, 4, (), waits=waiting((first,))).program
    longer = kept.intake.model_copy(update={"minutes_per_day": 60})
    again = adapt(kept, library, 5, (), None, longer, waiting((first, unknown))).program
    assert stays(again, "Squat", 5)


@pytest.mark.parametrize(
    "answer",
    [a("progress", "Squat", "E14"), a("rung_down", "Squat"), a("hold", "Squat", "E12")],
    ids=["ready", "eased", "ready-waits"],
)
def test_an_answer_that_it_is_fine_ends_the_wait(answer: Proposal) -> None:
    first = Visit(number=2, on="2026-11-02", proposals=(no("rung_down", "Squat"),))
    assert waiting((first,), (answer,)) == frozenset()


def test_what_waited_and_is_fine_moves_up_by_a_step(program: Program, library: Library) -> None:
    first = Visit(number=2, on="2026-11-02", proposals=(no("rung_down", "Squat"),))
    kept = adapt(program, library, 4, (), waits=waiting((first,))).program
    at = at_visit(kept, library, told(kept, days(kept, (1, 2, 3, 4))), 5)
    at = Situation(kept, library, at.told, at.today, history=(first,))
    ready = next(one for one in propose(at) if one.slot == "Squat")
    assert ready.action == "progress"
    assert ready.item is not None
    assert ready.item.more_in(of(kept, "Squat", 4))
    answers = [ready.model_copy(update={"answer": "accepted"})]
    grown = adapt(kept, library, 5, answers, waits=waiting((first,), answers)).program
    assert of(grown, "Squat", 5).same_amounts(ready.item)
    assert not of(grown, "Squat", 6).more_in(ready.item)


def test_a_step_up_that_is_declined_is_not_taken_by_the_calendar(
    program: Program, library: Library
) -> None:
    doses = [of(program, "Squat", week) for week in range(2, 12)]
    week = next(n for n in range(3, 12) if doses[n - 2].more_in(doses[n - 3]))
    kept = adapt(program, library, week, [no("progress", "Squat", rule="E14")]).program
    assert not of(kept, "Squat", week).more_in(of(program, "Squat", week - 1))


def test_what_could_not_be_swapped_does_not_grow_either(program: Program, library: Library) -> None:
    doses = [of(program, "Squat", week) for week in range(2, 12)]
    week = next(n for n in range(3, 12) if doses[n - 2].more_in(doses[n - 3]))
    beside = of(program, "Hinge", week).exercise
    made = adapt(program, library, week, [a("swap", "Squat", "E2", alternative=beside)])
    assert made.unfit
    assert not of(made.program, "Squat", week).more_in(of(program, "Squat", week - 1))


def test_therapists_read_what_declining_does() -> None:
    assert if_declined(a("less", "Squat")) == "waits"
    assert if_declined(a("hold", "Squat", "E10", numbers={"reason": "it hurt"})) == "waits"
    assert if_declined(a("progress", "Squat", "E14")) == "held"
    assert if_declined(a("hold", "Squat", "E7")) == "as_planned"


def test_back_to_where_it_began_is_never_more_than_now(program: Program, library: Library) -> None:
    small = of(program, "Squat", 3).model_copy(update={"sets": 1, "reps": 3})
    eased = adapt(program, library, 4, [a("less", "Squat", "E4c", item=small)]).program
    back = adapt(eased, library, 5, [a("start_dose", "Squat", "E4a")]).program
    assert not of(back, "Squat", 5).more_in(of(eased, "Squat", 4))


@pytest.mark.parametrize("restart", ["restart_part", "restart_phase"])
def test_a_pause_does_not_bring_back_what_was_swapped_away(
    program: Program, library: Library, restart: str
) -> None:
    easy = next(one for one in library.rungs("squat", 3))
    swapped = a("swap", "Squat", "E3", alternative=easy.id)
    eased = adapt(program, library, 7, [swapped]).program
    assert of(eased, "Squat", 7).exercise == easy.id
    again = adapt(eased, library, 8, [a(restart, rule="gap_part")]).program
    assert of(again, "Squat", 8).exercise == easy.id


def test_a_repeated_week_asks_for_no_more_effort_than_is_allowed_now(
    program: Program, library: Library
) -> None:
    irritable = program.intake.model_copy(update={"irritability": "high"})
    week = program.phases[2].weeks[1] + 1
    now = adapt(program, library, week, (), None, irritable).program
    repeated = adapt(now, library, week, [a("repeat_week", rule="P7")]).program
    most = read_case(irritable, library).effort_max(3)
    efforts = [i.effort for s in repeated.weeks[week - 1].sessions for i in s.items]
    assert max(i.effort for s in program.weeks[week - 2].sessions for i in s.items) > most
    assert max(efforts) <= most


def test_nothing_new_comes_in_while_a_flare_up_goes_on(program: Program, library: Library) -> None:
    week, slot = next((row.first, row.slot) for row in rows(program) if row.first > 2)
    flare = a("tell", rule="P4")
    change = a("hold", "Walking", "Q2")
    here = adapt(program, library, week, [flare, change]).program
    assert slot not in {i.slot for s in here.weeks[week - 1].sessions for i in s.items}
    without = adapt(program, library, week, [change]).program
    assert slot in {i.slot for s in without.weeks[week - 1].sessions for i in s.items}


def test_what_hurts_gives_way_to_nothing_harder_and_never_to_itself(
    program: Program, library: Library
) -> None:
    for week in (4, 6, 9):
        names = {i.exercise for s in program.weeks[week - 2].sessions for i in s.items}
        verdicts = dict.fromkeys(names, "no")
        kinds = sorted({library.exercises[name].category for name in names} - {"aerobic"})
        for found in ({"verdicts": verdicts}, {"hurts": kinds}):
            for one in propose(at_visit(program, library, told(program), week, **found)):
                if one.alternative is None or one.exercise not in names:
                    continue
                now, other = library.exercises[one.exercise], library.exercises[one.alternative]
                assert now.id != other.id, (week, one.rule)
                if one.rule != "E2" and now.ladder == other.ladder:
                    assert other.level <= now.level, (week, one.slot)
                taken = one.model_copy(update={"answer": "accepted"})
                made = adapt(program, library, week, [taken])
                there = next((r for r in rows(made.program) if r.slot == one.slot), None)
                if not made.unfit and there is not None and there.item(week):
                    assert of(made.program, one.slot, week).exercise == other.id


def test_what_hurts_and_has_nothing_easier_is_done_less(
    make_program: MakeProgram, library: Library
) -> None:
    frail = make_program(presentation="stenosis", function="frail", equipment=[])
    at = at_visit(frail, library, told(frail), 3, hurts=["balance"])
    one = next(one for one in propose(at) if one.slot == "Balance")
    assert (one.action, one.alternative) == ("less", None)


CHANGES = ({"irritability": "low"}, {"days_per_week": 2}, {"minutes_per_day": 10})


@pytest.mark.parametrize("presentation", some(PRESENTATIONS, fast=1))
@pytest.mark.parametrize("function", some(["frail", "older_steady", "active"], fast=1))
def test_what_is_held_keeps_its_exercise_in_another_plan(
    make_program: MakeProgram, library: Library, presentation: str, function: str
) -> None:
    made = make_program(presentation=presentation, function=function, weeks=10, minutes_per_day=30)
    for week, change in product((3, 5, 9), CHANGES):
        was = {row.slot: row.item(week - 1) for row in rows(made) if row.item(week - 1)}
        intake = made.intake.model_copy(update=change)
        holds = [a("hold", slot, "E7") for slot in was]
        new = adapt(made, library, week, holds, None, intake).program
        case, phase = read_case(intake, library), new.weeks[week - 1].phase
        for row in rows(new):
            item, before = row.item(week), was.get(row.slot)
            if item and before and not case.excludes(library.exercises[before.exercise], phase):
                assert item.exercise == before.exercise, (week, change, row.slot)
                assert not item.more_in(before), (week, change, row.slot)


@pytest.mark.parametrize("presentation", some(reversed(PRESENTATIONS), fast=1))
def test_ahead_of_the_calendar_nothing_is_above_its_phase(
    make_program: MakeProgram, library: Library, presentation: str
) -> None:
    made = make_program(presentation=presentation, function="active", weeks=12, minutes_per_day=60)
    case, week = read_case(made.intake, library), made.phases[3].weeks[0] - 1
    for row in rows(made):
        later = row.item(week + 1)
        if row.item(week - 1) is None or later is None:
            continue
        new = adapt(made, library, week, [a("progress", row.slot, "E14", item=later)]).program
        now = next((one.item(week) for one in rows(new) if one.slot == row.slot), None)
        there = library.exercises[now.exercise] if now else None
        if now and there and there.category != "aerobic":
            most = max(case.goal_dose(there, 3).sets[1], there.dosage.sets)
            assert now.sets <= most, row.slot
