"""What was picked from a long list, on one line; Enter opens the list."""

from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class PickLine(Widget, can_focus=True):
    """A count and the names, as far as there is room."""

    COMPONENT_CLASSES = {"pick-line--none"}
    BINDINGS = [("enter,space", "open")]
    names: reactive[tuple[str, ...]] = reactive(())

    class Opened(Message):
        """The therapist wants to pick."""

        def __init__(self, line: "PickLine") -> None:
            super().__init__()
            self.line = line

        @property
        def control(self) -> "PickLine":
            """Where it happened."""
            return self.line

    def render(self) -> RenderResult:
        """none, or how many and which."""
        if not self.names:
            hint = " - Enter to choose" if self.has_focus else ""
            return Content.styled(f"none{hint}", self.get_visual_style("pick-line--none"))
        text = Content(f"{len(self.names)}: {', '.join(self.names)}")
        return text.truncate(max(4, self.content_size.width), ellipsis=True)

    def on_click(self) -> None:
        """A click opens it too."""
        self.action_open()

    def action_open(self) -> None:
        """Open the list."""
        self.focus()
        self.post_message(self.Opened(self))
