"""How a handout is wished for."""

from dataclasses import dataclass
from typing import Literal

from planner.handout.paper import Paper
from planner.model.clinic import Clinic

Layout = Literal["booklet", "one-page", "diary", "cards", "clinician"]
Ink = Literal["color", "gray"]


@dataclass(frozen=True)
class Options:
    """One handout of many."""

    paper: Paper = "letter"
    """The paper."""
    layout: Layout = "booklet"
    """booklet: everything. one-page: the plan to stick on the fridge. diary: the diary alone.
    cards: one exercise each, to cut out. clinician: the therapist's copy, with reasons."""
    part: int = 1
    """The part of the program that a one-page plan shows, 1 to 4."""
    large_print: bool = False
    """18 point text, nothing side by side."""
    ink: Ink = "color"
    """gray: for printers without colour."""
    clinic: Clinic | None = None
    """Whose name, number and colour it carries."""
