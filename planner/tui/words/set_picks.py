"""The clinic's sets as lines of the list to add from."""

from collections.abc import Iterable
from functools import partial

from textual.content import Content

from planner.model.exercise_set import ExerciseSet, SetItem
from planner.model.library import Library
from planner.tui.words.picks import Pick

_SET = "set:"
"""Before the name of a set; ids of exercises have no colon."""
_FIELDS = {
    "sets": "sets",
    "hold_s": "s hold",
    "duration_s": "s",
    "rest_s": "s rest",
    "effort": "effort",
    "times_per_day": "times a day",
}


def set_picks(sets: Iterable[ExerciseSet], library: Library) -> list[Pick]:
    """A line each, under one head."""
    return [
        Pick(
            f"{_SET}{one.name}",
            one.name,
            f"{len(one.exercises)} exercise{'s' if len(one.exercises) > 1 else ''}",
            detail=partial(_lines, one, library),
            group="Sets of the clinic",
        )
        for one in sets
    ]


def set_named(key: str, sets: Iterable[ExerciseSet]) -> ExerciseSet | None:
    """The set that was picked; None where an exercise was."""
    return next((one for one in sets if key == f"{_SET}{one.name}"), None)


def _lines(one: ExerciseSet, library: Library) -> Content:
    lines = []
    for item in one.exercises:
        known = library.exercises.get(item.exercise)
        name = known.patient_name if known else f"{item.exercise}: not in the library"
        lines.append(f"{name}{_dose(item)}")
    return Content("\n".join(lines))


def _dose(item: SetItem) -> str:
    """ ": 2 sets, 8-10 times"; empty where the planner doses it."""
    said = [f"{item.sets} sets"] if item.sets else []
    if item.reps:
        said.append(
            f"{item.reps}{f'-{item.reps + item.reps_more}' if item.reps_more else ''} times"
        )
    said += [
        f"{value} {words}"
        for name, words in _FIELDS.items()
        if name != "sets" and (value := getattr(item, name)) is not None
    ]
    said += [item.remark] if item.remark else []
    return f": {', '.join(said)}" if said else ""
