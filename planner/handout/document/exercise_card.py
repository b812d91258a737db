"""What the card of an exercise says, over all weeks of the program, and where it leads."""

from typing import NamedTuple

from planner.handout.document.move import Move, less_next_time, moves_of
from planner.handout.words.card_facts import CardFacts, cards_of
from planner.handout.words.dosage_words import join_list
from planner.handout.words.things import need_words
from planner.handout.words.words import Words
from planner.model.program.program import Program


class ExerciseCard(NamedTuple):
    """An exercise, to be done from its card."""

    number: int
    """From 1, in the order in which exercises come in."""
    part: int
    """The part it comes in with."""
    move: Move
    """Dose, effort and the rest, by weeks where they change."""
    easier: str
    """The easier move that the patient knows, with its card; empty where there is none."""
    later: str
    """The harder move that comes in later, with its card and week; empty where there is none."""
    need: str
    """What to have at hand; empty where nothing."""


def exercise_cards(program: Program, words: Words) -> list[ExerciseCard]:
    """One an exercise, in the order in which they come in."""
    cards = cards_of(program)
    moves = {move.exercise.id: move for move in moves_of(program, program.weeks, words)}
    names = {card.number: card.exercise.patient_name for card in cards.values()}
    return [_card(program, words, card, moves[id], names) for id, card in cards.items()]


def _card(
    program: Program, words: Words, card: CardFacts, move: Move, names: dict[int, str]
) -> ExerciseCard:
    easier = later = ""
    if card.easier is not None:
        name = words.easy_move.format(name=names[card.easier], card=card.easier)
        easier = less_next_time(program, words, f"{name}.")
    if card.harder is not None:
        number, week = card.harder
        harder = words.easy_move.format(name=names[number], card=number)
        later = words.comes_later.format(week=week, move=harder)
    return ExerciseCard(
        number=card.number,
        part=card.phase,
        move=move,
        easier=easier,
        later=later,
        need=_need(words, card),
    )


def _need(words: Words, card: CardFacts) -> str:
    """What to have at hand, with what stands in for what."""
    things = need_words(words, [(card.exercise, card.item)])
    return join_list(words, list(things)) + "." if things else ""
