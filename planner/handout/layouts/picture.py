"""The picture of an exercise on its card: made once, kept as a form and drawn by name."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from planner.figure.drawing.compose import draw
from planner.figure.output.pdf import add_form, stream_of
from planner.figure.pose.solve import solve
from planner.figure.words.describe import describe_solution
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.model.exercise.exercise import Exercise
from planner.model.exercise.picture import Picture
from planner.model.language import Language
from planner.model.program.program import Item

PICTURE_PT = (132.0, 94.0)
"""The most room that a picture takes: width and height."""


@dataclass(frozen=True)
class _Made:
    name: str
    stream: bytes
    width_pt: float
    height_pt: float
    words: str
    """The text alternative."""


@lru_cache(maxsize=1024)
def _make(picture: Picture, gray: bool, language: Language) -> _Made:
    solution = solve(picture)
    drawing = draw(solution, *PICTURE_PT)
    stream = stream_of(drawing, gray=gray)
    name = f"picture-{hashlib.sha256(stream).hexdigest()[:12]}"
    words = describe_solution(solution, language)
    return _Made(name, stream, drawing.width_pt, drawing.height_pt, words)


def with_dose(picture: Picture, item: Item) -> Picture:
    """The picture with its clock showing this patient's minutes and rounds; without time, none."""
    clocks = [p for p in picture.props if not isinstance(p, str) and p.kind == "clock"]
    if not clocks:
        return picture
    told = {"minutes": item.duration_s / 60, "count": item.sets}
    props = tuple(
        prop.model_copy(update=told) if prop in clocks else prop
        for prop in picture.props
        if item.duration_s >= 60 or prop not in clocks
    )
    return picture.model_copy(update={"props": props})


def picture_block(sheet: Sheet, exercise: Exercise, item: Item, scale: float = 1.0) -> Block:
    """The picture of an exercise that has one, as high as it needs to be."""
    if exercise.picture is None:
        raise ValueError(f"{exercise.id} has no picture")
    spoken = "en" if exercise.id in sheet.foreign else sheet.language
    made = _make(with_dose(exercise.picture, item), sheet.gray, spoken)

    def place(pen: Pen, left: float, top: float) -> None:
        if not pen.hasForm(made.name):
            add_form(pen, made.name, made.stream, made.width_pt, made.height_pt)
        bottom = top - made.height_pt * scale
        box = pen.on_paper(left, bottom, left + made.width_pt * scale, top)
        layout = f"<< /O /Layout /BBox [{box}] /Placement /Block >>"
        with pen.element("Figure", alt=made.words, attributes=layout), pen.text():
            pen.saveState()
            pen.translate(left, bottom)
            pen.scale(scale, scale)
            pen.doForm(made.name)
            pen.restoreState()

    return Block(height=made.height_pt * scale, draw=place)
