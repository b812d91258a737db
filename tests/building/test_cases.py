"""Made-up rules at work: every rule of the review, every field of what rules can say.

What the shipped rules happen to bring about is tested elsewhere; here a mechanism is tested whether
or not a shipped rule uses it.
"""

from pathlib import Path
from typing import Any

import pytest

from planner.building.build import build
from planner.building.review.review import review
from planner.building.review.rules import RULES
from planner.library.yaml_source import read_yaml
from planner.model.library import Library
from planner.model.program.program import Program
from planner.model.rules.baseline_rules import LoadRules, MeasuredRung
from planner.model.rules.dosage_rules import (
    Frequency,
    IrritabilityRule,
    JobDose,
    Placement,
    Progression,
)
from planner.model.rules.review_rules import ReviewRules
from planner.model.rules.rules import (
    AddedSlot,
    Escalation,
    ExamFinding,
    GoalMap,
    Limits,
    Precaution,
)
from planner.model.rules.shape_rules import (
    FewRule,
    KeptRule,
    ShapeRules,
    StartRule,
    WalkRules,
    WalkStart,
    WeekShape,
)
from planner.model.rules.template import Lane
from tests.building.made_up import intake_of, library_of, overridden, program_of, said

FOLDER = Path(__file__).parent / "cases"


def read_cases() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        source = read_yaml(path)
        assert not source.problems, source.problems
        found += [pytest.param(one, id=f"{path.stem}: {one['case']}") for one in source.data]
    return found


@pytest.mark.parametrize("case", read_cases())
def test_case(case: dict[str, Any], library: Library) -> None:
    known = {"case", "intake", "rules", "program", "light_weeks", "overrides", "then"}
    wanted = {"finds", "finds_not", "holds", "holds_not", "says", "says_not", "stops", "left_out"}
    assert not case.keys() - known - wanted, case.keys() - known - wanted
    assert case.keys() & wanted, "a case must want something"
    made_up = library_of(case.get("rules", {}), library)
    if "stops" in case:
        raised = build(intake_of(case["intake"]), made_up).raised
        assert [one.action for one in raised if one.stops] == case["stops"]
        return
    program = program_of(case, made_up)
    if "overrides" in case:
        program = overridden(program, made_up, case["overrides"])
        assert program.overrides
    if "then" in case:
        rules = {**case.get("rules", {}), **case["then"].get("rules", {})}
        made_up = library_of(rules, library)
        later = program_of({**case, **case["then"]}, made_up)
        program = later.model_copy(update={"overrides": program.overrides})
    found = review(program, made_up)
    shown = [f"{one.rule.code} {one.spot.words()} {one.cause}: {one.message}" for one in found]
    for one in case.get("finds", []):
        assert any(said(finding, one) for finding in found), (one, shown)
    for one in case.get("finds_not", []):
        assert not any(said(finding, one) for finding in found), (one, shown)
    for place in case.get("holds", []):
        assert holds(program, place), (place, in_words(program))
    for place in case.get("holds_not", []):
        assert not holds(program, place), (place, in_words(program))
    for text in case.get("says", []):
        assert text in program.handed.model_dump_json()
    for text in case.get("says_not", []):
        assert text not in program.handed.model_dump_json()
    left_out = {(one.exercise, one.precaution) for one in program.left_out}
    for one in case.get("left_out", []):
        assert (one["exercise"], one["by"]) in left_out, left_out


def holds(program: Program, wanted: dict[str, Any]) -> bool:
    """Whether any item of the program is as a case says."""
    for week in program.weeks:
        for session in week.sessions:
            for index, item in enumerate(session.items):
                there = {
                    **item.model_dump(),
                    "phase": week.phase,
                    "week": week.number,
                    "session": session.name,
                    "days": len(session.days),
                    "on": " ".join(session.days),
                    "minutes": session.minutes,
                    "at": index + 1,
                }
                if all(there[key] == value for key, value in wanted.items()):
                    return True
    return False


def in_words(program: Program) -> list[str]:
    return [
        f"{week.number} {session.name} {item.exercise} {item.sets}x{item.reps} e{item.effort}"
        f" h{item.hold_s} d{item.duration_s} {item.tempo}"
        for week in program.weeks
        for session in week.sessions
        for item in session.items
    ]


# What only has words, a name or a source, or is shown and decides nothing.
_NO_MECHANISM = {"id", "name", "source", "certainty", "advice", "review_weeks", "category", "phase"}
_NO_MECHANISM |= {"load_step_percent", "suggested_from_age", "function", "level"}


_NOT_BY_AN_INTAKE = {"age", "changed", "days", "miscounted", "unsaid", "withdrawn"}
"""They follow from the calendar, the library of today, an edit or a file: test_age.py,
test_days_of_its_own.py, test_gate.py and test_library_of_today.py have them."""


def test_every_review_rule_has_a_case_that_finds_it_and_one_that_does_not() -> None:
    cases = [param.values[0] for param in read_cases()]
    found = {one["rule"] for case in cases for one in case.get("finds", [])}
    not_found = {
        one["rule"] for case in cases for one in case.get("finds_not", []) if "rule" in one
    }
    assert {*ReviewRules.model_fields} - found == _NOT_BY_AN_INTAKE
    assert {*ReviewRules.model_fields} - not_found - _NOT_BY_AN_INTAKE == set()
    assert len(RULES) == len({rule.__module__ for rule in RULES})


@pytest.mark.parametrize(
    ("model", "part"),
    [
        (Precaution, "precautions"),
        (ExamFinding, "findings"),
        (Limits, "limits"),
        (AddedSlot, "slots"),
        (Escalation, "escalate"),
        (Frequency, "frequencies"),
        (Lane, "template"),
        (FewRule, "usual"),
        (KeptRule, "kept"),
        (WeekShape, "week"),
        (StartRule, "shape.starts"),
        (ShapeRules, "shape"),
        (WalkRules, "walking"),
        (WalkStart, "walking.starts"),
        (MeasuredRung, "measures"),
        (LoadRules, "loads"),
        (JobDose, "jobs"),
        (Placement, "placement"),
        (IrritabilityRule, "irritability"),
        (Progression, "progression"),
        (GoalMap, "goals"),
    ],
)
def test_every_field_has_a_case(model: Any, part: str) -> None:
    written: set[str] = set()

    def walk(path: tuple[str, ...], value: Any) -> None:
        if isinstance(value, dict):
            if path[-1:] == (part,) or ".".join(path[-2:]) == part:
                written.update(value)
                for named in value.values():
                    written.update(named if isinstance(named, dict) else ())
            for inner, one in value.items():
                walk((*path, str(inner)), one)
        elif isinstance(value, list):
            for one in value:
                walk(path, one)

    for param in read_cases():
        walk((), param.values[0].get("rules", {}))
    assert {*model.model_fields} - written - _NO_MECHANISM == set()
