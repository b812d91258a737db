"""What is told of a handout that was asked for, and how the run ends by it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, assert_never

from planner.building.may_print import NeedsReason, Stopped, Unknown
from planner.building.red_flags import Raised
from planner.cli.basics import DONE, PROBLEMS, RED_FLAG, WRONG
from planner.exchange.program_file import findings_in_file, read_program
from planner.model.finding import Finding
from planner.model.language import LANGUAGE_NAMES
from planner.services.printing import (
    NoName,
    NotWhole,
    NotWritten,
    Printed,
    PrintOutcome,
    Unreadable,
)

Ending = Literal["written", "stopped", "open", "bad"]
"""The handout is there; a stop is not cleared; problems are open; it could not be made."""
STATUS: dict[Ending, int] = {
    "written": DONE,
    "stopped": RED_FLAG,
    "open": PROBLEMS,
    "bad": WRONG,
}
"""The exit status of one handout."""

_NOT_ASKED = (
    "the red-flag questions were not asked, so nothing was written. Ask them "
    "(programs/rules/red-flags.yaml), then write red_flags: [] in the intake if none is positive, "
    "else those that are; and who asked, when: screened: {on: 2026-01-31, by: NAME}."
)
_CLEAR = (
    "Nothing was written. Once a clinician has cleared it, enter a clearance for each in the "
    "intake: clearances: [{of: RF-.., by: .., on: 2026-01-31, reason: ..}]. What was told or found "
    "at a visit is cleared in the terminal: f on the patient."
)


def ending_of(outcome: PrintOutcome) -> Ending:
    """How it ended."""
    match outcome:
        case Printed():
            return "written"
        case Stopped():
            return "stopped"
        case NeedsReason():
            return "open"
        case Unknown() | NoName() | NotWhole() | Unreadable() | NotWritten():
            return "bad"
        case _:
            assert_never(outcome)


def lines_of(outcome: PrintOutcome, path: Path) -> tuple[str, ...]:
    """What to tell of it, a line each; `path` is the program's file."""
    match outcome:
        case Printed(notes=notes):
            return tuple(f"{path}: {note}" for note in notes)
        case Stopped(raised=raised, unasked=unasked):
            return stop_lines(raised, str(path), unasked=unasked)
        case Unknown(problems=problems):
            return (
                *_in_file(problems, path),
                f"{path}: nothing was written: what is not known here may be what stops it.",
            )
        case NeedsReason(findings=findings):
            return (
                *_in_file(findings, path),
                f"{path}: nothing was written: {_open(len(findings))}. Mend them, or give your "
                "reason: --despite-findings REASON --by NAME.",
            )
        case NoName():
            return (
                "--despite-findings needs a reason (at most 400 letters) and --by a name "
                "(at most 120).",
            )
        case NotWhole(language=language, lines=lines, can_mix=can_mix):
            advice = "Print it in English (--language en)" + (
                ", or these parts in English, marked (--mixed)." if can_mix else "."
            )
            name = LANGUAGE_NAMES[language]
            return (
                *(f"{path}: {line}" for line in lines),
                f"{path}: nothing was written: some of it is not in {name}. {advice}",
            )
        case Unreadable(problems=problems):
            return tuple(map(str, problems))
        case NotWritten(why=why):
            return (why,)
        case _:
            assert_never(outcome)


def stop_lines(raised: tuple[Raised, ...], place: str, *, unasked: bool = False) -> tuple[str, ...]:
    """What to tell where red flags stop a program, or nobody asked."""
    lines = [f"{place}: {one}" for one in raised]
    if unasked:
        lines.append(f"{place}: {_NOT_ASKED}")
    if any(one.stops for one in raised):
        lines.append(_CLEAR)
    return tuple(lines)


def _in_file(findings: Iterable[Finding], path: Path) -> tuple[str, ...]:
    """Findings at their lines of the program's file."""
    program, problems = read_program(path)
    if program is None:
        return tuple(map(str, problems))
    return tuple(map(str, findings_in_file(findings, program, path, path.read_bytes())))


def _open(count: int) -> str:
    return "1 problem is open" if count == 1 else f"{count} problems are open"
