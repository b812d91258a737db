"""The header of the workbench, edited where it stands."""

from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static

from planner.tui.base import Dialog
from planner.tui.state.draft import Draft
from planner.tui.state.header import header_mistakes

_LINES = (
    (("name", "Name"), ("birth_year", "Born")),
    (("weeks", "Weeks"), ("days", "Days a week"), ("minutes", "Minutes a day")),
    (("goals", "Goals"),),
)
_WORDS = ("name", "goals")
_HINT = "Enter keeps, Esc drops. Weeks, days and minutes ask before planning again."


class HeaderDialog(Dialog[Draft]):
    """Dismissed with the draft as it is typed, or None; the plan stays in sight below it."""

    AUTO_FOCUS = "#name"
    BINDINGS = [
        ("escape", "cancel"),
        ("ctrl+s", "done"),
        ("down", "app.focus_next"),
        ("up", "app.focus_previous"),
    ]

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft

    def compose(self) -> ComposeResult:
        """The fields in the place of the title, and what is wrong with one of them."""
        with Vertical(id="header"):
            for line in _LINES:
                with Horizontal(classes="form-row"):
                    for name, label in line:
                        yield Label(label, classes="header-label")
                        text = getattr(self._draft, name)
                        number = name not in _WORDS
                        yield Input(
                            text,
                            id=name,
                            compact=True,
                            select_on_focus=number,
                            classes="short" if number else "",
                        )
            yield Static(_HINT, id="header-hint", markup=False)

    @on(Input.Submitted)
    def action_done(self) -> None:
        """Keep it, if all of it can be right."""
        typed = {one.id: one.value for one in self.query(Input) if one.id}
        draft = replace(self._draft, **typed)  # type: ignore[arg-type]
        wrong = header_mistakes(draft, self.planner.today.year)
        if not wrong:
            self.dismiss(draft)
            return
        field, why = next(iter(wrong.items()))
        labels = {name: label for line in _LINES for name, label in line}
        hint = self.query_one("#header-hint", Static)
        hint.set_class(True, "bad")
        hint.update(f"{labels[field]}: {why}")
        self.query_one(f"#{field}").focus()

    def action_cancel(self) -> None:
        """As it was."""
        self.dismiss(None)
