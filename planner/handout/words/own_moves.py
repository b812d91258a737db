"""The patient's own moves for relief, by name and card."""

from collections.abc import Sequence

from planner.handout.words.card_facts import CardFacts, cards_of
from planner.handout.words.dosage_words import join_list
from planner.handout.words.words import Words
from planner.model.program.program import Program


def easy_moves(words: Words, program: Program) -> str:
    """For a bad day: what gives relief in the first part. Empty where nothing does."""
    first = [card for card in cards_of(program).values() if card.phase == 1]
    return _named(words, program, _for_relief(program, first))


def moves_after_care(words: Words, program: Program, week: int) -> str:
    """For the hours after hands-on care in a week: what gives relief, then what is gentlest.

    Of the moves the patient knows by then, those of the week first; walks are not among them.
    Empty where there is none.
    """
    done = {
        item.exercise
        for each in program.weeks
        if each.number == week
        for session in each.sessions
        for item in session.items
    }
    known = [card for card in cards_of(program).values() if card.week <= week]
    known.sort(key=lambda card: card.exercise.id not in done)
    relief = _for_relief(program, known)
    active = [card for card in known if card not in relief and card.exercise.category != "aerobic"]
    active.sort(key=lambda card: card.item.effort)
    return _named(words, program, [*relief, *active])


def _for_relief(program: Program, cards: Sequence[CardFacts]) -> list[CardFacts]:
    """Those that give relief, what is done as needed first, then by kind."""
    relief = program.handed.relief
    ranks = {category: rank for rank, category in enumerate(relief)}
    moves = [one for one in cards if one.item.as_needed or one.exercise.category in ranks]
    last = len(ranks)
    return sorted(
        moves,
        key=lambda one: (not one.item.as_needed, ranks.get(one.exercise.category, last)),
    )


def _named(words: Words, program: Program, moves: Sequence[CardFacts]) -> str:
    return join_list(
        words,
        [
            words.easy_move.format(name=card.exercise.patient_name, card=card.number)
            for card in moves[: program.handed.easy_moves_max]
        ],
    )
