"""Why a proposal is declined: a usual reason by its digit, or one's own."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Input, Static

from planner.model.finding import has_reason
from planner.tui.base import Dialog

REASONS = (
    "Seen today: it goes well as it is",
    "The patient wants it otherwise",
    "Too little was told to go by it",
    "Something else was agreed today",
)
_LONGEST = 400


class DeclineDialog(Dialog[str]):
    """Dismissed with the reason, or None."""

    AUTO_FOCUS = ""
    BINDINGS = [("escape", "cancel")]

    def compose(self) -> ComposeResult:
        """The usual ones, and a field."""
        with Vertical(classes="box"):
            yield Static("Why is it declined?", classes="box-title", markup=False)
            lines = "\n".join(f"{number}  {text}" for number, text in enumerate(REASONS, 1))
            yield Static(lines, classes="box-text", markup=False)
            yield Input(placeholder="Or type it", id="reason", compact=True, max_length=_LONGEST)
            yield Static("", classes="box-error", markup=False)
            yield Static(
                "A number takes that one, Enter what is typed, Esc goes back",
                classes="box-hint box-last",
            )

    def on_key(self, event: Key) -> None:
        """A number takes its reason; any other letter is typed."""
        field = self.query_one("#reason", Input)
        if field.has_focus or not event.character or not event.is_printable:
            return
        event.prevent_default().stop()
        if event.character in "1234":
            self.dismiss(REASONS[int(event.character) - 1])
        else:
            field.focus()
            field.insert_text_at_cursor(event.character)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """What was typed."""
        if has_reason(event.value):
            self.dismiss(event.value.strip())
        else:
            self.query_one(".box-error", Static).update("Type why, or take a number.")

    def action_cancel(self) -> None:
        """Back with nothing."""
        self.dismiss(None)
