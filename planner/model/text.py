"""Text that a person entered: it must have something to see in it."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Field


def is_visible(text: str) -> bool:
    """Whether any character leaves ink: a letter, number, mark of punctuation or symbol."""
    return any(unicodedata.category(character)[0] in "LNPS" for character in text)


def _visible(text: str) -> str:
    if not is_visible(text):
        raise ValueError("there is nothing to read in this text")
    return text.strip()


VisibleText = Annotated[str, AfterValidator(_visible)]
"""Text with at least one visible character, without space around it."""
Sentence = Annotated[str, Field(min_length=1, max_length=400, pattern=r"[\p{L}\p{N}\p{P}\p{S}]")]
"""With something to see in it, as VisibleText has; the pattern is a tenth of its cost."""
