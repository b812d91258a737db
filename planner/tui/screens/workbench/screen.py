"""The workbench: panels, findings, and the ways out."""

from functools import partial

from textual import on
from textual.events import Resize
from textual.widgets import OptionList

from planner.building import edit
from planner.building.mend import mend
from planner.model.program.program import Program
from planner.tui.commands import bindings
from planner.tui.dialogs.ask import AskDialog
from planner.tui.dialogs.picture import PictureDialog
from planner.tui.dialogs.read import ReadDialog
from planner.tui.dialogs.reason import ReasonDialog, Reasons
from planner.tui.screens.workbench.printing import WorkbenchPrint
from planner.tui.state.draft import from_intake
from planner.tui.state.therapist import remember_therapist, therapist
from planner.tui.widgets.detail import Detail
from planner.tui.widgets.findings import Findings
from planner.tui.widgets.panel_tabs import PanelTabs
from planner.tui.widgets.plan_table import PlanTable
from planner.tui.words.finding_place import Listed
from planner.tui.words.left_out_words import left_out_text

_WIDE = 110


class WorkbenchScreen(WorkbenchPrint):
    """One program: the table, the exercise, the findings."""

    BINDINGS = bindings("workbench")

    # panels

    def on_resize(self, event: Resize) -> None:
        """In a small window the exercise and the findings share one panel."""
        tabs = self.query_one(PanelTabs)
        tabs.narrow = event.size.width < _WIDE
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

    # findings

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

    def action_override(self) -> None:
        """Go against the finding under the cursor, or take that back."""
        one = self.query_one(Findings).current
        if one is None:
            self.say("There is no finding here.")
        elif one.override is not None:
            self.change(
                "withdraw an override",
                "The override is withdrawn; the finding counts again.",
                partial(edit.withdraw, self.program, one.override),
            )
        elif not one.finding.may_override:
            self.say("This finding cannot be overridden; mend what it names.", bad=True)
        else:
            self._ask_reason(one)

    def _ask_reason(self, one: Listed) -> None:
        self._show_panel("findings")

        def reasoned(given: Reasons | None) -> None:
            if given is not None:
                remember_therapist(self.planner.memory, given.who)
                self.change(
                    "override a finding",
                    "Overridden; your reason is kept with the program.",
                    partial(
                        edit.override,
                        self.program,
                        one.finding,
                        given.texts[0],
                        given.who,
                        self.planner.today,
                    ),
                )

        text = f"{one.where}: {one.finding.message} {one.finding.advice}".strip()
        who = therapist(self.planner.memory, self.planner.workspace)
        self.app.push_screen(ReasonDialog("Go against this finding?", text, who), reasoned)

    def action_mend(self) -> None:
        """Take the first fix that the finding under the cursor offers."""
        one = self.query_one(Findings).current
        if one is None:
            self.say("There is no finding here.")
        elif not one.finding.fixes or one.override is not None:
            self.say("There is no single key for this one; its text says what to do.", bad=True)
        else:
            fix = one.finding.fixes[0]
            self.change(
                fix.words[:1].lower() + fix.words[1:],
                f"{fix.words}: done. u takes it back.",
                partial(mend, self.program, self.library, one.finding, fix),
            )

    def action_watch(self) -> None:
        """The picture, large and in motion."""
        row = self.table.row
        if row is not None:
            self.app.push_screen(PictureDialog(self.program.exercises[row.exercise]))

    def action_left_out(self) -> None:
        """What was left out, and why."""
        text = left_out_text(self.program, self.library)
        self.app.push_screen(ReadDialog("Left out of this program", text))

    # saving

    def action_save(self) -> None:
        """Say that it is saved; try again if it was not."""
        if self.save():
            self.say(f"Saved, revision {self.editing.stored.revision}. Every change saves itself.")

    @on(PlanTable.Chosen)
    def _cell_chosen(self) -> None:
        self.action_dosage()

    # ways out

    def action_intake(self) -> None:
        """Ask, then the intake of this program."""

        def answered(yes: bool | None) -> None:
            if yes:
                draft = from_intake(self.program.intake, self.editing.stored.id)
                self.planner.change_intake(draft)

        self.app.push_screen(
            AskDialog(
                "Change the intake and build again?",
                "The program is built anew, so changes made by hand are lost. One undo (u) "
                "brings them back.",
                "Change the intake",
                "Stay here",
                safe=True,
            ),
            answered,
        )

    def built_again(self, program: Program) -> None:
        """A program built from the changed intake takes the place of this one."""
        self.change(
            "build again",
            "Built again from the intake. u brings the old one back.",
            lambda: program,
        )

    def action_back(self) -> None:
        """From a panel to the table, from the table to the patients."""
        if self.focused is not self.table:
            self.table.focus()
        elif self.save():
            self.dismiss(None)
        else:
            self._ask_leave()

    def _ask_leave(self) -> None:
        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss(None)

        if self.app.screen is self:
            text = "The last change could not be saved. Leaving loses it."
            self.app.push_screen(
                AskDialog("Leave without saving?", text, "Leave", "Stay"), answered
            )
