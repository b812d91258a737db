"""Text that a person entered: it must have something to see in it."""

from typing import Annotated

from pydantic import AfterValidator, Field

from planner.model.characters import is_signed, unreadable


def _visible(text: str) -> str:
    if why := unreadable(text):
        raise ValueError(why)
    return text.strip()


VisibleText = Annotated[str, AfterValidator(_visible)]
"""Text with at least one visible character, without space around it."""


def _signed(text: str) -> str:
    if not is_signed(text):
        raise ValueError("this needs letters: it says who, or why")
    return text.strip()


SignedText = Annotated[str, AfterValidator(_signed)]
"""A name or a reason that someone answers for: text with at least one letter."""
Sentence = Annotated[str, Field(min_length=1, max_length=400, pattern=r"[\p{L}\p{N}\p{P}\p{S}]")]
"""With something to see in it, as VisibleText has; the pattern is a tenth of its cost."""
