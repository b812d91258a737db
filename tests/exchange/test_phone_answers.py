"""Answers as a text: what is packed comes out again, and nothing that was changed on the way."""

from dataclasses import replace
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.events import Paste

from planner.exchange.answers.base45 import LETTERS, from_base45, to_base45
from planner.exchange.answers.packed import (
    MARK,
    AnswersUnreadable,
    DayAnswers,
    MarkAnswer,
    PhoneAnswers,
    WeekAnswers,
    pack,
    unpack,
)
from planner.exchange.answers.told import told_by
from planner.model.program.answer_order import exercise_order
from planner.model.program.checkin import ExerciseTold
from planner.model.program.fingerprint import fingerprint
from planner.model.program.program import Program
from planner.model.rules.follow_up_rules import SafetyId
from planner.tui.keys import in_one_line
from tests.conftest import MakeProgram

OUT_OF_TEN = st.none() | st.integers(0, 10)
YES_OR_NO = st.sampled_from((None, False, True))
DAYS = st.builds(DayAnswers, st.integers(0, 15), OUT_OF_TEN, OUT_OF_TEN, OUT_OF_TEN)
WEEKS = st.builds(
    WeekAnswers,
    st.lists(DAYS, min_size=7, max_size=7).map(tuple),
    st.none() | st.integers(0, 15),
    YES_OR_NO,
)


@st.composite
def answers(draw: st.DrawFn) -> PhoneAnswers:
    """Any that a page can make."""
    first = draw(st.integers(1, 12))
    weeks = draw(st.lists(WEEKS, min_size=1, max_size=13 - first))
    marks = draw(st.lists(st.builds(MarkAnswer, st.integers(0, 5), YES_OR_NO), max_size=40))
    program = draw(st.binary(min_size=6, max_size=6)).hex()
    return PhoneAnswers(program, first, tuple(weeks), tuple(marks), draw(st.integers(0, 12)))


ONE = PhoneAnswers(
    "0123456789ab",
    2,
    (WeekAnswers((DayAnswers(1, 3, 4, 5), *(DayAnswers(),) * 6), 0, False),),
    (MarkAnswer(4, True), MarkAnswer()),
    2,
)


@given(answers())
def test_what_is_packed_is_read_again(told: PhoneAnswers) -> None:
    assert unpack(pack(told)) == told


@given(st.binary(max_size=60))
def test_letters_carry_any_bytes(data: bytes) -> None:
    assert from_base45(to_base45(data)) == data


def test_base45_is_that_of_the_standard() -> None:
    """The examples of RFC 9285."""
    for data, text in ((b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"base-45", "UJCLQE7W581")):
        assert (to_base45(data), from_base45(text)) == (text, data)
    for wrong in ("GGW", "::", "A"):
        with pytest.raises(ValueError, match="no such letters"):
            from_base45(wrong)


def test_every_single_wrong_letter_is_caught() -> None:
    text = pack(ONE)
    for at in range(len(text)):
        for letter in {*LETTERS, "a", "\u00e9", ""} - {text[at]}:
            with pytest.raises(AnswersUnreadable):
                unpack(text[:at] + letter + text[at + 1 :])


@given(answers(), st.data())
@settings(max_examples=50)
def test_two_letters_that_changed_places_are_caught(
    told: PhoneAnswers, data: st.DataObject
) -> None:
    text = pack(told)
    at = data.draw(st.integers(len(MARK), len(text) - 2))
    if text[at] != text[at + 1]:
        with pytest.raises(AnswersUnreadable):
            unpack(text[:at] + text[at + 1] + text[at] + text[at + 2 :])


@given(answers(), st.integers(10, 78))
@settings(max_examples=50)
def test_a_message_may_break_lines_and_say_hello(told: PhoneAnswers, width: int) -> None:
    text = pack(told)
    lines = [text[at : at + width] for at in range(0, len(text), width)]
    assert unpack("Hello! " + "\r\n".join(lines) + "\n\nbye") == told
    in_a_field = in_one_line(Paste("\n".join(lines))).text
    if not any(line[0] == " " or line[-1] == " " for line in lines):
        assert unpack(in_a_field) == told


def test_a_line_that_was_broken_at_a_space_and_small_letters_are_read() -> None:
    told = next(
        one
        for number in range(10_000)
        if " " in pack(one := PhoneAnswers(f"{number:012x}", 1, (WeekAnswers(),)))[6:-6]
    )
    assert unpack(pack(told).replace(" ", "\n", 1)) == told
    assert unpack(pack(told).lower()) == told


@pytest.mark.parametrize(
    "sent",
    [
        "{}\n\nSent from my iPhone",
        "{} Thanks, Ann",
        "THANKS! {}. THANKS",
        "> On Monday Ann wrote:\n> {}\n> Bye",
        "\u200b{}\ufeff",
        "{}\n{}",
        "{} and again {}",
    ],
)
def test_what_a_messenger_puts_around_it_is_looked_past(sent: str) -> None:
    """What is refused there would be typed by nobody; what is sent twice is told once."""
    assert unpack(sent.replace("{}", pack(ONE))) == ONE


def test_the_answers_of_two_days_are_not_taken_for_one() -> None:
    other = replace(ONE, first_week=ONE.first_week + 1)
    for between in ("\n", " ", " and last week: "):
        with pytest.raises(AnswersUnreadable, match="several times"):
            unpack(pack(ONE) + between + pack(other))


def test_a_text_that_was_cut_off_is_caught() -> None:
    text = pack(ONE)
    for length in range(len(MARK), len(text)):
        with pytest.raises(AnswersUnreadable):
            unpack(text[:length])


@pytest.mark.parametrize("text", ["", "HEP2:ABC", "my back hurts", MARK, MARK + "AAAA"])
def test_what_is_no_answer_says_what_to_do(text: str) -> None:
    with pytest.raises(AnswersUnreadable) as caught:
        unpack(text)
    assert caught.value.advice


def test_a_newer_page_is_told_apart_from_a_wrong_letter() -> None:
    data = bytearray(from_base45(pack(ONE).removeprefix(MARK)))[:-4]
    data[6] += 16

    newer = MARK + to_base45(bytes(data) + crc32(data).to_bytes(4, "big"))
    with pytest.raises(AnswersUnreadable, match="version 2"):
        unpack(newer)


def test_answers_become_the_check_in_that_a_diary_would(make_program: MakeProgram) -> None:
    program = make_program()
    order = exercise_order(program)
    first = program.weeks[1].sessions[0].items[0].exercise
    marks = tuple(MarkAnswer(4, True) if one == first else MarkAnswer() for one in order)
    days = (DayAnswers(1, 3, 4, 5), DayAnswers(before=0), *(DayAnswers(),) * 5)
    told = PhoneAnswers(fingerprint(program), 2, (WeekAnswers(days, 2, True),), marks, 2)
    read = told_by(unpack(pack(told)), program)
    monday, tuesday = read.days
    assert (monday.week, monday.day, monday.done) == (
        2,
        "mon",
        (program.weeks[1].sessions[0].name,),
    )
    assert (monday.pain_before, monday.pain_after, monday.effort) == (3, 4, 5)
    assert (tuesday.day, tuesday.done, tuesday.pain_before, tuesday.effort) == ("tue", (), 0, None)
    week = read.weeks[2]
    assert [sign for sign, there in week.safety.items() if there] == ["saddle_bladder_bowel"]
    assert (len(week.safety), week.flare) == (4, True)
    assert week.exercises == {first: ExerciseTold(verdict="hurt", helps=True)}
    assert (read.format, read.source, read.program) == (2, "phone", fingerprint(program))


def test_what_was_not_answered_stays_unknown(make_program: MakeProgram) -> None:
    program = make_program()
    marks = (MarkAnswer(),) * len(exercise_order(program))
    read = told_by(PhoneAnswers(fingerprint(program), 1, (WeekAnswers(),), marks), program)
    assert (read.days, read.weeks) == ((), {})


def test_answers_that_do_not_fit_are_refused(make_program: MakeProgram) -> None:
    program = make_program()
    of, marks = fingerprint(program), (MarkAnswer(),) * len(exercise_order(program))
    strange = WeekAnswers((DayAnswers(done=8), *(DayAnswers(),) * 6))
    for told in (
        PhoneAnswers(of, 1, (WeekAnswers(),), marks[1:]),
        PhoneAnswers(of, 12, (WeekAnswers(),), marks),
        PhoneAnswers(of, 1, (strange,), marks),
    ):
        with pytest.raises(AnswersUnreadable):
            told_by(told, program)


def asking_for(program: Program, *signs: SafetyId) -> Program:
    """As of a clinic's region whose diary asks for some of the signs alone."""
    words = {
        language: said.model_copy(update={"signs": {one: said.signs[one] for one in signs}})
        for language, said in program.paper_words.items()
    }
    return program.model_copy(update={"paper_words": words})


def test_no_answer_is_kept_to_what_was_not_asked(make_program: MakeProgram) -> None:
    program = asking_for(make_program(), "numb_weak", "fall_injury")
    marks = (MarkAnswer(),) * len(exercise_order(program))
    for bits, safety in ((0, {}), (8, {"fall_injury": True}), (2, {"saddle_bladder_bowel": True})):
        told = PhoneAnswers(fingerprint(program), 1, (WeekAnswers(signs=bits),), marks)
        assert told_by(told, program).weeks[1].safety == (
            {"numb_weak": False, "fall_injury": False} | safety
        )
