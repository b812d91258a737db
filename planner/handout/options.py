"""How a handout is wished for."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from planner.handout.paper import Paper
from planner.model.clinic import Clinic
from planner.model.drawn_figure import DrawnFigure, chosen_figure
from planner.model.language import Language
from planner.model.prints import WITH_DIARY, WITH_WEEKS, Ink, Layout
from planner.model.program.program import Program, ProgramPhase, Week
from planner.model.vocabulary import PhaseNumber

Format = Literal["pdf", "html"]

BODY_PT = 12.0
OLDER_BODY_PT = 14.0
LARGE_PT = 18.0
THERAPIST_PT = 9.0
OLDER_FROM = 65
"""Text for a patient: nothing is under 12 points, 14 from this age or when frail (NIA, Making Your
Printed Health Materials Senior Friendly)."""

ON_SCREEN: tuple[Layout, ...] = ("sheet",)
"""Layouts that there is an HTML file of."""


@dataclass(frozen=True)
class Options:
    """One handout of many."""

    paper: Paper = "letter"
    """The paper."""
    layout: Layout = "booklet"
    """sheet: a sheet for each part, or for one. booklet: the whole plan. half: a booklet of half
    pages to staple, an exercise a page. reading: the topics to read beside it. one-page: a part of
    the plan to stick on the fridge. diary: what is filled in. cards: one exercise each, to cut out.
    clinician: the therapist's copy, with reasons."""
    format: Format = "pdf"
    """html: one file for the patient's phone, complete without script and network; of the sheet."""
    part: PhaseNumber | Literal["now"] | None = None
    """The part of the program that is shown; now: the one that is on. None is every part in
    sheets and the diary, the first in a one-page plan."""
    weeks: tuple[int, int] | None = None
    """From the first to the last alone, of sheets and diary: those of the parts that have them."""
    start: date | None = None
    """The Monday of week 1, from which sheets date their weeks; None leaves them undated."""
    large_print: bool | None = None
    """18 point text, nothing side by side; None: as the patient needs it."""
    larger_print: bool = False
    """14 point text, whatever the age."""
    language: Language | None = None
    """The language; None: the patient's. The therapist's copy is always in English."""
    mixed: bool = False
    """Exercises and topics that are not written in the language are printed in English, marked."""
    ink: Ink = "color"
    """gray: for printers without colour."""
    fillable: bool = False
    """The diary has fields to fill in on a screen."""
    clinic: Clinic | None = None
    """Whose name, number and colour it carries."""
    logo: bytes | None = None
    """The clinic's logo, PNG."""

    addresses: dict[PhaseNumber, str] = field(default_factory=dict)
    """Of the clinic's own page, with a part of the plan behind the #, by part."""

    made_on: date | None = None
    """The day it is made, which the file says; None says none."""

    def __post_init__(self) -> None:
        """What is wished for can be had together."""
        if self.fillable and self.layout not in WITH_DIARY:
            raise ValueError(f"there is no diary to fill in: the {WITH_DIARY[0]} is a layout")
        if self.format == "html" and self.layout not in ON_SCREEN:
            raise ValueError(f"there is an HTML file of the {' and '.join(ON_SCREEN)} alone")
        if self.weeks is None:
            return
        if self.layout not in WITH_WEEKS:
            raise ValueError(f"{' and '.join(WITH_WEEKS)} show some weeks alone")
        if not 1 <= self.weeks[0] <= self.weeks[1]:
            raise ValueError("the first week comes first")

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

    def body_pt_for(self, program: Program) -> float:
        """The size of the text of a handout, points; that of the therapist's copy is its own."""
        if self.large_for(program):
            return LARGE_PT
        if self.layout == "clinician":
            return THERAPIST_PT
        if self.larger_print:
            return OLDER_BODY_PT
        born, day = program.intake.patient.birth_year, self.made_on or self.start
        older = born is not None and day is not None and day.year - born >= OLDER_FROM
        return OLDER_BODY_PT if older or program.intake.function == "frail" else BODY_PT

    def part_for(self, program: Program) -> int | None:
        """The part of a program that is shown; None: all of them."""
        return self.part_now(program) if self.part == "now" else self.part

    def part_now(self, program: Program) -> int:
        """The part that is on; the first where the day or the start is not known."""
        if self.start is None or self.made_on is None:
            return program.phases[0].number
        return part_on(program, self.start, self.made_on)

    def weeks_for(self, program: Program) -> tuple[Week, ...]:
        """The weeks that are shown: of a part, some of them, or all."""
        part = self.part_for(program)
        first, last = self.weeks or (1, len(program.weeks))
        return tuple(
            week
            for week in program.weeks
            if part in (None, week.phase) and first <= week.number <= last
        )

    def parts_for(self, program: Program) -> tuple[ProgramPhase, ...]:
        """The parts of the weeks that are shown."""
        there = {week.phase for week in self.weeks_for(program)}
        return tuple(one for one in program.phases if one.number in there)


def part_on(program: Program, start: date, today: date) -> int:
    """The part that is on: the first before the program begins, the last after it ended."""
    number = min(max(1, (today - start).days // 7 + 1), program.weeks[-1].number)
    return next(week.phase for week in program.weeks if week.number == number)
