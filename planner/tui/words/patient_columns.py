"""The columns of the list of patients, and how wide they are."""

HEADS = {
    "patient": "Patient",
    "born": "Born",
    "presentation": "Presentation",
    "look": "Look",
    "next": "Next",
    "told": "Told",
    "changed": "Changed",
    "weeks": "Wk",
}
_FIXED = {"born": 4, "look": 12, "next": 6, "told": 6, "changed": 15, "weeks": 2}
_ALWAYS = ("born", "look", "next", "told")
"""What is left of the others where there is room stands to the right."""
_PADDING = 2
_AROUND = 5
"""Margins and the scroll bar."""
_NAME_LEAST, _PRESENTATION_LEAST, _PRESENTATION_MOST = 16, 19, 26


def column_widths(width: int) -> dict[str, int]:
    """By column; those to the right are scrolled to in a narrow window."""
    room = width - sum(_FIXED[name] + _PADDING for name in _ALWAYS) - 2 * _PADDING - _AROUND
    wide = room - (_FIXED["changed"] + _FIXED["weeks"] + 2 * _PADDING)
    least = _NAME_LEAST + _PRESENTATION_LEAST
    room = max(wide if wide >= least else room, least)
    presentation = min(max(room // 2, _PRESENTATION_LEAST), _PRESENTATION_MOST)
    return {**_FIXED, "patient": min(room - presentation, 44), "presentation": presentation}
