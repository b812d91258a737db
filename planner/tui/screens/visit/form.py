"""A published form, asked: a sentence after the other, y or n each."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from planner.follow_up.measures import UNKNOWN, total_of
from planner.model.rules.measure_rules import PublishedForm
from planner.tui.base import Dialog
from planner.tui.words.form_words import form_head, form_marks


class FormDialog(Dialog[str]):
    """Dismissed with an answer for each sentence, y, n or - where it was not answered."""

    BINDINGS = [
        ("y", "answer('y')"),
        ("n", "answer('n')"),
        ("up,left", "move(-1)"),
        ("down,right,enter", "move(1)"),
        ("backspace", "rub_out"),
        ("escape,ctrl+s,g", "done"),
    ]

    def __init__(self, form: PublishedForm, answers: str) -> None:
        super().__init__()
        self._form = form
        many = len(form.items)
        self._answers = answers if len(answers) == many else UNKNOWN * many
        self._at = max(0, self._answers.find(UNKNOWN))

    def compose(self) -> ComposeResult:
        """How it is asked, the sentence, all the answers, keys."""
        with Vertical(classes="box"):
            yield Static("", id="form-title", classes="box-title", markup=False)
            yield Static(self._form.instructions[-1], classes="box-hint", markup=False)
            yield Static("", id="form-item", markup=False)
            yield Static("", id="form-marks", markup=False)
            yield Static(
                "y it describes me today, n it does not. Arrows and Enter move, Backspace takes "
                "back.\nEsc or g: done, it is kept. What is open is not a no: then there is no "
                "total.",
                classes="box-hint",
                markup=False,
            )

    def on_mount(self) -> None:
        """The first that is open."""
        self._show()

    def _show(self) -> None:
        head = form_head(self._form, self._answers)
        self.query_one("#form-title", Static).update(Content(head))
        item = f"{self._at + 1}. {self._form.items[self._at]}"
        self.query_one("#form-item", Static).update(Content.styled(item, "bold"))
        self.query_one("#form-marks", Static).update(form_marks(self._answers, self._at))

    def action_answer(self, answer: str) -> None:
        """One key, and on to the next."""
        self._put(answer)
        self.action_move(1)

    def _put(self, answer: str) -> None:
        self._answers = self._answers[: self._at] + answer + self._answers[self._at + 1 :]

    def action_move(self, by: int) -> None:
        """To another sentence."""
        self._at = min(max(self._at + by, 0), len(self._answers) - 1)
        self._show()

    def action_rub_out(self) -> None:
        """Open again; an open one: the one before."""
        if self._answers[self._at] == UNKNOWN:
            self._at = max(0, self._at - 1)
        self._put(UNKNOWN)
        self._show()

    def action_done(self) -> None:
        """Back to the visit; the answers are kept."""
        self.dismiss(self._answers)


def with_form(answers: dict[str, str], measure: str, given: str) -> dict[str, str]:
    """The answers of a visit with those of a form, and its total where none is open."""
    total = total_of(given, len(given))
    kept = {**answers, f"items.{measure}": given}
    kept.pop(f"m.{measure}", None)
    return kept if total is None else kept | {f"m.{measure}": str(total)}
