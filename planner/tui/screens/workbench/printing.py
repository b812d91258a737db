"""The workbench: looking at the handout and printing it."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import assert_never

from planner.building.may_print import Allowed, NeedsReason, Stopped, Unknown
from planner.handout.options import Options
from planner.model.program.program import Program
from planner.services.printing import (
    NoName,
    NotWhole,
    NotWritten,
    Order,
    Printed,
    PrintOutcome,
    Unreadable,
)
from planner.tui.base import KEYS
from planner.tui.dialogs.despite import DespiteDialog
from planner.tui.dialogs.export import ExportDialog
from planner.tui.dialogs.not_whole import NotWholeDialog, missing_title
from planner.tui.dialogs.read import ReadDialog
from planner.tui.messages import Exported
from planner.tui.screens.preview.screen import PreviewScreen
from planner.tui.screens.workbench.actions import WorkbenchActions
from planner.tui.screens.workbench.in_turn import in_turn
from planner.tui.words.gate_words import gate_text, gate_title, open_words
from planner.tui.words.print_choices import remember, usual


class WorkbenchPrinting(WorkbenchActions):
    """What is written is the program as it was when it was asked for."""

    @in_turn
    async def action_export(self) -> None:
        """Ask where to and how, then write."""
        await self._print(await self._usual())

    @in_turn
    async def action_preview(self) -> None:
        """The pages, as they are now; printing from there begins with what was looked at."""
        start = await self._usual()
        to_print = await self.ask(PreviewScreen(self.program, start))
        if to_print is not None:
            await self._print(to_print)

    async def _usual(self) -> Options:
        """The sheet of the part that is on, by the Monday that week 1 began with."""
        workspace = self.planner.workspace
        worker = self.run_worker(
            partial(workspace.monday_of, self.editing.stored), thread=True, group="monday"
        )
        return usual(self.planner.memory, self.program).model_copy(
            update={"start": await worker.wait()}
        )

    async def _print(self, start: Options) -> None:
        gate = self.editing.gate
        match gate:
            case Stopped() | Unknown():
                # Nothing to choose: there is no way on from here.
                await self.ask(ReadDialog(gate_title(gate), gate_text(gate)))
                self.say(f"Nothing was written. {gate_title(gate)}.", bad=True)
                return
            case NeedsReason(findings=findings):
                warning = f"{open_words(len(findings))}; f shows them."
            case Allowed():
                warning = ""
            case _:
                assert_never(gate)
        order = await self.ask(ExportDialog(self.program, start, warning))
        if order is None:
            return
        remember(self.planner.memory, order.options, self.program)
        self._keep_size(order.options)
        if isinstance(gate, NeedsReason) and not await self._has_a_reason(gate):
            self.say("Nothing was written: problems are open.", bad=True)
            return
        self._begin(self.program, order)

    def _keep_size(self, options: Options) -> None:
        """The size of the type stays with this patient; that of the therapist's copy does not."""
        patient, large = self.program.intake.patient, options.large_for(self.program)
        if options.layout != "clinician" and large != patient.large_print:
            self.took(self.editing.set_large_print(large, self.key))

    def _begin(self, program: Program, order: Order) -> None:
        """Other keys go on while it is written."""
        self.run_worker(self._write(program, order), group=KEYS)

    async def _has_a_reason(self, gate: NeedsReason) -> bool:
        """Ask who prints it with open problems, and why; both are kept in the program."""
        despite = await self.ask(DespiteDialog(gate.findings))
        if despite is None:
            return False
        outcome = self.editing.print_despite(despite.reason, despite.by, self.key)
        return self.took(outcome, "Your reason is kept with the program.")

    async def _write(self, program: Program, order: Order) -> None:
        self.say(f"Writing {order.target} ...")
        workspace, app = self.planner.workspace, self.app
        worker = self.run_worker(
            partial(workspace.print_for, self.editing.stored, program, order),
            thread=True,
            group="export",
        )
        outcome: PrintOutcome = await worker.wait()
        if isinstance(outcome, NotWhole):
            await self._ask_instead(program, order, outcome)
        else:
            app.post_message(_exported(outcome, order.target, program, order.options))

    async def _ask_instead(self, program: Program, order: Order, lacking: NotWhole) -> None:
        """Nothing is printed before the therapist has seen what is missing."""
        instead = await self.ask(NotWholeDialog(lacking))
        if instead is None:
            text = f"Nothing was written. {missing_title(lacking)}; s swaps an exercise."
            self.say(text, bad=True)
            return
        change = {"mixed": True} if instead == "marked" else {"language": "en"}
        options = order.options.model_copy(update=change)
        await self._write(program, replace(order, options=options))


def _exported(outcome: PrintOutcome, target: Path, program: Program, options: Options) -> Exported:
    """What to say of a handout."""
    match outcome:
        case Printed(notes=notes):
            told = " ".join(map(str, notes))
            text = f"The handout is in {target}. {told}".rstrip()
            return Exported(f"{text} {_beside(program, options)}".rstrip())
        case Stopped() | Unknown():
            return Exported(f"Nothing was written. {gate_title(outcome)}.", failed=True)
        case NeedsReason() | NoName():
            return Exported("Nothing was written: problems are open.", failed=True)
        case NotWhole():
            return Exported(f"Nothing was written. {missing_title(outcome)}.", failed=True)
        case Unreadable(problems=problems):
            return Exported(" ".join(map(str, problems)), failed=True)
        case NotWritten(why=why):
            return Exported(why, failed=True)
        case _:
            assert_never(outcome)


def _beside(program: Program, options: Options) -> str:
    """That there is more to give, where the booklet does not hold it."""
    beside = options.layout in ("sheet", "booklet")
    if not beside or all(topic.page for topic in program.handed.topics):
        return ""
    return "- The reading is a handout of its own: p, What, Reading."
