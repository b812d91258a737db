"""Everyone does the same: five people round the same bones, told apart in gray too."""

import itertools
from typing import get_args

import pytest

from planner.cli.library_picture import FigureName
from planner.figure.body.belly import belly_of
from planner.figure.body.builds import BUILDS
from planner.figure.check.pose_check import check
from planner.figure.drawing.compose import Drawing, compose
from planner.figure.output.cells import to_cells
from planner.figure.output.motion import motion_of
from planner.figure.output.operators import operators_of
from planner.figure.output.svg import to_svg
from planner.figure.pose.solve import solve
from planner.figure.shapes.boxes import box_around
from planner.figure.shapes.path import TONES, coordinates
from planner.model.drawn_figure import DrawnFigure
from planner.tui.words.intake_hints import FIGURE_LABELS
from tests.figure.poses import picture

FIGURES = get_args(DrawnFigure)
OTHERS = [figure for figure in FIGURES if figure != "standard"]
SQUAT = picture({"posture": "standing"}, {"hips": 95, "knees": 100})
STANDING = picture({"posture": "standing"}, view="front")


def gray(tone: str) -> float:
    red, green, blue = (int(TONES[tone][i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def width_mm(drawing: Drawing, tone: str) -> float:
    """How broad the largest thing in a tone is."""
    shapes = [shape for shape in drawing.panels[0].shapes if shape.fill == tone]
    return max(max(xs) - min(xs) for xs, _ in (coordinates(shape.path) for shape in shapes))


def test_each_has_a_build_a_name_and_a_label() -> None:
    assert tuple(BUILDS) == FIGURES
    assert tuple(name.value for name in FigureName) == FIGURES
    assert tuple(value for value, _ in FIGURE_LABELS) == ("", *FIGURES)


@pytest.mark.parametrize("figure", FIGURES)
def test_tones_that_touch_stay_apart_without_colour(figure: DrawnFigure) -> None:
    build = BUILDS[figure]
    skin, shirt, pants, hair = build.skin, build.shirt, build.pants, build.hair
    for one, other in (
        *itertools.combinations((skin, shirt, pants), 2),
        (skin, hair),
        (pants, f"{pants}_far"),
        (skin, "ink"),
        (shirt, "ink"),
        (pants, "ink"),
        (pants, "shoe"),
    ):
        assert abs(gray(one) - gray(other)) > 0.15, (one, other)


@pytest.mark.parametrize("figure", OTHERS)
def test_the_pose_is_the_same_and_the_looks_are_not(figure: DrawnFigure) -> None:
    for one, other in zip(solve(SQUAT).moments, solve(SQUAT, figure).moments, strict=True):
        assert one.found.at == other.found.at
    plain, drawn = (operators_of(compose(SQUAT, figure=who)) for who in ("standard", figure))
    assert plain != drawn
    assert operators_of(compose(SQUAT, figure=figure), gray=True) != operators_of(
        compose(SQUAT), gray=True
    )


@pytest.mark.parametrize("figure", OTHERS)
def test_every_way_to_show_a_picture_shows_the_person(figure: DrawnFigure) -> None:
    build = BUILDS[figure]
    shirt = TONES[build.shirt]
    assert shirt in to_svg(compose(SQUAT, figure=figure))
    cells = to_cells(compose(SQUAT, figure=figure), 60, 22)
    assert shirt in {cell.behind for row in cells for cell in row}
    moving = motion_of(SQUAT, figure).at(0.5, 200, 200)
    assert build.shirt in {shape.fill for shape in moving.panels[0].shapes}


def test_a_larger_body_is_broader_and_a_pregnant_one_has_a_belly() -> None:
    plain = compose(STANDING)
    larger = compose(STANDING, figure="larger_body")
    assert width_mm(larger, "shirt_green") > 1.2 * width_mm(plain, "shirt")
    side = solve(picture({"posture": "standing"}), "pregnant").moments[0].found
    belly = belly_of(side)
    assert belly is not None
    assert belly.center[0] + belly.radii_m[0] > side.at["lumbar2"][0] + 0.2


def test_a_belly_gives_way_to_the_floor() -> None:
    lying = picture({"posture": "prone"}, props=["mat"])
    for figure in ("larger_body", "pregnant"):
        found = solve(lying, figure).moments[0].found
        free, lain = belly_of(found), belly_of(found, 0.0)
        assert free is not None
        assert lain is not None
        assert free.center[2] < lain.center[2]
        assert not check(lying, figure)


def test_hands_lie_on_the_body_that_is_there() -> None:
    on_the_belly = picture({"posture": "standing", "hands": "belly"})
    plain, pregnant = (
        solve(on_the_belly, who).moments[0].found.at["left_palm"][0]
        for who in ("standard", "pregnant")
    )
    assert pregnant > plain + 0.08


def test_a_person_fits_the_room_of_a_card() -> None:
    for figure in FIGURES:
        drawing = compose(SQUAT, figure=figure)
        for panel in drawing.panels:
            box = box_around(panel.shapes)
            assert panel.x_pt + box.right * drawing.pt_per_mm <= drawing.width_pt + 0.5
