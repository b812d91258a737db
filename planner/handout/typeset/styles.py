"""Sizes, leadings and colours: dark ink, one accent that stays dark in greyscale."""

from typing import NamedTuple

from reportlab.lib.colors import HexColor

from planner.handout.fonts import BOLD, REGULAR
from planner.handout.pdf.pen import InkColor

GREEN: InkColor = HexColor("#8fd19e")
AMBER: InkColor = HexColor("#dd8d0c")
RED: InkColor = HexColor("#b3261e")
INK: InkColor = HexColor("#1a1a1a")
QUIET: InkColor = HexColor("#4a4a4a")
ACCENT_COLOR = "#0b4f6c"
ACCENT: InkColor = HexColor(ACCENT_COLOR)
TINT: InkColor = HexColor("#e7f0f4")
REST: InkColor = HexColor("#dcdcdc")
LINE: InkColor = HexColor("#8a9aa3")
PAPER: InkColor = HexColor("#ffffff")


class Style(NamedTuple):
    """How a text is set; sizes in points."""

    font: str = REGULAR
    size: float = 10.5
    leading: float = 12.4
    color: InkColor = INK
    centred: bool = False
    first_indent: float = 0.0

    def scaled(self, factor: float) -> "Style":
        """The same, smaller or larger."""
        return self._replace(size=self.size * factor, leading=self.leading * factor)

    def aligned_left(self) -> "Style":
        """The same, not centred."""
        return self._replace(centred=False)


BODY = Style()
"""The size of the text; nothing is smaller."""
STRONG = Style(font=BOLD)
SMALL = Style(color=QUIET)
LABEL = Style(font=BOLD, color=ACCENT)
GLANCE = Style(size=12.5, leading=15.5)
TABLE_HEAD = Style(font=BOLD, centred=True, color=ACCENT)
PATIENT = Style(font=BOLD, size=28, leading=33)
TITLE = Style(font=BOLD, size=17, leading=21, color=ACCENT)
PURPOSE = Style(size=14, leading=18)
PART = Style(font=BOLD, size=19, leading=23, color=ACCENT)
PART_GOAL = Style(size=11.5, leading=14.5)
HEADING = Style(font=BOLD, size=13, leading=16.5, color=ACCENT)
CARD_NAME = Style(font=BOLD, size=12.5, leading=15)
CUE = Style(font=BOLD, size=12.5, leading=16, color=ACCENT, centred=True)
DOSE = STRONG
