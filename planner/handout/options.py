"""How a handout is wished for."""

from typing import Literal

from pydantic import Field

from planner.handout.paper import Paper
from planner.model.base import Model
from planner.model.clinic import Clinic
from planner.model.language import Language
from planner.model.program import Program

Layout = Literal["booklet", "one-page", "diary", "cards", "clinician"]
Ink = Literal["color", "gray"]


class Options(Model):
    """One handout of many."""

    paper: Paper = "letter"
    """The paper."""
    layout: Layout = "booklet"
    """booklet: everything. one-page: a part of the plan to stick on the fridge. diary: the diary
    alone. cards: one exercise each, to cut out. clinician: the therapist's copy, with reasons."""
    part: int = Field(default=1, ge=1, le=4)
    """The part of the program that a one-page plan shows."""
    large_print: bool = False
    """18 point text, nothing side by side."""
    language: Language | None = None
    """The language; None: the patient's. The therapist's copy is always in English."""
    mixed: bool = False
    """Exercises and topics that are not written in the language are printed in English, marked."""
    ink: Ink = "color"
    """gray: for printers without colour."""
    clinic: Clinic | None = None
    """Whose name, number and colour it carries."""

    def language_for(self, program: Program) -> Language:
        """The language that a program's handout is printed in."""
        if self.layout == "clinician":
            return "en"
        return self.language or program.intake.patient.language
