"""Dosage in words and in table cells."""

import pytest

from planner.handout.document.exercise_card import exercise_cards
from planner.handout.document.move import moves_of
from planner.handout.words.by_language import words_with
from planner.handout.words.dosage_words import (
    cell_amount,
    cell_details,
    effort_words,
    join_list,
    time_words,
)
from planner.handout.words.es import SPANISH
from planner.handout.words.plain_dose import dose_words, half_dose
from planner.handout.words.words import Words
from planner.model.program.program import Item
from tests.handout.program_factory import exercise, make_program

ENGLISH = words_with({}, "en")


def _item(**fields: object) -> Item:
    usual: dict[str, object] = {"exercise": "x", "slot": "x", "sets": 2, "reps": 8, "effort": 3}
    return Item.model_validate(usual | fields)


@pytest.mark.parametrize(
    ("fields", "words", "cell"),
    [
        (
            {"hold_s": 5, "per_side": "each", "rest_s": 60, "times_per_day": 3},
            "8 times on each side. Hold 5 seconds each time. Do 2 rounds. "
            "Rest 1 minute between rounds. Morning, noon and evening.",
            "2 × 8",
        ),
        ({"sets": 1}, "8 times.", "1 × 8"),
        ({"sets": 1, "reps": 1, "hold_s": 30}, "1 time. Hold 30 seconds.", "1 × 1"),
        (
            {"reps": 1, "hold_s": 30, "rest_s": 10},
            "2 times. Hold 30 seconds each time. Rest 10 seconds in between.",
            "2 × 1",
        ),
        ({"sets": 1, "reps": 1, "duration_s": 600}, "10 minutes.", "10 min"),
        (
            {"sets": 3, "reps": 1, "duration_s": 30, "rest_s": 60},
            "30 seconds. Do 3 rounds. Rest 1 minute between rounds.",
            "3 × 30 s",
        ),
        (
            {"tempo": "3-1-1", "rest_s": 90},
            "8 times. Lower or let go slowly: count to 3. Do 2 rounds. "
            "Rest 90 seconds between rounds.",
            "2 × 8",
        ),
        (
            {"tempo": "2-0-2", "per_side": "alternate", "as_needed": True, "times_per_day": 4},
            "8 times on each side, by turns. Do 2 rounds. Only when it helps.",
            "2 × 8",
        ),
    ],
)
def test_dosage(fields: dict[str, object], words: str, cell: str) -> None:
    assert dose_words(ENGLISH, exercise("chair-stand"), _item(**fields)) == words
    assert cell_amount(ENGLISH, _item(**fields)) == cell


RANGE = {"reps_more": 2, "per_side": "each", "days": ("mon", "fri")}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (ENGLISH, "8 to 10 times on each side. Do 2 rounds. Do this only on Monday and Friday."),
        (
            SPANISH,
            "De 8 a 10 veces de cada lado. Haga 2 series. Hágalo solo estos días: lunes y viernes.",
        ),
    ],
)
def test_a_range_and_days_of_its_own(words: Words, said: str) -> None:
    one = _item(**RANGE)
    assert dose_words(words, exercise("chair-stand"), one) == said
    assert cell_amount(words, one) == "2 × 8-10"
    assert half_dose(ENGLISH, exercise("chair-stand"), one) == "4 to 5 times on each side."


def test_a_sheet_has_boxes_only_for_the_days_of_an_exercise() -> None:
    program = make_program()
    week = program.weeks[0]
    one = week.sessions[0]
    fewer = one.items[0].model_copy(update={"days": one.days[:2]})
    sessions = (one.model_copy(update={"items": (fewer, *one.items[1:])}), *week.sessions[1:])
    some = week.model_copy(update={"sessions": sessions})
    first, second, *_ = moves_of(program, [some], ENGLISH)
    assert [row.days for row in first.ticks] == [tuple(ENGLISH.day[day] for day in one.days[:2])]
    assert [row.days for row in second.ticks] == [tuple(ENGLISH.day[day] for day in one.days)]


def test_days_are_told_as_they_are_ticked() -> None:
    """Other sessions of the week are told too; days that no session has say nothing."""
    week = make_program().weeks[0]
    one = week.sessions[0]
    item = one.items[0]

    def told(*sessions: tuple[tuple[str, ...], tuple[str, ...]]) -> list[tuple[str, ...]]:
        there = tuple(
            one.model_copy(update={"days": days, "items": (item.model_copy(update={"days": own}),)})
            for days, own in sessions
        )
        some = week.model_copy(update={"sessions": there})
        return [some.as_done(each.items[0]).days for each in some.sessions]

    both = (("mon", "wed", "fri"), ()), (("tue", "thu"), ("thu",))
    assert told(*both) == [("mon", "wed", "thu", "fri")] * 2
    assert told((("wed",), ("mon",))) == [()]
    assert told((("mon", "fri"), ("fri", "mon"))) == [()]


def test_details_of_a_cell() -> None:
    assert cell_details(ENGLISH, _item(hold_s=10, times_per_day=3)) == {
        "hold": "hold 10 s",
        "times": "3 a day",
    }
    assert cell_details(ENGLISH, _item(as_needed=True)) == {"times": "as needed"}


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "1 second"), (45, "45 seconds"), (60, "1 minute"), (90, "90 seconds"), (120, "2 minutes")],
)
def test_times(seconds: int, words: str) -> None:
    assert time_words(ENGLISH, seconds) == words


def test_effort_takes_the_nearest_words_below() -> None:
    known = {3: "easy.", 5: "medium hard"}
    assert effort_words(ENGLISH, known, 4) == "Easy (4 out of 10)"
    assert effort_words(ENGLISH, known, 2) == "2 out of 10"


def test_lists() -> None:
    assert join_list(ENGLISH, []) == ""
    assert join_list(ENGLISH, ["a"]) == "a"
    assert join_list(ENGLISH, ["a", "b", "c"]) == "a, b and c"
    assert join_list(ENGLISH, ["Bend", "Stand, no hands", "Walk"]) == (
        "Bend; Stand, no hands; and Walk"
    )


def test_a_substitute_is_named_beside_what_it_stands_for() -> None:
    changed: dict[str, dict[str, object]] = {"two-bags": {"equipment": ("chair", "dumbbell")}}
    program = make_program(changed=changed)
    item = {"substitute_for": "dumbbell", "substitute": "a shopping bag"}
    weeks = tuple(
        week.model_copy(
            update={
                "sessions": tuple(
                    session.model_copy(
                        update={"items": tuple(i.model_copy(update=item) for i in session.items)}
                    )
                    for session in week.sessions
                )
            }
        )
        for week in program.weeks
    )
    cards = exercise_cards(program.model_copy(update={"weeks": weeks}), ENGLISH)
    need = next(card.need for card in cards if card.move.exercise.id == "two-bags")
    assert need == "a firm chair and a shopping bag instead of dumbbells."


def test_spanish_says_e_before_an_i() -> None:
    assert join_list(SPANISH, ["Respirar", "Imaginar"]) == "Respirar e Imaginar"
    assert join_list(SPANISH, ["agua", "hielo"]) == "agua y hielo"
    assert join_list(SPANISH, ["una mesa", "un palo"]) == "una mesa y un palo"
