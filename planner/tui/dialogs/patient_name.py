"""Mend the patient's name or birth year."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static

from planner.tui.base import Dialog
from planner.tui.widgets.number_field import NumberField


class PatientNameDialog(Dialog[tuple[str, str]]):
    """Dismissed with the name and the year as they were typed, or None."""

    AUTO_FOCUS = "#name"
    BINDINGS = [
        ("escape", "cancel"),
        ("ctrl+s", "done"),
        ("down", "app.focus_next"),
        ("up", "app.focus_previous"),
    ]

    def __init__(self, name: str, birth_year: int | None) -> None:
        super().__init__()
        self._name, self._year = name, "" if birth_year is None else str(birth_year)

    def compose(self) -> ComposeResult:
        """Two fields."""
        with Vertical(classes="box box-small"):
            yield Static("Name and birth year", classes="box-title")
            yield Static("Of the same patient: the plan stays as it is.", classes="box-text")
            with Horizontal(classes="form-row"):
                yield Label("Name", classes="form-label")
                yield Input(self._name, id="name", compact=True, select_on_focus=False)
            with Horizontal(classes="form-row"):
                yield Label("Birth year", classes="form-label")
                yield NumberField(self._year, id="year", compact=True, classes="short")
            yield Static("Enter keeps them, Esc goes back", classes="box-hint box-last")

    @on(Input.Submitted)
    def action_done(self) -> None:
        """Keep them."""
        name = " ".join(self.query_one("#name", Input).value.split())
        self.dismiss((name, self.query_one("#year", Input).value.strip()))

    def action_cancel(self) -> None:
        """Back with nothing."""
        self.dismiss(None)
