"""The visit without the app: which key answers what, what is asked, and what it becomes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.building.build import build
from planner.building.rows import rows
from planner.follow_up.difference import difference
from planner.model.library import Library
from planner.model.program.program import Program
from planner.model.stored import GivenOut
from planner.services.progress import progress
from planner.services.visit_answers import OpenVisit, begin, with_answers
from planner.services.visits import preview
from planner.store.memory import MemoryStore
from planner.tui.state.draft_intake import from_intake, to_intake
from planner.tui.state.visit_draft import DecisionMade, VisitDraft, visit_from_json, visit_to_json
from planner.tui.words.answer_lines import laid_out
from planner.tui.words.decide_words import (
    decided,
    difference_text,
    proposal_key,
    proposal_line,
    proposal_text,
)
from planner.tui.words.diary_cells import COLUMNS, At, after, beside, columns_of, first_of, typed
from planner.tui.words.print_choices import mondays
from planner.tui.words.questions import (
    AnswerChoice,
    Heading,
    Question,
    answered,
    refused,
    rubbed_out,
)
from planner.tui.words.visit_filled import visit_answers
from planner.tui.words.visit_sheet import after_a_gap, flags_asked, visit_lines
from tests.conftest import an_intake
from tests.follow_up.diaries import days, told

MONDAY, WEEK_3 = date(2026, 11, 30), date(2026, 12, 14)
MARK = Question(
    "x.squat",
    "Squat",
    "one",
    (AnswerChoice("1", "easy", "easy"), AnswerChoice("4", "hurt", "hurt")),
    helps=True,
)
OF_TEN = Question("week.sleep", "Sleep", "number")
MINUTES = Question("found.minutes", "Minutes", "number", most=120)
METRES = Question("m.walk", "Walk", "number", most=900, decimal=True)
SIGNS = Question(
    "week.safety",
    "New",
    "many",
    (AnswerChoice("1", "numb", "numb"), AnswerChoice("2", "fall", "fall")),
)


@pytest.fixture
def program(library: Library) -> Program:
    made = build(an_intake(weeks=8), library).program
    assert made is not None
    return made


@pytest.fixture
def begun(program: Program, library: Library) -> OpenVisit:
    return opened(program, library, WEEK_3)


def opened(program: Program, library: Library, on: date) -> OpenVisit:
    store = MemoryStore()
    stored = store.create(program)
    store.issue(stored, GivenOut(monday=MONDAY))
    return begin(store, stored, library, on)


def pressed(question: Question, *keys: str) -> str:
    value = ""
    for key in keys:
        found = answered(question, value, key)
        assert found is not None, key
        value = found.value
    return value


def test_one_key_answers_and_the_same_takes_it_back() -> None:
    assert pressed(MARK, "4") == "hurt"
    assert pressed(MARK, "4", "1") == "easy"
    assert pressed(MARK, "4", "4") == ""
    assert pressed(MARK, "4", "+") == pressed(MARK, "+", "4") == "hurt+"
    assert answered(MARK, "", "7") is None, "that key is not for this question"


def test_a_digit_is_a_whole_answer_out_of_ten_and_x_is_ten() -> None:
    found = answered(OF_TEN, "", "7")
    assert found is not None
    assert (found.value, found.done) == ("7", True)
    assert pressed(OF_TEN, "7", "3") == "3"
    assert pressed(OF_TEN, "x") == "10"
    assert answered(OF_TEN, "", "y") is None


def test_longer_numbers_are_typed_and_rubbed_out() -> None:
    assert pressed(MINUTES, "1", "5") == "15"
    assert answered(MINUTES, "99", "9") is None
    assert "0 to 120" in refused(MINUTES, "9"), "999 minutes are no answer, and no other one"
    assert rubbed_out(MINUTES, "15") == "1"
    assert pressed(METRES, "4", "2", ".", "5") == pressed(METRES, "4", "2", ",", "5") == "42.5"


def test_several_are_ticked_and_none_is_an_answer_too() -> None:
    assert pressed(SIGNS, "2", "1") == "numb,fall"
    assert pressed(SIGNS, "2", "2") == ""
    assert pressed(SIGNS, "1", "n") == "none"
    assert pressed(SIGNS, "n", "2") == "fall"


def ids(begun: OpenVisit) -> list[str]:
    return [line.id for line in visit_lines(begun) if isinstance(line, Question)]


def test_everything_is_on_one_sheet(begun: OpenVisit) -> None:
    there = ids(begun)
    first = ["flags", "week.safety", "week.sessions_done", "week.worst_pain"]
    first += ["week.usual_effort", "week.flare"]
    assert there[:6] == first, "what may not wait, then what is told: a key each, six in all"
    for name in (
        *("week.safety", "week.sessions_done", "week.flare", "week.barriers", "found.pain_now"),
        *("found.pain_usual", "found.minutes", "found.days", "precautions", "findings"),
        *("change.symptom_side", "change.lowest_point", "direction", "found.irritability"),
        *("hurts", "m.pain_back", "found.knows_lights", "note", "next_weeks"),
    ):
        assert name in there, name
    lanes = {f"x.{row.item(2).exercise}" for row in rows(begun.was) if row.item(2)}  # type: ignore[union-attr]
    assert lanes == {name for name in there if name.startswith("x.")}


def test_the_questions_fit_the_patient(begun: OpenVisit, library: Library) -> None:
    assert "found.walk_settles" in ids(begun)
    settles = next(
        line
        for line in visit_lines(begun)
        if isinstance(line, Question) and line.id == "found.walk_settles"
    )
    # The numbers themselves, not those of the rules: one that is changed there is noticed here.
    assert [one.label for one in settles.choices] == ["5 min", "5-15 min", "over 15 min"]
    nerve = build(an_intake(presentation="sciatica"), library).program
    assert nerve is not None
    asked = ids(opened(nerve, library, WEEK_3))
    assert "found.leg" in asked
    assert "found.walk_settles" not in asked


def test_every_line_fits_80_columns_and_none_of_its_answers_is_lost(begun: OpenVisit) -> None:
    lines = visit_lines(begun)
    found = laid_out(lines, {}, 78, lambda _, value: value)
    assert all(len(row.text.rstrip()) <= 78 for row in found)
    text = " ".join(row.text for row in found)
    for line in lines:
        if isinstance(line, Question) and line.kind in ("one", "many"):
            assert all(f"{one.key} {one.label}" in text for one in line.choices), line.id
    marks = [row.question.id for row in found if row.question and row.question.id[:2] == "x."]
    assert len(marks) == len(set(marks)), "an exercise is one line"
    row = next(row for row in found if row.question and row.question.id == "found.irritability")
    assert row.key_at(row.text.index("high")) == "3", "a click on a word is its key"


def test_after_a_long_pause_irritability_must_be_told(program: Program, library: Library) -> None:
    store = MemoryStore()
    stored = store.create(program)
    store.issue(stored, GivenOut(monday=MONDAY))
    checkin = told(program, days(program, (1,)))
    store.keep_record(stored.patient_id, stored.id, "checkin", checkin.model_dump_json())
    late = begin(store, stored, library, date(2027, 1, 11))
    assert after_a_gap(late) == {"found.irritability"}
    must = [
        line.id
        for line in visit_lines(late, after_a_gap(late))
        if isinstance(line, Question) and line.must
    ]
    assert must == ["flags", "found.irritability"]
    assert len(flags_asked(late)) == len(library.rules.red_flags), "all of them, after so long"
    assert len(flags_asked(opened(program, library, WEEK_3))) < len(flags_asked(late))
    assert after_a_gap(opened(program, library, WEEK_3)) == frozenset()


def test_answers_become_what_the_rules_go_by(begun: OpenVisit, program: Program) -> None:
    exercise = program.weeks[1].sessions[0].items[0].exercise
    draft = VisitDraft("Ann")
    for question, value in {
        "flags": "none",
        "week.safety": "none",
        "week.sessions_done": "3",
        "week.flare": "no",
        "week.barriers": "no_time,forgot",
        f"x.{exercise}": "hurt+",
        "found.pain_now": "5",
        "found.pain_usual": "3",
        "found.minutes": "15",
        "found.walk_settles": "long",
        "precautions": "=osteoporosis",
        "findings": "none",
        "direction": "extension",
        "change.lowest_point": "calf",
        "m.pain_back": "4",
        "hurts": "=lunge",
    }.items():
        draft = draft.with_answer(question, value)
    found = visit_answers(draft, begun)
    assert found.found.flags_asked
    assert found.found.verdicts == {exercise: "hurt"}
    assert (found.found.pain_now, found.found.minutes) == (5, 15)
    assert (found.found.walk_settles, found.found.hurts) == ("long", ("lunge",))
    assert found.changes == {
        "precautions": ("osteoporosis",),
        "findings": ("centralizes_extension",),
        "lowest_point": "calf",
        "usual_pain": 3,
    }
    assert found.told is not None
    week = found.told.weeks[2]
    assert (week.sessions_done, week.flare, week.barriers) == (3, False, ("no_time", "forgot"))
    assert set(week.safety.values()) == {False}
    assert week.exercises[exercise].helps
    assert [(one.measure, one.value) for one in found.taken] == [("pain_back", 4.0)]


def test_what_was_not_answered_is_not_told(begun: OpenVisit) -> None:
    found = visit_answers(VisitDraft("Ann"), begun)
    assert found.told is None
    assert not found.found.model_fields_set - {"verdicts", "helps", "hurts", "flags_asked"}
    assert found.changes == {}
    assert found.taken == ()


def test_a_diary_is_typed_with_digits_and_goes_on_by_itself(program: Program) -> None:
    at: At | None = first_of(1, program)
    cells = {}
    while at is not None and at.week == 1:
        key = "12343"[at.column]
        value = typed(key, at, program)
        assert value is not None
        cells[at.name] = value
        at = after(at, program, range(1, 3))
    assert at == first_of(2, program)
    of_week = {name.split(".")[1] for name in cells}
    assert len(cells) == 5 * len(of_week), "a digit for each row of the paper"
    start = first_of(1, program)
    assert typed("x", At(1, start.day, 1), program) == "10"
    assert typed("7", start, program) is None, "done is 1 or 0"
    assert after(At(2, 6, 4), program, range(1, 3)) is None


def test_leg_and_walks_are_typed_where_the_paper_asks_them(
    program: Program, begun: OpenVisit, library: Library
) -> None:
    assert [COLUMNS[one] for one in columns_of(program)][4:] == ["leg", "walk_min", "walk_stops"]
    start = first_of(1, program)
    cell = beside(At(1, start.day, 3), 0, 2, program)
    assert typed("4", cell, program, "2") == "24"
    assert typed("9", cell, program, "24") is None, "no one walks 249 minutes"
    assert beside(cell, 1, 0, program).column == cell.column
    days = {cell.name: "24", beside(cell, 0, 1, program).name: "2"}
    told_ = visit_answers(VisitDraft("Ann", days=days), begun).told
    assert told_ is not None
    assert (told_.days[0].walk_min, told_.days[0].walk_stops) == (24, 2)
    assert told_.days[0].not_done is None, "of the session nothing was said"
    leg = after(At(1, start.day, 3), program, [1])
    assert leg is not None
    assert (COLUMNS[leg.column], typed("4", leg, program)) == ("leg", None)
    lower = {leg.name: "3", At(1, leg.day).name: "0"}
    told_ = visit_answers(VisitDraft("Ann", days=lower), begun).told
    assert told_ is not None
    assert (told_.days[0].leg, told_.days[0].not_done) == ("lower", True)
    strain = build(an_intake(presentation="strain"), library).program
    assert strain is not None
    assert len(columns_of(strain)) == 4, "others have four numbers"


def test_a_typed_diary_is_a_check_in(begun: OpenVisit, program: Program) -> None:
    start = first_of(1, program)
    typed = ("1", "2", "10", "4")
    days = {At(1, start.day, column).name: value for column, value in enumerate(typed)}
    draft = VisitDraft("Ann", days=days)
    found = visit_answers(draft, begun).told
    assert found is not None
    (day,) = found.days
    assert day.done
    assert (day.pain_before, day.pain_after, day.effort) == (2, 10, 4)
    assert found.source == "typed"


def test_whose_norms_hold_is_asked_once_and_changes_no_week(
    program: Program, library: Library
) -> None:
    store = MemoryStore()
    stored = store.create(program)
    store.issue(stored, GivenOut(monday=MONDAY))
    begun = begin(store, stored, library, WEEK_3)
    asked = {one.id: one for one in visit_lines(begun) if isinstance(one, Question)}
    assert asked["norms"].before == ""
    answers = {"norms": "female", "m.chair_stand_30s": "9"}
    said = visit_answers(VisitDraft(answers=answers), begun)
    seen = with_answers(begun, said)
    after = preview(seen, ()).program
    assert after.intake.patient.sex_for_norms == "female"
    assert after.weeks == program.weeks
    again, wrong = to_intake(from_intake(after.intake, 1), library, 2026)
    assert again is not None, wrong
    assert again.patient == after.intake.patient, "the form keeps it"
    stored = store.save(stored, after)
    later = begin(store, stored, library, WEEK_3)
    known = {one.id: one for one in visit_lines(later) if isinstance(one, Question)}
    assert known["norms"].before == "was women"
    page = progress(seen.at, seen.told, WEEK_3, "")
    (line,) = (one for one in page.measures if "chair" in one.name)
    assert line.usual == "11 to 16"


def test_a_draft_comes_back_as_it_was_left() -> None:
    draft = VisitDraft("Ann", "1957", days={"1.mon.done": "1"}).with_answer("flags", "none")
    draft = draft.with_decision("E14|Squat", DecisionMade("declined", "Seen"))
    assert visit_from_json(visit_to_json(draft)) == draft
    assert visit_from_json("{") is None
    assert visit_from_json('{"name": "An intake"}') is None


def test_a_proposal_says_everything_and_is_decided(begun: OpenVisit, library: Library) -> None:
    checkin = told(begun.was, days(begun.was, (1, 2)))
    seen = with_answers(
        replace(begun, told=replace(begun.told, checkin=checkin)),
        visit_answers(VisitDraft("Ann").with_answer("found.minutes", "10"), begun),
    )
    assert seen.proposals
    for one in seen.proposals:
        text = proposal_text(one, seen.at.program, library, {}).plain
        for part in ("Therapist: ", "Patient: ", "Rests on: ", one.rule):
            assert part in text
        rests = text.split("Rests on: ")[1].split("\n")[0]
        assert all(len(part.split(maxsplit=1)) == 2 for part in rests.split("; ")), rests
        assert proposal_line(one, seen.at.program).startswith(f"[ ] {one.rule}")
    fit = next(one for one in seen.proposals if one.action == "fit")
    draft = VisitDraft("Ann").with_decision(proposal_key(fit), DecisionMade("accepted"))
    answers = decided(seen.proposals, draft)
    assert [one.answer for one in answers if one.rule == fit.rule] == ["accepted"]
    made = preview(seen, answers)
    found = difference(begun.was, made.program, seen.at.next_week)
    assert found.changed
    text = difference_text(found, begun.was, made.program, ("One no longer fits.",)).plain
    assert f"{len(found.changed)} lines change; " in text
    assert all(f"({one.slot})" in text for one in found.changed)
    assert "One no longer fits." in text
    declined = DecisionMade("declined", "Seen today")
    other = decided(seen.proposals, draft.with_decision(proposal_key(fit), declined))
    assert preview(seen, other).program == preview(seen, seen.proposals).program


def test_the_next_monday_comes_first_and_is_shown_with_its_date() -> None:
    offered = mondays(date(2026, 11, 30))
    assert offered[0] == ("2026-11-30", "begins Monday 30 Nov 2026")
    assert all(date.fromisoformat(day).weekday() == 0 for day, _ in offered)
    assert "2026-11-23" in dict(offered), "also where it has begun"


def test_before_week_1_no_days_of_it_are_named_that_are_past(
    program: Program, library: Library
) -> None:
    early = opened(program, library, MONDAY - timedelta(days=1))
    heads = [line.text for line in visit_lines(early) if isinstance(line, Heading)]
    assert any(f"which begins {MONDAY:%-d %b}" in text for text in heads)
