"""The dosage of a row from a week on, with what it does to the minutes."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static

from planner.building.edit import DOSAGE_FIELDS
from planner.model.program.program import Item
from planner.tui.base import Dialog
from planner.tui.state.limits import limits, whole_number
from planner.tui.widgets.number_field import NumberField

_LABELS = {
    "sets": "Sets",
    "reps": "Reps",
    "hold_s": "Hold, seconds",
    "duration_s": "Time, seconds",
    "rest_s": "Rest, seconds",
    "effort": "Effort, 0-10",
    "times_per_day": "Times a day",
}
_STEPS = {"hold_s": 5, "duration_s": 30, "rest_s": 15}


class DosageDialog(Dialog[dict[str, int]]):
    """Dismissed with the fields that were changed, or None."""

    AUTO_FOCUS = "#sets"
    BINDINGS = [
        ("escape", "cancel"),
        ("ctrl+s", "done"),
        ("down", "field(1)"),
        ("up", "field(-1)"),
        ("plus,equals_sign,pageup", "step(1)"),
        ("minus,pagedown", "step(-1)"),
    ]

    def __init__(
        self, name: str, item: Item, span: str, effect: Callable[[dict[str, int]], str]
    ) -> None:
        super().__init__()
        self._title, self._item, self._span, self._effect = name, item, span, effect

    def compose(self) -> ComposeResult:
        """A number a line."""
        with Vertical(classes="box box-small"):
            yield Static(self._title, classes="box-title", markup=False)
            yield Static(self._span, classes="box-text muted", markup=False)
            for name in DOSAGE_FIELDS:
                with Horizontal(classes="form-row"):
                    yield Label(_LABELS[name], classes="form-label")
                    value = str(getattr(self._item, name))
                    yield NumberField(value, id=name, compact=True, classes="short")
                    yield Label("", id=f"{name}-error", classes="form-error", markup=False)
            yield Static("", id="effect", classes="box-hint", markup=False)
            yield Static(
                "+ and - change a number, Enter sets them, Esc goes back",
                classes="box-hint",
            )

    def on_mount(self) -> None:
        """What stands there now."""
        self._check()

    def _check(self) -> dict[str, int] | None:
        """The changed numbers; None while one is wrong."""
        changes: dict[str, int] = {}
        good = True
        for name in DOSAGE_FIELDS:
            text = self.query_one(f"#{name}", Input).value
            number, wrong = whole_number(text, *limits(Item, name))
            self.query_one(f"#{name}-error", Label).update(wrong)
            if number is None:
                good = False
            elif number != getattr(self._item, name):
                changes[name] = number
        effect = self._effect(changes) if good else "Mend the field that is marked."
        self.query_one("#effect", Static).update(effect)
        return changes if good else None

    @on(Input.Changed)
    def _changed(self) -> None:
        self._check()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_done()

    def action_field(self, by: int) -> None:
        """Another field."""
        if by > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def action_step(self, by: int) -> None:
        """A step more or less."""
        field = self.focused
        if not isinstance(field, Input):
            return
        low, high = limits(Item, str(field.id))
        number, _ = whole_number(field.value, low, high)
        if number is not None:
            step = _STEPS.get(str(field.id), 1)
            field.value = str(min(max(number + by * step, low), high))
            field.action_end()

    def action_done(self) -> None:
        """Set it, if every number is right."""
        changes = self._check()
        if changes is not None:
            self.dismiss(changes)

    def action_cancel(self) -> None:
        """Back with nothing."""
        self.dismiss(None)
