"""An own exercise, said field by field; it begins as the neighbour that it is copied from."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import DescendantFocus
from textual.widgets import Input, Label, Static

from planner.model.exercise.exercise import Exercise
from planner.services.own_exercise import DOSE, WORDS, NotOwn, OwnExercise, OwnWritten
from planner.tui.base import Dialog
from planner.tui.state.limits import whole_number
from planner.tui.widgets.choice import Choice
from planner.tui.widgets.number_field import NumberField
from planner.tui.words.own_exercise_words import LABELS, MOST_STEPS, field_hint, field_value

_LARGEST = 9999
"""What no dose comes near; how much of each is right, the check of the library says."""
_WHERE = (("beside", "beside it"), ("after", "one above it"))


class OwnExerciseDialog(Dialog[OwnWritten]):
    """Dismissed with what was written, or None; what is wrong is said at its field."""

    AUTO_FOCUS = "#name"
    BINDINGS = [
        ("escape", "cancel"),
        ("ctrl+s,f10", "done"),
        ("down", "field(1)"),
        ("up", "field(-1)"),
    ]

    def __init__(
        self, neighbour: Exercise, write: Callable[[OwnExercise], OwnWritten | NotOwn]
    ) -> None:
        super().__init__()
        self._neighbour, self._write = neighbour, write
        self._sure = False
        """Esc was pressed once: the next one throws away what was typed."""

    def compose(self) -> ComposeResult:
        """A field a line, and what each is for."""
        with Vertical(classes="box box-tall box-own"):
            title = f"Your own, like {self._neighbour.patient_name}"
            yield Static(title, classes="box-title", markup=False)
            with VerticalScroll(id="own-fields", can_focus=False):
                for field, label in LABELS.items():
                    with Horizontal(classes="form-row"):
                        yield Label(label, classes="form-label")
                        yield self._field(field)
            yield Static("", id="own-hint", classes="box-hint", markup=False)
            yield Static("", classes="box-error", markup=False)
            yield Static(
                "Enter goes on, Ctrl+S writes it, Esc goes back. The picture is kept.",
                classes="box-hint box-last",
                markup=False,
            )

    def _field(self, field: str) -> Input | Choice:
        if field == "where":
            return Choice(_WHERE, "beside", id=field)
        value = field_value(field, self._neighbour)
        if field in DOSE:
            return NumberField(value, id=field, compact=True, classes="short")
        return Input(value, id=field, compact=True, select_on_focus=False)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """What is wanted here."""
        self.query_one("#own-hint", Static).update(field_hint(str(event.widget.id)))

    @on(Input.Changed)
    @on(Choice.Changed)
    def _changed(self) -> None:
        self._sure = False
        self.query_one(".box-error", Static).update("")

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == [*LABELS][-1]:
            self.action_done()
        else:
            self.focus_next()

    def action_field(self, by: int) -> None:
        """Another field."""
        if by > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def action_done(self) -> None:
        """Write it, if all of it can be used."""
        numbers = {name: self._text(name) for name in DOSE}
        for name, text in numbers.items():
            if why := whole_number(text, 0, _LARGEST)[1]:
                self._say(NotOwn(why, name))
                return
        steps = [self._text(f"step-{number}") for number in range(1, MOST_STEPS + 1)]
        words = {
            name: [one for one in steps if one] if name == "steps" else self._text(name)
            for name in WORDS
        }
        own = OwnExercise(
            self._text("name"),
            self._text("patient_name"),
            self.query_one("#where", Choice).value == "after",
            words,
            {name: int(text) for name, text in numbers.items()},
        )
        outcome = self._write(own)
        if isinstance(outcome, OwnWritten):
            self.dismiss(outcome)
        else:
            self._say(outcome)

    def _text(self, field: str) -> str:
        return " ".join(self.query_one(f"#{field}", Input).value.split())

    def _say(self, wrong: NotOwn) -> None:
        label = f"{LABELS[wrong.at]}: " if wrong.at in LABELS else ""
        self.query_one(".box-error", Static).update(f"{label}{wrong.why}")
        if wrong.at in LABELS:
            self.query_one(f"#{wrong.at}").focus()

    def action_cancel(self) -> None:
        """Back with nothing; what was typed is thrown away at the second press."""
        same = all(
            field.value == field_value(str(field.id), self._neighbour)
            for field in self.query(Input)
        )
        if same or self._sure:
            self.dismiss(None)
        else:
            self._sure = True
            text = "Nothing is written yet. Esc again throws away what you typed."
            self.query_one(".box-error", Static).update(text)
