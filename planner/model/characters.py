"""What the characters of a text are; it needs nothing, so that the first screen can ask it."""

import re
import unicodedata


def is_visible(text: str) -> bool:
    """Whether any character leaves ink: a letter, number, mark of punctuation or symbol."""
    return any(unicodedata.category(character)[0] in "LNPS" for character in text)


CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal may act on, and what turns the direction of the text around it."""


def without_control(text: str) -> str:
    """The text without what a terminal may act on."""
    return CONTROL.sub("", text)


def unreadable(text: str) -> str:
    """Why a text is none that people read; empty where it is one."""
    if CONTROL.search(text):
        return "there is a control character in this text"
    return "" if is_visible(text) else "there is nothing to read in this text"


def is_signed(text: str) -> bool:
    """Whether there is a letter in it: a lone dot is no name and no reason."""
    return any(unicodedata.category(character)[0] == "L" for character in text)
