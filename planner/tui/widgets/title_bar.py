"""One line at the top: where you are, and how it stands."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class TitleBar(Widget):
    """A title on the left, the state of things on the right. Takes plain text only."""

    heading: reactive[str] = reactive("")
    state: reactive[str] = reactive("")
    alarm: reactive[bool] = reactive(False, toggle_class="-alarm")

    def __init__(self, heading: str, state: str = "") -> None:
        super().__init__()
        self.set_reactive(TitleBar.heading, heading)
        self.set_reactive(TitleBar.state, state)

    def render(self) -> Content:
        """The heading gives way to the state when there is little room."""
        width = self.content_size.width
        state = Content(self.state)
        room = max(0, width - state.cell_length - 2) if self.state else width
        heading = Content(self.heading).truncate(room, ellipsis=True)
        gap = " " * max(0, width - heading.cell_length - state.cell_length)
        return Content.assemble(heading.stylize("bold"), gap, state)
