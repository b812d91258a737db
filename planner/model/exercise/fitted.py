"""An exercise as one patient does it: their conditions change its words, picture and dose."""

from collections.abc import Collection
from typing import Any

from planner.model.exercise.condition import DoseLimit, ForCondition, OwnWay, WayWords
from planner.model.exercise.exercise import Exercise, ExerciseWords
from planner.model.exercise.picture import Picture, Prop
from planner.model.language import Language

ON_A_BED = "on_a_bed"
"""The condition of whoever does on the bed what others do on a bed or a mat."""
_FLOOR, _BED = "mat", "bed"
_BED_CM = 40.0
"""How high a bed in a mat's place is drawn: as low as beds are, so that the body is large."""
_ON_IT = ("ball", "small_ball")
"""What lies on the mat beside the body, and then on the bed."""
_OR_MAT = {"en": " or mat", "es": " o colchoneta"}
"""What the words of an exercise offer beside the bed."""
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


def fitted(exercise: Exercise, conditions: Collection[str]) -> Exercise:
    """The exercise as it is done with these conditions; the same again if it is fitted twice.

    The first way of its own stands in place of the words and the picture; the dose is cut to every
    limit; on a bed, what can be done on a bed or a mat is said, done and drawn on the bed. With
    several ways it is not to be given at all: `ways` tells.
    """
    on_a_bed = ON_A_BED in conditions and exercise.setting == _BED
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
    if changed:
        exercise = exercise.model_copy(update=changed)
    return _on_a_bed(exercise) if on_a_bed else exercise


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


def _on_a_bed(exercise: Exercise) -> Exercise:
    """Without the mat: in the words of each language, among the things, in the picture."""
    spoken = {
        language: words.model_copy(update=_without_mat(words, language))
        for language, words in exercise.in_language.items()
    }
    return exercise.model_copy(
        update={
            **_without_mat(exercise, "en"),
            "in_language": spoken,
            "equipment": tuple(thing for thing in exercise.equipment if thing != _FLOOR),
            "picture": exercise.picture and _drawn_on_a_bed(exercise.picture),
        }
    )


def _without_mat(said: Exercise | ExerciseWords, language: Language) -> dict[str, Any]:
    def bed(text: str) -> str:
        return text.replace(_OR_MAT[language], "")

    steps = tuple(bed(step) for step in said.steps)
    words = ("set_up", "feel", "stop_if", "mistake", "cue")
    return {**{field: bed(getattr(said, field)) for field in words}, "steps": steps}


def _drawn_on_a_bed(picture: Picture) -> Picture:
    props = tuple(Prop(kind=each) if isinstance(each, str) else each for each in picture.props)
    if not any(prop.kind == _FLOOR for prop in props):
        return picture

    def moved(prop: Prop) -> Prop:
        if prop.kind == _FLOOR:
            return prop.model_copy(update={"kind": _BED, "height_cm": _BED_CM})
        if prop.kind in _ON_IT and not (prop.under or prop.held_by):
            return prop.model_copy(update={"z_cm": (prop.z_cm or 0.0) + _BED_CM})
        return prop

    return picture.model_copy(update={"props": tuple(moved(prop) for prop in props)})
