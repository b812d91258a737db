"""What every part of the handout needs to know: the words and the room on a page."""

from dataclasses import dataclass

from planner.handout.paper import SIZES_PT, Paper
from planner.handout.words import ENGLISH, Words

MARGIN_PT = 36.0
FOOT_PT = 46.0


@dataclass(frozen=True)
class Sheet:
    """A page of paper to fill. Points."""

    page_width: float
    page_height: float
    words: Words = ENGLISH

    @property
    def left(self) -> float:
        """Where text begins."""
        return MARGIN_PT

    @property
    def width(self) -> float:
        """Width of the text."""
        return self.page_width - 2 * MARGIN_PT

    @property
    def top(self) -> float:
        """The head of the text."""
        return self.page_height - MARGIN_PT

    @property
    def height(self) -> float:
        """Height of the text."""
        return self.page_height - MARGIN_PT - FOOT_PT


def sheet_for(paper: Paper) -> Sheet:
    """The sheet of that paper."""
    width, height = SIZES_PT[paper]
    return Sheet(width, height)
