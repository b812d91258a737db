"""How a handout is wished for."""

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from planner.handout.paper import Paper
from planner.model.base import Model
from planner.model.clinic import Clinic
from planner.model.drawn_figure import DrawnFigure, chosen_figure
from planner.model.language import Language
from planner.model.program.program import Program

Layout = Literal["booklet", "reading", "one-page", "diary", "cards", "clinician"]
Ink = Literal["color", "gray"]

WITH_DIARY: tuple[Layout, ...] = ("booklet", "diary")
"""Layouts that hold the diary."""


class Options(Model):
    """One handout of many."""

    paper: Paper = "letter"
    """The paper."""
    layout: Layout = "booklet"
    """booklet: the plan. reading: the topics to read beside it. one-page: a part of the plan to
    stick on the fridge. diary: the diary alone. cards: one exercise each, to cut out. clinician:
    the therapist's copy, with reasons."""
    part: int = Field(default=1, ge=1, le=4)
    """The part of the program that a one-page plan shows."""
    large_print: bool | None = None
    """18 point text, nothing side by side; None: as the patient needs it."""
    language: Language | None = None
    """The language; None: the patient's. The therapist's copy is always in English."""
    mixed: bool = False
    """Exercises and topics that are not written in the language are printed in English, marked."""
    ink: Ink = "color"
    """gray: for printers without colour."""
    fillable: bool = False
    """The diary has fields to fill in on a screen; for layouts that hold one."""
    clinic: Clinic | None = None
    """Whose name, number and colour it carries."""
    logo: bytes | None = None
    """The clinic's logo, PNG."""

    made_on: date | None = None
    """The day it is made, which the file says; None says none."""

    @model_validator(mode="after")
    def _has_what_is_filled_in(self) -> "Options":
        if self.fillable and self.layout not in WITH_DIARY:
            raise ValueError(f"there is no diary to fill in: {' and '.join(WITH_DIARY)} have one")
        return self

    def language_for(self, program: Program) -> Language:
        """The language that a program's handout is printed in."""
        if self.layout == "clinician":
            return "en"
        return self.language or program.intake.patient.language

    def figure_for(self, program: Program) -> DrawnFigure:
        """Whose body the pictures of a program's handout show."""
        return chosen_figure(
            program.intake.patient.figure, self.clinic.figure if self.clinic else None
        )

    def large_for(self, program: Program) -> bool:
        """Whether a program's handout is in large print; the therapist's copy only if asked for."""
        if self.large_print is None:
            return program.intake.patient.large_print and self.layout != "clinician"
        return self.large_print
