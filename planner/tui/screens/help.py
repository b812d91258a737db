"""All keys, made from the list of commands: read, searched, and done from here."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from planner.tui.base import Dialog
from planner.tui.commands import COMMANDS, PLACES, Command

_EXTRA = {
    "workbench": "Arrow keys go through lanes and weeks, Tab through the panels. A line with ↑ is "
    "the next rung of the lane above it; · is the dose of the week before.",
    "dialog": "What a dialog asks stands in it, its keys in its last line. Enter takes what is "
    "chosen, Tab goes to the next field, Left and Right change a choice, Esc goes back with "
    "nothing; where lines are ticked, Space ticks and Esc is done.",
    "intake": "Left and right change a choice; Enter opens a list. What stands below the first "
    "part may all stay empty.",
}


class HelpScreen(Dialog[Command]):
    """The keys of this screen first, then the others; dismissed with a command to do, or None."""

    HELPS = False
    BINDINGS = [
        ("escape,f1", "close"),
        Binding("down", "scroll(1)", priority=True),
        Binding("up", "scroll(-1)", priority=True),
    ]

    def __init__(self, where: str) -> None:
        super().__init__()
        self._where = where

    def compose(self) -> ComposeResult:
        """What to look for, and one scroll of all places."""
        with Vertical(classes="box box-tall"):
            yield Static("Keys and commands", classes="box-title")
            yield Input(placeholder="Type to search: swap, print, undo ...", compact=True)
            with VerticalScroll(id="help", can_focus=False):
                yield Static(self._text(""), id="help-text")
            yield Static(
                "Up and Down read on, Enter does the first one found, Esc closes.",
                classes="box-hint",
            )

    @on(Input.Changed)
    def _look(self, event: Input.Changed) -> None:
        self.query_one("#help-text", Static).update(self._text(event.value))
        self.query_one("#help").scroll_home(animate=False)

    @on(Input.Submitted)
    def _do(self, event: Input.Submitted) -> None:
        """The first one found that this screen can do; with nothing typed, back."""
        can = [one for one in _found(event.value) if one.where in (self._where, "app")]
        can.sort(key=lambda one: one.where == "app")
        if not event.value.strip():
            self.dismiss(None)
        elif can:
            self.dismiss(can[0])

    def action_scroll(self, by: int) -> None:
        """Read on, while the letters go on being typed above."""
        self.query_one("#help").scroll_relative(y=by, animate=False)

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)

    def _text(self, typed: str) -> Content:
        order = sorted(PLACES, key=lambda place: (place != self._where, place == "app"))
        if not typed.strip():
            return Content("\n").join(map(self._section, order))
        found = _found(typed)
        if not found:
            return Content(f'Nothing is called "{typed.strip()}" here.')
        found.sort(key=lambda one: order.index(one.where) if one.where in order else len(order))
        return Content("\n").join(
            _keyed(one.label, f"{PLACES.get(one.where, one.where)}: {one.title}. {one.help}")
            for one in found
        )

    def _section(self, place: str) -> Content:
        here = " - this screen" if place == self._where else ""
        lines = [Content.styled(f"{PLACES[place]}{here}", "bold underline")]
        lines += [_line(command) for command in COMMANDS if command.where == place]
        if place == "app":
            lines.append(_keyed("Ctrl+P", "Find any command by name."))
            lines.append(_keyed("Ctrl+Q", "Leave the planner; asks if something is not saved."))
        if place in _EXTRA:
            lines.append(Content.styled(_EXTRA[place], "$text-muted"))
        return Content("\n").join([*lines, Content("")])


def _line(command: Command) -> Content:
    return _keyed(command.label, command.help)


def _keyed(key: str, text: str) -> Content:
    return Content.assemble((f"{key:>10}", "bold $foreground"), f"  {text}")


def _found(typed: str) -> list[Command]:
    """The commands that have all the words, in their title, sentence or key."""
    words = typed.casefold().split()
    return [
        one
        for one in COMMANDS
        if all(word in f"{one.title} {one.help} {one.label}".casefold() for word in words)
    ]
