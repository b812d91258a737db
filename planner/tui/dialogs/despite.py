"""Problems are open and it is to be printed: who, and why."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Label, Static

from planner.model.characters import is_signed
from planner.model.finding import Finding
from planner.services.printing import Despite
from planner.tui.base import Dialog
from planner.tui.words.gate_words import finding_lines, open_words

_LONGEST_REASON = 400
_LONGEST_NAME = 120


class DespiteDialog(Dialog[Despite]):
    """Dismissed with the reason and the name, or None to print nothing."""

    AUTO_FOCUS = "#reason"
    BINDINGS = [
        ("escape", "cancel"),
        ("ctrl+s", "done"),
        ("pagedown", "scroll(8)"),
        ("pageup", "scroll(-8)"),
    ]

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__()
        self._findings = findings

    def compose(self) -> ComposeResult:
        """What is open, and the two fields."""
        with Vertical(classes="box"):
            yield Static(
                f"{open_words(len(self._findings))} - print with a reason?", classes="box-title"
            )
            with VerticalScroll(id="missing", classes="box-missing", can_focus=False):
                yield Static(finding_lines(self._findings), markup=False)
            with Horizontal(classes="form-row"):
                yield Label("Reason", classes="form-label")
                yield Input(id="reason", compact=True, max_length=_LONGEST_REASON)
            with Horizontal(classes="form-row"):
                yield Label("Your name", classes="form-label")
                yield Input(id="by", compact=True, max_length=_LONGEST_NAME)
            yield Static("", classes="box-error")
            yield Static(
                "Both stay with the program and on the therapist's copy. Enter goes on, Esc "
                "prints nothing",
                classes="box-hint box-last",
            )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """From why to who; then on."""
        if event.input.id == "reason":
            self.query_one("#by").focus()
        else:
            self.action_done()

    def action_done(self) -> None:
        """Keep both."""
        reason = self.query_one("#reason", Input).value.strip()
        by = self.query_one("#by", Input).value.strip()
        if is_signed(reason) and is_signed(by):
            self.dismiss(Despite(reason, by))
            return
        self.query_one(".box-error", Static).update("Type why, and your name; or press Esc.")
        self.query_one("#by" if is_signed(reason) else "#reason").focus()

    def action_scroll(self, rows: int) -> None:
        """Up and down the list."""
        self.query_one("#missing").scroll_relative(y=rows, animate=False)

    def action_cancel(self) -> None:
        """Back with nothing."""
        self.dismiss(None)
