"""A patient who comes every week, whatever they tell: what was lived stays, and the limits hold."""

import random
from itertools import pairwise
from typing import Any

import pytest

from planner.building.build import build
from planner.building.case import read_case
from planner.building.minutes import counted
from planner.follow_up.adapt import adapt
from planner.follow_up.derive import Situation
from planner.follow_up.exercise_rules import UP
from planner.follow_up.propose import propose
from planner.model.follow_up.visit import Visit
from planner.model.library import Library
from planner.model.program.checkin import CheckIn, CheckInDay, ExerciseTold, WeekTold
from planner.model.program.fingerprint import fingerprint
from planner.model.program.program import Program, Week, first_contradiction
from planner.model.vocabulary import PATTERNS
from tests.building.limits import kind, strength_sets, walked
from tests.conftest import an_intake
from tests.follow_up.diaries import days
from tests.presentations import PRESENTATIONS
from tests.sweeps import some

VERDICTS = (None, None, None, "easy", "right", "right", "hard", "hurt", "no")
NEW_BY_DECISION = ("swap", "rung_down", "start_dose", "restart_phase")


def a_week(rng: random.Random, program: Program, week: int) -> tuple[list[CheckInDay], WeekTold]:
    """What somebody might tell of a week: well, badly, or hardly at all."""
    kind = rng.choice(["well", "well", "well", "mixed", "bad", "silent"])
    if kind == "silent":
        return [], WeekTold()
    told = []
    for day in days(program, (week,)):
        if kind != "well" and rng.random() < 0.4:
            continue
        before = rng.randint(0, 4)
        after = before + (rng.randint(0, 1) if kind == "well" else rng.randint(-2, 5))
        update = {
            "pain_before": before,
            "pain_after": max(0, min(10, after)),
            "effort": rng.randint(1, 4) if kind == "well" else rng.randint(2, 9),
        }
        told.append(day.model_copy(update=update))
    names = {item.exercise for s in program.weeks[week - 1].sessions for item in s.items}
    marks = {
        name: ExerciseTold(verdict=rng.choice(VERDICTS), helps=rng.choice([None, True, False]))
        for name in sorted(names)
        if kind != "well"
    }
    return told, WeekTold(
        exercises=marks,
        flare=rng.random() < 0.1,
        sleep=rng.randint(2, 9),
        worst_pain=rng.randint(2, 9),
        barriers=rng.choice([(), (), ("no_time",), ("tired_ill",)]),
    )


def check(program: Program, library: Library, from_week: int, swapped: int) -> None:
    """What is left of a program, against the builder's limits."""
    case, rules = read_case(program.intake, library), library.rules
    assert first_contradiction(program) == ""
    seen = {i.exercise for w in program.weeks[: from_week - 1] for i in items(w)}
    few = case.few.new_per_week
    full = program.weeks[0]
    for before, week in pairwise(program.weeks):
        full = before if not before.light else full
        if week.number < from_week:
            continue
        new = {item.exercise for item in items(week)} - seen
        seen |= new
        allowed = few + (swapped if week.number == from_week else 0)
        assert len(new) <= allowed, (week.number, new)
        was, now = walked(program, full)[0], walked(program, week)
        assert not was or now[0] <= max(was * 1.2, was + now[1]), (week.number, "walking")
        for item in items(week):
            there = library.exercises[item.exercise]
            assert not case.exclusions(there, week.phase), (week.number, item.exercise)
            goal, most = case.goal_dose(there, week.phase), case.effort_max(week.phase)
            assert item.effort <= min(most, goal.effort[1]), (week.number, item.exercise)
            if there.category != "aerobic":
                assert item.sets <= max(goal.sets[1], there.dosage.sets), (
                    week.number,
                    item.exercise,
                )
                reps = max(goal.reps[1], there.dosage.reps)
                assert item.reps_most <= reps + reps % 2, (week.number, item.exercise)
    sets = [(w.number, strength_sets(program, w)) for w in program.weeks if not w.light]
    begun = [number for number, many in sets if many]
    for (_, first), (number, then) in pairwise(sets):
        strong = [i for i in items(program.weeks[number - 1]) if kind(program, i) in PATTERNS]
        single = all(item.sets == 1 for item in strong)
        if number >= from_week and number in begun[2:] and not (swapped or single):
            assert then <= first * rules.shape.week.sets_growth_max, (number, first, then)
    for week in counted(program.weeks, rules.dosage.time, program.reading_s)[from_week - 1 :]:
        for session in week.sessions:
            assert session.minutes <= program.intake.minutes_per_day, (week.number, session.name)


def items(week: Week) -> list[Any]:
    return [item for session in week.sessions for item in session.items]


def live(library: Library, seed: int, **changes: Any) -> None:
    rng = random.Random(seed)
    program = build(an_intake(**changes), library).program
    assert program is not None
    visits: list[Visit] = []
    told_days: list[CheckInDay] = []
    told_weeks: dict[int, WeekTold] = {}
    for week in range(2, 14):
        if week > len(program.weeks) + 1:
            break
        there, of_week = a_week(rng, program, week - 1)
        told_days += there
        if there:
            told_weeks[week - 1] = of_week
        checkin = CheckIn(program=fingerprint(program), days=tuple(told_days), weeks=told_weeks)
        at = Situation(program, library, checkin, 7 * (week - 1), history=tuple(visits))
        proposals = propose(at)
        assert propose(at) == proposals
        share = at.adherence(week - 1)
        if share is None or share < 0.5:
            assert not [one for one in proposals if one.slot and one.action in UP - {"quota_up"}]
        if share is None:
            # Nothing told of the last week: nothing there goes back for that.
            assert {o.action for o in proposals if o.slot and o.rule == "E7"} <= {"hold"}
        answers = [
            one.model_copy(update={"answer": rng.choice(["accepted", "accepted", "declined"])})
            for one in proposals
        ]
        new = adapt(program, library, week, answers).program
        assert [w.model_dump_json() for w in new.weeks[: week - 1]] == [
            w.model_dump_json() for w in program.weeks[: week - 1]
        ]
        swapped = sum(one.changes and one.action in NEW_BY_DECISION for one in answers)
        if new is not program:
            check(new, library, week, swapped if len(new.weeks) else 0)
        visits.append(Visit(number=len(visits) + 2, on="2026-11-02", proposals=tuple(answers)))
        program = new


@pytest.mark.parametrize("presentation", some(PRESENTATIONS, fast=3))
@pytest.mark.parametrize("seed", some(range(3), fast=1))
def test_any_series_of_visits(library: Library, presentation: str, seed: int) -> None:
    live(library, seed, presentation=presentation, weeks=12, minutes_per_day=30)


@pytest.mark.slow
@pytest.mark.parametrize("presentation", PRESENTATIONS)
@pytest.mark.parametrize("function", ["frail", "older_steady", "deconditioned", "active"])
def test_many_series_of_visits(library: Library, presentation: str, function: str) -> None:
    for seed in range(14):
        weeks, days_per_week = 6 + seed % 7, 2 + seed % 6
        live(
            library,
            seed,
            presentation=presentation,
            function=function,
            weeks=weeks,
            days_per_week=days_per_week,
            minutes_per_day=(10, 15, 20, 30, 45)[seed % 5],
        )
