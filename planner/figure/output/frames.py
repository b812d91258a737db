"""The frames of a picture one by one, in one place: each may take the place of the one before."""

from planner.figure.drawing.compose import Drawing, draw
from planner.figure.output.motion import in_one_place, moves
from planner.figure.pose.solve import solve
from planner.model.drawn_figure import DrawnFigure
from planner.model.exercise.picture import Picture


def frames_of(
    picture: Picture, width_pt: float, height_pt: float, figure: DrawnFigure = "standard"
) -> tuple[Drawing, ...]:
    """A drawing a frame, all of one size within that room; one where nothing moves."""
    solution = solve(picture, figure)
    if not moves(picture):
        return (draw(solution, width_pt, height_pt),)
    held = in_one_place(solution)
    width_pt = min(width_pt, height_pt * held.box.width / held.box.height)
    return tuple(held.at(index, width_pt, height_pt) for index in range(len(solution.moments)))
