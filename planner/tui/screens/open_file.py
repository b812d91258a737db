"""A program file is opened in the terminal: which file, into which patient."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, assert_never

from textual.content import Content

from planner.model.stored import PatientEntry, Stored, StoreTrouble
from planner.services.printing import Unreadable
from planner.services.program_files import FileRead, read_file
from planner.tui.dialogs.path import PathDialog
from planner.tui.dialogs.pick import PickDialog
from planner.tui.dialogs.read import ReadDialog
from planner.tui.words.home_rows import known_line
from planner.tui.words.picks import Pick, narrowed

if TYPE_CHECKING:
    from planner.tui.base import PlannerScreen

T = TypeVar("T")

_NEW = "new"


async def open_file(screen: "PlannerScreen[None]") -> Stored | None:
    """Ask for both, and keep the program in the store; None if it did not come to that.

    Run it in a worker: it asks and waits.
    """
    app, workspace = screen.app, screen.planner.workspace
    path = await app.push_screen_wait(
        PathDialog(
            "Open a program file",
            "JSON, as `planner build` or another planner wrote it. It is copied into this "
            "planner; the file stays as it is.",
            writes=False,
        )
    )
    if path is None:
        return None
    read = await _away(screen, partial(read_file, path, workspace.store, workspace.library))
    match read:
        case None:
            return None
        case Unreadable(problems=problems):
            text = Content("\n").join(Content(str(each)) for each in problems)
            await app.push_screen_wait(ReadDialog("This file cannot be opened", text))
            return None
        case FileRead():
            whose = await app.push_screen_wait(_whose(path, read, screen.planner.today.toordinal()))
            if whose is None:
                return None
            patient_id = None if whose == _NEW else int(whose)
            create = partial(workspace.store.create, read.program, patient_id)
            return await _away(screen, create)
        case _:
            assert_never(read)


async def _away(screen: "PlannerScreen[None]", act: Callable[[], T]) -> T | None:
    """The answer of a thread; None if the store has trouble, which is told."""
    try:
        return await asyncio.to_thread(act)
    except StoreTrouble as trouble:
        screen.planner.trouble(str(trouble))
        return None


def _whose(path: Path, read: FileRead, today: int) -> PickDialog:
    """Two people may have one name: a person says whose program it is."""
    patient = read.program.intake.patient
    year = f" ({patient.birth_year})" if patient.birth_year else ""
    named = f"{patient.name}{year}"
    picks = [
        Pick(_NEW, f"New patient: {named}", "", path.name, False, lambda: Content(named)),
        *(_existing(each, today) for each in read.candidates),
    ]
    return PickDialog("Whose program is it?", partial(narrowed, picks))


def _existing(whose: PatientEntry, today: int) -> Pick:
    known = known_line(whose, today)
    return Pick(
        str(whose.id),
        f"This one: {whose.name}",
        known,
        "",
        False,
        lambda: Content(f"{whose.name}, {known}. The program is added to this patient."),
    )
