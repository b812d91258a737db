"""Frames, arrows and every way to put a picture on paper, in a file or on a terminal."""

import io
import math
import re
import xml.etree.ElementTree as ElementTree
from itertools import pairwise

import pytest
from PIL import Image
from pypdf import PdfReader

from planner.figure.drawing.compose import HEIGHT_PT, WIDTH_PT, Drawing, camera_of, compose
from planner.figure.drawing.moved_way import way
from planner.figure.output.cells import to_cells, to_text
from planner.figure.output.contact_sheet import to_sheet
from planner.figure.output.motion import motion_of, moves
from planner.figure.output.pdf import stream_of, to_pdf
from planner.figure.output.raster import to_png
from planner.figure.output.svg import to_svg
from planner.figure.pose.solve import solve
from planner.figure.shapes.boxes import box_around
from planner.figure.shapes.path import TONES, coordinates
from planner.model.exercise.picture import Picture
from tests.figure.poses import picture
from tests.page_texts import text_of

SQUAT = picture({"posture": "standing"}, {"hips": 95, "knees": 100})
BRIDGE = picture({"posture": "hooklying"}, {"lean": -116}, props=["mat"])
ALL = [SQUAT, BRIDGE, picture({"posture": "sitting"}, props=["chair"], view="three_quarter")]


def gray(tone: str) -> float:
    """How light a tone is without its colour, 0 to 1."""
    red, green, blue = (int(TONES[tone][i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def inked(drawing: Drawing) -> set[str]:
    return {shape.fill for panel in drawing.panels for shape in panel.shapes}


def test_standing_frames_stand_side_by_side_and_lying_ones_lie_above_one_another() -> None:
    squat, bridge = compose(SQUAT), compose(BRIDGE)
    assert squat.panels[1].x_pt > squat.panels[0].x_pt + 40
    assert squat.panels[1].y_pt == pytest.approx(squat.panels[0].y_pt, abs=0.1)
    assert bridge.panels[1].y_pt < bridge.panels[0].y_pt - 30
    assert bridge.panels[1].x_pt == pytest.approx(bridge.panels[0].x_pt, abs=0.1)


@pytest.mark.parametrize("drawn", ALL)
def test_everything_is_inside_the_room_of_a_card(drawn: Picture) -> None:
    drawing = compose(drawn)
    assert drawing.width_pt <= WIDTH_PT
    assert drawing.height_pt <= HEIGHT_PT + 0.01
    k = drawing.pt_per_mm
    for panel in drawing.panels:
        box = box_around(panel.shapes)
        assert panel.x_pt + box.left * k >= -0.5
        assert panel.x_pt + box.right * k <= drawing.width_pt + 0.5
        assert panel.y_pt + box.bottom * k >= -0.5
        assert panel.y_pt + box.top * k <= drawing.height_pt + 0.5


def test_the_arrow_follows_the_real_arc_of_the_moving_part() -> None:
    lifted = picture({"posture": "standing"}, {"right_shoulder": 170, "right_elbow": 5}, props=[])
    solution = solve(lifted)
    camera = camera_of(solution)
    points = way(*solution.moments, "right_hand", camera)
    shoulder = camera.point(solution.moments[0].found.at["right_shoulder"])
    radii = [math.dist(point, shoulder) for point in points]
    straight = math.dist(points[0], points[-1])
    run = sum(math.dist(a, b) for a, b in pairwise(points))
    assert min(radii) > 450  # an arc round the shoulder, not a chord through it
    assert run > straight * 1.2


def test_a_body_that_does_not_move_has_no_arrow() -> None:
    assert "move" not in inked(compose(picture({"posture": "prone"}, props=["mat"])))
    assert "move" in inked(compose(SQUAT))
    quiet = picture({"posture": "standing"}, {"hips": 95, "knees": 100}, arrows=[])
    assert "move" not in inked(compose(quiet))


def test_the_arrow_of_a_head_that_turns_is_a_bow_above_it() -> None:
    """From beside it the nose goes there and back on the page, which no arrow can show."""
    turns = solve(picture({"posture": "standing", "neck": {"turn": -60}}, {"neck": {"turn": 50}}))
    camera = camera_of(turns)
    crown = camera.point(turns.moments[1].found.at["head"])[1]
    points = way(*turns.moments, "head", camera)
    assert points[-1][1] > crown + 200
    assert all(y > crown for _, y in points)
    nods = solve(picture({"posture": "standing"}, {"neck": 50}))
    assert way(*nods.moments, "head", camera)[-1][1] < crown


def test_a_clock_stands_beside_the_breath_not_on_it() -> None:
    signs = [{"kind": "clock", "minutes": 1}, "breath"]
    (panel,) = compose(picture({"posture": "standing"}, props=signs)).panels
    waves = [shape for shape in panel.shapes if shape.stroke == "mark" and not shape.fill]
    (face,) = (shape for shape in panel.shapes if shape.fill == "paper" and shape.width == 14)
    assert len(waves) == 3
    assert box_around(waves).right < box_around([face]).left


def test_a_frame_says_which_parts_moved_to_it() -> None:
    rises: list[dict[str, object]] = [{"posture": "standing", "hips": 90, "knees": 95}]
    rises += [{"hips": 0, "knees": 0}, {"shoulders": 90}]

    def arrows(*frames: dict[str, object], **rest: object) -> list[int]:
        panels = compose(picture(*frames, **rest)).panels
        return [sum(shape.fill == "move" for shape in panel.shapes) for panel in panels]

    assert arrows(*rises, arrows=["pelvis"]) == [0, 1, 0]
    assert arrows(*rises) == [0, 1, 1]
    third = {**rises[2], "arrows": ["left_hand", "right_hand"]}
    assert arrows(*rises[:2], third, arrows=["pelvis"]) == [0, 1, 2]
    assert arrows({**rises[0]}, {**rises[1], "arrows": []}, rises[2]) == [0, 0, 1]


def test_tones_that_touch_stay_apart_without_colour() -> None:
    for one, other in (
        ("shirt", "pants"),
        ("shirt", "skin"),
        ("pants", "pants_far"),
        ("skin", "hair"),
        ("pants", "shoe"),
        ("paper", "ink"),
        ("paper", "move"),
    ):
        assert abs(gray(one) - gray(other)) > 0.15, (one, other)


def test_the_far_leg_is_paler_whatever_it_does() -> None:
    for lifted in ("left", "right"):
        drawn = picture(
            {"posture": "standing", f"{lifted}_hip": 70, f"{lifted}_knee": 80,
             f"{lifted}_foot": "lifted"}
        )  # fmt: skip
        assert "pants_far" in inked(compose(drawn))


def test_svg_is_well_formed_and_says_what_it_shows() -> None:
    svg = to_svg(compose(BRIDGE), "Bridge <b>", "Lying & lifting")
    root = ElementTree.fromstring(svg)
    space = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{space}title") == "Bridge <b>"
    assert root.findtext(f"{space}desc") == "Lying & lifting"
    assert len(root.findall(f".//{space}path")) > 60


def test_png_is_drawn_smoothly_on_white() -> None:
    image = Image.open(io.BytesIO(to_png(compose(SQUAT), 2.0)))
    assert image.size == (300, round(compose(SQUAT).height_pt * 2))
    colors = image.convert("RGB").getcolors(100_000)
    assert colors is not None
    assert image.getpixel((0, image.size[1] - 1)) == (255, 255, 255)
    assert len(colors) > 200  # many in-between tones: antialiased


def test_pdf_has_the_picture_once_as_a_form() -> None:
    pdf = PdfReader(io.BytesIO(to_pdf(compose(SQUAT), "Squat")))
    forms = pdf.pages[0]["/Resources"]["/XObject"]  # type: ignore[index]
    assert len(forms) == 1
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Squat"
    content = next(iter(forms.values())).get_object().get_data().decode()
    assert content.count(" cm") == 2  # one panel a frame
    assert content.count("\nq ") == content.count("\nQ")


@pytest.mark.parametrize("drawn", ALL)
def test_a_picture_takes_at_most_five_kilobytes(drawn: Picture) -> None:
    assert len(stream_of(compose(drawn))) <= 5_000


def test_the_same_picture_is_the_same_bytes() -> None:
    assert stream_of(compose(SQUAT)) == stream_of(compose(SQUAT))


def test_a_terminal_shows_outline_colour_and_arrow() -> None:
    cells = to_cells(compose(SQUAT), 60, 22)
    assert len(cells) <= 22
    assert max(len(row) for row in cells) <= 60
    flat = [cell for row in cells for cell in row]
    assert {"ink", "move", ""} == {cell.ink for cell in flat}
    assert all(re.fullmatch(r"#[0-9a-f]{6}", cell.behind) for cell in flat)
    assert len({cell.behind for cell in flat}) > 4
    dots = [c for c in to_text(compose(SQUAT), 60, 22) if "\u2800" < c <= "\u28ff"]
    assert len(dots) > 120


def test_a_contact_sheet_names_every_picture_and_says_which_are_missing() -> None:
    text = text_of(to_sheet([("Squats", [("squat", SQUAT), ("none-yet", None)])]))
    assert "Squats" in text
    assert "squat" in text
    assert "no picture" in text


def test_a_moving_picture_goes_there_and_back_in_a_frame_that_stands_still() -> None:
    motion = motion_of(SQUAT)
    tops = []
    for phase in (0.0, 0.5, 1.0, 1.5, 2.0):
        drawing = motion.at(phase, 200, 200)
        ys = [
            y for s in drawing.panels[0].shapes if s.fill == "hair" for y in coordinates(s.path)[1]
        ]
        tops.append(max(ys))
        assert drawing.height_pt == motion.at(0, 200, 200).height_pt
    assert tops[0] > tops[1] > tops[2] < tops[3] < tops[4]
    assert tops[0] == tops[4]
    assert tops[1] == tops[3]


def test_a_moving_picture_shows_a_frames_own_things_with_that_frame() -> None:
    ring = {"kind": "circle", "start": "left_palm", "frames": [2]}
    with_ring, without = (
        motion_of(picture({"posture": "standing"}, {"hips": 95, "knees": 100}, props=props))
        for props in ([ring], [])
    )

    def shapes(phase: float) -> tuple[int, int]:
        drawings = (motion.at(phase, 200, 200) for motion in (with_ring, without))
        first, second = (len(drawing.panels[0].shapes) for drawing in drawings)
        return first, second

    start, end = shapes(0.0), shapes(1.0)
    assert start[0] == start[1]
    assert end[0] > end[1]


def test_what_stands_still_or_is_only_thought_of_does_not_move() -> None:
    two = ({"posture": "standing"}, {"hips": 95, "knees": 100})
    assert moves(picture(*two))
    assert not moves(picture(two[0]))
    assert not moves(picture(*two, props=["thought"]))


def test_a_thought_is_drawn_small_within_the_first_frame() -> None:
    thinking = picture(
        {"posture": "sitting"},
        {"posture": "standing", "hips": 80, "knees": 30},
        props=["chair", {"kind": "thought", "frames": [2]}],
    )
    drawing = compose(thinking)
    assert len(drawing.panels) == 1
    assert sum(shape.fill == "hair" for shape in drawing.panels[0].shapes) == 2
