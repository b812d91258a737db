"""What a patient can fill in on a screen."""

from typing import NamedTuple


class CheckBox(NamedTuple):
    """A box to tick."""

    name: str
    """Its full name in the file, parts joined by dots; no other field has it."""
    label: str
    """What a screen reader says."""


class TextField(NamedTuple):
    """Room for text."""

    name: str
    """Its full name in the file, parts joined by dots; no other field has it."""
    label: str
    """What a screen reader says."""
    size: float
    """Of the letters, in points of the page it is drawn on."""
    most: int
    """Characters that can be typed."""
    lines: bool = False
    """Many lines, from the left, with an edge around; else one, centred, in a table's cell."""


Field = CheckBox | TextField
