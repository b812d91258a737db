"""Which exercise has which card, and in which part of the program it first appears."""

from dataclasses import dataclass

from planner.model.exercise import Exercise, ExerciseId
from planner.model.program import Item, Program, ProgramPhase, Session, Week


@dataclass(frozen=True)
class CardFacts:
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
    changes: bool
    """Its dosage changes later."""


def weeks_of(program: Program, phase: ProgramPhase) -> list[Week]:
    """The weeks of a phase, in order."""
    return [week for week in program.weeks if week.phase == phase.number]


def cards_of(program: Program) -> dict[ExerciseId, CardFacts]:
    """One card an exercise, in the order they first appear, phase by phase."""
    first: dict[ExerciseId, tuple[Item, int, Session]] = {}
    changed: set[ExerciseId] = set()
    for week in sorted(program.weeks, key=lambda each: each.number):
        for session in week.sessions:
            for item in session.items:
                if item.exercise not in program.exercises:
                    continue
                if item.exercise not in first:
                    first[item.exercise] = (item, week.phase, session)
                elif _dosage(item) != _dosage(first[item.exercise][0]):
                    changed.add(item.exercise)
    return {
        id: CardFacts(number, program.exercises[id], item, phase, session, id in changed)
        for number, (id, (item, phase, session)) in enumerate(first.items(), start=1)
    }


def _dosage(item: Item) -> tuple[object, ...]:
    return (
        item.sets,
        item.reps,
        item.hold_s,
        item.duration_s,
        item.times_per_day,
        item.as_needed,
        item.load_steps,
    )
