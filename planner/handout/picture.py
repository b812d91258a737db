"""The picture of an exercise on its card: made once, kept as a form and drawn by name."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from planner.figure.compose import HEIGHT_PT, WIDTH_PT, compose
from planner.figure.pdf import add_form, stream_of
from planner.handout.blocks import Block
from planner.handout.pen import Pen
from planner.model.picture import Picture
from planner.model.program import Item

PICTURE_PT = (WIDTH_PT, HEIGHT_PT)
"""The most room that a picture takes: width and height."""


@dataclass(frozen=True)
class _Made:
    name: str
    stream: bytes
    width_pt: float
    height_pt: float


@lru_cache(maxsize=1024)
def _make(picture: Picture) -> _Made:
    drawing = compose(picture, *PICTURE_PT)
    stream = stream_of(drawing)
    name = f"picture-{hashlib.sha256(stream).hexdigest()[:12]}"
    return _Made(name, stream, drawing.width_pt, drawing.height_pt)


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


def picture_block(picture: Picture) -> Block:
    """The picture, as high as it needs to be."""
    made = _make(picture)

    def draw(pen: Pen, left: float, top: float) -> None:
        if not pen.hasForm(made.name):
            add_form(pen, made.name, made.stream, made.width_pt, made.height_pt)
        pen.saveState()
        pen.translate(left, top - made.height_pt)
        pen.doForm(made.name)
        pen.restoreState()

    return Block(height=made.height_pt, draw=draw)
