"""Several from a list, with check marks."""

from collections.abc import Sequence
from functools import partial

from textual.events import Key
from textual.widgets import Static

from planner.tui.dialogs.pick import ListDialog
from planner.tui.words.picks import Pick, narrowed


class PickManyDialog(ListDialog[tuple[str, ...]]):
    """Dismissed with the keys chosen, in the order of the list."""

    HINT = ""

    def __init__(self, title: str, picks: Sequence[Pick], chosen: Sequence[str]) -> None:
        super().__init__(title, partial(narrowed, picks))
        self._all = tuple(picks)
        self._chosen = set(chosen)

    def on_mount(self) -> None:
        """The list, with what is chosen already."""
        super().on_mount()
        self._count()

    def _mark(self, pick: Pick) -> str:
        return "[x] " if pick.key in self._chosen else "[ ] "

    def _choose(self, pick: Pick) -> None:
        self._chosen ^= {pick.key}
        self._list.replace_option_prompt(pick.key, self._line(pick))
        self._count()

    def on_key(self, event: Key) -> None:
        """Space ticks, also while a word is in the search field."""
        if event.key == "space":
            pick = self._highlighted()
            if pick:
                self._choose(pick)
            event.prevent_default().stop()
        else:
            super().on_key(event)

    def _count(self) -> None:
        names = "; ".join(pick.title for pick in self._all if pick.key in self._chosen)
        chosen = f"{len(self._chosen)} chosen: {names}." if names else "None chosen."
        self.query_one("#hint", Static).update(f"Space or Enter ticks, Esc is done. {chosen}")

    def action_cancel(self) -> None:
        """Done: what is ticked is kept."""
        self.action_done()

    def action_done(self) -> None:
        """Keep what is ticked."""
        self.dismiss(tuple(pick.key for pick in self._all if pick.key in self._chosen))
