"""The clinic's files from the library screen: opened in the therapist's own editor."""

import os
import subprocess
from functools import partial

from textual import work
from textual.app import SuspendNotSupported

from planner.model.problem import Problem
from planner.services.editor import NONE_CHOSEN, chosen_editor, editor_command
from planner.services.library_check import check_library
from planner.services.shelf_entries import file_of, is_shipped
from planner.tui.base import KEYS
from planner.tui.dialogs.file_places import FilePlaceDialog
from planner.tui.screens.library.reloading import FILES, LibraryReloading
from planner.tui.words.picks import narrowed
from planner.tui.words.shelf_words import FOLDER_FIRST, problem_picks

CHECK = "check"
"""The group of the worker that checks everything."""


class LibraryFiles(LibraryReloading):
    """Problems, and the line that each of them stands in."""

    def __init__(self) -> None:
        super().__init__()
        self._checked: tuple[Problem, ...] | None = None
        """What the whole check found; as of now."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is known to be wrong."""
        return self.library.problems if self._checked is None else self._checked

    @work(group=KEYS, exclusive=True)
    async def action_problems(self) -> None:
        """What is wrong, with file and line; Enter opens the editor there."""
        at = ""
        while True:
            problems = self.problems
            picks = problem_picks(problems)
            chosen = await self.app.push_screen_wait(
                FilePlaceDialog(
                    f"Problems in the library ({len(problems)})",
                    partial(narrowed, picks),
                    "Search",
                    _none_found,
                    current=at,
                )
            )
            if chosen is None:
                return
            one, at = problems[int(chosen)], chosen
            if not self.open_editor(one.file, one.line):
                return
            await self.read_now()

    def action_check(self) -> None:
        """The whole check: pictures, doses, words, as `planner library check` does it."""
        self.notify("Checking every exercise, picture and rule …", timeout=2)
        self._check(say=True)

    @work(group=CHECK, exclusive=True)
    async def _check(self, *, say: bool) -> None:
        check = partial(check_library, self.planner.workspace, believed=True)
        worker = self.run_worker(check, thread=True, group="check-all")
        self._checked = (await worker.wait()).problems
        self.show_entries()
        if say:
            count = len(self._checked)
            told = f"{count} found; p lists them." if count else "Everything is in order."
            self.notify(told, markup=False)

    def files_changed(self) -> None:
        """What was checked once is checked again."""
        if self._checked is not None:
            self._check(say=False)

    async def read_now(self) -> None:
        """Look at the files, and wait for what comes of it."""
        # One under way may have seen them before they were mended.
        await self._finished(FILES)
        self.look()
        await self._finished(FILES)
        await self._finished(CHECK)

    async def _finished(self, group: str) -> None:
        """Wait for what this screen has under way in a group of workers."""
        for one in [*self.workers]:
            if one.group == group and one.node is self and not one.is_finished:
                await one.wait()

    def open_editor(self, shown: str, line: int | None) -> bool:
        """Leave the terminal to the editor until it is closed; whether it was opened."""
        file = file_of(shown, self.planner.workspace.settings.clinic_dir)
        editor = chosen_editor(os.environ)
        if file is None:
            self._say_why_not(shown)
            return False
        if not editor:
            self.planner.trouble(f"{NONE_CHOSEN} The place is {file}:{line or 1}.")
            return False
        try:
            command = editor_command(editor, file, line)
            with self.app.suspend():
                subprocess.run(command, check=False)
        except (OSError, ValueError) as error:
            self.planner.trouble(f"{editor} cannot be started: {error}.")
            return False
        except SuspendNotSupported:
            self.planner.trouble(f"This terminal cannot be lent to {editor}: {file}:{line or 1}.")
            return False
        self.app.refresh(layout=True)
        return True

    def _say_why_not(self, shown: str) -> None:
        if self.planner.workspace.settings.clinic_dir is None:
            self.planner.trouble(FOLDER_FIRST)
        elif is_shipped(shown):
            self.planner.trouble(
                f"{shown} came with the planner and is not changed here. "
                "planner library change ID writes your change of it."
            )
        else:
            self.planner.trouble(f"There is no file {shown} to open.".replace("  ", " "))


def _none_found(words: str) -> str:
    if words:
        return "Nothing has these words."
    return "Every file is in order. c checks pictures and words as well."
