"""The dosage of a row from a week on, what it does to the minutes, and what is for one patient.

Side, weight, band and remark stand there where the exercise has them.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import get_args

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.suggester import SuggestFromList
from textual.widgets import Input, Label, Static

from planner.building.edit import DOSAGE_FIELDS, Changes, NewValue
from planner.handout.words.dosage_words import reps_short
from planner.model.exercise.exercise import Exercise
from planner.model.program.program import Item
from planner.model.vocabulary import Tempo, short_days
from planner.tui.base import Dialog
from planner.tui.state.home_kit import LONGEST_BAND, weight_from, weights_text
from planner.tui.state.limits import limits, repetitions, unread, whole_number
from planner.tui.widgets.choice import Choice
from planner.tui.widgets.number_field import NumberField
from planner.tui.words.weekdays import OnDays, days_said

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
_SIDES = (("", "both"), ("left", "left"), ("right", "right"))
_TEMPI = tuple((tempo, tempo) for tempo in get_args(Tempo))
_REMARK_LONGEST = 200
_COLORS = ("yellow", "red", "green", "blue", "black")
"""Of bands, the lightest first, as most makers have them."""


class DosageDialog(Dialog[Changes]):
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
        self,
        exercise: Exercise,
        item: Item,
        unit: str,
        span: str,
        effect: Callable[[Changes], str],
        days: OnDays | None = None,
        remarks: Sequence[str] = (),
        bands: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._exercise, self._item, self._unit = exercise, item, unit
        self._span, self._effect, self._days = span, effect, days or OnDays()
        self._offered = {"remark": remarks, "band": (*bands, *_COLORS)}
        """Remarks written last, and bands: the one that begins as typed is offered."""

    def compose(self) -> ComposeResult:
        """A field a line."""
        with Vertical(classes="box box-small"):
            yield Static(self._exercise.patient_name, classes="box-title", markup=False)
            yield Static(self._span, classes="box-text muted", markup=False)
            for name in DOSAGE_FIELDS:
                with Horizontal(classes="form-row"):
                    yield Label(_LABELS[name], classes="form-label")
                    value = reps_short(self._item) if name == "reps" else self._text(name)
                    yield NumberField(value, id=name, compact=True, classes="short")
                    yield Label("", id=f"{name}-error", classes="form-error", markup=False)
            for name, label in self._of_patient():
                with Horizontal(classes="form-row"):
                    yield Label(label, classes="form-label")
                    if name == "side":
                        yield Choice(_SIDES, self._item.side or "", id="side")
                    elif name == "tempo":
                        yield Choice(_TEMPI, self._item.tempo, id="tempo", inline=False)
                    elif name in self._offered:
                        offered = self._offered[name]
                        yield Input(
                            self._text(name),
                            "Right takes one offered" if offered else "",
                            id=name,
                            compact=True,
                            select_on_focus=False,
                            suggester=SuggestFromList(offered, case_sensitive=False),
                        )
                        yield Label("", id=f"{name}-error", classes="form-error", markup=False)
                    else:
                        yield Input(self._text(name), id=name, compact=True)
                        yield Label("", id=f"{name}-error", classes="form-error", markup=False)
            yield Static("", id="effect", classes="box-hint", markup=False)
            yield Static(
                "+ and - change a number, 8-10 in Reps is a range, Enter sets them, Esc goes back",
                classes="box-hint",
            )

    def _of_patient(self) -> Iterator[tuple[str, str]]:
        """The fields that are for this patient, with their labels."""
        if self._item.per_side == "each":
            yield "side", "Side"
        if not self._item.duration_s:
            yield "tempo", "Tempo"
        if "external_load" in self._exercise.properties:
            yield "load_kg", f"Weight, {self._unit}"
        if "band" in self._exercise.equipment:
            yield "band", "Band"
        if len(self._days.planned) > 1:
            yield "days", "Days"
        yield "remark", "Remark"

    def _text(self, name: str) -> str:
        if name == "load_kg":
            kg = self._item.load_kg
            return "" if kg is None else weights_text([kg], self._unit)
        if name == "days":
            return short_days(self._days.done)
        return str(getattr(self._item, name))

    def on_mount(self) -> None:
        """What stands there now."""
        self._check()

    def _check(self) -> Changes | None:
        """What was changed; None while something is wrong."""
        changes: dict[str, NewValue] = {}
        good = True
        for name in DOSAGE_FIELDS:
            numbers, wrong = self._numbers(name)
            self.query_one(f"#{name}-error", Label).update(wrong)
            good = good and not wrong
            changes |= {n: v for n, v in numbers.items() if v != getattr(self._item, n)}
        for name, _ in self._of_patient():
            value, wrong = self._said(name)
            if name not in ("side", "tempo"):
                self.query_one(f"#{name}-error", Label).update(wrong)
            good = good and not wrong
            if value != (self._days.done if name == "days" else getattr(self._item, name)):
                changes[name] = value
        effect = self._effect(changes) if good else "Mend the field that is marked."
        self.query_one("#effect", Static).update(effect)
        return changes if good else None

    def _numbers(self, name: str) -> tuple[dict[str, int], str]:
        """The fields that a number field stands for, and what is wrong with what is typed."""
        text, (low, high) = self.query_one(f"#{name}", Input).value, limits(Item, name)
        if name == "reps":
            found, wrong = repetitions(text, low, high)
            return ({"reps": found[0], "reps_more": found[1]} if found else {}), wrong
        number, wrong = whole_number(text, low, high)
        return ({} if number is None else {name: number}), wrong

    def _said(self, name: str) -> tuple[NewValue, str]:
        """What stands in a field for this patient, and what is wrong with it."""
        if name == "side":
            return self.query_one("#side", Choice).value or None, ""
        if name == "tempo":
            return self.query_one("#tempo", Choice).value, ""
        text = " ".join(self.query_one(f"#{name}", Input).value.split())
        if name == "load_kg":
            kg, wrong = weight_from(text, self._unit)
            # As it stood there it is the weight it was, however it was rounded.
            return (self._item.load_kg if text == self._text(name) else kg), wrong
        if name == "days":
            return days_said(text, self._days.planned)
        most = LONGEST_BAND if name == "band" else _REMARK_LONGEST
        return text, f"At most {most} letters." if len(text) > most else unread(text)

    @on(Input.Changed)
    @on(Choice.Changed)
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
        if not isinstance(field, NumberField):
            return
        low, high = limits(Item, str(field.id))
        found, _ = repetitions(field.value, low, high)
        if found is not None:
            least, more = found
            least = min(max(least + by * _STEPS.get(str(field.id), 1), low), high - more)
            field.value = f"{least}-{least + more}" if more else str(least)
            # Selected, it is a number to count with, or to type over; no dash is typed into it.
            field.select_all()

    def action_done(self) -> None:
        """Set it, if all is right."""
        changes = self._check()
        if changes is not None:
            self.dismiss(changes)

    def action_cancel(self) -> None:
        """Back with nothing."""
        self.dismiss(None)
