"""The picture of an exercise on its card: made once, kept as a form and drawn by name."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from planner.figure.compose import HEIGHT_PT, WIDTH_PT, compose
from planner.figure.pdf import add_form, stream_of
from planner.handout.blocks import Block
from planner.handout.pen import Pen
from planner.model.picture import Picture

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
