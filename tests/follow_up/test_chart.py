"""The chart: better is up, nothing is drawn between what nobody knows, nothing that is unread."""

from datetime import date, timedelta

import pytest

from planner.follow_up.chart import Chart, ChartRow, chart, with_told
from planner.follow_up.chart_text import chart_lines
from planner.follow_up.derive import Situation
from planner.follow_up.measures import changes
from planner.model.follow_up.measured import MeasuredValue
from planner.model.library import Library
from planner.model.program.checkin import WeekTold
from tests.conftest import MakeProgram
from tests.follow_up.diaries import told

MONDAY = date(2026, 11, 30)


def taken(measure: str, *values: tuple[int, float], side: str | None = None) -> list[MeasuredValue]:
    """Values by days since the Monday of week 1."""
    return [
        MeasuredValue.model_validate(
            {"measure": measure, "value": value, "on": MONDAY + timedelta(days=day), "side": side}
        )
        for day, value in values
    ]


@pytest.fixture
def at(make_program: MakeProgram, library: Library) -> Situation:
    program = make_program(weeks=12)
    return Situation(program, library, told(program), today=42, monday=MONDAY)


def drawn(at: Situation, *values: MeasuredValue, age: int | None = None) -> Chart:
    return chart(
        Situation(at.program, at.library, at.told, 42, taken=tuple(values), monday=MONDAY), age
    )


def row(at: Situation, *values: MeasuredValue, age: int | None = None) -> ChartRow:
    (found,) = drawn(at, *values, age=age).rows
    return found


@pytest.mark.parametrize(
    ("measure", "worse", "better"), [("pain_back", 6, 3), ("walk_6min", 300, 340)]
)
def test_better_is_up(at: Situation, measure: str, worse: float, better: float) -> None:
    found = row(at, *taken(measure, (0, worse), (21, better)))
    assert found.up(found.last) > found.up(found.first)
    assert found.matters is True


def test_the_band_is_what_matters_on_both_sides_of_the_first_value(at: Situation) -> None:
    assert row(at, *taken("walk_6min", (0, 300), (21, 310))).band == (270, 330)
    assert row(at, *taken("pain_back", (0, 6))).band == (4, 8)


def test_what_was_not_read_again_is_not_drawn(at: Situation) -> None:
    found = row(at, *taken("balance_stages", (0, 1), (21, 3)))
    assert (found.band, found.matters) == (None, None)
    assert row(at, *taken("one_leg", (0, 20), side="left"), age=70).usual is None
    assert row(at, *taken("up_and_go", (0, 12)), age=70).usual == (8.2, 10.2)


def test_nobody_knows_what_was_between_values_far_apart(at: Situation) -> None:
    weekly = taken("pain_back", (0, 6), (7, 5), (28, 4))
    assert [len(run) for run in row(at, *weekly).runs()] == [2, 1]
    tests = taken("chair_stand_30s", (0, 9), (21, 11))  # as it is due
    assert [len(run) for run in row(at, *tests).runs()] == [2]


def test_left_and_right_are_rows_of_their_own(at: Situation) -> None:
    left, right = taken("one_leg", (0, 9), side="left"), taken("one_leg", (0, 12), side="right")
    assert [one.side for one in drawn(at, *left, *right).rows] == ["left", "right"]


def test_the_diary_asks_what_is_asked_at_a_visit(
    make_program: MakeProgram, library: Library
) -> None:
    program = make_program(weeks=12)
    weeks = {
        "w1": WeekTold(average_pain=6, goals=(2, None, 4)),
        "w4": WeekTold(average_pain=3, flare=True),
    }
    at = Situation(program, library, told(program, **weeks), today=28, monday=MONDAY)
    found = chart(at)
    assert [(one.measure.id, one.first, one.last) for one in found.rows] == [
        ("pain_back", 6, 3),
        ("activities", 3, 3),
    ]
    assert found.flares == (4,)
    pain = changes(library.rules.measures, with_told(at))[0]
    assert (pain.first.value, pain.last.value, pain.matters) == (6, 3, True)


def test_the_terminal_has_three_lines_a_row_and_room_for_80_columns(at: Situation) -> None:
    lines = chart_lines(drawn(at, *taken("pain_back", (0, 6), (40, 1))))
    top, middle, bottom = lines[1:4]
    assert top.startswith("     0 ┤")
    assert bottom.startswith("    10 ┤█")
    assert "╌" in middle
    assert max(map(len, lines)) <= 80
    assert chart_lines(drawn(at)) == ("Nothing was measured yet.",)
