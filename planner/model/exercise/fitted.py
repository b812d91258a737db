"""An exercise as one patient does it: their conditions change its words, picture and dose."""

from collections.abc import Collection
from typing import Any

from planner.model.exercise.condition import DoseLimit, ForCondition, OwnWay, WayWords
from planner.model.exercise.exercise import Exercise, ExerciseWords
from planner.model.exercise.picture import Picture, Prop

_FLOOR, _BED = "mat", "bed"
_SAID = ("set_up", "steps", "feel", "mistake", "cue")


def applying(exercise: Exercise, conditions: Collection[str]) -> dict[str, ForCondition]:
    """What the exercise says of these conditions, in its own order."""
    return {name: one for name, one in exercise.for_condition.items() if name in conditions}


def ways(exercise: Exercise, conditions: Collection[str]) -> dict[str, OwnWay]:
    """The ways of its own that it has with these conditions, each way once."""
    found: dict[str, OwnWay] = {}
    for name, one in applying(exercise, conditions).items():
        if one.way and one.way not in found.values():
            found[name] = one.way
    return found


def fitted(exercise: Exercise, conditions: Collection[str], *, on_a_bed: bool = False) -> Exercise:
    """The exercise as it is done with these conditions; the same again if it is fitted twice.

    The first way of its own stands in place of the words and the picture; the dose is cut to every
    limit; on a bed, what can be done on a bed or a mat is done and drawn on the bed. With several
    ways it is not to be given at all: `ways` tells.
    """
    if not exercise.for_condition and not on_a_bed:
        return exercise
    changed: dict[str, Any] = {}
    for name, way in list(ways(exercise, conditions).items())[:1]:
        changed = _done_this_way(exercise, name, way)
    most = limits(exercise, conditions)
    if most:
        changed["dosage"] = exercise.dosage.model_copy(
            update={name: min(getattr(exercise.dosage, name), top) for name, top in most.items()}
        )
    if on_a_bed and exercise.setting == "bed":
        changed["equipment"] = tuple(thing for thing in exercise.equipment if thing != _FLOOR)
        picture = changed.get("picture", exercise.picture)
        changed["picture"] = picture and _on_a_bed(picture)
    return exercise.model_copy(update=changed) if changed else exercise


def limits(exercise: Exercise, conditions: Collection[str]) -> dict[str, int]:
    """The most of each field of its dosage; the stricter of two limits wins."""
    most: dict[str, int] = {}
    if not exercise.for_condition:
        return most
    for one in applying(exercise, conditions).values():
        limit: DoseLimit | None = one.limit
        for name, top in (limit.most if limit else {}).items():
            most[name] = min(top, most.get(name, top))
    return most


def _done_this_way(exercise: Exercise, name: str, way: OwnWay) -> dict[str, Any]:
    kept = tuple(one for one in exercise.properties if one not in way.without)
    spoken = {
        language: _said_this_way(words, words.for_condition[name])
        for language, words in exercise.in_language.items()
        if name in words.for_condition
    }
    return {
        **{field: getattr(way, field) for field in _SAID if getattr(way, field)},
        "picture": way.picture,
        "properties": tuple(dict.fromkeys((*kept, *way.adds))),
        "in_language": spoken,
    }


def _said_this_way(words: ExerciseWords, way: WayWords) -> ExerciseWords:
    said = {field: getattr(way, field) for field in _SAID if getattr(way, field)}
    return words.model_copy(update={**said, "shows": way.shows})


def _on_a_bed(picture: Picture) -> Picture:
    def moved(prop: Any) -> Any:
        if prop == _FLOOR:
            return _BED
        if isinstance(prop, Prop) and prop.kind == _FLOOR:
            return prop.model_copy(update={"kind": _BED})
        return prop

    return picture.model_copy(update={"props": tuple(moved(prop) for prop in picture.props)})
