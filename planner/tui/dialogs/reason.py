"""Reasons to go against rules, one for each, and who decides; none may stay empty."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from planner.model.finding import has_reason
from planner.services.edit_outcomes import Reasons
from planner.tui.base import Dialog

_LONGEST = 400
_NAME_LONGEST = 120


class ReasonDialog(Dialog[Reasons]):
    """Dismissed with the reasons, or None. `rules` has a line for each reason that is asked."""

    BINDINGS = [("escape", "cancel"), ("ctrl+s", "done")]

    def __init__(self, title: str, text: str, who: str, rules: Sequence[str] = ("",)) -> None:
        super().__init__()
        self._title, self._text, self._who, self._rules = title, text, who, rules

    def compose(self) -> ComposeResult:
        """What it is about, a field for each rule, who decides."""
        with Vertical(classes="box"):
            yield Static(self._title, classes="box-title", markup=False)
            with VerticalScroll(classes="box-reasons", can_focus=False):
                yield Static(self._text, classes="box-text", markup=False)
                for rule in self._rules:
                    if rule:
                        yield Static(rule, classes="box-rule", markup=False)
                    yield Input(
                        placeholder="Your reason",
                        compact=True,
                        max_length=_LONGEST,
                        classes="reason",
                    )
                yield Static("Decided by", classes="box-rule", markup=False)
                yield Input(
                    self._who, "Your name", id="who", compact=True, max_length=_NAME_LONGEST
                )
            yield Static("", classes="box-error")
            yield Static(
                "Enter keeps it with the program, Esc goes back", classes="box-hint box-last"
            )

    def on_input_submitted(self) -> None:
        """Enter."""
        self.action_done()

    def action_done(self) -> None:
        """Keep the reasons, or go to the first field that says nothing."""
        reasons = list(self.query(".reason").results(Input))
        name = self.query_one("#who", Input)
        for field in (*reasons, name):
            if not has_reason(field.value):
                self._missing(field, "Type who decides." if field is name else "Type why.")
                return
        texts = tuple(field.value.strip() for field in reasons)
        self.dismiss(Reasons(texts, name.value.strip()))

    def _missing(self, field: Input, words: str) -> None:
        wrote = bool(field.value.strip())
        at_it = self.focused is field
        field.focus()
        if at_it or wrote:
            more = " A dash or a dot is no reason." if wrote else ""
            self.query_one(".box-error", Static).update(f"{words}{more} Or press Esc.")
        else:
            self.query_one(".box-error", Static).update(words)

    def action_cancel(self) -> None:
        """Back with nothing."""
        self.dismiss(None)
