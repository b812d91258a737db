"""What the list of patients knows beside names: filters, what needs a look, what is put away."""

from functools import partial
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len
from textual import on, work
from textual.widgets import DataTable, Static
from textual.worker import get_current_worker

from planner.tui.screens.asking import AskingScreen
from planner.tui.widgets.patient_filters import PatientFilters
from planner.tui.words.patient_columns import HEADS, SORTED, column_widths

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from planner.model.follow_up.standing import ProgramStanding
    from planner.model.stored import DraftEntry, Entry
    from planner.services.patient_list import Filter, PatientLine
    from planner.services.patient_sorting import SortedBy
    from planner.services.patient_store import PatientStore
    from planner.tui.base import Planner
    from planner.tui.words.home_rows import PatientRow

Shown = Literal["all", "look", "alarm", "recalled", "silent", "gate", "review", "visit", "archived"]


class FoundPatients:
    """What the store has for the list; looks are made of it once the library is there."""

    def __init__(
        self,
        store: "PatientStore",
        planner: "Planner",
        words: str,
        shown: Shown,
        known: "dict[int, ProgramStanding] | None",
    ) -> None:
        there = store.undeleted(words)
        away = tuple(one for one in there if one.archived_at)
        here = tuple(one for one in there if not one.archived_at)
        self.entries = away if shown == "archived" else here
        self.drafts: tuple[DraftEntry, ...] = store.drafts(words) if shown == "all" else ()
        self.rows: tuple[PatientLine, ...] = ()
        self.counts: Mapping[str, int] = {}
        self.known = known
        """Where programs stand; None: asked of the store once the library is there."""
        if planner.ready:
            self._look(store, planner, shown)
            self.counts = {**self.counts, "archived": len(away)}

    def _look(self, store: "PatientStore", planner: "Planner", shown: Shown) -> None:
        from planner.services.patient_list import counted, filtered, kept_standings, listed

        library, today = planner.workspace.library, planner.today
        if self.known is None:
            self.known = kept_standings(store)
        self.rows = listed(self.entries, self.known, library, today)
        if shown == "archived":
            return
        self.counts = counted(self.rows, today)
        filter_: Filter = shown
        self.rows = filtered(self.rows, filter_, today)
        self.entries = tuple(one.entry for one in self.rows)


class ListingScreen(AskingScreen):
    """Filters, one key each; archive and back."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Shown = "all"
        self._listed: dict[int, PatientLine] = {}
        """By program: what is known of it."""
        self._known: dict[int, ProgramStanding] | None = None
        """Where programs stand, as long as nobody leaves the list."""
        self._counts: Mapping[str, int] = {}
        self.sorted_by: SortedBy | None = None
        """The column that the list is sorted by; None: as it comes, the last changed first."""
        self.from_end = False
        """It is sorted from the other end."""
        self._turned: list[tuple[int, bool]] = []
        """Programs that were put away or taken back here, and whether away, the last one last."""

    def read_rows(self) -> None:
        """Ask the store which programs are shown; where they stand is known."""
        raise NotImplementedError

    def _current(self) -> "PatientRow | None":
        """The row under the cursor."""
        raise NotImplementedError

    def current_entry(self) -> "Entry | None":
        """The program under the cursor."""
        from planner.model.stored import Entry

        item = self._current()
        return item if isinstance(item, Entry) else None

    def look(self) -> None:
        """Read the list, and make out what is not known of it once the library is there."""
        self.read_entries()
        if self.planner.ready:
            self.make_standings()

    @on(DataTable.RowHighlighted, "#patients")
    def say_looks(self) -> None:
        """Of the row under the cursor: a name that is cut above, and what needs a look."""
        from planner.tui.words.home_rows import full_name

        item, entry = self._current(), self.current_entry()
        name = full_name(item) if item else ""
        room = column_widths(self.app.size.width)["patient"]
        known = self._listed.get(entry.id) if entry else None
        looks = [one.words for one in known.looks] if known else []
        said = " ".join([f"{name}.", *looks] if cell_len(name) > room else looks)
        self.query_one("#looks", Static).update(said)

    @work(thread=True, group="standings", exclusive=True)
    def make_standings(self) -> None:
        """Make out where programs stand of which it is not kept; the list can be used meanwhile."""
        from planner.model.stored import StoreTrouble
        from planner.services.patient_list import make_standings

        worker, any_made = get_current_worker(), False
        try:
            for made in make_standings(self.planner.workspace.store):
                any_made = any_made or bool(made)
                if worker.is_cancelled:
                    break  # the one after it does not know of what was made here
        except StoreTrouble:
            return  # the list is asked for again whenever someone comes to it
        if any_made and self.is_mounted and self.app.is_running:
            self.app.call_from_thread(self.read_entries)

    def show_filters(self, counts: "Mapping[str, int]") -> None:
        """Which filter is in force, and what each would show; uncounted ones as before."""
        self._counts = {**self._counts, **counts}
        self.query_one(PatientFilters).show(self._shown, self._counts)

    def _only(self, shown: Shown) -> None:
        self._shown = shown
        self.read_rows()

    def action_only_all(self) -> None:
        """Everybody."""
        self._only("all")

    def action_only_look(self) -> None:
        """What needs a look."""
        self._only("look")

    def action_only_alarm(self) -> None:
        """Alarms."""
        self._only("alarm")

    def action_only_recalled(self) -> None:
        """Exercises that the library has no more."""
        self._only("recalled")

    def action_only_silent(self) -> None:
        """No news."""
        self._only("silent")

    def action_only_gate(self) -> None:
        """A phase ends."""
        self._only("gate")

    def action_only_review(self) -> None:
        """A review is due."""
        self._only("review")

    def action_only_visit(self) -> None:
        """Visits of these days."""
        self._only("visit")

    def action_only_archived(self) -> None:
        """What is put away."""
        self._only("archived")

    # the order

    def sort_words(self) -> str:
        """How it is sorted; empty as it comes."""
        return SORTED[self.sorted_by][self.from_end] if self.sorted_by else ""

    def sort_by(self, column: "SortedBy | None", from_end: bool = False) -> None:
        """Sort by a column, or as it comes."""
        self.sorted_by, self.from_end = column, from_end
        self.read_rows()

    @on(DataTable.HeaderSelected, "#patients")
    def _head_clicked(self, event: DataTable.HeaderSelected) -> None:
        column = next(one for one in HEADS if one == event.column_key.value)
        self.sort_by(column, from_end=column == self.sorted_by and not self.from_end)

    def action_sort(self) -> None:
        """By the next column; after the last as it comes."""
        columns: list[SortedBy | None] = [*HEADS, None]
        self.sort_by(columns[(columns.index(self.sorted_by) + 1) % len(columns)])

    def action_sort_back(self) -> None:
        """From the other end."""
        if self.sorted_by:
            self.sort_by(self.sorted_by, not self.from_end)
        else:
            self.notify("Press s to sort by a column first.", markup=False)

    def action_archive(self) -> None:
        """Put the program away, or take it back."""
        entry = self.current_entry()
        if entry is not None:
            away = not entry.archived_at
            self._turn(entry.id, away, partial(self._was_turned, entry, away))

    def _was_turned(self, entry: "Entry", away: bool) -> None:
        self._turned.append((entry.id, away))
        said = "put away; u takes that back." if away else "back on the list."
        self.notify(f"{entry.patient}: {said}", markup=False)

    def action_undo(self) -> None:
        """Take back what was put away last."""
        if self._turned:
            number, away = self._turned.pop()
            self._turn(number, not away)
        else:
            self.notify("Nothing was put away here.", markup=False)

    def _turn(self, number: int, away: bool, then: "Callable[[], object] | None" = None) -> None:
        def turn(store: "PatientStore") -> bool:
            if away:
                store.archive(number)
            else:
                store.unarchive(number)
            if then is not None:
                self.in_app(then)
            return away

        self.act(turn)
