"""The picture of an entry that has mistakes: drawn as far as it goes."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from planner.library.exercise_entries import exercise_entries
from planner.library.parse import parse
from planner.library.shipped import shipped_root
from planner.model.exercise.exercise import ExerciseEntry
from planner.model.exercise.picture import Picture
from planner.model.problem import Problem

_MOST_LEFT_OUT = 40


@dataclass(frozen=True)
class Rough:
    """An entry that cannot be used as it stands."""

    picture: Picture | None
    """What can be drawn of it; None if nothing can."""
    problems: tuple[Problem, ...]
    """What is wrong with the entry."""


def rough_picture(exercise_id: str, clinic: Path | None) -> Rough | None:
    """The entry of that id in a clinic's folder, or the shipped one; None if no file has it."""
    for root in (*([clinic] if clinic else []), shipped_root()):
        for source, place, entry in exercise_entries(root):
            if entry.get("id") == exercise_id:
                drawn = entry.get("picture")
                if "like" in entry and drawn is not None:
                    # What it is silent about is as in the one that it is like.
                    _, problems = parse(source, Picture, drawn, (*place, "picture"))
                else:
                    _, problems = parse(source, ExerciseEntry, entry, place)
                return Rough(_as_far_as_it_goes(drawn), tuple(problems))
    return None


def _as_far_as_it_goes(data: Any) -> Picture | None:
    """The picture without what is wrong in it, the smallest part at a time."""
    for _ in range(_MOST_LEFT_OUT):
        try:
            return Picture.model_validate(data)
        except ValidationError as error:
            data = _without(data, error.errors(include_url=False)[0]["loc"])
            if data is None:
                return None
    return None


def _without(data: Any, location: tuple[str | int, ...]) -> Any:
    """Plain data without the value at a place, as far as the place can be followed."""
    if isinstance(data, list) and location and isinstance(location[0], int):
        at, rest = location[0], location[1:]
        if at >= len(data):
            return None
        inner = _without(data[at], rest)
        return [*data[:at], *([] if inner is None else [inner]), *data[at + 1 :]]
    if isinstance(data, dict):
        key = next((part for part in location if part in data), None)
        if key is None:
            return None
        inner = _without(data[key], location[location.index(key) + 1 :])
        kept = {name: value for name, value in data.items() if name != key}
        return kept if inner is None else {**data, key: inner}
    return None
