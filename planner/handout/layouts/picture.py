"""The picture of an exercise on its card: made once, kept as a form and drawn by name."""

import hashlib
from functools import lru_cache

from planner.figure.output.form import add_form
from planner.handout.document.dosed_picture import with_dose
from planner.handout.kept_pictures import PICTURE_PT, DrawnPicture, KeptPictures, PictureLook
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.model.exercise.exercise import Exercise
from planner.model.program.program import Item


@lru_cache(maxsize=1024)
def _drawn(look: PictureLook, kept: KeptPictures | None) -> tuple[str, DrawnPicture]:
    """The picture, and its name in a document."""
    drawn = kept.get(look) if kept else None
    if drawn is None:
        drawn = _draw(look)
        if kept:
            kept.put(look, drawn)
    return f"picture-{hashlib.sha256(drawn.stream).hexdigest()[:12]}", drawn


def _draw(look: PictureLook) -> DrawnPicture:
    # A handout whose pictures are all kept does without what draws them.
    from planner.figure.drawing.compose import draw
    from planner.figure.output.operators import stream_of
    from planner.figure.pose.solve import solve
    from planner.figure.words.describe import describe_solution

    solution = solve(look.picture, look.figure)
    drawing = draw(solution, *look.room_pt)
    words = describe_solution(solution, look.language)
    return DrawnPicture(
        stream_of(drawing, gray=look.gray), drawing.width_pt, drawing.height_pt, words
    )


def picture_block(
    sheet: Sheet,
    exercise: Exercise,
    item: Item,
    scale: float = 1.0,
    room_pt: tuple[float, float] = PICTURE_PT,
) -> Block:
    """The picture of an exercise that has one, as high as it needs to be."""
    if exercise.picture is None:
        raise ValueError(f"{exercise.id} has no picture")
    spoken = "en" if exercise.id in sheet.foreign else sheet.language
    picture = with_dose(exercise.picture, item)
    look = PictureLook(picture, sheet.gray, spoken, sheet.figure, room_pt)
    name, drawn = _drawn(look, sheet.pictures)

    def place(pen: Pen, left: float, top: float) -> None:
        if not pen.hasForm(name):
            add_form(pen, name, drawn.stream, drawn.width_pt, drawn.height_pt)
        bottom = top - drawn.height_pt * scale
        box = pen.on_paper(left, bottom, left + drawn.width_pt * scale, top)
        layout = f"<< /O /Layout /BBox [{box}] /Placement /Block >>"
        with pen.element("Figure", alt=drawn.words, attributes=layout), pen.text():
            pen.saveState()
            pen.translate(left, bottom)
            pen.scale(scale, scale)
            pen.doForm(name)
            pen.restoreState()

    return Block(height=drawn.height_pt * scale, draw=place)
