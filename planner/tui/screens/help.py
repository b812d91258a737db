"""All keys, made from the list of commands."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from planner.tui.base import Dialog
from planner.tui.commands import COMMANDS, PLACES, Command

_EXTRA = {
    "workbench": "Arrow keys go through lanes and weeks, Tab through the panels. A line with ↑ is "
    "the next rung of the lane above it; · is the dose of the week before.",
    "intake": "Left and right change a choice; Enter opens a list. What stands below the first "
    "part may all stay empty.",
}


class HelpScreen(Dialog[None]):
    """The keys of this screen first, then the others."""

    BINDINGS = [("escape,q,question_mark,f1,enter", "close")]

    def __init__(self, where: str) -> None:
        super().__init__()
        self._where = where

    def compose(self) -> ComposeResult:
        """One scroll of all places."""
        order = sorted(PLACES, key=lambda place: (place != self._where, place == "app"))
        with Vertical(classes="box box-tall"):
            yield Static("Keys", classes="box-title")
            with VerticalScroll(id="help"):
                for place in order:
                    yield Static(self._section(place))
            yield Static("Esc closes. Ctrl+P finds any command by name.", classes="box-hint")

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)

    def _section(self, place: str) -> Content:
        here = " - this screen" if place == self._where else ""
        lines = [Content.styled(f"{PLACES[place]}{here}", "bold underline")]
        lines += [_line(command) for command in COMMANDS if command.where == place]
        if place == "app":
            lines.append(_keyed("Ctrl+P", "Find any command by name."))
            lines.append(_keyed("Ctrl+Q", "Leave the planner; asks if something is not saved."))
        if place in _EXTRA:
            lines.append(Content.styled(_EXTRA[place], "dim"))
        return Content("\n").join([*lines, Content("")])


def _line(command: Command) -> Content:
    return _keyed(command.label, command.help)


def _keyed(key: str, text: str) -> Content:
    return Content.assemble((f"{key:>10}", "bold $accent"), f"  {text}")
