"""Every prop says what carries a hand, what stops a body, how it looks and what it is called."""

import re
from pathlib import Path
from typing import get_args

import pytest

from planner.figure.check.pose_check import check
from planner.figure.props import HAND_PLACES, PROPS, STANDING, SURFACES
from planner.figure.scene import as_written, hand_surface, scene_of
from planner.figure.shapes.camera import camera_for
from planner.figure.words import en, es
from planner.model.exercise.picture import Prop, PropKind
from tests.figure.poses import picture, solved

CONTRIBUTING = Path(__file__).parents[2] / "CONTRIBUTING.md"
SOLID = [
    kind
    for kind in STANDING
    if any(PROPS[kind].solids(PROPS[kind].stand(as_written(kind), sat_on=False)))
]
STOPS_NOTHING = {"mat", "pool", "hill"}


def needed(place: str) -> list[dict[str, object]]:
    """The props that a hand's place is on."""
    if place == "floor":
        return []
    kind = "chair" if place == "seat" else HAND_PLACES[place][0]
    return [{"kind": kind, "size": "large"}]


def test_every_kind_has_one_prop() -> None:
    assert set(PROPS) == set(get_args(PropKind))
    assert all(prop.kind == kind for kind, prop in PROPS.items())


@pytest.mark.parametrize("kind", PROPS)
def test_every_kind_has_words_in_every_language(kind: PropKind) -> None:
    for language in (en, es):
        assert language.THINGS[kind], (language.__name__, kind)


@pytest.mark.parametrize("kind", STANDING)
@pytest.mark.parametrize("place", [{}, {"x_cm": -60}, {"y_cm": 40}, {"turned": True}])
def test_what_stands_is_drawn_from_everywhere(kind: PropKind, place: dict[str, object]) -> None:
    standing = PROPS[kind].stand(Prop.model_validate({"kind": kind, **place}), sat_on=False)
    for facing in ("left", "right"):
        for view in ("side", "front", "three_quarter_back", "above"):
            behind, before = PROPS[kind].draw(standing, camera_for(view, facing))
            assert behind or before


@pytest.mark.parametrize("place", SURFACES)
def test_a_hand_on_any_surface_keeps_a_leaning_body_up(place: str) -> None:
    frame = {"posture": "standing", "lean": 55, "hips": 20}
    falls = [fault.message for fault in check(picture(frame, props=[]))]
    assert any("the body would fall" in each for each in falls)
    leans = check(picture({**frame, "hands": place}, props=needed(place)))
    assert not any("would fall" in fault.message for fault in leans)
    assert not any("is no place" in fault.message for fault in leans)


@pytest.mark.parametrize("place", SURFACES)
def test_every_surface_has_a_point_for_each_hand(place: str) -> None:
    scene = picture({"posture": "standing"}, props=needed(place))
    found = scene_of(scene, seated=False)
    for y in (0.2, -0.2):
        assert hand_surface(found, place, (0.0, y, 1.4), (1.0, 0.0, 0.0)) is not None


def test_all_that_stands_stops_a_body_but_what_is_soft_ground_or_water() -> None:
    assert set(SOLID) == set(STANDING) - STOPS_NOTHING


@pytest.mark.parametrize("kind", SOLID)
def test_every_solid_is_solid_in_its_middle_and_not_beside_itself(kind: PropKind) -> None:
    prop = PROPS[kind]
    for solid in prop.solids(prop.stand(as_written(kind), sat_on=False)):
        x, y, z = solid.middle
        assert solid.distance_m((x, y, z)) + solid.soft_m < 0
        assert solid.distance_m((x, y + 9.0, z)) > 1


@pytest.mark.parametrize(
    ("kind", "solids"),
    [("chair", 9), ("stool", 5), ("table", 5), ("bench", 5), ("sofa", 2), ("counter", 2),
     ("doorway", 3), ("rail", 3), ("stairs", 4), ("cart", 8), ("walker", 9), ("bike", 4),
     ("recumbent", 6), ("pedals", 4), ("elliptical", 5)],
)  # fmt: skip
def test_every_part_of_a_prop_is_solid(kind: PropKind, solids: int) -> None:
    prop = PROPS[kind]
    assert len(list(prop.solids(prop.stand(as_written(kind), sat_on=False)))) == solids


@pytest.mark.parametrize("kind", SOLID)
def test_a_body_that_stands_in_a_solid_is_told(kind: PropKind) -> None:
    """Put where a foot, the trunk or the head of a standing body is, every solid is noticed."""
    prop = PROPS[kind]
    usual = prop.stand(as_written(kind), sat_on=False)
    (body,) = solved({"posture": "standing"})
    places: list[dict[str, float]] = [{"x_cm": 2}, {"x_cm": 0, "z_cm": 30}]
    places.append({"x_cm": -5, "width_cm": 6})
    for solid in prop.solids(usual):
        x, y, z = solid.middle
        for part in ("pelvis", "left_knee", "thorax2", "head", "left_ball"):
            px, py, pz = body.found.at[part]
            places.append(
                {
                    "x_cm": round((usual.x0 + px - x) * 100, 1),
                    "y_cm": round((py - y) * 100, 1),
                    "z_cm": round((pz - z) * 100, 1),
                }
            )
    told = f"through the {kind.replace('_', ' ')}"
    pictures = (picture({"posture": "standing"}, props=[{"kind": kind, **at}]) for at in places)
    messages = [fault.message for each in pictures for fault in check(each)]
    floats = f"the {kind.replace('_', ' ')} floats"
    assert any(told in one or floats in one for one in messages)


@pytest.mark.parametrize(
    ("frame", "props", "told"),
    [
        (
            {"posture": "standing"},
            [{"kind": "doorway", "x_cm": -5, "width_cm": 6}],
            "through the doorway",
        ),
        (
            {"posture": "standing", "hips": 35, "knees": 5, "feet": "lifted", "right_foot": "flat"},
            [{"kind": "walker", "x_cm": -15}],
            "through the walker",
        ),
        ({"posture": "sitting", "lean": -35}, ["chair"], "through the chair"),
    ],
)
def test_what_people_cannot_be_in_is_told(
    frame: dict[str, object], props: list[object], told: str
) -> None:
    assert any(told in fault.message for fault in check(picture(frame, props=props)))


def test_a_prop_that_is_not_in_a_frame_stops_nobody_there() -> None:
    wall = {"kind": "wall", "x_cm": 2, "frames": [1]}
    faults = check(picture({"posture": "standing"}, {"hips": 60, "knees": 60}, props=[wall]))
    assert {f.frame for f in faults if "through the wall" in f.message} == {0}


def test_the_handle_that_is_held_is_the_handle_that_is_drawn() -> None:
    (rider,) = solved({"posture": "sitting", "feet": "pedal", "hands": "bike"}, props=["bike"])
    bike = PROPS["bike"]
    standing = bike.stand(as_written("bike"), sat_on=True)
    palm = rider.found.at["left_palm"]
    assert min(solid.distance_m(palm) for solid in bike.solids(standing)) < 0.03


def test_contributing_names_every_prop() -> None:
    text = CONTRIBUTING.read_text("utf-8")
    listed = re.search(r"\*\*Props\*\*: (.*?)\. They stand", text, re.S)
    assert listed
    names = set(re.findall(r"[a-z_]+", listed[1]))
    assert names == set(PROPS)
