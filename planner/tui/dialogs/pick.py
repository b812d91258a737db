"""One from a list: a search field, the list best first, what the highlighted one means."""

from collections.abc import Callable, Iterator, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from planner.tui.base import Dialog, T
from planner.tui.widgets.search_field import SearchField
from planner.tui.words.picks import Pick

_TITLE_MOST = 34
"""The widest title that notes are lined up behind."""


class ListDialog(Dialog[T]):
    """The search field, the list and the panel; what Enter does is up to the kind of dialog."""

    BINDINGS = [("escape", "cancel"), ("ctrl+s", "done")]
    HINT = "Enter picks, Esc goes back"

    def __init__(
        self,
        title: str,
        find: Callable[[str], Sequence[Pick]],
        placeholder: str = "Search",
        nothing: Callable[[str], str] = lambda _: "Nothing has these words.",
        current: str = "",
        typed: str = "",
    ) -> None:
        super().__init__()
        self._title, self._find, self._placeholder = title, find, placeholder
        self._nothing = nothing
        """What is said where the words find nothing."""
        self._current, self._typed = current, typed
        """The line it opens on, and what is in the search field by then."""
        self._picks: list[Pick] = []
        self._width = 0

    def compose(self) -> ComposeResult:
        """The parts."""
        with Vertical(classes="box box-list"):
            yield Static(self._title, classes="box-title", markup=False)
            yield SearchField(
                self._typed, self._placeholder, compact=True, id="search", select_on_focus=False
            )
            with Horizontal(classes="list-and-detail"):
                yield OptionList(id="list", compact=True, markup=False)
                with VerticalScroll(id="detail-scroll", can_focus=False):
                    yield from self.beside()
                    yield Static(id="detail", markup=False)
            yield Static(self.HINT, id="hint", classes="box-hint", markup=False)

    def beside(self) -> Iterator[Widget]:
        """What stands beside the list, over the words."""
        yield from ()

    @property
    def words(self) -> str:
        """What is in the search field."""
        return self.query_one("#search", Input).value

    def on_mount(self) -> None:
        """The list, on the current line."""
        self._narrow(self._typed)
        keys = [option.id for option in self._list.options]
        if not self._typed and self._current in keys:
            self._list.highlighted = keys.index(self._current)

    @property
    def _list(self) -> OptionList:
        return self.query_one("#list", OptionList)

    def _mark(self, pick: Pick) -> str:  # noqa: ARG002
        """What stands before a line."""
        return ""

    def _line(self, pick: Pick) -> Content:
        return pick.line(self._mark(pick), self._width)

    def _choose(self, pick: Pick) -> None:
        """What Enter does."""
        raise NotImplementedError

    def _narrow(self, words: str) -> None:
        self._picks = list(self._find(words))
        options = self._list
        options.clear_options()
        self._width = min(_TITLE_MOST, max((len(p.title) for p in self._picks), default=0))
        options.add_options(self._lines(grouped=not words.strip()))
        if self._picks:
            options.action_first()
        else:
            self.query_one("#detail", Static).update(self._nothing(words))

    def _lines(self, *, grouped: bool) -> Iterator[Option]:
        """The picks, each group under its name while the whole list is shown."""
        group = ""
        for pick in self._picks:
            if grouped and pick.group != group:
                group = pick.group
                yield Option(Content.styled(group, "bold $text-primary"), disabled=True)
            yield Option(self._line(pick), id=pick.key)

    def _highlighted(self) -> Pick | None:
        option = self._list.highlighted_option
        key = option.id if option else None
        return next((pick for pick in self._picks if pick.key == key), None)

    @on(Input.Changed, "#search")
    def _words_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._narrow(event.value)

    @on(Input.Submitted, "#search")
    def _search_entered(self, event: Input.Submitted) -> None:
        event.stop()
        pick = self._highlighted()
        if pick:
            self._choose(pick)

    @on(OptionList.OptionHighlighted, "#list")
    def _line_highlighted(self) -> None:
        self.show_detail()

    def show_detail(self) -> None:
        """What the highlighted one means."""
        pick = self._highlighted()
        if pick:
            self.query_one("#detail", Static).update(pick.full())
            self.query_one("#detail-scroll").scroll_home(animate=False)

    @on(OptionList.OptionSelected, "#list")
    def _line_entered(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        pick = self._highlighted()
        if pick:
            self._choose(pick)

    def on_key(self, event: Key) -> None:
        """Arrows move the list while you type; letters go to the search field."""
        search, options = self.query_one("#search", Input), self._list
        if self.focused is search and event.key in ("down", "up", "pagedown", "pageup"):
            getattr(options, f"action_{_MOVES[event.key]}")()
            event.prevent_default().stop()
        elif self.focused is not search and self._types(event):
            search.focus()
            search.insert_text_at_cursor(event.character or "")
            event.prevent_default().stop()

    def _types(self, event: Key) -> bool:
        """Whether a key pressed in the list is meant for the search field."""
        return event.is_printable and event.character != " "

    def action_cancel(self) -> None:
        """Back with nothing."""
        self.dismiss(None)

    def action_done(self) -> None:
        """Take the highlighted one."""
        pick = self._highlighted()
        if pick:
            self._choose(pick)


_MOVES = {
    "down": "cursor_down",
    "up": "cursor_up",
    "pagedown": "page_down",
    "pageup": "page_up",
}


class PickDialog(ListDialog[str]):
    """Dismissed with the key of the one chosen, or None."""

    def _choose(self, pick: Pick) -> None:
        self.dismiss(pick.key)
