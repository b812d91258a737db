"""What the screen raised: what to do now, and the way on for a patient who was cleared."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, Static

from planner.building.red_flags import Raised
from planner.tui.base import PlannerScreen
from planner.tui.commands import bindings
from planner.tui.state.draft import CLEARED_BY_LONGEST, REASON_LONGEST, Draft
from planner.tui.widgets.key_bar import KeyBar
from planner.tui.widgets.title_bar import TitleBar

_HEADS = {
    "emergency": "STOP - EMERGENCY",
    "urgent": "STOP - URGENT",
    "caution": "CAUTION",
}


@dataclass(frozen=True)
class Cleared:
    """Who took the decision to go on, and why; empty when nothing stopped the program."""

    by: str = ""
    reason: str = ""


class OutcomeScreen(PlannerScreen[Cleared]):
    """Dismissed with who cleared the patient, or None to go back to the intake."""

    WHERE = "outcome"
    BINDINGS = [*bindings("outcome"), ("enter", "go_on")]

    def __init__(self, raised: tuple[Raised, ...], draft: Draft) -> None:
        super().__init__()
        self._raised, self._draft = raised, draft
        self._stops = any(one.stops for one in raised)

    def compose(self) -> ComposeResult:
        """The gravest first, in full."""
        state = "nothing was built" if self._stops else "the program may go on"
        bar = TitleBar(f"Red flags - {self._draft.name.strip()}", state)
        bar.alarm = self._stops
        yield bar
        with VerticalScroll(id="outcome", can_focus=False):
            for one in self._raised:
                yield Static(_card(one), classes=f"raised raised-{one.action}", markup=False)
        if self._stops:
            yield Static(
                "Nothing was built; the intake is kept. To go on, a clinician must have cleared "
                "the patient to exercise:",
                classes="outcome-line",
            )
            with Horizontal(classes="form-row"):
                yield Label("Cleared by", classes="form-label")
                yield Input(self._draft.cleared_by, "name and profession", id="by", compact=True)
            with Horizontal(classes="form-row"):
                yield Label("Reason", classes="form-label")
                yield Input(self._draft.cleared_reason, "what was found", id="reason", compact=True)
            yield Static("", id="outcome-error", classes="bad outcome-line", markup=False)
        else:
            yield Static("Enter or Ctrl+B builds the program with this.", classes="outcome-line")
        yield KeyBar("outcome", lines=1)

    def on_mount(self) -> None:
        """Ready to type who cleared the patient; nothing goes on by a slip of the finger."""
        if self._stops:
            self.query_one("#by").focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """From who to why; then on."""
        if event.input.id == "by":
            self.query_one("#reason").focus()
        else:
            self.action_go_on()

    def action_go_on(self) -> None:
        """Build; with both fields filled if something stops the program."""
        if not self._stops:
            self.dismiss(Cleared())
            return
        by = self.query_one("#by", Input).value.strip()
        reason = self.query_one("#reason", Input).value.strip()
        error = self.query_one("#outcome-error", Static)
        if not by or not reason:
            error.update("Type who cleared the patient, and why. Or press Esc.")
            self.query_one("#reason" if by else "#by").focus()
        elif len(by) > CLEARED_BY_LONGEST or len(reason) > REASON_LONGEST:
            error.update(
                f"Too long: at most {CLEARED_BY_LONGEST} letters for the name and "
                f"{REASON_LONGEST} for the reason."
            )
        else:
            self.dismiss(Cleared(by, reason))

    def action_back(self) -> None:
        """To the intake."""
        self.dismiss(None)


def _card(one: Raised) -> Content:
    style = "bold $text-warning" if one.action == "caution" else "bold $text-error"
    return Content.assemble(
        (f"{_HEADS[one.action]}: {one.title}", style),
        "\n",
        (one.what_to_do.strip(), "bold"),
        "\n",
        (f"{one.action_words.strip()} ({one.id})", ""),
    )
