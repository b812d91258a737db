"""The library screen reads the clinic's files again as soon as one of them changes."""

from textual import work

from planner.model.library import Library
from planner.services.library_again import FilesSeen, files_seen, sources_again
from planner.services.ports import Sources
from planner.services.shelf_entries import ShelfEntry, shelf_entries
from planner.tui.base import PlannerScreen
from planner.tui.messages import LibraryReady

FILES = "files"
"""The group of the worker that looks at the files."""


class LibraryReloading(PlannerScreen[None]):
    """What is typed and where the cursor is stay; only what the files say is new."""

    LOOK_S = 1.0
    """The files are looked at so often: their names, sizes and times, not what is in them."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[ShelfEntry, ...] = ()
        self._seen: FilesSeen | None = None
        self._looking = False

    @property
    def waits(self) -> bool:
        """The first list is being made: what is pressed is meant for it."""
        return self._seen is None

    @property
    def library(self) -> Library:
        """As it was read last."""
        return self.planner.workspace.library

    def watch_files(self) -> None:
        """Read what is there, then look again and again."""
        self.look()
        if self.planner.workspace.settings.clinic_dir is not None:
            self.set_interval(self.LOOK_S, self.look)

    def look(self) -> None:
        """Look at the files, unless that is under way."""
        if not self._looking:
            self._looking = True
            self._look(self._seen, self.library)

    @work(thread=True, group=FILES)
    def _look(self, before: FilesSeen | None, library: Library) -> None:
        clinic = self.planner.workspace.settings.clinic_dir
        sources: Sources | None = None
        entries: tuple[ShelfEntry, ...] | None = None
        # Seen before it is read: what changes meanwhile is another change.
        seen = files_seen(clinic)
        try:
            if before is None:
                entries = shelf_entries(library, clinic)
            elif seen != before:
                sources = sources_again(clinic, library)
                entries = shelf_entries(sources.library, clinic)
        finally:
            if self.is_mounted and self.app.is_running:
                self.app.call_from_thread(self._looked, seen, sources, entries)

    def _looked(
        self, seen: FilesSeen, sources: Sources | None, entries: tuple[ShelfEntry, ...] | None
    ) -> None:
        self._looking, self._seen = False, seen
        if sources is not None:
            self.planner.workspace.renew(sources)
            self.app.post_message(LibraryReady())
            self.files_changed()
        if entries is not None:
            self.entries = entries
            self.show_entries()
            self.planner.pass_keys()

    def files_changed(self) -> None:
        """The library was read again."""

    def show_entries(self) -> None:
        """Show the list anew, where the cursor was."""
        raise NotImplementedError
