"""The columns of the list of patients, and how wide they are."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.services.patient_sorting import SortedBy

HEADS: "dict[SortedBy, str]" = {
    "patient": "Patient",
    "born": "Born",
    "presentation": "Presentation",
    "look": "Look",
    "next": "Next",
    "told": "Told",
    "changed": "Changed",
    "weeks": "Wk",
}
SORTED: "dict[SortedBy, tuple[str, str]]" = {
    "patient": ("by name", "by name from Z"),
    "born": ("oldest first", "youngest first"),
    "presentation": ("by presentation", "by presentation from Z"),
    "look": ("gravest look first", "gravest look last"),
    "next": ("next visit first", "next visit last"),
    "told": ("last told first", "longest silent first"),
    "changed": ("last changed first", "longest unchanged first"),
    "weeks": ("shortest first", "longest first"),
}
"""How the list is sorted by a column, and from the other end."""
_FIXED = {"born": 5, "look": 12, "next": 6, "told": 6, "changed": 15, "weeks": 3}
_ALWAYS = ("born", "look", "next", "told")
"""What is left of the others where there is room stands to the right."""
_PADDING = 2
_AROUND = 5
"""Margins and the scroll bar."""
_NAME_LEAST, _PRESENTATION_LEAST, _PRESENTATION_MOST = 16, 19, 26


def head(column: "SortedBy", sorted_by: "SortedBy | None", turned: bool) -> str:
    """What stands over a column; where the list is sorted by it, an arrow: up from A, or 1."""
    if column != sorted_by:
        return HEADS[column]
    arrow = "▲" if turned == (column in ("told", "changed")) else "▼"
    return f"{HEADS[column]}{' ' * (column not in ('born', 'weeks'))}{arrow}"


def column_widths(width: int) -> dict[str, int]:
    """By column; those to the right are scrolled to in a narrow window."""
    room = width - sum(_FIXED[name] + _PADDING for name in _ALWAYS) - 2 * _PADDING - _AROUND
    wide = room - (_FIXED["changed"] + _FIXED["weeks"] + 2 * _PADDING)
    least = _NAME_LEAST + _PRESENTATION_LEAST
    room = max(wide if wide >= least else room, least)
    presentation = min(max(room // 2, _PRESENTATION_LEAST), _PRESENTATION_MOST)
    return {**_FIXED, "patient": min(room - presentation, 44), "presentation": presentation}
