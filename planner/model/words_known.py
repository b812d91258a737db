"""Words of open lists: which there are is said in files, and looked up while files are read.

A template file is a presentation; equipment stands in `programs/rules/home.yaml`, categories and
properties in `programs/regions`. Read in another way, as from a kept program, any word may stand.
"""

import re
from collections.abc import Callable
from typing import Annotated, Literal, NamedTuple, get_args

from pydantic import AfterValidator, Field, ValidationInfo
from pydantic_core import PydanticKnownError

Kind = Literal["category", "property", "equipment", "presentation", "region"]
"""The open lists."""
KINDS: tuple[Kind, ...] = get_args(Kind)


class Vocabulary(NamedTuple):
    """Every word of each open list, in the order of the files."""

    words: dict[Kind, tuple[str, ...]]

    def knows(self, kind: Kind, word: str) -> bool:
        """Whether the word is on a list."""
        return word in self.words[kind]

    @property
    def mark(self) -> str:
        """The same for the same words."""
        return " ".join(f"{kind} {' '.join(self.words[kind])}" for kind in KINDS)


_FORM = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_SCHEMA = Field(max_length=60, json_schema_extra={"pattern": f"^{_FORM.pattern}$"})


def is_word(text: str) -> bool:
    """Whether it has the form of a word of an open list."""
    return _FORM.fullmatch(text) is not None


def refused(kind: Kind, word: str, info: ValidationInfo) -> str:
    """Why a word cannot stand here: the words that can, or its form; empty if it can."""
    if isinstance(info.context, Vocabulary):
        if info.context.knows(kind, word):
            return ""
        *others, last = (f"'{each}'" for each in info.context.words[kind])
        return f"{', '.join(others)} or {last}" if others else last
    return "" if is_word(word) else "'small_letters_and_digits'"


def _checked(kind: Kind) -> Callable[[str, ValidationInfo], str]:
    def check(word: str, info: ValidationInfo) -> str:
        if expected := refused(kind, word, info):
            raise PydanticKnownError("literal_error", {"expected": expected})
        return word

    return check


Category = Annotated[str, _SCHEMA, AfterValidator(_checked("category"))]
"""What kind of exercise it is: flexion, squat."""
Property = Annotated[str, _SCHEMA, AfterValidator(_checked("property"))]
"""What a rule may exclude an exercise for: flex_end, kneeling."""
Equipment = Annotated[str, _SCHEMA, AfterValidator(_checked("equipment"))]
"""A thing that an exercise needs: band, step."""
Presentation = Annotated[str, _SCHEMA, AfterValidator(_checked("presentation"))]
"""The id of a template: stenosis."""
RegionId = Annotated[str, _SCHEMA, AfterValidator(_checked("region"))]
"""A part of the body that programs are for: low_back."""
LOW_BACK = "low_back"
"""The region of whatever names none."""
