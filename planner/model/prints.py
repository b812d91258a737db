"""What can be printed of a program, and the set of papers that a clinic hands out."""

from typing import Any, Literal

from pydantic import model_validator

from planner.model.base import Model
from planner.model.language import Language
from planner.model.vocabulary import PhaseNumber

Layout = Literal["sheet", "booklet", "half", "reading", "one-page", "diary", "cards", "clinician"]
Ink = Literal["color", "gray"]

WITH_DIARY: tuple[Layout, ...] = ("diary",)
"""Layouts that hold the diary."""

WITH_PART: tuple[Layout, ...] = ("sheet", "one-page", "diary")
"""Layouts that can show one part."""

WITH_WEEKS: tuple[Layout, ...] = ("sheet", "diary")
"""Layouts that can show some weeks alone."""

FILE_WORDS: dict[Layout, str] = {"sheet": "exercises", "clinician": "therapist-copy"}
"""What files are called by their layout, where that is not the layout's name."""


class Print(Model):
    """A paper of a clinic's set: a layout, alone or with what is wished for it."""

    layout: Layout
    """As `planner export --layout` names it."""
    part: PhaseNumber | Literal["now"] | None = None
    """The part of the program alone; now: the one that is on. Else as it is asked for."""
    language: Language | None = None
    """Else the patient's."""
    large_print: bool | None = None
    """18 point text; else as the patient needs it."""
    larger_print: bool | None = None
    """14 point text, whatever the age."""
    ink: Ink | None = None
    """gray: without colour; else as it is asked for."""
    fillable: bool = False
    """The diary has fields to fill in on a screen."""

    @model_validator(mode="before")
    @classmethod
    def _by_its_layout(cls, data: Any) -> Any:
        """`sheet` is short for `layout: sheet`."""
        return {"layout": data} if isinstance(data, str) else data

    @model_validator(mode="after")
    def _has_what_it_asks_for(self) -> "Print":
        if self.fillable and self.layout not in WITH_DIARY:
            raise ValueError(f"there is no diary to fill in: {' and '.join(WITH_DIARY)} have one")
        if self.part is not None and self.layout not in WITH_PART:
            raise ValueError(f"it has no parts: {' and '.join(WITH_PART)} show one")
        return self

    @property
    def file_words(self) -> str:
        """The end of its file's name: "exercises-part-2", "diary-fillable"."""
        words = [FILE_WORDS.get(self.layout, self.layout)]
        if self.part is not None:
            words.append("now" if self.part == "now" else f"part-{self.part}")
        words += [self.language] if self.language else []
        for name in ("large_print", "larger_print", "fillable"):
            words += [name.replace("_", "-")] if getattr(self, name) else []
        words += ["gray"] if self.ink == "gray" else []
        return "-".join(words)
