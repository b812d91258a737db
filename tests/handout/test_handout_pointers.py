"""Where a card says to move up or step back, there is such a card, and it is there by then."""

import pytest

from planner.handout.words.card_facts import cards_of
from planner.model.program.program import Week
from tests.conftest import MakeProgram
from tests.presentations import PRESENTATIONS


@pytest.mark.parametrize("presentation", PRESENTATIONS)
def test_pointers_lead_to_neighbours_on_the_ladder(
    make_program: MakeProgram, presentation: str
) -> None:
    program = make_program(presentation=presentation, function="active", weeks=12)
    cards = cards_of(program)
    by_number = {card.number: card for card in cards.values()}
    pointed = 0
    for card in cards.values():
        if card.easier is not None:
            easier = by_number[card.easier]
            assert easier.exercise.ladder == card.exercise.ladder
            assert easier.exercise.level < card.exercise.level
            assert easier.week <= card.week
            pointed += 1
        if card.harder is not None:
            number, week = card.harder
            harder = by_number[number]
            assert harder.exercise.ladder == card.exercise.ladder
            assert harder.exercise.level > card.exercise.level
            assert harder.week == week > card.week
            weeks = [w.number for w in program.weeks if harder.exercise.id in _held(w)]
            assert weeks[0] == week
            pointed += 1
    assert pointed >= 4


def _held(week: Week) -> set[str]:
    return {item.exercise for session in week.sessions for item in session.items}
