"""The workbench: edits, findings, printing, and the ways out."""

from functools import partial

from textual import on, work
from textual.events import Resize
from textual.widgets import OptionList

from planner.building import edit
from planner.exchange.files import FileTrouble
from planner.handout.paper import Paper
from planner.model.program import Program
from planner.tui.commands import bindings
from planner.tui.dialogs.ask import AskDialog
from planner.tui.dialogs.export import ExportDialog, Order
from planner.tui.dialogs.picture import PictureDialog
from planner.tui.dialogs.read import ReadDialog
from planner.tui.dialogs.reason import ReasonDialog
from planner.tui.draft import from_intake
from planner.tui.finding_place import Listed, counts
from planner.tui.left_out_words import left_out_text
from planner.tui.screens.preview import PreviewScreen
from planner.tui.screens.workbench_edits import WorkbenchEdits
from planner.tui.startup import Exported
from planner.tui.widgets.detail import Detail
from planner.tui.widgets.findings import Findings
from planner.tui.widgets.panel_tabs import PanelTabs
from planner.tui.widgets.plan_table import PlanTable

_WIDE = 110


class WorkbenchScreen(WorkbenchEdits):
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
        elif one.reason:
            self.change(
                "withdraw an override",
                "The override is withdrawn; the finding counts again.",
                partial(edit.withdraw, self.program, one.problem.code),
            )
        elif not one.problem.code:
            self.say("This finding cannot be overridden; mend what it names.", bad=True)
        else:
            self._ask_reason(one)

    def _ask_reason(self, one: Listed) -> None:
        self._show_panel("findings")

        def reasoned(reason: str | None) -> None:
            if reason:
                self.change(
                    "override a finding",
                    "Overridden; your reason is kept with the program.",
                    partial(edit.override, self.program, one.problem.code, reason),
                )

        text = f"{one.where}: {one.problem.message} {one.problem.advice}".strip()
        self.app.push_screen(ReasonDialog("Go against this finding?", text), reasoned)

    def action_watch(self) -> None:
        """The picture, large and in motion."""
        row = self.table.row
        if row is not None:
            self.app.push_screen(PictureDialog(self.program.exercises[row.exercise]))

    def action_left_out(self) -> None:
        """What was left out, and why."""
        text = left_out_text(self.program, self.library)
        self.app.push_screen(ReadDialog("Left out of this program", text))

    # saving, printing

    def action_save(self) -> None:
        """Say that it is saved; try again if it was not."""
        if self.save():
            self.say(f"Saved, revision {self.editing.stored.revision}. Every change saves itself.")

    @on(PlanTable.Chosen)
    def _cell_chosen(self) -> None:
        self.action_dosage()

    def action_export(self) -> None:
        """Ask where to, then write."""
        problems, _, _ = counts(self.findings)
        many = f"{problems} problems are" if problems > 1 else "1 problem is"
        warning = f"{many} still open; f shows them." if problems else ""
        paper = self.planner.memory.get("paper") or "letter"
        patient = self.program.intake.patient.name
        self.app.push_screen(ExportDialog(patient, paper, warning), self._ordered)

    def action_preview(self) -> None:
        """The pages, as they are now; printing from there is printing from here."""

        def looked(to_print: bool | None) -> None:
            if to_print:
                self.action_export()

        paper: Paper = "a4" if self.planner.memory.get("paper") == "a4" else "letter"
        self.app.push_screen(PreviewScreen(self.program, paper), looked)

    def _ordered(self, order: Order | None) -> None:
        if order is not None:
            self.planner.memory.put("paper", order.options.paper)
            self.say(f"Writing {order.path} ...")
            self._write(self.program, order)

    @work(thread=True, group="export")
    def _write(self, program: Program, order: Order) -> None:
        try:
            told = self.planner.workspace.export(program, order.path, order.options)
        except FileTrouble as trouble:
            self.app.post_message(Exported(str(trouble), failed=True))
        else:
            self.app.post_message(Exported(f"The handout is in {order.path} {told}".rstrip()))

    # ways out

    def action_intake(self) -> None:
        """Ask, then the intake of this program."""

        def answered(yes: bool | None) -> None:
            if yes:
                draft = from_intake(self.program.intake, self.editing.stored.id)
                self.planner.open_intake(draft)

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
