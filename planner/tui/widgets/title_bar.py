"""The top line: where you are, and how it stands; under it, why nothing can be built."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class TitleBar(Widget):
    """A title on the left, the state of things on the right. Takes plain text only."""

    heading: reactive[str] = reactive("")
    state: reactive[str] = reactive("")
    alarm: reactive[bool] = reactive(False, toggle_class="-alarm")
    trouble: reactive[str] = reactive("", layout=True)
    """Rules that cannot be used; a line of its own until they are mended."""

    def __init__(self, heading: str, state: str = "") -> None:
        super().__init__()
        self.set_reactive(TitleBar.heading, heading)
        self.set_reactive(TitleBar.state, state)

    def on_mount(self) -> None:
        """The trouble of the whole planner, also on a screen that opens later."""
        self.trouble = getattr(self.app, "rules_trouble", "")

    def watch_trouble(self, trouble: str) -> None:
        """Two lines high while there is trouble, in the color of an alarm."""
        self.set_class(bool(trouble), "-trouble")

    def render(self) -> Content:
        """The heading gives way to the state when there is little room."""
        width = self.content_size.width
        state = Content(self.state)
        room = max(0, width - state.cell_length - 2) if self.state else width
        heading = Content(self.heading).truncate(room, ellipsis=True)
        gap = " " * max(0, width - heading.cell_length - state.cell_length)
        line = Content.assemble(heading.stylize("bold"), gap, state)
        if not self.trouble:
            return line
        told = Content(self.trouble).truncate(width, ellipsis=True).stylize("bold")
        return Content.assemble(line, "\n", told)
