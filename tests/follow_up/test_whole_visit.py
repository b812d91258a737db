"""One visit from its diary to the next weeks: stenosis, week 3, phase 1 ends, no time."""

from dataclasses import replace

import pytest

from planner.building.build import build
from planner.building.rows import rows
from planner.follow_up.adapt import adapt
from planner.follow_up.derive import Situation
from planner.follow_up.exercise_rules import decide
from planner.follow_up.facts import ExerciseFacts, PlanFacts
from planner.follow_up.propose import propose
from planner.model.follow_up.visit import VisitFound
from planner.model.library import Library
from planner.model.program.checkin import ExerciseTold, WeekTold
from planner.model.program.program import Program
from tests.conftest import an_intake
from tests.follow_up.diaries import days, told
from tests.follow_up.examples import told as sessions

PLAN = PlanFacts(usual=4, today=14, growth_left=2, adherence=0.6, effort_max=6)
GREEN = sessions("4>4 e3 n4", "4>4 e3 n4", days=(9, 11))
CASES = {
    "seated slider": (ExerciseFacts(phase=1, sessions=GREEN, helps=True), "E14"),
    "counter bend": (
        ExerciseFacts(
            phase=1,
            sessions=sessions("4>6 e3 n4", "4>5 e3 n4", days=(9, 11)),
            verdict="hurt",
            grown=1,
        ),
        "E4a",
    ),
    "raised sit-to-stand": (
        ExerciseFacts(
            phase=1, sessions=sessions("4>4 e5 n4", "4>4 e5 n4", days=(9, 11)), verdict="hard"
        ),
        "E10",
    ),
    "bike": (ExerciseFacts(phase=1, sessions=GREEN), "E14"),
}


@pytest.mark.parametrize("name", CASES)
def test_each_exercise_gets_its_rule(library: Library, name: str) -> None:
    facts, rule = CASES[name]
    found = decide(facts, PLAN, library.rules.follow_up, library.rules.guidance.pain)
    assert found.rule == rule


@pytest.fixture
def program(library: Library) -> Program:
    made = build(an_intake(weeks=8, minutes_per_day=15, usual_pain=4), library).program
    assert made is not None
    return made


def test_the_visit_from_the_diary_to_the_next_weeks(program: Program, library: Library) -> None:
    last = program.phases[0].weeks[1]
    lanes = [row for row in rows(program) if row.item(last) is not None]
    hurt = next(row for row in lanes if row.slot not in ("Walking",))
    week = WeekTold(
        safety=dict.fromkeys(
            ("numb_weak", "saddle_bladder_bowel", "fever_unwell", "fall_injury"), False
        ),
        flare=False,
        worst_pain=6,
        barriers=("no_time",),
        exercises={hurt.exercise: ExerciseTold(verdict="hurt")},
    )
    every = days(program, range(1, last + 1), pain_before=4, pain_after=4, effort=3)
    sore = tuple(
        day.model_copy(update={"pain_after": 6})
        if {*day.done} & {s for c in hurt.cells if c.week == day.week for s in c.sessions}
        and day.week == last
        else day
        for day in every
    )
    at = Situation(
        program,
        library,
        told(program, sore, **{f"w{last}": week}),
        today=7 * last,
        found=VisitFound(knows_lights=None),
    )
    found = propose(at)
    of_plan = [one.rule for one in found if not one.slot]
    assert of_plan == ["no_time", "P7_ask"]
    less_time = found[0]
    assert (less_time.action, less_time.minutes) == ("fit", 10)
    assert "knows the lights" in next(one for one in found if one.rule == "P7_ask").question
    back = [one for one in found if one.slot == hurt.slot]
    assert [one.rule[:2] for one in back] == ["E4"]
    assert [o.slot for o in found if o.action in ("start_dose", "rung_down", "less")] == [hurt.slot]
    accepted = [one.model_copy(update={"answer": "accepted"}) for one in found]
    changed = adapt(program, library, at.next_week, accepted).program
    assert changed.weeks[:last] == program.weeks[:last]
    for left in changed.weeks[last:]:
        assert max(session.minutes for session in left.sessions) <= 10
    again = replace(at, program=changed)
    assert propose(again) == propose(again)
