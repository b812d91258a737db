"""A program file becomes a handout: written, stopped by a red flag, or not possible and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import SecretStr

from planner.exchange.apart import keep_apart
from planner.exchange.files import FileTrouble
from planner.exchange.program_file import read_program
from planner.handout.options import Options
from planner.handout.words.language_check import NotInLanguage
from planner.model.base import Model
from planner.model.language import LANGUAGE_NAMES
from planner.model.problem import Problem
from planner.model.program.program import Program
from planner.services.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    # The rules are needed only where a red flag was raised.
    from planner.building.red_flags import Raised

Ending = Literal["written", "stopped", "bad"]
"""How an export ended: the handout is there; a red flag stopped it; it could not be made."""


class Job(Model):
    """A handout to write."""

    program: Path
    """The program, JSON."""
    target: Path
    """The handout, PDF."""
    options: Options = Options()
    """How it is wished for."""
    password: SecretStr | None = None
    """What opens it; None for everyone."""


class Outcome(Model):
    """What became of a job."""

    job: Job
    """What was to be done."""
    ending: Ending
    """How it ended."""
    lines: tuple[str, ...] = ()
    """What to tell about it, a line each."""


def export_file(job: Job, workspace: Workspace) -> Outcome:
    """Do a job; whatever is wrong with its files is told in the outcome."""
    from planner.library.unusable import LibraryUnusable

    try:
        program, problems = read_program(job.program)
        if program is None:
            return _bad(job, problems)
        keep_apart(job.program, job.target)
        raised = _stopping(program, workspace)
        if raised:
            return Outcome(job=job, ending="stopped", lines=stop_lines(raised, str(job.program)))
        password = None if job.password is None else job.password.get_secret_value()
        told = workspace.export(program, job.target, job.options, password)
    except NotInLanguage as error:
        return Outcome(job=job, ending="bad", lines=_not_in_language(job, error))
    except FileTrouble as error:
        return Outcome(job=job, ending="bad", lines=(str(error),))
    except LibraryUnusable as error:
        return _bad(job, error.problems)
    notes = (str(Problem(file=str(job.program), message=told)),) if told else ()
    return Outcome(job=job, ending="written", lines=notes)


def _not_in_language(job: Job, error: NotInLanguage) -> tuple[str, ...]:
    name = LANGUAGE_NAMES[error.language]
    advice = "Print it in English (--language en)" + (
        ", or these parts in English, marked (--mixed)." if error.can_mix else "."
    )
    return (
        *(f"{job.program}: {line}" for line in error.lines),
        f"{job.program}: nothing was written: some of it is not in {name}. {advice}",
    )


def stop_lines(raised: Sequence[Raised], place: str) -> tuple[str, ...]:
    """What to tell where red flags stop a program."""
    return (
        *(f"{place}: {one}" for one in raised),
        "Nothing was written. Once a clinician has cleared it, enter a clearance for each in the "
        "intake: clearances: [{of: RF-.., by: .., on: 2026-01-31, reason: ..}]",
    )


def _stopping(program: Program, workspace: Workspace) -> tuple[Raised, ...]:
    """All that is raised, if any of it stops the program."""
    from planner.building.red_flags import screen

    raised = screen(program.intake, workspace.library)
    return raised if any(one.stops for one in raised) else ()


def _bad(job: Job, problems: Sequence[Problem]) -> Outcome:
    return Outcome(job=job, ending="bad", lines=tuple(map(str, problems)))
