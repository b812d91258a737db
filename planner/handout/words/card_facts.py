"""Which exercise has which card, and in which part of the program it first appears."""

from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from planner.model.exercise.exercise import Exercise, ExerciseId
from planner.model.program.program import Item, Program, ProgramPhase, Session, Week

_dosage = attrgetter(
    *("sets", "reps", "reps_more", "hold_s", "duration_s"),
    *("times_per_day", "days", "as_needed", "load_steps"),
)
"""What is done of an item, and when."""


class CardFacts(NamedTuple):
    """An exercise as it first appears."""

    number: int
    """The number of its card, from 1."""
    exercise: Exercise
    """What it is."""
    item: Item
    """Its first dosage."""
    phase: int
    """The phase it first appears in."""
    session: Session
    """The session it first appears in."""
    week: int
    """The week it first appears in."""
    changes: bool
    """Its dosage changes later."""
    grows: bool
    """Its dosage is more in a later week."""
    easier: int | None = None
    """The card of the nearest easier rung of its ladder in the program."""
    harder: tuple[int, int] | None = None
    """The card of the nearest harder rung of its ladder that comes in later, and its week."""


def weeks_of(program: Program, phase: ProgramPhase) -> list[Week]:
    """The weeks of a phase, in order."""
    return [week for week in program.weeks if week.phase == phase.number]


def cards_of(program: Program) -> dict[ExerciseId, CardFacts]:
    """One card an exercise, in the order they first appear, phase by phase."""
    first: dict[ExerciseId, tuple[Item, Week, Session]] = {}
    doses: dict[ExerciseId, tuple[object, ...]] = {}
    changed: set[ExerciseId] = set()
    grown: set[ExerciseId] = set()
    for week in sorted(program.weeks, key=lambda each: each.number):
        for session in week.sessions:
            for item in session.items:
                if item.exercise not in program.exercises:
                    continue
                if item.exercise not in first:
                    first[item.exercise] = (item, week, session)
                    doses[item.exercise] = _dosage(item)
                elif _dosage(item) != doses[item.exercise]:
                    changed.add(item.exercise)
                    if item.exercise not in grown and item.more_in(first[item.exercise][0]):
                        grown.add(item.exercise)
    cards = {
        id: CardFacts(
            number,
            program.exercises[id],
            item,
            week.phase,
            session,
            week.number,
            id in changed,
            id in grown,
        )
        for number, (id, (item, week, session)) in enumerate(first.items(), start=1)
    }
    return {id: _with_neighbours(card, cards.values()) for id, card in cards.items()}


def _with_neighbours(card: CardFacts, cards: Iterable[CardFacts]) -> CardFacts:
    """The card with its neighbours on the ladder, as far as they are in the program."""
    ladder = [one for one in cards if one.exercise.ladder == card.exercise.ladder]
    level = card.exercise.level
    below = [one for one in ladder if one.exercise.level < level and one.week <= card.week]
    above = [one for one in ladder if one.exercise.level > level and one.week > card.week]
    easier = max(below, key=lambda one: one.exercise.level, default=None)
    harder = min(above, key=lambda one: one.exercise.level, default=None)
    return card._replace(
        easier=easier.number if easier else None,
        harder=(harder.number, harder.week) if harder else None,
    )
