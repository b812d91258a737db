"""What changes for a patient from one week to the next, after a visit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from planner.handout.document.move import Move
from planner.handout.document.part_sheet import PartSheet, part_sheet, week_on
from planner.handout.words.plain_dose import known_load, plain_dose
from planner.handout.words.words import Words
from planner.model.clinic import Clinic
from planner.model.exercise.exercise import ExerciseId
from planner.model.program.program import AMOUNTS, Item, Program, Week


@dataclass(frozen=True)
class Amount:
    """An exercise of which more or less is done."""

    exercise: ExerciseId
    name: str
    was: str
    now: str
    """Of both what differs; all of it is on the sheet."""
    is_more: bool
    """There is more of something."""


@dataclass(frozen=True)
class Dropped:
    """An exercise that is done no more."""

    exercise: ExerciseId
    name: str
    why: str
    """Why it goes, else what takes its place; empty where that says so itself."""


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
    begins: bool
    """A part begins with this week."""
    amounts_why: tuple[str, ...] = ()
    """Why there is another amount of some, to the patient."""
    names_kept: bool = True
    """What stays is told by name."""
    names_was: bool = True
    """Of another amount, what it was until now is told."""

    def shorter(self) -> Iterator["WeekChanges"]:
        """Less and less of what is said elsewhere."""
        told = replace(self, names_kept=False)
        yield told
        told = replace(told, names_was=False)
        yield told
        told = replace(told, amounts_why=())
        yield told
        stopped = tuple(replace(one, why="") for one in told.stopped)
        yield replace(told, new_why={}, stopped=stopped)

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

    Both programs are in the language of the words. `why` says it of an exercise that is new or
    stopped, to the patient.
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
    new_why = {
        name: reasons.get(name) or reasons.get(replaced.get(name, ""), "")
        for name in first
        if name not in last
    }
    doses = {
        name: _differing(words, (before, last[name]), (now, first[name]))
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
        new_why=new_why,
        amounts=tuple(
            Amount(name, _name(now, name), was, here, _is_more(last[name], first[name]))
            for name, (was, here) in doses.items()
            if was != here
        ),
        stopped=tuple(
            Dropped(
                name,
                _name(before, name),
                _why_stopped(said.takes_place, now, takes_over[name], new_why)
                if name in takes_over
                else reasons.get(name, ""),
            )
            for name in last
            if name not in first
        ),
        kept=tuple((name, _name(now, name)) for name, (was, here) in doses.items() if was == here),
        begins=now.weeks[week - 2].phase != there.phase,
    )


def _why_stopped(
    takes_place: str, now: Program, other: ExerciseId, new_why: Mapping[ExerciseId, str]
) -> str:
    """What takes its place, unless that says so itself."""
    return "" if new_why.get(other) else takes_place.format(name=_name(now, other))


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


def _is_more(before: list[Item], now: list[Item]) -> bool:
    """Of what a week has of it, in any way that it can grow."""

    def most(items: list[Item]) -> tuple[float, ...]:
        amounts = [max(item.most_of(name) for item in items) for name in AMOUNTS]
        return (*amounts, max(item.load_kg or 0.0 for item in items))

    return any(more > less for more, less in zip(most(now), most(before), strict=True))


_Dose = tuple[tuple[str, ...], ...]
"""The doses of a week that differ, each in sentences."""


def _dose(words: Words, program: Program, items: list[Item], *, rest: bool) -> _Dose:
    exercise = program.exercises[items[0].exercise]
    unit = program.intake.weight_unit
    done = items if rest else [item.model_copy(update={"rest_s": 0}) for item in items]
    said = (
        tuple(filter(None, (*plain_dose(words, exercise, item).values(), _load(item, unit))))
        for item in done
    )
    return tuple(dict.fromkeys(said))


def _differing(
    words: Words, before: tuple[Program, list[Item]], after: tuple[Program, list[Item]]
) -> tuple[str, str]:
    """The sentences that are otherwise; how long to rest only where that is all."""
    was, now = (_dose(words, *each, rest=False) for each in (before, after))
    if was == now:
        was, now = (_dose(words, *each, rest=True) for each in (before, after))
    if len(was) == len(now) == 1 and was != now:
        was, now = _others(was[0], now[0])
    return " / ".join(map(" ".join, was)), " / ".join(map(" ".join, now))


def _others(was: tuple[str, ...], now: tuple[str, ...]) -> tuple[_Dose, _Dose]:
    """What each has of its own; with the first sentence where one has nothing."""
    gone = tuple(each for each in was if each not in now)
    come = tuple(each for each in now if each not in was)
    if gone and come:
        return (gone,), (come,)
    return (was[:1] + gone,), (now[:1] + come,)


def _load(item: Item, unit: str) -> str:
    load = known_load(item, unit)
    return f"{load}." if load else ""


def _name(program: Program, exercise: ExerciseId) -> str:
    return program.exercises[exercise].patient_name
