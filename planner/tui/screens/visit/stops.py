"""What stops a visit: it is dealt with before anything is proposed."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from planner.building.red_flags import Raised
from planner.exchange.files import FileTrouble
from planner.model.stored import StoreTrouble
from planner.services.stop_papers import StopNotTranslated, write_stop_papers
from planner.services.visit_answers import OpenVisit, cleared
from planner.tui.base import KEYS, PlannerScreen
from planner.tui.commands import bindings
from planner.tui.dialogs.clearance import ClearanceDialog
from planner.tui.dialogs.pick import PickDialog
from planner.tui.screens.visit.away import away
from planner.tui.widgets.key_bar import KeyBar
from planner.tui.widgets.title_bar import TitleBar
from planner.tui.words.picks import Pick, narrowed


class StopsScreen(PlannerScreen[OpenVisit]):
    """Dismissed with the visit as it is now: cleared, or still stopped."""

    WHERE = "stops"
    BINDINGS = bindings("stops")

    def __init__(self, begun: OpenVisit) -> None:
        super().__init__()
        self._begun = begun

    def compose(self) -> ComposeResult:
        """Each that stops, in full, the gravest first."""
        bar = TitleBar(f"STOP - {self._begun.was.intake.patient.name}", "nothing is printed")
        bar.set_reactive(TitleBar.alarm, True)
        yield bar
        with VerticalScroll(id="stops"):
            yield Static("", id="stop-cards", markup=False)
        yield Static(
            "c clears one: who looked into it, and why the patient may go on. p writes the "
            "patient's card and a letter. Esc leaves it stopped; the answers are kept.",
            id="stop-line",
            markup=False,
        )
        yield KeyBar("stops", lines=1)

    def on_mount(self) -> None:
        """What stops."""
        self._show()

    def _show(self) -> None:
        cards = [_card(one) for one in self._begun.stops]
        self.query_one("#stop-cards", Static).update(Content("\n\n").join(cards))

    def action_clear(self) -> None:
        """By name and reason; at once if there is only one."""
        self.run_worker(self._clear(), group=KEYS)

    async def _clear(self) -> None:
        stops = self._begun.stops
        key: str | None = stops[0].id
        if len(stops) > 1:
            picks = [Pick(one.id, one.title, one.action) for one in stops]
            dialog = PickDialog("What was cleared?", partial(narrowed, picks))
            key = await self.app.push_screen_wait(dialog)
        one = next((each for each in stops if each.id == key), None)
        if one is None:
            return
        ask = ClearanceDialog(one.id, one.title, self.planner.today)
        given = await self.app.push_screen_wait(ask)
        if given is None:
            return
        store = self.planner.workspace.store
        found = await away(self, partial(cleared, store, self._begun, given))
        if isinstance(found, StoreTrouble):
            self.planner.trouble(str(found))
            return
        self._begun = found
        if self._begun.stops:
            self._show()
        else:
            self.dismiss(self._begun)

    def action_papers(self) -> None:
        """The safety-net card in the patient's language, and the letter."""
        self.run_worker(self._write, thread=True, group="papers")

    def _write(self) -> None:
        begun, workspace = self._begun, self.planner.workspace
        try:
            paths = write_stop_papers(
                workspace, begun.stored.program.intake, Path.cwd(), begun.stops
            )
        except (FileTrouble, StopNotTranslated) as trouble:
            self.app.call_from_thread(self.planner.trouble, str(trouble))
            return
        names = ", ".join(path.name for path in paths)
        text = f"Written: {names} in {paths[0].parent}"
        self.app.call_from_thread(self.query_one("#stop-line", Static).update, text)

    def action_back(self) -> None:
        """It stays stopped."""
        self.dismiss(replace(self._begun))


def _card(one: Raised) -> Content:
    return Content.assemble(
        (f"STOP - {one.action.upper()}: {one.title}", "bold $text-error"),
        "\n",
        (one.what_to_do.strip(), "bold"),
        "\n",
        one.action_words.strip(),
    )
