"""What people type wrongly is taken as it is meant, or refused with what to type; never another."""

import pytest

from planner.building.quick_line import read_line
from planner.library.intake_words import load_intake_words
from planner.model.library import Library
from planner.model.vocabulary import WEEKDAYS
from planner.tui.state.draft import Draft
from planner.tui.state.header import header_mistakes
from planner.tui.state.home_kit import weight_from, weights_from
from planner.tui.state.limits import repetitions, whole_number
from planner.tui.words.weekdays import days_said

NO_WHOLE_NUMBERS = (
    *("", "0", "-8", "+8", "8.0", "1,5", "1.5", "8-10", "1_0", "1e1", "eight", "٨", "８", "8⃣", "²"),
    *("8\u200f", "31/02", "9" * 5000),
)


@pytest.mark.parametrize("typed", NO_WHOLE_NUMBERS)
def test_what_is_no_number_of_weeks_says_which_are(typed: str) -> None:
    number, why = whole_number(typed, 6, 12)
    assert number is None
    assert "rom 6 to 12." in why
    assert "weeks" in header_mistakes(Draft(name="Ann Lee", weeks=typed), 2026)


@pytest.mark.parametrize("dash", "-‐‑–—−")
def test_a_range_is_read_with_any_dash_and_never_turned_around(dash: str) -> None:
    assert repetitions(f"8{dash}10", 1, 50) == ((8, 2), "")
    assert repetitions(f"12 {dash} 10", 1, 50) == (None, "The larger number comes last: 8-10.")
    for typed in (f"8{dash}", f"{dash}8", f"8{dash}9{dash}10", f"a{dash}b", "8 to 10", "1.5"):
        assert repetitions(typed, 1, 50) == (None, "A number, or a range: 8-10."), typed


@pytest.mark.parametrize(
    ("typed", "kg"),
    [
        ("2, 4, 8", (2, 4, 8)),
        ("2,4,8", (2, 4, 8)),
        ("2.5", (2.5,)),
        ("2,5; 4", (2.5, 4)),
        ("2,5;", (2.5,)),
        ("2 KG, 4 kgs", (2, 4)),
        ("2,5", ()),
        ("2,5, 4", ()),
        ("-2", ()),
        ("two", ()),
    ],
)
def test_a_comma_in_a_weight_is_never_guessed(typed: str, kg: tuple[float, ...]) -> None:
    found, why = weights_from(typed, "kg")
    assert found == kg
    assert bool(why) is not bool(kg)


def test_one_weight_may_have_a_comma() -> None:
    assert weight_from("1,5", "kg") == weight_from("1.5 kg", "lb") == (1.5, "")
    assert weight_from("8, 9", "kg") == (None, "One weight, like 2.5.")


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("Mon Wed", ("mon", "wed")),
        ("mon/wed;fri & Sun.", ("mon", "wed", "fri", "sun")),
        ("monday, weds, thurs", ("mon", "wed", "thu")),
        ("Mon-Fri", ()),
        ("monkey", ()),
        ("t", ()),
        ("lunes", ()),
    ],
)
def test_days_are_those_that_are_named(typed: str, days: tuple[str, ...]) -> None:
    found, why = days_said(typed, WEEKDAYS)
    assert found == days
    assert bool(why) is not bool(days)


def test_a_comma_within_a_number_of_the_line_makes_no_two_numbers(library: Library) -> None:
    words, _ = load_intake_words(None, library.rules)
    assert words is not None
    found = read_line(f"68,stenosis, 7,5 min, 8w,5d, pain {'9' * 5000}", words)
    assert found.said["age"] == 68
    assert (found.said["weeks"], found.said["days_per_week"]) == (8, 5)
    assert "minutes_per_day" not in found.said
    assert "7,5" in " ".join(found.unknown)
