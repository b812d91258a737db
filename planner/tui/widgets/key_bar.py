"""The keys of the screen, made from the list of commands; a click does the same."""

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from planner.tui.commands import Command, commands_of

_GAP = 2
_WAYS_OUT = ("back", "leave", "help")
_FORMS = ("intake", "flags", "outcome")
"""Where letters and signs are typed into fields."""


class KeyBar(Widget):
    """As many lines as the keys need, two at most; the way out and help always have room."""

    COMPONENT_CLASSES = {"key-bar--key"}

    def __init__(self, where: str, lines: int = 2) -> None:
        super().__init__()
        self._where, self._lines = where, lines
        self._without: frozenset[str] = frozenset()
        """Actions that do nothing as the screen is now."""

    def leave_out(self, *actions: str) -> None:
        """Show no keys of these actions; the ways out are always there."""
        if self._without != {*actions}:
            self._without = frozenset(actions)
            self.refresh(layout=True)

    def get_content_height(
        self,
        container: Size,  # noqa: ARG002
        viewport: Size,  # noqa: ARG002
        width: int,
    ) -> int:
        """The lines that the keys take at this width."""
        return len(self._arranged(width))

    def render(self) -> RenderResult:
        """The lines."""
        key = self.get_visual_style("key-bar--key")
        lines = []
        for row in self._arranged(self.content_size.width):
            parts: list[Content] = []
            for command in row:
                scope = "app" if command.where == "app" else "screen"
                click = Style.from_meta({"@click": f"{scope}.{command.action}"})
                parts.append(
                    Content.assemble(
                        Content.styled(self._label(command), key), f" {command.title}"
                    ).stylize(click)
                )
            lines.append(Content(" " * _GAP).join(parts))
        return Content("\n").join(lines)

    def _label(self, command: Command) -> str:
        """The key as it is now: remapped keys show themselves."""
        if command.id == "app.help" and self._where in _FORMS:
            return "F1"
        keymap = self.app._keymap
        return keymap.get(command.id, command.label)

    def _arranged(self, width: int) -> list[list[Command]]:
        there = (*commands_of(self._where), *commands_of("app"))
        commands = [c for c in there if c.shown and c.action not in self._without]
        out = [c for c in commands if c.action in _WAYS_OUT]
        rest = [c for c in commands if c not in out]
        kept = sum(map(self._width, out))
        rows: list[list[Command]] = [[]]
        used = 0
        for command in rest:
            need = self._width(command)
            full = len(rows) == self._lines
            if used + need > width - (kept if full else 0):
                if full:
                    break
                rows.append([])
                used = 0
            rows[-1].append(command)
            used += need
        if used + kept > width and len(rows) < self._lines:
            rows.append([])
        rows[-1].extend(out)
        return rows

    def _width(self, command: Command) -> int:
        return len(self._label(command)) + 1 + len(command.title) + _GAP
