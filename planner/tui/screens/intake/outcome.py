"""What the screen raised: what to do now, and the way on for a patient who was cleared."""

from collections.abc import Callable, Mapping
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from planner.building.red_flags import Raised
from planner.model.intake import Intake
from planner.model.screening import Clearance
from planner.tui.base import PlannerScreen
from planner.tui.commands import bindings
from planner.tui.dialogs.clearance import ClearanceDialog
from planner.tui.dialogs.pick import PickDialog
from planner.tui.state.draft import Draft
from planner.tui.widgets.key_bar import KeyBar
from planner.tui.widgets.title_bar import TitleBar
from planner.tui.words.clearance_words import clearance_line
from planner.tui.words.picks import Pick, narrowed

_HEADS = {
    "emergency": "STOP - EMERGENCY",
    "urgent": "STOP - URGENT",
    "caution": "CAUTION",
}


class OutcomeScreen(PlannerScreen[bool]):
    """Dismissed with True to build, with False or None to go back to the intake.

    `cleared` is told of each clearance at once.
    """

    WHERE = "outcome"
    BINDINGS = bindings("outcome")

    def __init__(
        self,
        raised: tuple[Raised, ...],
        draft: Draft,
        intake: Intake,
        cleared: Callable[[Clearance], None],
    ) -> None:
        super().__init__()
        self._intake = intake
        self._raised, self._draft, self._tell = raised, draft, cleared
        self._given: dict[str, Clearance] = {
            one.id: one.clearance for one in raised if one.clearance is not None
        }

    @property
    def _open(self) -> list[Raised]:
        """What still stops the program."""
        return [one for one in self._raised if one.grave and one.id not in self._given]

    def compose(self) -> ComposeResult:
        """The gravest first, in full."""
        yield TitleBar(f"Red flags - {self._draft.name.strip()}")
        with VerticalScroll(id="outcome"):
            for one in self._raised:
                yield Static(classes=f"raised raised-{one.action}", markup=False)
        yield Static("", id="outcome-line", classes="outcome-line", markup=False)
        yield KeyBar("outcome", lines=1)

    def on_mount(self) -> None:
        """Nothing goes on by a slip of the finger."""
        self._show()

    def _show(self) -> None:
        bar = self.query_one(TitleBar)
        bar.state = "nothing was built" if self._open else "the program may go on"
        bar.alarm = bool(self._open)
        for card, one in zip(self.query(".raised").results(Static), self._raised, strict=True):
            card.update(_card(one, self._given))
        self.query_one("#outcome-line", Static).update(self._line())

    def _line(self) -> str:
        if not self._open:
            return "Ctrl+G builds the program with this."
        names = ", ".join(one.id for one in self._open)
        return (
            f"Nothing was built; the intake is kept. {names}: each needs a clearance of its own. "
            "c enters one, when a clinician has decided that the patient may exercise. p writes "
            "the patient's safety-net card and a letter."
        )

    def action_papers(self) -> None:
        """The safety-net card in the patient's language and the letter, beside each other."""
        if any(one.grave for one in self._raised):
            self._write_papers()

    @work(thread=True, group="papers")
    def _write_papers(self) -> None:
        from planner.exchange.files import FileTrouble
        from planner.services.stop_papers import StopNotTranslated, write_stop_papers

        try:
            paths = write_stop_papers(self.planner.workspace, self._intake, Path.cwd())
        except (FileTrouble, StopNotTranslated) as trouble:
            self.app.call_from_thread(self.planner.trouble, str(trouble))
            return
        text = "Written: " + ", ".join(path.name for path in paths) + f" in {paths[0].parent}"
        clinic = self.planner.workspace.sources.clinic[0]
        if clinic is None or not clinic.phone:
            text += ". Write your number on the card: clinic.yaml has no phone."
        self.app.call_from_thread(self._say, text)

    def _say(self, text: str) -> None:
        self.query_one("#outcome-line", Static).update(text)

    def action_clear(self) -> None:
        """Choose what was cleared; at once if there is only one."""
        grave = [one for one in self._raised if one.grave]
        if not grave:
            return
        if len(grave) == 1:
            self._clear(grave[0].id)
            return
        picks = [
            Pick(one.id, one.title, clearance_line(self._given.get(one.id)), one.id)
            for one in grave
        ]

        def chosen(key: str | None) -> None:
            if key is not None:
                self._clear(key)

        dialog = PickDialog("What was cleared?", lambda words: narrowed(picks, words))
        self.app.push_screen(dialog, chosen)

    def _clear(self, key: str) -> None:
        one = next(raised for raised in self._raised if raised.id == key)

        def given(clearance: Clearance | None) -> None:
            if clearance is not None:
                self._given[key] = clearance
                self._tell(clearance)
                self._show()

        dialog = ClearanceDialog(key, one.title, self.planner.today, self._given.get(key))
        self.app.push_screen(dialog, given)

    def action_go_on(self) -> None:
        """Build, when each that stops has its own clearance."""
        if self._open:
            self._show()
            self.app.bell()
        else:
            self.dismiss(True)

    def action_back(self) -> None:
        """To the intake."""
        self.dismiss(None)


def _card(one: Raised, given: Mapping[str, Clearance]) -> Content:
    style = "bold $text-warning" if one.action == "caution" else "bold $text-error"
    lines: list[str | tuple[str, str]] = [
        (f"{_HEADS[one.action]}: {one.title}", style),
        "\n",
        (one.what_to_do.strip(), "bold"),
        "\n",
        (f"{one.action_words.strip()} ({one.id})", ""),
    ]
    if one.id in given:
        lines += ["\n", (clearance_line(given[one.id]), "bold $text-success")]
    return Content.assemble(*lines)
