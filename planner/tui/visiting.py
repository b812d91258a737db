"""Visits in the app: one is read and opened, and what became of it is shown in the program."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import work

from planner.tui.keys import KeysInOrder
from planner.tui.state.place import ScreenPlace

if TYPE_CHECKING:
    from planner.services.workspace import Workspace
    from planner.tui.screens.home import HomeScreen
    from planner.tui.screens.visit.end import VisitEnd


class VisitingApp(KeysInOrder):
    """An app that opens visits of the programs in its store."""

    workspace: "Workspace"
    reading = False
    """A program, an intake or a visit is being read: keys wait."""

    @property
    def home(self) -> "HomeScreen":
        """The patients."""
        raise NotImplementedError

    def open_program(
        self,
        program_id: int,
        place: ScreenPlace = ScreenPlace(),  # noqa: B008
        then: Callable[[], object] | None = None,
    ) -> None:
        """The workbench with a program from the store; `then` is done once it is there."""
        raise NotImplementedError

    def open_visit(self, program_id: int, draft_id: int | None = None) -> None:
        """A visit of a program from the store, as it was left if it was begun."""
        self.reading = True
        self._read_visit(program_id, draft_id)

    @work(group="load", exclusive=True)
    async def _read_visit(self, program_id: int, draft_id: int | None) -> None:
        from planner.tui.screens.visit.opening import read_visit
        from planner.tui.screens.visit.sheet import VisitScreen

        read = partial(read_visit, program_id, draft_id, self.workspace)
        try:
            found = await asyncio.to_thread(self.home.asked, read)
        finally:
            self.reading = False
        if found is not None:
            self.push_screen(VisitScreen(*found), partial(self.visit_ended, program_id))
        self.pass_keys()

    def copy_note(self, program_id: int) -> None:
        """The note of the last visit, by OSC 52: the terminal itself has the clipboard."""
        self._copy_note(program_id)

    @work(group="load")
    async def _copy_note(self, program_id: int) -> None:
        from planner.services.visit_note import note_to_copy

        read = partial(note_to_copy, program_id, self.workspace.library)
        found = await asyncio.to_thread(self.home.asked, read)
        if found is None:
            return
        text, name = found
        if text:
            self.copy_to_clipboard(text)
            first = text.partition("\n")[0]
            told = f"Copied of {name}: {first}. Where nothing arrives: planner note."
            self.notify(told, markup=False)
        else:
            self.notify(f"{name}: there was no visit yet, there is no note.", markup=False)

    def visit_ended(self, program_id: int, end: "VisitEnd | None") -> None:
        """On the workbench it is shown there; from the list a closed one opens the program."""
        from planner.tui.screens.workbench.screen import WorkbenchScreen

        if isinstance(self.screen, WorkbenchScreen):
            self.call_after_refresh(self.screen.visit_ended, end)
        elif end is not None:
            then = partial(self.visit_ended, program_id, end)
            self.open_program(program_id, then=then)
