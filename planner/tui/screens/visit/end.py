"""How a visit ended."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class VisitEnd:
    """A visit that was closed."""

    words: str
    """What became of it."""
    then: Literal["", "print"] = ""
