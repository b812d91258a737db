"""Text from people and files, made fit to print. Everything passes through here."""

import unicodedata
from functools import lru_cache

from planner.handout.fonts import characters, width_pt

REPLACEMENT = "\ufffd"
"""Printed as a box, for a character the typeface does not have."""

_STAND_INS = {
    "\t": " ",
    "\n": " ",
    "\r": " ",
    "\u2028": " ",
    "\u2029": " ",
    "\u2010": "-",
    "\u2011": "-",
    "\u2192": "->",
    "\u2190": "<-",
    "\u2264": "<=",
    "\u2265": ">=",
}


@lru_cache(maxsize=8192)
def clean(text: str) -> str:
    """Without control characters; a character the typeface lacks becomes its nearest, or a box."""
    if text.isascii() and text.isprintable():
        return text
    known = characters()
    return "".join(
        char if ord(char) in known and char.isprintable() else _stand_in(char, known)
        for char in unicodedata.normalize("NFC", text)
    )


def _stand_in(char: str, known: frozenset[int]) -> str:
    if char in _STAND_INS:
        return _STAND_INS[char]
    category = unicodedata.category(char)
    if category in ("Cc", "Cf", "Mn"):
        return ""
    if category == "Zs":
        return " "
    plain = "".join(
        part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part)
    )
    if plain and plain != char and all(ord(part) in known for part in plain):
        return plain
    return REPLACEMENT


def lost(text: str) -> str:
    """The characters of a text that print as a box, each once, in their order."""
    boxes = (c for c in unicodedata.normalize("NFC", text) if clean(c) == REPLACEMENT)
    return "".join(dict.fromkeys(boxes))


def cut(text: str, font: str, size_pt: float, room_pt: float) -> str:
    """Cleaned text on one line, ended by an ellipsis where it would be wider than the room."""
    text = clean(text)
    if width_pt(text, font, size_pt) <= room_pt:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width_pt(text[:middle].rstrip() + "…", font, size_pt) <= room_pt:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"
