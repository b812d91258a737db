"""The workbench: the panels, and the findings with what can be done about each."""

from textual import on
from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList

from planner.model.finding import Fix
from planner.services.edit_outcomes import Reasons
from planner.tui.base import WIDE
from planner.tui.screens.workbench.header import WorkbenchHeader
from planner.tui.screens.workbench.in_turn import in_turn
from planner.tui.widgets.detail import Detail
from planner.tui.widgets.findings import Findings
from planner.tui.widgets.panel_tabs import PanelTabs
from planner.tui.widgets.plan_table import PlanTable
from planner.tui.words.finding_place import Listed
from planner.tui.words.finding_ways import full_words, ways

_ROOMY = 45
"""Lines from which the patient stands under the plan."""


class WorkbenchFindings(WorkbenchHeader):
    """A digit takes one of the ways that stand under the finding in hand."""

    def on_resize(self, event: Resize) -> None:
        """In a small window the exercise and the findings share one panel."""
        tabs = self.query_one(PanelTabs)
        tabs.narrow = event.size.width < WIDE
        self.set_class(event.size.height >= _ROOMY, "-roomy")
        self._show_panel(tabs.showing)

    def _show_panel(self, name: str) -> None:
        tabs = self.query_one(PanelTabs)
        tabs.showing = name
        self.set_class(name == "findings", "-findings")

    def action_panel(self) -> None:
        """The other panel; in a wide window, the focus goes round."""
        tabs = self.query_one(PanelTabs)
        if tabs.narrow:
            shown = "findings" if tabs.showing == "exercise" else "exercise"
            self._show_panel(shown)
            if not isinstance(self.focused, PlanTable):
                self.query_one(Findings if shown == "findings" else Detail).focus()
        else:
            self.focus_next()

    def action_findings(self) -> None:
        """To the findings, or back to the table."""
        findings = self.query_one(Findings)
        if self.focused is findings:
            self._show_panel("exercise")
            self.table.focus()
        else:
            self._show_panel("findings")
            findings.focus()

    def finding_shown(self) -> None:
        """The finding in hand in full, with its ways; nothing where there is none."""
        one = self.query_one(Findings).current
        self.tell("#finding-ways", full_words(one) if one else Content(""))

    @on(OptionList.OptionHighlighted, "#finding-list")
    def _finding_highlighted(self) -> None:
        self.finding_shown()

    @on(OptionList.OptionSelected, "#finding-list")
    def _go_to_finding(self) -> None:
        one = self.query_one(Findings).current
        if one is None:
            return
        if one.key is None:
            self.say("This finding is about the whole program.")
            return
        self.table.select(one.key, one.week)
        self._show_panel("exercise")
        self.table.focus()

    async def action_fix(self, number: int) -> None:
        """Take the way with that number."""
        one = self.query_one(Findings).current
        offered = ways(one) if one else ()
        if one is None or number > len(offered):
            self.say(f"There is no {number} here.")
            return
        way = offered[number - 1]
        if way.fix is not None:
            self._mend(one, way.fix)
        elif way.action in ("override", "withdraw"):
            await self.action_override()
        else:
            if one.key is not None:
                self.table.select(one.key, one.week)
            elif one.finding.place.phase:
                self.table.want_phase(one.finding.place.phase)
            await self.run_action(way.action)

    @in_turn
    async def action_override(self) -> None:
        """Go against the finding under the cursor, or take that back."""
        one = self.query_one(Findings).current
        if one is None:
            self.say("There is no finding here.")
        elif one.override is not None:
            outcome = self.editing.withdraw(one.override, self.key)
            self.took(outcome, "The override is withdrawn; the finding counts again.")
        elif not one.finding.may_override:
            self.say("This finding cannot be overridden; mend what it names.", bad=True)
        elif given := await self._reason_against(one):
            outcome = self.editing.override(one.finding, given.texts[0], given.who, self.key)
            self.took(outcome, "Overridden; your reason is kept with the program.")

    async def _reason_against(self, one: Listed) -> Reasons | None:
        self._show_panel("findings")
        text = f"{one.where}: {one.finding.message} {one.finding.advice}".strip()
        return await self.ask_reasons("Go against this finding?", text)

    async def action_mend(self) -> None:
        """Take the first fix that the finding under the cursor offers."""
        one = self.query_one(Findings).current
        if one is None:
            self.say("There is no finding here.")
        elif not one.finding.fixes or one.override is not None:
            self.say("There is no single key for this one; its text says what to do.", bad=True)
        else:
            self._mend(one, one.finding.fixes[0])

    def _mend(self, one: Listed, fix: Fix) -> None:
        outcome = self.editing.mend(one.finding, fix, self.key)
        self.took(outcome, f"{fix.words}: done. u takes it back.")
