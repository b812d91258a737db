"""Every exercise of the library is drawn, soundly, and unlike any other."""

import re
from dataclasses import replace
from typing import get_args

import pytest

from planner.figure.check.library import picture_problems
from planner.figure.check.pose_check import check
from planner.figure.drawing.compose import HEIGHT_PT, WIDTH_PT, compose
from planner.figure.output.pdf import stream_of
from planner.figure.shapes.boxes import Bounds, box_of, extents
from planner.figure.shapes.path import Shape, coordinates
from planner.figure.words.describe import describe
from planner.handout.words.frame_letters import how_to
from planner.model.drawn_figure import DrawnFigure
from planner.model.exercise.condition import OwnWay
from planner.model.exercise.picture import LETTERS
from planner.model.library import Library
from tests.shipped.test_library import PATIENT_WORDS_BANNED
from tests.sweeps import some
from tests.whole_library import of_all


def test_every_exercise_has_a_picture(library: Library) -> None:
    assert [e.id for e in library.exercises.values() if e.picture is None] == []


def test_each_letter_of_a_picture_is_in_the_set_up_or_in_a_step(library: Library) -> None:
    for exercise in library.exercises.values():
        ways = (one.way for one in exercise.for_condition.values() if one.way)
        for how in (exercise, *(exercise.model_copy(update=_done(way)) for way in ways)):
            assert how.picture is not None
            told = how_to(how)
            letters = re.findall(r" \(([A-C])\)", " ".join([told.set_up, *told.steps]))
            drawn = LETTERS[: len(how.picture.frames)] if how.picture.lettered else ""
            assert sorted(letters) == list(drawn), how.id
            plain = [re.sub(r" \([A-C]\)", "", text) for text in (told.set_up, *told.steps)]
            assert plain == [how.set_up, *how.steps], how.id


def _done(way: OwnWay) -> dict[str, object]:
    return {name: getattr(way, name) for name in ("set_up", "steps", "picture")}


def test_every_picture_is_sound(library: Library) -> None:
    assert [str(problem) for problem in of_all(picture_problems, library)] == []


@pytest.mark.slow
@pytest.mark.parametrize("figure", [one for one in get_args(DrawnFigure) if one != "standard"])
def test_every_picture_is_sound_and_small_whoever_it_shows(
    library: Library, figure: DrawnFigure
) -> None:
    for exercise in library.exercises.values():
        assert exercise.picture is not None
        faults = [fault.message for fault in check(exercise.picture, figure)]
        assert faults == [], exercise.id
        assert len(stream_of(compose(exercise.picture, figure=figure))) <= 5_500, exercise.id


@pytest.mark.parametrize("figure", some(["standard", "older_woman", "larger_body"], fast=1))
@pytest.mark.parametrize(
    "size_pt", some([(WIDTH_PT, HEIGHT_PT), (90, 60), (180, 132), (132, 94)], fast=1)
)
def test_the_letter_of_a_frame_is_never_on_a_head(
    library: Library, size_pt: tuple[float, float], figure: DrawnFigure
) -> None:
    lettered = 0
    for exercise in library.exercises.values():
        assert exercise.picture is not None
        for panel in compose(exercise.picture, *size_pt, figure=figure).panels:
            for disc in (shape for shape in panel.shapes if shape.fill == "mark"):
                lettered += 1
                covered = box_of(extents([replace(disc, stroke="ink")]))
                for shape in panel.shapes:
                    if shape.fill.startswith(("hair", "skin", "shirt", "pants")):
                        assert not _overlap(covered, shape), exercise.id
    assert lettered > 300


def _overlap(box: Bounds, shape: Shape) -> bool:
    xs, ys = coordinates(shape.path)
    return any(
        box.left < x < box.right and box.bottom < y < box.top for x, y in zip(xs, ys, strict=True)
    )


@pytest.fixture(scope="module")
def streams(library: Library) -> dict[str, bytes]:
    return {e.id: stream_of(compose(e.picture)) for e in library.exercises.values() if e.picture}


def test_no_two_pictures_are_the_same(streams: dict[str, bytes]) -> None:
    seen: dict[bytes, str] = {}
    twins = [(i, seen[s]) for i, s in streams.items() if seen.setdefault(s, i) != i]
    assert twins == []


def test_pictures_are_small(streams: dict[str, bytes]) -> None:
    sizes = sorted(len(stream) for stream in streams.values())
    assert sum(sizes) / len(sizes) <= 4_000
    assert sizes[-1] <= 5_000


def test_every_picture_can_be_told_in_words(library: Library) -> None:
    for exercise in library.exercises.values():
        assert exercise.picture is not None
        words = describe(exercise.picture)
        assert 30 < len(words) < 420, exercise.id
        assert not PATIENT_WORDS_BANNED.search(words), exercise.id
        assert "_" not in words, (exercise.id, words)


def test_most_pictures_need_only_a_few_lines(library: Library) -> None:
    per_frame = [
        len(frame.model_fields_set)
        for e in library.exercises.values()
        if e.picture
        for frame in e.picture.frames
    ]
    assert sum(per_frame) / len(per_frame) <= 6
