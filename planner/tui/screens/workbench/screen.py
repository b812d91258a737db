"""The workbench: panels, findings, and the ways out."""

from functools import partial
from typing import assert_never

from textual import on

from planner.services.edit_outcomes import NotSaved, Overtaken, Saved
from planner.services.file_names import file_name
from planner.services.printing import NotWritten
from planner.services.program_files import FileWritten, write_file
from planner.services.template_saving import TemplateOutcome, TemplateSaved, save_as_template
from planner.tui.commands import bindings
from planner.tui.dialogs.ask import AskDialog
from planner.tui.dialogs.for_patient import ForPatientScreen
from planner.tui.dialogs.path import PathDialog
from planner.tui.dialogs.read import ReadDialog
from planner.tui.dialogs.type_in import TypeDialog
from planner.tui.screens.visit.end import VisitEnd
from planner.tui.screens.workbench.findings import WorkbenchFindings
from planner.tui.screens.workbench.in_turn import in_turn
from planner.tui.state.draft_intake import from_intake
from planner.tui.widgets.plan_table import PlanTable
from planner.tui.words.left_out_words import left_out_text
from planner.tui.words.template_words import TEMPLATE_TEXT, template_words


class WorkbenchScreen(WorkbenchFindings):
    """One program: the table, the exercise, the findings."""

    BINDINGS = bindings("workbench")

    # the weeks in view

    def action_whole(self) -> None:
        """Every week, or those of one phase."""
        whole = self.table.turn_view()
        self.say("Every week is shown." if whole else "The weeks of one phase are shown.")

    def action_phase(self) -> None:
        """The next phase."""
        self.table.turn_phase(1)

    def action_phase_before(self) -> None:
        """The phase before."""
        self.table.turn_phase(-1)

    # more to look at

    def action_watch(self) -> None:
        """The exercise as the patient is shown it."""
        row = self.table.row
        if row is not None:
            item = row.near(self.table.week).item
            rules = self.library.for_presentation(self.program.presentation).rules
            rep_s = rules.dosage.time.rep_s[item.tempo]
            self.app.push_screen(ForPatientScreen(self.program, item, rep_s, self.figure))

    def action_left_out(self) -> None:
        """What was left out, and why."""
        text = left_out_text(self.program, self.library)
        self.app.push_screen(ReadDialog("Left out of this program", text))

    @in_turn
    async def action_template(self) -> None:
        """The program as a template that others begin from."""
        name = await self.ask(TypeDialog("Save as a template", TEMPLATE_TEXT))
        if name:
            save = partial(save_as_template, self.planner.workspace, self.program, name)
            worker = self.run_worker(save, thread=True, group="template")
            with self.pausing():
                outcome: TemplateOutcome = await worker.wait()
            self.say(template_words(outcome), bad=not isinstance(outcome, TemplateSaved))

    # a visit

    @in_turn
    async def action_visit(self) -> None:
        """What was told and found, and what comes of it."""
        if isinstance(await self.saved_now(), Saved):
            self.planner.open_visit(self.editing.stored.id)

    def action_copy_note(self) -> None:
        """The note of the last visit, to the clipboard."""
        self.planner.copy_note(self.editing.stored.id)

    @in_turn
    async def visit_ended(self, end: VisitEnd | None) -> None:
        """The program as the visit left it: an alarm stops it also where nothing was decided."""
        await self.at_store(self.editing.take_newer)
        self.show_program(self.row.key if self.row else None)
        if end is not None:
            self.say(end.words)
            if end.then == "print":
                begins = await self._week_one()
                await self._print(self._usual(begins), begins)

    # saving

    @in_turn
    async def action_save(self) -> None:
        """Say that it is saved; try again if it was not."""
        if isinstance(await self.saved_now(), Saved):
            self.say(f"Saved, revision {self.editing.stored.revision}. Every change saves itself.")

    @on(PlanTable.Chosen)
    async def _cell_chosen(self) -> None:
        await self.action_dosage()

    # ways out

    @in_turn
    async def action_intake(self) -> None:
        """Ask, then the intake of this program."""
        dialog = AskDialog(
            "Change the intake?",
            "Weeks that were lived stay, and so does what you changed by hand, where it still "
            "fits; what does not is listed. One undo (u) takes it all back.",
            "Change the intake",
            "Stay here",
            safe=True,
        )
        if await self.ask(dialog):
            self.planner.change_intake(from_intake(self.program.intake, self.editing.stored.id))

    @in_turn
    async def action_to_file(self) -> None:
        """Write the program to a file, for another planner or the command line."""
        path = await self.ask(
            PathDialog(
                "Write the program to a file",
                "JSON: another planner opens it, and the command line reviews, prints and reads "
                "check-ins with it. It holds the patient's name: keep it safe.",
                file_name(self.program.intake.patient.name, "program", ".json"),
                writes=True,
            )
        )
        if path is None:
            return
        program = self.program
        outcome = await self.at_store(lambda: write_file(program, path))
        match outcome:
            case FileWritten():
                self.say(f"The program is in {path}")
            case NotWritten(why=why):
                self.say(why, bad=True)
            case _:
                assert_never(outcome)

    @in_turn
    async def action_back(self) -> None:
        """From a panel to the table, from the table to the patients."""
        if self.focused is not self.table:
            self.table.focus()
            return
        outcome = await self.saved_now()
        match outcome:
            case Saved():
                pass
            case NotSaved():
                text = "The last change could not be saved. Leaving loses it."
                ask = AskDialog("Leave without saving?", text, "Leave", "Stay")
                if not await self.ask(ask):
                    return
            case Overtaken():
                return
            case _:
                assert_never(outcome)
        self.dismiss(None)
