"""Overrides as earlier planners wrote them, and fixes: each finding's way out."""

import json
from datetime import date
from typing import Any

import pytest

from planner.building.edit import set_dosage, swap
from planner.building.mend import mend
from planner.building.overriding import override, withdraw
from planner.building.rebuilt import EditRefused
from planner.building.review.review import judged, review
from planner.building.rows import rows
from planner.model.finding import Finding, Place
from planner.model.library import Library
from planner.model.program.program import Program
from planner.model.program.program_json import program_from_json, program_to_json
from tests.conftest import MakeProgram

DAY = date(2026, 11, 22)


def found(program: Program, library: Library, code: str) -> list[Finding]:
    return [one for one in review(program, library) if one.rule.code == code]


def with_an_excluded_one(library: Library, make_program: MakeProgram) -> Program:
    """Two precautions that both forbid bending to the end; a bow to the shins put in by hand."""
    program = make_program(precautions=["osteoporosis", "radiculopathy_irritable"])
    row = next(row for row in rows(program) if row.exercise == "standing-flexion-counter")
    return swap(program, library, row, "seated-flexion-full")


def as_before(
    program: Program, overrides: list[dict[str, Any]], problems: list[dict[str, Any]]
) -> Program:
    """The program as read from a file in which findings had a code and no cause."""
    data = json.loads(program_to_json(program))
    data.update(format=1, overrides=overrides, problems=problems)
    for key in ("relief", "easy_moves_max"):
        del data["handed"][key]
    read, faults = program_from_json(json.dumps(data))
    assert read is not None, faults
    return read


def test_an_override_of_before_says_where_and_the_findings_ask_again(
    library: Library, make_program: MakeProgram
) -> None:
    program = with_an_excluded_one(library, make_program)
    old = as_before(
        program, [{"code": "excluded:1:seated-flexion-full", "reason": "The scan is fine"}], []
    )
    (kept,) = old.overrides
    assert (kept.rule.code, kept.reason, kept.on) == ("excluded", "The scan is fine", None)
    assert kept.place == Place(phase=1, exercise="seated-flexion-full")
    again = found(old, library, "excluded")
    assert {one.cause for one in again} == {"osteoporosis", "radiculopathy_irritable"}
    early = [one for one in again if one.place.phase == 1]
    assert len(early) == 2
    assert all(("The scan is fine" in one.advice) == (one in early) for one in again)
    assert not found(old, library, "unused_override")
    assert program_from_json(program_to_json(old)) == (old, [])


def test_an_override_of_before_gives_way_to_the_new_one(
    library: Library, make_program: MakeProgram
) -> None:
    program = with_an_excluded_one(library, make_program)
    old = as_before(
        program, [{"code": "excluded:1:seated-flexion-full", "reason": "The scan is fine"}], []
    )
    told = found(old, library, "excluded")
    for finding in told:
        old = override(old, finding, "The scan is fine", "A. Roy", DAY)
    assert not found(old, library, "excluded")
    assert [one.before_causes for one in old.overrides] == [False] * len(told)


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("excluded:2:glute-set", Place(phase=2, exercise="glute-set")),
        ("minutes:1:Daily", Place(phase=1, session="Daily", field="minutes")),
        ("items:3:A", Place(phase=3, session="A")),
        ("patterns:phase 4", Place(phase=4)),
        ("growth:11", Place(week=11)),
        ("two_at_once:5:glute-set", Place(week=5, exercise="glute-set")),
        ("unfilled:2:Daily:Front: leg", Place(phase=2, session="Daily", slot="Front: leg")),
        ("clearance:pars_acute", Place(field="precautions")),
        ("excluded:9:glute-set", Place()),
        ("excluded", Place()),
        ("growth:²", Place()),
        ("something else", Place()),
        ("", Place()),
    ],
)
def test_any_code_of_before_can_be_read(
    library: Library, make_program: MakeProgram, code: str, place: Place
) -> None:
    entry = {"code": code, "message": "It was so.", "where": "week 1 / A", "severity": "advice"}
    program = as_before(make_program(), [{"code": code, "reason": "Known"}], [entry])
    assert program.overrides[0].place == place
    assert program.problems[0].place == place
    assert program.problems[0].message == "It was so."
    judged(program, library)


def test_what_meets_nothing_is_told_and_can_be_withdrawn(
    library: Library, make_program: MakeProgram
) -> None:
    program = as_before(make_program(), [{"code": "excluded:1:glute-set", "reason": "Known"}], [])
    (finding,) = found(program, library, "unused_override")
    assert (finding.severity, finding.may_override) == ("advice", False)
    mended = mend(program, library, finding, finding.fixes[0])
    assert mended.overrides == ()
    with pytest.raises(EditRefused, match="already"):
        mend(mended, library, finding, finding.fixes[0])


def test_dropping_mends_every_rule_against_an_exercise(
    library: Library, make_program: MakeProgram
) -> None:
    program = with_an_excluded_one(library, make_program)
    first, *others = found(program, library, "excluded")
    assert {first.cause, *(one.cause for one in others)} == {
        "osteoporosis",
        "radiculopathy_irritable",
    }
    mended = mend(program, library, first, first.fixes[0])
    assert found(mended, library, "excluded") == [one for one in others if one.place.phase != 1]
    with pytest.raises(EditRefused, match="not in this phase"):
        mend(mended, library, first, first.fixes[0])
    while left := found(mended, library, "excluded"):
        mended = mend(mended, library, left[0], left[0].fixes[0])
    assert "seated-flexion-full" not in mended.exercises


@pytest.mark.parametrize(("code", "change"), [("effort", {"effort": 9}), ("dose", {"reps": 60})])
def test_lowering_goes_to_the_limit_and_no_further(
    library: Library, make_program: MakeProgram, code: str, change: dict[str, int]
) -> None:
    program = make_program(irritability="high")
    row = next(r for r in rows(program) if len(r.weeks) > 1 and r.weeks[0][1].reps > 1)
    changed = set_dosage(program, library, row, row.weeks[1][0], change)
    finding = next(
        one for one in found(changed, library, code) if one.place.exercise == row.exercise
    )
    mended = mend(changed, library, finding, finding.fixes[0])
    after = next(r for r in rows(mended) if r.key == row.key)
    (name,) = change
    assert after.weeks[0] == row.weeks[0]
    assert getattr(after.weeks[1][1], name) == finding.limit
    assert not any(one.key == finding.key for one in review(mended, library))


def test_an_override_says_what_was_accepted_and_a_worse_value_reopens_it(
    library: Library, make_program: MakeProgram
) -> None:
    program = make_program()
    row = rows(program)[0]
    nine = set_dosage(program, library, row, 1, {"effort": 8})
    finding, *later = found(nine, library, "effort")
    kept = override(nine, finding, "Used to it", "A. Roy", DAY)
    assert (kept.overrides[0].value, kept.overrides[0].limit) == (8, finding.limit)
    assert found(kept, library, "effort") == later
    worse = set_dosage(kept, library, row, 1, {"effort": 10})
    assert "8 was accepted" in found(worse, library, "effort")[0].advice
    assert found(withdraw(kept, kept.overrides[0]), library, "effort") == [finding, *later]


def test_a_dash_from_an_earlier_program_holds_for_nothing(
    library: Library, make_program: MakeProgram
) -> None:
    program = set_dosage(make_program(), library, rows(make_program())[0], 1, {"effort": 9})
    finding = found(program, library, "effort")[0]
    kept = override(program, finding, "Used to it", "A. Roy", DAY).overrides[0]
    assert kept.holds(finding)
    assert not kept.model_copy(update={"reason": "-"}).holds(finding)


def test_a_red_flag_cannot_be_overridden(library: Library, make_program: MakeProgram) -> None:
    program = make_program()
    intake = program.intake.model_copy(update={"red_flags": ("RF-02",)})
    raised = program.model_copy(update={"intake": intake})
    (finding,) = found(raised, library, "not_cleared")
    with pytest.raises(EditRefused, match="cannot be overridden"):
        override(raised, finding, "I know her", "A. Roy", DAY)
