"""A clearance: who decided to go on in spite of one red flag or precaution, when, and why."""

from datetime import date

from pydantic import ValidationError
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from planner.model.intake import FIRST_BIRTH_YEAR
from planner.model.screening import Clearance
from planner.tui.base import Dialog

_EARLIEST = date(FIRST_BIRTH_YEAR, 1, 1)
_FIELDS = {
    "by": ("Cleared by", "name and profession"),
    "on": ("On", "year-month-day"),
    "until_phase": ("Until phase", "1 to 4; empty: the whole program"),
    "reason": ("Reason", "what was found"),
}


class ClearanceDialog(Dialog[Clearance]):
    """Dismissed with the clearance, or None. It names the one thing it clears."""

    AUTO_FOCUS = "#by"
    BINDINGS = [("escape", "cancel"), ("ctrl+s", "done")]

    def __init__(self, of: str, title: str, today: date, given: Clearance | None = None) -> None:
        super().__init__()
        self._of, self._title, self._today = of, title, today
        self._values = {
            "by": given.by if given else "",
            "on": (given.on if given else today).isoformat(),
            "until_phase": str(given.until_phase or "") if given else "",
            "reason": given.reason if given else "",
        }

    def compose(self) -> ComposeResult:
        """What it is about, and the fields."""
        with Vertical(classes="box"):
            yield Static(f"Clear {self._title}", classes="box-title", markup=False)
            yield Static(
                "A clinician has decided that the patient may exercise in spite of this one. It "
                "clears nothing else.",
                classes="box-text",
                markup=False,
            )
            for name, (label, hint) in _FIELDS.items():
                yield from _row(
                    label, Input(self._values[name], hint, id=name, compact=True, max_length=400)
                )
            yield Static("", classes="box-error", markup=False)
            yield Static("Enter: next, then keep; Esc goes back", classes="box-hint box-last")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """To the next field; from the last, done."""
        if event.input.id == "reason":
            self.action_done()
        else:
            self.focus_next()

    def action_done(self) -> None:
        """Keep it, if it says who, when and why."""
        given = {name: self.query_one(f"#{name}", Input).value.strip() for name in _FIELDS}
        try:
            clearance = Clearance.model_validate(
                {**given, "of": self._of, "until_phase": given["until_phase"] or None}
            )
        except ValidationError as error:
            field = str(error.errors(include_url=False)[0]["loc"][0])
            self._say(field, _WRONG[field])
            return
        if not _EARLIEST < clearance.on <= self._today:
            self._say("on", f"That day cannot be. Today is {self._today.isoformat()}.")
            return
        self.dismiss(clearance)

    def _say(self, field: str, why: str) -> None:
        self.query_one(".box-error", Static).update(why)
        self.query_one(f"#{field}").focus()

    def action_cancel(self) -> None:
        """Back with nothing."""
        self.dismiss(None)


_WRONG = {
    "by": "Who was it? A name, of 2 to 120 letters.",
    "on": "On which day? Year-month-day, as 2026-01-31.",
    "until_phase": "A phase is 1, 2, 3 or 4. Leave it empty for the whole program.",
    "reason": "Why? Write a few words: what was found.",
}


def _row(label: str, field: Widget) -> ComposeResult:
    with Horizontal(classes="form-row"):
        yield Label(label, classes="form-label")
        yield field
