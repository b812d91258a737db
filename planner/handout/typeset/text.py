"""Text from people and files, made fit to print. Everything passes through here."""

import unicodedata
from collections.abc import Iterable
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


class NotPrintable(Exception):
    """The typeface lacks letters of a name or another text that a person wrote."""


def lost(text: str) -> str:
    """The characters of a text that would print as a box or as another letter, each once."""
    known = characters()
    return "".join(
        dict.fromkeys(
            char
            for char in unicodedata.normalize("NFC", text)
            if ord(char) not in known
            and char not in _STAND_INS
            and unicodedata.category(char) not in ("Cc", "Cf", "Zs")
        )
    )


def require_printable(name: str, others: Iterable[str]) -> None:
    """Raise NotPrintable for a name or text that would print otherwise than it was written."""
    missing = lost(name)
    if missing:
        raise NotPrintable(
            f'the typeface has no {" ".join(missing)} of the name "{name}". Enter the name in '
            "letters it has (Latin, Greek, Cyrillic): Name on paper (on_paper_as: in the intake)."
        )
    for text in others:
        missing = lost(text)
        if missing:
            raise NotPrintable(
                f'the typeface has no {" ".join(missing)}; write it otherwise: "{text}"'
            )


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
