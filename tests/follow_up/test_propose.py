"""What is proposed at a visit for a program that was built, from a diary of it."""

from dataclasses import replace
from datetime import date

import pytest

from planner.follow_up.derive import Situation, exercise_facts
from planner.follow_up.doubts import doubts, notes_to_read
from planner.follow_up.program_rules import light_week
from planner.follow_up.propose import propose
from planner.library.sentences import load_sentences
from planner.model.follow_up.proposal import Proposal
from planner.model.follow_up.visit import Visit
from planner.model.library import Library
from planner.model.program.checkin import ExerciseTold, WeekTold
from planner.model.program.program import Program
from planner.services.progress import progress
from planner.services.proposal_words import to_patient, to_therapist
from planner.services.visits import ToldSoFar
from tests.conftest import MakeProgram
from tests.follow_up.diaries import at_visit, days, marks, told


@pytest.fixture
def program(make_program: MakeProgram) -> Program:
    return make_program(presentation="chronic", function="active", weeks=12)


def rules(proposals: tuple[Proposal, ...], slot: bool = True) -> list[str]:
    return [one.rule for one in proposals if bool(one.slot) is slot]


def lane(program: Program, job: str) -> str:
    return next(i.exercise for s in program.weeks[1].sessions for i in s.items if i.slot == job)


def test_who_did_all_of_it_well_moves_up_as_far_as_a_week_allows(
    program: Program, library: Library
) -> None:
    at = at_visit(program, library, told(program, days(program, (1, 2))), 3)
    found = propose(at)
    grows = [one for one in found if one.action == "progress"]
    assert 1 <= len(grows) <= at.case.growing_max(program.weeks[2].phase)
    assert {*rules(found)} <= {"E14", "E12", "top", "E7"}
    assert propose(at) == found


def test_who_told_nothing_stays_where_they_are(program: Program, library: Library) -> None:
    found = propose(at_visit(program, library, told(program), 3))
    assert {one.action for one in found if one.slot} == {"hold"}
    assert rules(found, slot=False) == ["P2", "P7_ask"]


def test_an_alarm_is_alone(program: Program, library: Library) -> None:
    ticked = WeekTold(safety={"saddle_bladder_bowel": True})
    checkin = told(program, days(program, (1, 2)), w2=ticked)
    assert rules(propose(at_visit(program, library, checkin, 3)), slot=False) == ["P1"]
    seen = at_visit(program, library, told(program), 3, alarm="Weaker in the left foot")
    (only,) = propose(seen)
    assert (only.rule, only.action) == ("P1", "stop")
    assert "Weaker in the left foot" in to_therapist(only, program, library)
    assert to_patient(only, program, library, "en", {}) == ""


def test_in_a_flare_up_nothing_grows(program: Program, library: Library) -> None:
    checkin = told(program, days(program, (1, 2)), w2=WeekTold(flare=True))
    found = propose(at_visit(program, library, checkin, 3))
    assert rules(found, slot=False)[0] == "P4"
    assert {one.action for one in found if one.slot} == {"hold"}


def test_under_half_done_holds_and_asks(program: Program, library: Library) -> None:
    few = days(program, (1,)) + days(program, (2,))[:2]
    found = propose(at_visit(program, library, told(program, few), 3))
    assert "P5" in rules(found)


def test_who_was_asked_for_signs_alone_has_not_told_that_nothing_was_done(
    program: Program, library: Library
) -> None:
    asked = WeekTold(safety={"numb_weak": False}, worst_pain=3)
    at = at_visit(program, library, told(program, days(program, (1,)), w2=asked), 3)
    assert at.adherence(2) is None
    assert {*rules(propose(at))} <= {"E7b", "E7"}
    none_done = WeekTold(sessions_done=0)
    at = at_visit(program, library, told(program, days(program, (1,)), w2=none_done), 3)
    assert at.adherence(2) == 0


@pytest.mark.parametrize(("planned", "left"), [(15, 10), (20, 10), (30, 20), (100, 65)])
def test_no_time_is_answered_with_less(
    make_program: MakeProgram, library: Library, planned: int, left: int
) -> None:
    program = make_program(minutes_per_day=planned)
    checkin = told(program, days(program, (1, 2)), w2=WeekTold(barriers=("no_time",)))
    found = propose(at_visit(program, library, checkin, 3))
    time = next(one for one in found if one.rule == "no_time")
    assert (time.action, time.minutes) == ("fit", left)


def test_less_time_is_one_answer(program: Program, library: Library) -> None:
    checkin = told(program, days(program, (1, 2)))
    found = propose(at_visit(program, library, checkin, 3, minutes=15))
    fits = [one for one in found if one.action == "fit"]
    assert [(one.minutes, one.days) for one in fits] == [(15, 5)]


def test_a_kind_that_hurts_is_one_answer(program: Program, library: Library) -> None:
    checkin = told(program, days(program, (1, 2, 3, 4)))
    found = propose(at_visit(program, library, checkin, 5, hurts=["squat"]))
    squat = next(one for one in found if one.slot == "Squat")
    assert squat.action in ("rung_down", "swap")
    assert squat.alternative
    others = {one.action for one in found if one.slot not in ("", "Squat")}
    assert others <= {"hold", "progress"}


def test_what_hurt_goes_back_and_nothing_else(program: Program, library: Library) -> None:
    squat = lane(program, "Squat")
    red = days(program, (2,), pain_after=6)[-1:]
    checkin = told(program, days(program, (1, 2))[:-1], red, w2=marks(**{squat: "hurt"}))
    found = propose(at_visit(program, library, checkin, 3))
    back = [one.slot for one in found if one.action in ("start_dose", "rung_down", "less")]
    assert back == ["Squat"]


def test_a_red_session_that_nobody_owns_holds_all_and_asks(
    program: Program, library: Library
) -> None:
    red = days(program, (2,), pain_after=6)[-1:]
    at = at_visit(program, library, told(program, days(program, (1, 2))[:-1], red), 3)
    done = {*red[0].done}
    there = {one.slot for one in at.lanes if done & {*(one.cell(2) or one.cells[0]).sessions}}
    assert {one.action for one in propose(at) if one.slot in there} == {"hold"}
    assert any("nobody knows which" in one for one in doubts(at))


def test_not_for_me_is_swapped_for_another_of_its_kind(program: Program, library: Library) -> None:
    squat = lane(program, "Squat")
    checkin = told(program, days(program, (1, 2)), w2=marks(**{squat: "no"}))
    one = next(o for o in propose(at_visit(program, library, checkin, 3)) if o.slot == "Squat")
    assert one.rule == "E2"
    assert one.alternative in library.exercises


def test_numbers_that_look_wrong_are_asked_about(program: Program, library: Library) -> None:
    swapped = days(program, (1,), pain_before=7, pain_after=3)[:1]
    at = at_visit(program, library, told(program, swapped), 2)
    assert any("swapped" in one for one in doubts(at))
    near = days(program, (1,), pain_before=6, pain_after=3)[:1]
    assert doubts(at_visit(program, library, told(program, near), 2)) == ()


@pytest.mark.parametrize(("count", "same"), [(5, False), (6, True)])
def test_the_same_numbers_every_day_are_pointed_out(
    program: Program, library: Library, count: int, same: bool
) -> None:
    at = at_visit(program, library, told(program, days(program, (1, 2))[:count]), 3)
    assert any("same numbers" in one.lower() for one in doubts(at)) is same


@pytest.mark.parametrize(("share", "counts"), [(0.75, True), (0.74, False)])
def test_less_than_most_of_a_session_is_not_done(
    program: Program, library: Library, share: float, counts: bool
) -> None:
    squat = lane(program, "Squat")
    week = WeekTold(exercises={squat: ExerciseTold(done_share=share)})
    at = at_visit(program, library, told(program, days(program, (2,)), w2=week), 3)
    row = next(one for one in at.lanes if one.slot == "Squat")
    assert all(s.done is counts for s in exercise_facts(at, row, rung_below=True).sessions)


@pytest.mark.parametrize(("later", "known"), [(3, True), (4, False)])
def test_next_morning_is_the_next_told_day_if_it_is_near(
    program: Program, library: Library, later: int, known: bool
) -> None:
    monday, other = days(program, (1,))[0], days(program, (1,))[-1]
    names = ("mon", "tue", "wed", "thu", "fri")
    pair = (monday, other.model_copy(update={"day": names[later]}))
    at = at_visit(program, library, told(program, pair), 2)
    assert (at.next_before(0) is not None) is known


def test_two_weeks_that_do_not_fit_ask_for_a_smaller_plan(
    program: Program, library: Library
) -> None:
    few = (*days(program, (1,))[:1], *days(program, (2,))[:1])
    found = propose(at_visit(program, library, told(program, few), 3))
    fits = next(one for one in found if one.rule == "P5b")
    assert fits.days == 2


def test_a_phase_that_is_not_ready_repeats_its_last_week(
    program: Program, library: Library
) -> None:
    last = program.phases[0].weeks[1]
    bad = WeekTold(worst_pain=8)
    checkin = told(program, days(program, range(1, last + 1)), **{f"w{last}": bad})
    found = propose(at_visit(program, library, checkin, last + 1))
    gate = next(one for one in found if one.rule == "P7")
    assert gate.action == "repeat_week"
    assert "knows the lights" in gate.question
    assert "worst pain" in gate.numbers["missing"]


def test_a_long_pause_is_told_once_and_by_its_own_days(program: Program, library: Library) -> None:
    at = at_visit(program, library, told(program, days(program, (1, 2))), 7)
    whole, *lanes = (one for one in propose(at) if one.rule == "gap_phase")
    assert len(lanes) > 3
    assert {to_therapist(one, program, library) for one in lanes} == {
        to_therapist(whole, program, library)
    }
    assert whole.numbers["days"] == str(at.days_since_last_session())
    agreed = (whole, *(one.model_copy(update={"answer": "accepted"}) for one in lanes[1:]))
    agreed = (agreed[0].model_copy(update={"answer": "accepted"}), lanes[0], *agreed[1:])
    visit = Visit(number=2, on=date(2026, 11, 2), proposals=agreed)
    page = progress(replace(at, history=(visit,)), told_of(at), date(2026, 11, 2), "")
    program_line, own = page.rules
    assert all(one.slot in program_line.said for one in lanes[1:])
    assert (program_line.rule, own.rule) == ("Program", lanes[0].slot), "decided otherwise"


def told_of(at: Situation) -> ToldSoFar:
    return ToldSoFar(at.told, None)


@pytest.mark.parametrize(("now", "light"), [(6, True), (4, False)])
def test_effort_told_of_a_whole_week_counts_where_no_day_has_it(
    program: Program, library: Library, now: int, light: bool
) -> None:
    weeks = {"w4": WeekTold(usual_effort=4), "w5": WeekTold(usual_effort=now)}
    at = at_visit(program, library, told(program, **weeks), 6)
    assert at.summary(5).efforts == (now,) * 3
    diary = told(program, days(program, (5,), effort=5), **weeks)
    assert set(at_visit(program, library, diary, 6).summary(5).efforts) == {5}
    same = replace(at.summary(5), same_dose=True)
    rules = library.rules.follow_up.light_week
    assert bool(light_week((at.summary(4), same), rules)) is light


@pytest.mark.parametrize("word", ["bladder", "vejiga", "FELL"])
def test_a_note_with_a_word_of_worry_asks_to_be_read(library: Library, word: str) -> None:
    rules = library.rules.follow_up
    assert notes_to_read({2: f"Trouble: {word} again."}, rules)
    assert notes_to_read({2: "Went for a walk with Ann."}, rules) == ()


def test_each_sentence_is_filled_in_both_languages(program: Program, library: Library) -> None:
    known, _ = load_sentences()
    squat = lane(program, "Squat")
    checkin = told(program, days(program, (1, 2)), w2=marks(**{squat: "no"}))
    for one in propose(at_visit(program, library, checkin, 3, minutes=15)):
        assert "?" not in to_therapist(one, program, library)
        english, spanish = (to_patient(one, program, library, to, known) for to in ("en", "es"))
        assert english != spanish or not english
        assert "{" not in english + spanish


def test_the_rules_of_the_list_are_those_that_fire(program: Program, library: Library) -> None:
    at = at_visit(program, library, told(program, days(program, (1, 2))), 3)
    assert isinstance(at, Situation)
    for one in propose(replace(at, today=100)):
        assert library.rules.follow_up.said(one.rule)
