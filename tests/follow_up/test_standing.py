"""What the list of patients says of a program on a day."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from planner.building.alarms import cleared, sign_alarm, with_alarms
from planner.follow_up.standing import looks, standing
from planner.model.follow_up.proposal import Proposal
from planner.model.follow_up.standing import ProgramStanding
from planner.model.follow_up.visit import Visit, VisitFound
from planner.model.library import Library
from planner.model.program.checkin import CheckIn, WeekTold
from planner.model.program.program import Program
from planner.model.screening import Clearance
from tests.conftest import MakeProgram
from tests.follow_up.diaries import days, told

MONDAY = date(2026, 11, 30)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


@pytest.fixture
def program(make_program: MakeProgram) -> Program:
    return make_program(presentation="chronic", function="active", weeks=12)


def kinds(at: ProgramStanding, on: date, library: Library) -> list[str]:
    return [one.kind for one in looks(at, on, library)]


def a_visit(number: int, on: date, **parts: Any) -> Visit:
    return Visit(number=number, on=on, **parts)


def diary(program: Program, on: date, **weeks: WeekTold) -> CheckIn:
    return told(program, **weeks).model_copy(update={"told_at": on})


BLADDER = WeekTold(safety={"saddle_bladder_bowel": True})
NO_SIGN = WeekTold(safety={"saddle_bladder_bowel": False})


def test_nothing_given_out_is_nothing_to_look_at(program: Program, library: Library) -> None:
    assert kinds(standing(program, None, ()), day(60), library) == []


def test_silence_counts_from_the_last_word(program: Program, library: Library) -> None:
    quiet = standing(program, MONDAY, ())
    assert "silent" not in kinds(quiet, day(13), library)
    (look,) = (one for one in looks(quiet, day(16), library) if one.kind == "silent")
    assert look.words == "No news for 16 days."
    told_then = standing(program, MONDAY, [diary(program, day(10))])
    assert told_then.last_told == day(10)
    assert "silent" not in kinds(told_then, day(23), library)
    assert "silent" in kinds(told_then, day(24), library)
    seen = standing(program, MONDAY, [a_visit(2, day(20))])
    assert "silent" not in kinds(seen, day(33), library)


def test_a_diary_without_a_day_was_told_when_it_ends(program: Program) -> None:
    wrote = standing(program, MONDAY, [told(program, days(program, (1, 2)))])
    assert wrote.last_told is not None
    assert day(7) <= wrote.last_told < day(14)


def test_a_sign_is_an_alarm_until_a_visit_has_looked(program: Program, library: Library) -> None:
    sign = diary(program, day(9), w1=BLADDER)
    raised = standing(program, MONDAY, [sign])
    (look,) = (one for one in looks(raised, day(100), library) if one.kind == "alarm")
    assert "bladder" in look.words
    assert kinds(raised, day(100), library)[0] == "alarm"
    after = standing(program, MONDAY, [sign, a_visit(2, day(10))])
    assert "alarm" not in kinds(after, day(11), library)
    again = standing(
        program, MONDAY, [sign, a_visit(2, day(10)), diary(program, day(12), w1=BLADDER)]
    )
    assert "alarm" not in kinds(again, day(12), library), "the same diary read once more"
    new = standing(
        program, MONDAY, [sign, a_visit(2, day(10)), diary(program, day(12), w2=BLADDER)]
    )
    assert "alarm" in kinds(new, day(12), library)


def test_a_sign_that_was_corrected_is_none(program: Program, library: Library) -> None:
    kept = [diary(program, day(9), w1=BLADDER), diary(program, day(9), w1=NO_SIGN)]
    assert "alarm" not in kinds(standing(program, MONDAY, kept), day(10), library)


def test_a_visit_that_stopped_stays_an_alarm_until_the_next(
    program: Program, library: Library
) -> None:
    stopped = a_visit(2, day(10), found=VisitFound(alarm="foot drop"))
    assert "alarm" in kinds(standing(program, MONDAY, [stopped]), day(11), library)
    clear = standing(program, MONDAY, [stopped, a_visit(3, day(14))])
    assert "alarm" not in kinds(clear, day(14), library)


def test_an_alarm_of_the_program_stays_until_it_is_cleared_by_name(
    program: Program, library: Library
) -> None:
    """A visit is closed with it cleared, and still tells what was found."""
    on = day(9)
    found = ("found_day9", "foot drop")
    stopped = with_alarms(program, [sign_alarm("saddle_bladder_bowel", 1), found], on)
    kept = [
        diary(program, on, w1=BLADDER),
        a_visit(2, on, found=VisitFound(alarm="foot drop")),
        a_visit(3, day(16), found=VisitFound(alarm="foot drop")),
    ]

    def alarm(of: Program, told: list[CheckIn | Visit]) -> list[str]:
        at = standing(of, MONDAY, told)
        return [one.words for one in looks(at, day(17), library) if one.kind == "alarm"]

    (words,) = alarm(stopped, kept)
    assert words.count("foot drop") == words.count("bladder") == 1, "each is said once"
    half = cleared(stopped, letter("found_day9"))
    (words,) = alarm(half, kept)
    assert "foot drop" not in words
    assert "bladder" in words
    assert alarm(cleared(half, letter("saddle_bladder_bowel_w1")), kept) == []
    assert alarm(half, []) != [], "whatever became of the diary"


def letter(alarm: str) -> Clearance:
    return Clearance(of=alarm, by="Dr. Vo", on=day(10), reason="Seen today; may go on.")


def test_a_red_flag_that_nobody_cleared_is_an_alarm(
    make_program: MakeProgram, program: Program, library: Library
) -> None:
    flag = next(f for f in library.rules.red_flags.values() if f.answers[0].action == "emergency")
    raised = standing(program, None, ()).model_copy(update={"flags": (flag.id,)})
    assert kinds(raised, day(0), library) == ["alarm"]
    unknown = raised.model_copy(update={"flags": ("RF-99",)})
    assert kinds(unknown, day(0), library) == ["alarm"], "what nobody knows is not safe"


def test_a_gate_is_due_in_the_last_week_of_a_phase(program: Program, library: Library) -> None:
    end = program.phases[0].weeks[1]
    due = 7 * (end - 1)
    quiet = standing(program, MONDAY, ())
    assert "gate" not in kinds(quiet, day(due), library)
    assert "gate" in kinds(quiet, day(due + 1), library)
    looked = standing(program, MONDAY, [a_visit(2, day(due + 2))])
    assert "gate" not in kinds(looked, day(due + 3), library)
    next_end = program.phases[1].weeks[1]
    assert "gate" in kinds(looked, day(7 * next_end), library)
    said = [
        one.words
        for on in (due + 1, due + 8)
        for one in looks(quiet, day(on), library)
        if one.kind == "gate"
    ]
    assert [" ends " in said[0], " ended " in said[1]] == [True, True]


def test_a_review_is_due_when_it_is_to_be_judged(program: Program, library: Library) -> None:
    due = library.rules.follow_up.response.other_days
    quiet = standing(program, MONDAY, ())
    assert "review" not in kinds(quiet, day(due - 1), library)
    assert "review" in kinds(quiet, day(due), library)
    judged = a_visit(2, day(due), proposals=(Proposal(rule="P8_responder", action="tell"),))
    assert "review" not in kinds(standing(program, MONDAY, [judged]), day(due + 1), library)


def test_a_program_that_is_over_asks_for_a_last_look_and_nothing_else(
    program: Program, library: Library
) -> None:
    quiet = standing(program, MONDAY, ())
    assert kinds(quiet, day(7 * 12), library) == ["review"]
    assert "over" in looks(quiet, day(7 * 12), library)[0].words
    seen = standing(program, MONDAY, [a_visit(2, day(7 * 12))])
    assert kinds(seen, day(200), library) == []


def test_a_restriction_is_reviewed_in_its_week(make_program: MakeProgram, library: Library) -> None:
    rule = next(r for r in library.rules.precautions.values() if r.review_weeks and not r.stop)
    program = make_program(precautions=[rule.id])
    at = standing(program, MONDAY, [a_visit(2, day(1))])
    week = min(at.restrictions.values())
    words = [one.words for one in looks(at, day(7 * week), library) if one.kind == "review"]
    assert len(words) == 1
    assert rule.name in words[0] or "over" in words[0] or "day" in words[0]


def test_a_recall_reaches_the_weeks_that_are_left(program: Program, library: Library) -> None:
    first = next(item.exercise for item in program.weeks[0].sessions[0].items)
    at = standing(program, MONDAY, ())
    fewer = replace(library, exercises={k: v for k, v in library.exercises.items() if k != first})
    assert "recalled" in kinds(at, MONDAY, fewer)
    assert "recalled" not in kinds(at, MONDAY, library)
    assert "recalled" not in kinds(at, day(7 * at.exercises[first]), fewer) or (
        at.exercises[first] == at.weeks
    )


def test_the_next_visit_is_that_of_the_last_visit(program: Program) -> None:
    early = a_visit(2, day(3), next_visit=day(10))
    late = a_visit(3, day(10), next_visit=day(31))
    assert standing(program, MONDAY, [early, late]).next_visit == day(31)
    corrected = a_visit(3, day(10), next_visit=day(24))
    assert standing(program, MONDAY, [early, late, corrected]).next_visit == day(24)
