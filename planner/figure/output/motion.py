"""A picture in motion: any moment between two frames, in a frame that stands still."""

from dataclasses import dataclass

from planner.figure.body.skeleton import skeleton
from planner.figure.drawing.compose import Drawing, Panel, camera_of, floor_shapes, padded
from planner.figure.drawing.frame import moment_shapes
from planner.figure.drawing.moved_way import blend
from planner.figure.pose.moment import Moment, Solution
from planner.figure.pose.solve import solve
from planner.figure.shapes.boxes import Bounds, box_around
from planner.figure.shapes.camera import Camera
from planner.model.drawn_figure import DrawnFigure
from planner.model.exercise.picture import Picture

_REST = 0.35
"""The share of each way during which the body rests at its end."""


@dataclass(frozen=True)
class Motion:
    """A solved picture and the frame that holds all of its movement."""

    solution: Solution
    camera: Camera
    box: Bounds

    @property
    def length(self) -> float:
        """How many ways there are, there and back."""
        return max(1, 2 * (len(self.solution.moments) - 1))

    def at(self, phase: float, width_pt: float, height_pt: float) -> Drawing:
        """The drawing at a phase from 0 to `length`: whole numbers are frames."""
        moments = self.solution.moments
        last = len(moments) - 1
        turn = phase % self.length
        place = min(turn, self.length - turn) if last else 0.0
        index = min(int(place), max(0, last - 1))
        t = _eased(place - index) if last else 0.0
        after = min(index + 1, last)
        # In the nearer frame's place, so that its own props are there and pillows lie still.
        near = index if t < 0.5 else after
        now = list(moments)
        now[near] = _between(moments[index], moments[after], t)
        shown = Solution(self.solution.picture, self.solution.scene, tuple(now))
        shapes = moment_shapes(shown, near, self.camera)
        k = min(width_pt / self.box.width, height_pt / self.box.height)
        height = self.box.height * k
        x = (width_pt - self.box.width * k) / 2 - self.box.left * k
        floor = floor_shapes(self.box, self.camera, self.solution.picture)
        panel = Panel(x, -self.box.bottom * k, (*floor, *shapes))
        return Drawing(width_pt, height, k, (panel,))


def moves(picture: Picture) -> bool:
    """Whether a picture has a movement to show; what is only thought of does not move."""
    kinds = {prop if isinstance(prop, str) else prop.kind for prop in picture.props}
    return len(picture.frames) > 1 and "thought" not in kinds


def motion_of(picture: Picture, figure: DrawnFigure = "standard") -> Motion:
    """The motion of a picture, there and back without end; it tells the way without arrows."""
    frames = tuple(each.model_copy(update={"arrows": None}) for each in picture.frames)
    bare = picture.model_copy(update={"arrows": (), "travel": None, "frames": frames})
    return in_one_place(solve(bare, figure))


def in_one_place(solution: Solution) -> Motion:
    """A solved picture in the frame that holds each of its moments."""
    camera = camera_of(solution)
    shapes = [
        shape
        for index in range(len(solution.moments))
        for shape in moment_shapes(solution, index, camera)
    ]
    return Motion(solution, camera, padded(box_around(shapes)))


def _eased(t: float) -> float:
    """Resting at both ends, smooth in between."""
    t = max(0.0, min(1.0, (t - _REST / 2) / (1 - _REST)))
    return t * t * (3 - 2 * t)


def _between(a: Moment, b: Moment, t: float) -> Moment:
    if t <= 0.0 or a is b:
        return a
    if t >= 1.0:
        return b
    pose = blend(a.pose, b.pose, t)
    near = a if t < 0.5 else b
    return Moment(near.settings, pose, skeleton(pose), near.grounded, near.held, near.targets)
