"""Text that a person entered: it must have something to see in it."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Field


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


def _visible(text: str) -> str:
    if why := unreadable(text):
        raise ValueError(why)
    return text.strip()


VisibleText = Annotated[str, AfterValidator(_visible)]
"""Text with at least one visible character, without space around it."""


def is_signed(text: str) -> bool:
    """Whether there is a letter in it: a lone dot is no name and no reason."""
    return any(unicodedata.category(character)[0] == "L" for character in text)


def _signed(text: str) -> str:
    if not is_signed(text):
        raise ValueError("this needs letters: it says who, or why")
    return text.strip()


SignedText = Annotated[str, AfterValidator(_signed)]
"""A name or a reason that someone answers for: text with at least one letter."""
Sentence = Annotated[str, Field(min_length=1, max_length=400, pattern=r"[\p{L}\p{N}\p{P}\p{S}]")]
"""With something to see in it, as VisibleText has; the pattern is a tenth of its cost."""
