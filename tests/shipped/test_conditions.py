"""What exercises say to patients with a condition: easy, calm, in both languages, well drawn."""

import re
from collections.abc import Iterator
from typing import get_args

import pytest

from planner.figure.check.pose_check import check
from planner.figure.pose.postures import POSTURES
from planner.figure.pose.solve import solve
from planner.figure.words.describe import describe
from planner.library.check.reading_en import grade
from planner.library.check.reading_es import ease
from planner.model.drawn_figure import DrawnFigure
from planner.model.exercise.condition import OwnWay
from planner.model.exercise.exercise import Exercise
from planner.model.exercise.fitted import ON_A_BED, fitted
from planner.model.exercise.picture import Picture
from planner.model.exercise.property import has_property
from planner.model.library import Library
from tests.shipped.test_library import PATIENT_WORDS_BANNED
from tests.shipped.test_topics import SPANISH_WORDS_BANNED
from tests.sweeps import some


def ways(library: Library) -> Iterator[tuple[Exercise, str, OwnWay]]:
    for exercise in library.exercises.values():
        for name, one in exercise.for_condition.items():
            if one.way:
                yield exercise, name, one.way


def notes(library: Library) -> set[str]:
    said = (one.note for e in library.exercises.values() for one in e.for_condition.values())
    return {note for note in said if note}


def test_every_way_reads_at_sixth_grade_and_is_calm(library: Library) -> None:
    found = list(ways(library))
    assert found
    for exercise, name, way in found:
        text = " ".join((way.set_up, *way.steps))
        assert grade(text) <= 6, (exercise.id, name, grade(text))
        assert not PATIENT_WORDS_BANNED.search(" ".join(way.words)), exercise.id


def test_every_note_is_short_and_calm(library: Library) -> None:
    said = " ".join(sorted(notes(library)))
    assert grade(said) <= 6
    assert not PATIENT_WORDS_BANNED.search(said)
    for sentence in re.split(r"(?<=[.!?])\s", said):
        assert len(sentence.split()) <= 16, sentence


def test_every_way_has_its_easy_spanish(library: Library) -> None:
    for exercise, name, way in ways(library):
        words = exercise.in_language["es"].for_condition[name]
        text = " ".join((words.set_up, *words.steps))
        assert ease(text) >= 70, (exercise.id, ease(text))
        assert not SPANISH_WORDS_BANNED.search(text)
        assert bool(words.shows) == bool(way.picture.shows)
        for field in ("feel", "mistake", "cue"):
            assert bool(getattr(words, field)) == bool(getattr(way, field)), (exercise.id, field)


def test_a_fitted_exercise_is_the_same_when_it_is_fitted_again(library: Library) -> None:
    for exercise, name, way in ways(library):
        once = fitted(exercise, (name,))
        assert once.steps == way.steps
        assert once.in_language["es"].steps == exercise.in_language["es"].for_condition[name].steps
        assert fitted(once, (name,)) == once


def test_in_pregnancy_the_time_on_the_back_is_short_and_the_card_says_so(
    library: Library,
) -> None:
    """Left out by a property or by itself; else fewer sets than others do, and a note to turn."""
    excluded = library.rules.precautions["pregnancy"].exclude
    on_the_back, given = 0, 0
    for exercise in library.exercises.values():
        lying = (
            exercise.start_position in ("supine", "hooklying") or "supine" in exercise.properties
        )
        if not lying or any(has_property(exercise, text) for text in excluded):
            continue
        on_the_back += 1
        said = exercise.for_condition["pregnancy"]
        if said.leave_out:
            continue
        given += 1
        assert said.limit is not None, exercise.id
        assert said.limit.sets_max in (1, 2), exercise.id
        assert said.note is not None, exercise.id
        assert said.note.startswith("Keep your time on your back short."), exercise.id
        if exercise.dosage.hold_s >= 20:
            assert said.limit.hold_s_max == 30, exercise.id
        assert exercise.dosage.duration_s == 0, f"{exercise.id}: a long time flat on the back"
    assert on_the_back >= 35
    assert given >= 20


BEDS = ("no_floor", "large_body", "fall_risk", "vertebral_fx_recent", ON_A_BED)


@pytest.mark.parametrize("condition", BEDS)
def test_whatever_is_done_on_a_bed_is_said_and_drawn_on_one(
    library: Library, condition: str
) -> None:
    for exercise in library.exercises.values():
        said = exercise.for_condition.get(condition)
        if exercise.setting != "bed" or (said and said.leave_out):
            continue
        on_it = fitted(exercise, (condition, ON_A_BED))
        for words, mat in ((on_it, r"\bmats?\b"), (on_it.in_language["es"], "colchoneta")):
            text = " ".join((words.set_up, *words.steps, words.feel, words.stop_if, words.mistake))
            assert not re.search(mat, f"{text} {words.cue}"), (exercise.id, text)
        assert "mat" not in on_it.equipment
        assert on_it.picture is not None
        assert [fault.message for fault in check(on_it.picture)] == [], exercise.id
        assert not {"mat", "chair"} & kinds(on_it.picture), exercise.id
        assert fitted(on_it, (condition, ON_A_BED)) == on_it


def kinds(picture: Picture) -> set[str]:
    return {one if isinstance(one, str) else one.kind for one in picture.props}


def test_nobody_who_is_kept_from_the_floor_is_drawn_on_it(library: Library) -> None:
    """What is done on the floor asks for the way there, which keeps such a patient from it."""
    on_the_floor = 0
    for exercise in library.exercises.values():
        picture = fitted(exercise, (ON_A_BED,)).picture
        assert picture is not None
        carried = POSTURES[picture.frames[0].posture or "standing"].support
        if carried in ("feet", "seat") and picture.frames[0].posture != "long_sitting":
            continue
        if kinds(picture) & {"bed", "pool", "bench", "ball", "counter", "chair", "sofa"}:
            continue
        on_the_floor += 1
        assert "floor_transfer" in exercise.properties, exercise.id
    assert on_the_floor > 25


@pytest.mark.parametrize("figure", some(get_args(DrawnFigure), fast=2))
def test_everyone_is_well_drawn_on_a_bed_and_it_is_told(
    library: Library, figure: DrawnFigure
) -> None:
    for exercise in library.exercises.values():
        if exercise.setting != "bed":
            continue
        picture = fitted(exercise, (ON_A_BED,)).picture
        assert picture is not None
        assert [fault.message for fault in check(picture, figure)] == [], exercise.id
        if figure == "standard":
            assert "on a bed" in describe(picture), exercise.id
            assert "en una cama" in describe(picture, "es"), exercise.id


def test_a_ball_beside_a_body_on_a_bed_lies_on_the_bed(library: Library) -> None:
    picture = fitted(library.exercises["knee-to-chest-heel-glide"], (ON_A_BED,)).picture
    assert picture is not None
    standing = {each.kind: each for each in solve(picture).scene.standing}
    assert standing["ball"].z == standing["bed"].top


def test_what_a_body_lies_on_is_said_and_drawn_alike(library: Library) -> None:
    """Bed or mat: none is drawn that the card does not name, in any way it is done."""
    said = {"bed": r"\bbed\b", "mat": r"\b(mat|pad|towel|floor)s?\b"}
    for exercise in library.exercises.values():
        for name in ("", ON_A_BED, *exercise.for_condition):
            done = fitted(exercise, (name,)) if name else exercise
            assert done.picture is not None
            words = " ".join((done.set_up, *done.steps)).lower()
            for kind in said.keys() & kinds(done.picture):
                assert re.search(said[kind], words), (exercise.id, name, kind)


def test_whoever_is_kept_from_the_floor_lies_on_the_bed(library: Library) -> None:
    rules = library.rules
    for rule in rules.precautions.values():
        if "floor_transfer" in rule.exclude:
            assert rule.on_a_bed, rule.id
    assert {one.id for one in rules.precautions.values() if one.on_a_bed} == {*BEDS} - {ON_A_BED}
    frail = [one for one in rules.dosage.placement if one.frail_ok_only]
    assert all(one.on_a_bed for one in frail)
    suits = [one for one in library.exercises.values() if one.frail_ok]
    assert not [one.id for one in suits if "floor_transfer" in one.properties]
