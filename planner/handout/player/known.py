"""The exercises that the player's page knows: each as it is done with every condition."""

from collections.abc import Iterator, Mapping

from planner.handout.document.dosed_picture import without_clock
from planner.language.translate import exercise_in
from planner.model.exercise.exercise import Exercise
from planner.model.exercise.fitted import ON_A_BED, fitted
from planner.model.exercise.picture import Picture
from planner.model.language import Language
from planner.model.library import Library

NO_PICTURE = ""


def forms_of(exercise: Exercise) -> tuple[Exercise, ...]:
    """The exercise, and as it is done with each condition that changes its words or picture."""
    found = [exercise]
    own = [name for name, one in exercise.for_condition.items() if one.way]
    for conditions in ((), *((name,) for name in own)):
        for on_a_bed in ((), (ON_A_BED,)):
            form = fitted(exercise, {*conditions, *on_a_bed})
            if not any(_same(form, one) for one in found):
                found.append(form)
    return tuple(found)


def _same(one: Exercise, other: Exercise) -> bool:
    words = ("set_up", "steps", "feel", "stop_if", "picture", "in_language")
    return all(getattr(one, name) == getattr(other, name) for name in words)


def spoken_in(exercise: Exercise, language: Language) -> Exercise:
    """The exercise in a language; in English where it is not written in it."""
    return exercise if language == "en" else exercise_in(exercise, language)


def pictures_of(library: Library) -> Iterator[tuple[str, Picture]]:
    """Every picture with its name: that of its exercise, and a number where there are several."""
    for exercise in library.exercises.values():
        drawn: list[Picture] = []
        for form in forms_of(exercise):
            if form.picture is not None and _bare(form.picture) not in map(_bare, drawn):
                drawn.append(form.picture)
                yield _name(exercise, len(drawn)), without_clock(form.picture)


def picture_name(exercise: Exercise, known: Mapping[str, Exercise]) -> str:
    """The name of its picture among those of the library; empty: it has none there."""
    if exercise.picture is None or exercise.id not in known:
        return NO_PICTURE
    drawn: list[Picture] = []
    for form in forms_of(known[exercise.id]):
        if form.picture is not None and _bare(form.picture) not in drawn:
            drawn.append(_bare(form.picture))
    wanted = _bare(exercise.picture)
    return _name(exercise, drawn.index(wanted) + 1) if wanted in drawn else NO_PICTURE


def _name(exercise: Exercise, number: int) -> str:
    return exercise.id if number == 1 else f"{exercise.id}.{number}"


def _bare(picture: Picture) -> Picture:
    """What is drawn, without words."""
    return picture.model_copy(update={"shows": "", "frame_steps": ()})
