"""After an update of the planner: what stands otherwise now under the clinic's changes."""

from functools import partial

from textual import work

from planner.services.after_update import AfterUpdate, after_update
from planner.tui.base import KEYS
from planner.tui.dialogs.file_places import FilePlaceDialog
from planner.tui.screens.library.files import LibraryFiles
from planner.tui.words.picks import narrowed
from planner.tui.words.shelf_words import FOLDER_FIRST
from planner.tui.words.update_words import update_places, update_title

_NOTHING = "Nothing that you changed was changed by the maker."


class LibraryUpdates(LibraryFiles):
    """Each with what it was, what it is and what the clinic says."""

    @work(group=KEYS, exclusive=True)
    async def action_updates(self) -> None:
        """List them; Enter opens the clinic's file at the change."""
        clinic = self.planner.workspace.settings.clinic_dir
        if clinic is None:
            self.planner.trouble(FOLDER_FIRST)
            return
        while True:
            ask = partial(after_update, self.planner.workspace, clinic)
            worker = self.run_worker(ask, thread=True, group="update")
            found: AfterUpdate = await worker.wait()
            places = {one.pick.key: one for one in update_places(found, self.library)}
            picks = [one.pick for one in places.values()]
            chosen = await self.app.push_screen_wait(
                FilePlaceDialog(
                    update_title(found),
                    partial(narrowed, picks),
                    nothing=lambda words: "Nothing has these words." if words else _NOTHING,
                )
            )
            if chosen is None:
                return
            place = places[chosen]
            if not place.file:
                self.planner.trouble(f"You changed nothing of {place.pick.title}.")
            elif not self.open_editor(place.file, place.line):
                return
            await self.read_now()
