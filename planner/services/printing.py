"""A program becomes a handout: written, or why it was not; nothing goes round the gate."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, assert_never

from pydantic import ValidationError

from planner.building.may_print import (
    Allowed,
    NeedsReason,
    Stopped,
    Unknown,
    accept,
    may_print,
)
from planner.building.minutes import recounted
from planner.building.review.review import review
from planner.exchange.apart import keep_apart
from planner.exchange.files import FileTrouble, write_private
from planner.exchange.program_file import read_program
from planner.handout.options import Options
from planner.model.prints import Layout
from planner.model.problem import Problem
from planner.model.program.program import Program
from planner.model.program.program_json import program_to_json
from planner.services.player import with_addresses
from planner.services.week_one import first_day

if TYPE_CHECKING:
    from planner.model.language import OtherLanguage
    from planner.services.ports import Clock, Sources


class Despite(NamedTuple):
    """Who prints a program with open problems, and why."""

    reason: str
    by: str


@dataclass(frozen=True)
class Order:
    """A handout that is asked for."""

    target: Path
    """Where to."""
    options: Options = field(default_factory=Options)
    """How it is wished for."""
    password: str | None = field(default=None, repr=False)
    """What opens it, a PDF; None for everyone."""
    despite: Despite | None = None
    """The reason to print it although problems are open."""
    keep_in: Path | None = None
    """The program's own file: the reason is kept there before anything is printed."""

    def __post_init__(self) -> None:
        if self.password is not None and self.options.format == "html":
            raise ValueError("an HTML file cannot be locked; only a PDF can")


@dataclass(frozen=True)
class Pages:
    """A handout as PDF, not written yet."""

    pdf: bytes


@dataclass(frozen=True)
class Printed:
    """The handout is in its file."""

    program: Program
    """As it was printed, with the reason if there was one."""
    target: Path
    """Where it is."""
    notes: tuple[Problem, ...] = ()
    """What it had to do without."""


@dataclass(frozen=True)
class NotWhole:
    """Some of it is not written in the language that was asked for."""

    language: OtherLanguage
    lines: tuple[str, ...]
    """What is missing, one a line."""
    can_mix: bool
    """What is missing can be printed in English, marked."""


@dataclass(frozen=True)
class Unreadable:
    """There is no program to print, or no rules to judge it by."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class NotWritten:
    """A file could not be written; nothing was changed there."""

    why: str


@dataclass(frozen=True)
class NoName:
    """The reason or the name has no letter in it, or is too long."""


PrintOutcome = (
    Printed | Stopped | Unknown | NeedsReason | NoName | NotWhole | Unreadable | NotWritten
)
Looked = Pages | Stopped | Unknown | NotWhole | NotWritten | Unreadable


def pages(program: Program, options: Options, sources: Sources, clock: Clock) -> Looked:
    """The pages to look at, unless something stops the program. Raises LibraryUnusable.

    Judged by the shipped rules alone, a program might break one of a clinic's that cannot be read.
    Open problems do not keep the pages from being looked at: only paper needs the reason.
    """
    if sources.library.stops:
        return Unreadable(sources.library.stops)
    gate = may_print(program, sources.library, clock.today())
    if isinstance(gate, Stopped | Unknown):
        return gate
    made = _made(program, options, sources, clock)
    return Pages(made) if isinstance(made, bytes) else made


def print_one(program: Program, order: Order, sources: Sources, clock: Clock) -> PrintOutcome:
    """Write a handout, if it may be printed. Raises LibraryUnusable.

    A reason that is given is kept before the handout is written; if it cannot be kept, nothing is.
    """
    if sources.library.stops:
        return Unreadable(sources.library.stops)
    today = clock.today()
    monday = order.options.start
    gate = may_print(program, sources.library, today, monday)
    accepted = False
    if isinstance(gate, NeedsReason) and order.despite is not None:
        by, reason = order.despite.by, order.despite.reason
        try:
            program = accept(program, gate.findings, reason, by, today)
        except ValidationError:
            return NoName()
        accepted, gate = True, may_print(program, sources.library, today, monday)
    match gate:
        case Allowed():
            made = _made(program, order.options, sources, clock)
        case Stopped() | Unknown() | NeedsReason():
            return gate
        case _:
            assert_never(gate)
    if isinstance(made, NotWhole | NotWritten):
        return made
    try:
        if order.password is not None:
            from planner.exchange.pdf_password import lock

            made = lock(made, order.password)
        if accepted and order.keep_in is not None:
            write_private(order.keep_in, program_to_json(program).encode())
        write_private(order.target, made)
    except FileTrouble as trouble:
        return NotWritten(str(trouble))
    return Printed(program, order.target, _notes(sources, order.options))


def _made(
    program: Program, options: Options, sources: Sources, clock: Clock
) -> bytes | NotWhole | NotWritten:
    """The handout with the clinic's name and the minutes as they are counted today."""
    first, last = options.weeks or (1, 1)
    if last > len(program.weeks):
        name, there = program.intake.patient.name, len(program.weeks)
        why = f"The program of {name} has {there} weeks: {first} to {last} cannot be printed."
        return NotWritten(why)
    clinic, logo = options.clinic or sources.clinic[0], options.logo or sources.logo[0]
    library = sources.library.for_presentation(program.presentation)
    program = recounted(program, library.rules.dosage.time)
    told = in_language(program, options, sources, clock)
    if isinstance(told, NotWhole):
        return told
    today = clock.today()
    start = options.start or first_day(program, today)
    wished = replace(options, clinic=clinic, logo=logo, made_on=today, start=start)
    wished = with_addresses(told, wished, sources)
    if wished.format == "html":
        from planner.handout.html.page import html_page

        return html_page(told, wished).encode("utf-8", "replace")
    return _pdf(told, wished, sources)


def _pdf(program: Program, wished: Options, sources: Sources) -> bytes | NotWritten:
    from planner.handout.layouts.render import render
    from planner.handout.typeset.text import NotPrintable

    library = sources.library.for_presentation(program.presentation)
    try:
        return render(
            program,
            options=wished,
            open_findings=review(program, library) if wished.layout == "clinician" else (),
            pictures=sources.pictures,
            names=library.names,
        )
    except NotPrintable as error:
        return NotWritten(str(error))


def in_language(
    program: Program, options: Options, sources: Sources, clock: Clock
) -> Program | NotWhole:
    """The program with all of the language that is printed, unless some of it is not written."""
    from planner.handout.words.language_check import NotInLanguage, printed, require
    from planner.language.translate import reworded

    language = options.language_for(program)
    if language == "en" or reworded(program, language).whole:
        return program
    from planner.services.plan import with_languages

    # What it does not hold may have been written since.
    program = with_languages(program, sources, clock)
    missing = printed(reworded(program, language), options.layout)
    try:
        require(missing, language, mixed=options.mixed)
    except NotInLanguage as error:
        return NotWhole(error.language, error.lines, error.can_mix)
    return program


_WITH_NUMBER: tuple[Layout, ...] = ("sheet", "booklet", "half", "one-page")
"""Layouts that say when to call us, and our number."""


def _notes(sources: Sources, options: Options) -> tuple[Problem, ...]:
    """What the handout had to do without."""
    told = [f"Without the clinic's name: {problem}" for problem in sources.clinic[1]]
    told += [f"Without the logo: {problem}" for problem in sources.logo[1]]
    clinic = options.clinic or sources.clinic[0]
    if options.layout in _WITH_NUMBER and not (clinic and clinic.phone):
        told.append("Write your number on the line for it: clinic.yaml has no phone.")
    return tuple(Problem(message=each) for each in told)


def print_file(path: Path, order: Order, sources: Sources, clock: Clock) -> PrintOutcome:
    """The handout of a program file; whatever is wrong with its files is in the outcome."""
    from planner.library.unusable import LibraryUnusable

    try:
        program, problems = read_program(path)
        if program is None:
            return Unreadable(tuple(problems))
        keep_apart(path, order.target)
        return print_one(program, order, sources, clock)
    except FileTrouble as trouble:
        return NotWritten(str(trouble))
    except LibraryUnusable as error:
        return Unreadable(error.problems)
