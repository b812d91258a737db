"""The workbench: looking at the handout and printing it."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import assert_never

from planner.building.may_print import Allowed, NeedsReason, Stopped, Unknown
from planner.exchange.printers import Printers, open_file, printers, send_to_printer
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
from planner.services.week_one import WeekOne
from planner.tui.base import KEYS
from planner.tui.dialogs.despite import DespiteDialog
from planner.tui.dialogs.export import ExportDialog, Handed
from planner.tui.dialogs.not_whole import NotWholeDialog, missing_title
from planner.tui.dialogs.read import ReadDialog
from planner.tui.messages import Exported
from planner.tui.screens.preview.screen import PreviewScreen
from planner.tui.screens.workbench.everywhere import WorkbenchEverywhere
from planner.tui.screens.workbench.in_turn import in_turn
from planner.tui.words.gate_words import gate_text, gate_title, open_words
from planner.tui.words.print_choices import (
    OPEN,
    remember,
    remember_way,
    usual,
    usual_folder,
    usual_way,
)


class WorkbenchPrinting(WorkbenchEverywhere):
    """What is written is the program as it was when it was asked for."""

    @in_turn
    async def action_export(self) -> None:
        """Ask where to and how, then write."""
        begins = await self._week_one()
        await self._print(self._usual(begins), begins)

    @in_turn
    async def action_preview(self) -> None:
        """The pages, as they are now; printing from there begins with what was looked at."""
        begins = await self._week_one()
        to_print = await self.ask(PreviewScreen(self.program, self._usual(begins)))
        if to_print is not None:
            await self._print(to_print, begins)

    async def _week_one(self) -> WeekOne:
        """The Monday that week 1 began with, or may begin with."""
        ask = partial(self.planner.workspace.week_one, self.editing.stored)
        worker = self.run_worker(ask, thread=True, group="monday")
        found: WeekOne = await worker.wait()
        return found

    def _usual(self, begins: WeekOne) -> Options:
        """The sheet of the part that is on."""
        options = usual(self.planner.memory, self.program)
        return replace(options, start=begins.monday)

    async def _print(self, start: Options, begins: WeekOne) -> None:
        gate = self.editing.may_print(begins.monday)
        match gate:
            case Stopped() | Unknown():
                # Nothing to choose: there is no way on from here.
                await self.ask(ReadDialog(gate_title(gate), gate_text(gate)))
                self.say(f"Nothing was written. {gate_title(gate)}.", bad=True)
                return
            case NeedsReason(findings=findings):
                warning = f"{open_words(len(findings))}; n shows them."
            case Allowed():
                warning = ""
            case _:
                assert_never(gate)
        clinic, _ = self.planner.workspace.sources.clinic
        prints = clinic.prints if clinic else ()
        memory, config = self.planner.memory, self.planner.workspace.config
        dialog = ExportDialog(
            self.program,
            start,
            begins,
            warning,
            prints,
            await self._printers(),
            folder=usual_folder(memory, config),
            to=usual_way(memory, config),
            password_command=config.password_command,
        )
        handed = await self.ask(dialog)
        if handed is None:
            return
        first = handed.orders[0]
        remember(memory, first.options, self.program)
        remember_way(memory, first.target, handed.to)
        self._keep_size(first.options)
        if isinstance(gate, NeedsReason) and not await self._has_a_reason(gate, begins):
            self.say("Nothing was written: problems are open.", bad=True)
            return
        self._begin(self.program, handed)

    def _keep_size(self, options: Options) -> None:
        """The size of the type stays with this patient; that of the therapist's copy does not."""
        patient, large = self.program.intake.patient, options.large_for(self.program)
        if options.layout != "clinician" and large != patient.large_print:
            self.took(self.editing.set_large_print(large, self.key))

    async def _printers(self) -> Printers:
        """What the system prints on; its print server may be slow."""
        worker = self.run_worker(printers, thread=True, group="printers")
        found: Printers = await worker.wait()
        return found

    def _begin(self, program: Program, handed: Handed) -> None:
        """Other keys go on while they are written."""
        self.run_worker(self._write_all(program, handed), group=KEYS)

    async def _write_all(self, program: Program, handed: Handed) -> None:
        """One after the other, as far as they can be written; what is said at the end."""
        told: list[Exported] = []
        for order in handed.orders:
            one = await self._write(program, order)
            if one is None:
                return
            if not one.failed:
                one = await self._sent_on(one, order.target, handed)
            told.append(one)
            if one.failed:
                break
        self.app.post_message(together(told))

    async def _sent_on(self, written: Exported, target: Path, handed: Handed) -> Exported:
        """To the printer, or to what opens it; what went wrong there is said beside the file."""
        _, is_printer, printer = handed.to.partition("lp:")
        if is_printer:
            act = partial(send_to_printer, target, printer, handed.copies)
        elif handed.to == OPEN:
            act = partial(open_file, target)
        else:
            return written
        worker = self.run_worker(act, thread=True, group="export")
        wrong: str = await worker.wait()
        if wrong:
            return Exported(
                f"{'Not printed' if is_printer else 'Not opened'}: {wrong}. {written.text}",
                failed=True,
            )
        copies = f", {handed.copies} copies" if handed.copies > 1 else ""
        sent = f"Sent to {printer}{copies}. " if is_printer else ""
        return Exported(f"{sent}{written.text}")

    async def _has_a_reason(self, gate: NeedsReason, begins: WeekOne) -> bool:
        """Ask who prints it with open problems, and why; both are kept in the program."""
        despite = await self.ask(DespiteDialog(gate.findings))
        if despite is None:
            return False
        outcome = self.editing.print_despite(despite.reason, despite.by, self.key, begins.monday)
        return self.took(outcome, "Your reason is kept with the program.")

    async def _write(self, program: Program, order: Order) -> Exported | None:
        """What to say of it; None where nothing was to be written after all."""
        self.say(f"Writing {order.target} ...")
        workspace = self.planner.workspace
        worker = self.run_worker(
            partial(workspace.print_for, self.editing.stored, program, order),
            thread=True,
            group="export",
        )
        outcome: PrintOutcome = await worker.wait()
        if isinstance(outcome, NotWhole):
            return await self._ask_instead(program, order, outcome)
        return _exported(outcome, order.target, program, order.options)

    async def _ask_instead(
        self, program: Program, order: Order, lacking: NotWhole
    ) -> Exported | None:
        """Nothing is printed before the therapist has seen what is missing."""
        instead = await self.ask(NotWholeDialog(lacking))
        if instead is None:
            text = f"Nothing was written. {missing_title(lacking)}; s swaps an exercise."
            self.say(text, bad=True)
            return None
        marked = instead == "marked"
        options = replace(order.options, **{"mixed": True} if marked else {"language": "en"})
        return await self._write(program, replace(order, options=options))


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


def together(told: list[Exported]) -> Exported:
    """What is said of several papers: all of it, each word once."""
    return Exported(
        " ".join(dict.fromkeys(each.text for each in told)),
        failed=any(each.failed for each in told),
    )


def _beside(program: Program, options: Options) -> str:
    """That there is more to give, where the booklet does not hold it."""
    beside = options.layout in ("sheet", "booklet", "half")
    if not beside or all(topic.page for topic in program.handed.topics):
        return ""
    return "- The reading is a handout of its own: p, What, Read."
