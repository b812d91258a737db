"""What changes for a patient from one week to the next, after a visit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planner.handout.document.move import Move
from planner.handout.document.part_sheet import PartSheet, part_sheet, week_on
from planner.handout.words.plain_dose import known_load, plain_dose
from planner.handout.words.words import Words
from planner.model.clinic import Clinic
from planner.model.exercise.exercise import ExerciseId
from planner.model.program.program import Item, Program, Week


@dataclass(frozen=True)
class Amount:
    """An exercise of which more or less is done."""

    exercise: ExerciseId
    name: str
    was: str
    now: str
    why: str
    """To the patient; may be empty."""


@dataclass(frozen=True)
class Dropped:
    """An exercise that is done no more."""

    exercise: ExerciseId
    name: str
    why: str
    """What takes its place, else why it goes."""


@dataclass(frozen=True)
class WeekChanges:
    """All that the page says."""

    sheet: PartSheet
    """Of the weeks that follow; it has the head, and the moves that are new."""
    week: str
    """The first week that is new, with its dates."""
    says: tuple[str, ...]
    """What holds for the whole program."""
    new: tuple[Move, ...]
    new_why: Mapping[ExerciseId, str]
    amounts: tuple[Amount, ...]
    stopped: tuple[Dropped, ...]
    kept: tuple[tuple[ExerciseId, str], ...]

    @property
    def is_empty(self) -> bool:
        """Nothing changes."""
        return not (self.new or self.amounts or self.stopped)


def changes_of(
    before: Program,
    now: Program,
    week: int,
    words: Words,
    *,
    why: Mapping[ExerciseId, str] | None = None,
    says: tuple[str, ...] = (),
    clinic: Clinic | None = None,
    made_on: date | None = None,
    start: date | None = None,
) -> WeekChanges:
    """From the week before `week`, as it was given out, to that week as it is now.

    Both programs are in the language of the words. `why` says it of an exercise, to the patient.
    """
    reasons = why or {}
    said = words.of_visit
    there = now.weeks[week - 1]
    last, first = _items(before.weeks[week - 2]), _items(there)
    sheet = part_sheet(
        now,
        there.phase,
        words,
        clinic=clinic,
        made_on=made_on,
        start=start,
        only=(week, len(now.weeks)),
    )
    takes_over = _takes_over(before.weeks[week - 2], there)
    replaced = {new: old for old, new in takes_over.items()}
    doses = {
        name: (_dose(words, before, last[name]), _dose(words, now, first[name]))
        for name in first
        if name in last
    }
    return WeekChanges(
        sheet=sheet,
        week=week_on(words, week, start),
        says=says,
        new=tuple(
            move
            for move in sheet.moves
            if move.exercise.id in first and move.exercise.id not in last
        ),
        new_why={
            name: reasons.get(name) or reasons.get(replaced.get(name, ""), "")
            for name in first
            if name not in last
        },
        amounts=tuple(
            Amount(name, _name(now, name), was, here, reasons.get(name, ""))
            for name, (was, here) in doses.items()
            if was != here
        ),
        stopped=tuple(
            Dropped(
                name,
                _name(before, name),
                said.takes_place.format(name=_name(now, takes_over[name]))
                if name in takes_over
                else reasons.get(name, ""),
            )
            for name in last
            if name not in first
        ),
        kept=tuple((name, _name(now, name)) for name, (was, here) in doses.items() if was == here),
    )


def _takes_over(before: Week, now: Week) -> dict[ExerciseId, ExerciseId]:
    """What stands in the lane of an exercise that is done no more."""
    there, here = _items(before), _items(now)
    lanes = {items[0].slot: name for name, items in here.items() if name not in there}
    return {
        name: lanes[items[0].slot]
        for name, items in there.items()
        if name not in here and items[0].slot in lanes
    }


def _items(week: Week) -> dict[ExerciseId, list[Item]]:
    """By exercise, each dose that a week has of it."""
    found: dict[ExerciseId, list[Item]] = {}
    for session in week.sessions:
        for item in session.items:
            found.setdefault(item.exercise, []).append(week.as_done(item))
    return found


def _dose(words: Words, program: Program, items: list[Item]) -> str:
    """How much and how heavy, in words; two doses of a week one after the other."""
    exercise = program.exercises[items[0].exercise]
    unit = program.intake.weight_unit
    said = {
        " ".join(filter(None, (*plain_dose(words, exercise, item), _load(item, unit)))): None
        for item in items
    }
    return " / ".join(said)


def _load(item: Item, unit: str) -> str:
    load = known_load(item, unit)
    return f"{load}." if load else ""


def _name(program: Program, exercise: ExerciseId) -> str:
    return program.exercises[exercise].patient_name
