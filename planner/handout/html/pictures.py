"""The picture of a move: its frames by turns, or beside one another when it is held still."""

from functools import lru_cache

from planner.figure.output.frames import frames_of
from planner.figure.output.svg import inline_svg
from planner.figure.pose.solve import solve
from planner.figure.words.describe import describe_solution
from planner.handout.document.dosed_picture import with_dose
from planner.handout.document.move import Move
from planner.handout.html.elements import Markup, element
from planner.model.drawn_figure import DrawnFigure
from planner.model.exercise.picture import LETTERS, Picture
from planner.model.language import Language

FRAME_ROOM_PT = (220.0, 180.0)
"""Of a frame: width and height; the page makes it as large as its place."""


def moving_picture(move: Move, figure: DrawnFigure, language: Language) -> Markup:
    """The picture with its text alternative; nothing where there is none."""
    if move.exercise.picture is None:
        return Markup()
    shown = with_dose(move.exercise.picture, move.item)
    frames = _frames(shown, figure)
    several = len(frames) > 1
    return element(
        "div",
        *(
            element(
                "div",
                element("b", letter, aria_hidden="true") if several else Markup(),
                Markup(frame),
                class_="frame",
            )
            for letter, frame in zip(LETTERS, frames, strict=False)
        ),
        class_=f"picture of-{len(frames)}",
        role="img",
        aria_label=_alternative(shown, figure, language),
    )


@lru_cache(maxsize=256)
def _frames(picture: Picture, figure: DrawnFigure) -> tuple[str, ...]:
    return tuple(inline_svg(frame) for frame in frames_of(picture, *FRAME_ROOM_PT, figure))


@lru_cache(maxsize=256)
def _alternative(picture: Picture, figure: DrawnFigure, language: Language) -> str:
    return describe_solution(solve(picture, figure), language)
