"""Mend the patient's name or birth year."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static

from planner.tui.base import Dialog
from planner.tui.state.draft_intake import person_mistakes
from planner.tui.widgets.number_field import NumberField


class PatientNameDialog(Dialog[tuple[str, int | None]]):
    """Dismissed with the name and the year, or None; what is wrong stands beside its field."""

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
                yield Label("", id="name-error", classes="form-error", markup=False)
            with Horizontal(classes="form-row"):
                yield Label("Birth year", classes="form-label")
                yield NumberField(self._year, id="birth_year", compact=True, classes="short")
                yield Label("", id="birth_year-error", classes="form-error", markup=False)
            yield Static("Enter keeps them, Esc goes back", classes="box-hint box-last")

    @on(Input.Submitted)
    def action_done(self) -> None:
        """Keep them, if both can be right."""
        name = " ".join(self.query_one("#name", Input).value.split())
        year = self.query_one("#birth_year", Input).value.strip()
        wrong = person_mistakes(name, year, self.planner.today.year)
        for field in ("name", "birth_year"):
            self.query_one(f"#{field}-error", Label).update(wrong.get(field, ""))
        if not wrong:
            self.dismiss((name, int(year) if year else None))
        else:
            self.query_one(f"#{next(iter(wrong))}", Input).focus()

    def action_cancel(self) -> None:
        """Back with nothing."""
        self.dismiss(None)
