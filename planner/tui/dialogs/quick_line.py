"""A line that is an intake: what it says is shown as it is typed; Enter fills the form with it."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from planner.building.quick_line import QuickLine, read_line
from planner.model.library import Library
from planner.model.rules.intake_words import IntakeWords
from planner.services.quick import form_rows, left_over
from planner.tui.base import Dialog

_EXAMPLE = "68 stenosis osteoporosis chair band slr+ left 8w 5d 20min goal: carry groceries"


class QuickLineDialog(Dialog[QuickLine]):
    """Dismissed with what the line says, or None."""

    BINDINGS = [("escape", "cancel"), ("ctrl+s", "done")]

    def __init__(self, words: IntakeWords, library: Library) -> None:
        super().__init__()
        self._words, self._library = words, library

    def compose(self) -> ComposeResult:
        """The line, what it says, what is left over."""
        with Vertical(classes="box"):
            yield Static("The examination in a line", classes="box-title", markup=False)
            yield Input(placeholder=_EXAMPLE, id="line", compact=True)
            yield Static("", classes="box-text", id="said", markup=False)
            hint = "Enter puts it into the form, Esc goes back. Red flags are asked as ever."
            yield Static(hint, classes="box-hint box-last", markup=False)

    @property
    def _found(self) -> QuickLine:
        return read_line(self.query_one("#line", Input).value, self._words)

    @on(Input.Changed, "#line")
    def _show(self) -> None:
        found, parts = self._found, list[Content]()
        for row in form_rows(found, self._library, self.planner.today.year):
            if row.said:
                parts += [
                    Content.styled(f"{row.label:14}", "$text-muted"),
                    Content(f"{row.text}\n"),
                ]
        over = list(left_over(found, self._library)) if found != QuickLine() else []
        parts.append(Content.styled("\n".join(over), "$text-warning"))
        self.query_one("#said", Static).update(Content.assemble(*parts))

    def on_input_submitted(self) -> None:
        """Enter."""
        self.action_done()

    def action_done(self) -> None:
        """Into the form."""
        self.dismiss(self._found)

    def action_cancel(self) -> None:
        """Back with nothing."""
        self.dismiss(None)
