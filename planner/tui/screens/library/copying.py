"""N: the exercise under the cursor, copied into one of the clinic's own."""

from functools import partial

from textual import work

from planner.services.own_exercise import write_own
from planner.services.shelf_entries import ShelfEntry
from planner.tui.base import KEYS
from planner.tui.dialogs.own_exercise import OwnExerciseDialog
from planner.tui.screens.library.updates import LibraryUpdates
from planner.tui.words.shelf_words import FOLDER_FIRST


class LibraryCopying(LibraryUpdates):
    """Only what is said otherwise is written; the rest stays that of the neighbour."""

    @property
    def entry(self) -> ShelfEntry | None:
        """What the cursor is on."""
        raise NotImplementedError

    def go_to(self, name: str) -> None:
        """The cursor goes to an exercise."""
        raise NotImplementedError

    @work(group=KEYS, exclusive=True)
    async def action_own(self) -> None:
        """Ask what differs, write it, and go to it."""
        clinic = self.planner.workspace.settings.clinic_dir
        entry = self.entry
        if clinic is None:
            self.planner.trouble(FOLDER_FIRST)
            return
        if entry is None or not entry.usable:
            self.planner.trouble("Put the cursor on an exercise that is in use; it is copied.")
            return
        neighbour = self.library.exercises[entry.id]
        write = partial(write_own, self.planner.workspace, clinic, neighbour)
        written = await self.app.push_screen_wait(OwnExerciseDialog(neighbour, write))
        if written is None:
            return
        await self.read_now()
        self.go_to(written.id)
        text = f"{written.file} is written. e opens it; its Spanish is not there yet."
        self.notify(text, markup=False, timeout=10)
