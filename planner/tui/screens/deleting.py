"""Programs and drafts of the list taken off it, and programs brought back."""

from functools import partial
from typing import TYPE_CHECKING

from textual import work

from planner.tui.screens.listing import ListingScreen

if TYPE_CHECKING:
    from planner.model.stored import Entry


class DeletingScreen(ListingScreen):
    """A list that deletes, brings back and purges."""

    def action_delete(self) -> None:
        """Ask, then delete."""
        from planner.model.stored import DraftEntry
        from planner.store.records import RESTORABLE_DAYS
        from planner.tui.dialogs.ask import AskDialog
        from planner.tui.words.home_rows import presentation

        item = self._current()
        if item is None:
            return
        number = item.id
        if isinstance(item, DraftEntry):
            title = f"Throw this {'visit' if item.visit else 'intake'} away?"
            text = f"{item.patient or 'No name yet'}: what was typed is gone for good."
            ask = AskDialog(title, text, "Throw away", "Keep")
        else:
            text = (
                f"{item.patient}: {presentation(item)}, {item.weeks} weeks. r brings it back, for "
                f"{RESTORABLE_DAYS} days."
            )
            ask = AskDialog("Delete this program?", text, "Delete", "Keep")

        def answered(yes: bool | None) -> None:
            if yes and isinstance(item, DraftEntry):
                self.act(lambda store: (store.drop_draft(number),))
            elif yes:
                self.act(lambda store: (store.delete(number),))

        self.app.push_screen(ask, answered)

    @work(thread=True, group="acts")
    def action_restore(self) -> None:
        """The list of deleted programs."""
        found = self.asked(lambda store: store.deleted())
        if found is not None:
            self.in_app(self._choose_deleted, found)

    def _choose_deleted(self, found: "tuple[Entry, ...]") -> None:
        from planner.tui.dialogs.pick import PickDialog
        from planner.tui.words.home_rows import deleted_picks
        from planner.tui.words.picks import narrowed

        if not found:
            self.notify("Nothing was deleted in the last 30 days.", markup=False)
            return

        def chosen(key: str | None) -> None:
            if key is not None:
                self._restore_or_purge(next(one for one in found if str(one.id) == key))

        picks = deleted_picks(found, self.planner.today.toordinal())
        dialog = PickDialog("Deleted programs", partial(narrowed, picks), "Find a patient")
        self.app.push_screen(dialog, chosen)

    def _restore_or_purge(self, entry: "Entry") -> None:
        from planner.tui.dialogs.choose import ChooseDialog, Way
        from planner.tui.words.home_rows import presentation

        def chosen(way: str | None) -> None:
            if way == "restore":
                self.act(lambda store: (store.restore(entry.id),))
            elif way == "purge":
                self.act(lambda store: (store.purge(entry.id),))

        text = f"{entry.patient}: {presentation(entry)}, {entry.weeks} weeks."
        ways = (
            Way("r", "restore", "Bring it back"),
            Way("p", "purge", "Purge it: gone for good, with all its history"),
        )
        self.app.push_screen(ChooseDialog("A deleted program", text, ways), chosen)
