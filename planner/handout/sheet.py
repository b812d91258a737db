"""What every part of the handout needs to know: the words and the room on a page."""

from dataclasses import dataclass

from planner.handout.paper import SIZES_PT, Paper
from planner.handout.words import ENGLISH, Words
from planner.model.clinic import Clinic

MARGIN_PT = 36.0
FOOT_PT = 46.0


LARGE = 18 / 11.5
"""Large print: body text of 18 points."""


@dataclass(frozen=True)
class Sheet:
    """A page of paper to fill. Points of its own: on paper they are `scale` times as large."""

    page_width: float
    page_height: float
    words: Words = ENGLISH
    scale: float = 1.0
    gray: bool = False
    """Without colour."""
    large: bool = False
    """Large print: nothing stands side by side."""
    clinic: Clinic | None = None
    """Whose handout it is."""

    @property
    def left(self) -> float:
        """Where text begins."""
        return MARGIN_PT / self.scale

    @property
    def width(self) -> float:
        """Width of the text."""
        return self.page_width - 2 * self.left

    @property
    def top(self) -> float:
        """The head of the text."""
        return self.page_height - self.left

    @property
    def height(self) -> float:
        """Height of the text."""
        return self.top - FOOT_PT


def sheet_for(
    paper: Paper,
    *,
    large: bool = False,
    gray: bool = False,
    scale: float = 1.0,
    clinic: Clinic | None = None,
) -> Sheet:
    """The sheet of that paper; large print and a scale make all of it larger or smaller."""
    width, height = SIZES_PT[paper]
    size = LARGE if large else scale
    return Sheet(width / size, height / size, scale=size, gray=gray, large=large, clinic=clinic)
