"""A filled diary becomes a check-in: read, empty, or not to be read and why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planner.exchange.checkin_pdf import is_empty, read_checkin
from planner.exchange.program_file import read_program
from planner.model.program.fingerprint import fingerprint
from planner.services.printing import Unreadable

if TYPE_CHECKING:
    from planner.model.problem import Problem
    from planner.model.program.checkin import CheckIn


@dataclass(frozen=True)
class Told:
    """What the patient told."""

    checkin: CheckIn
    problems: tuple[Problem, ...] = ()
    """What could not be read of it."""


@dataclass(frozen=True)
class NothingTold:
    """The diary is empty."""


Heard = Told | NothingTold | Unreadable


def hear(filled: Path, program: Path | None = None, password: str | None = None) -> Heard:
    """Read a filled diary; that of another program than the file's is refused.

    Raises FileTrouble.
    """
    wanted = ""
    if program is not None:
        read, problems = read_program(program)
        if read is None:
            return Unreadable(tuple(problems))
        wanted = fingerprint(read)
    checkin, problems = read_checkin(filled, password, wanted)
    if checkin is None:
        return Unreadable(tuple(problems))
    if is_empty(checkin) and not problems:
        return NothingTold()
    return Told(checkin, tuple(problems))
