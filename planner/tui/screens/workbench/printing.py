"""The workbench: looking at the handout and printing it."""

from dataclasses import dataclass

from textual import on, work
from textual.message import Message

from planner.exchange.files import FileTrouble
from planner.handout.options import Options
from planner.handout.words.language_check import NotInLanguage
from planner.model.program.program import Program
from planner.tui.dialogs.export import ExportDialog, Order
from planner.tui.dialogs.not_whole import Instead, NotWholeDialog, missing_title
from planner.tui.messages import Exported
from planner.tui.screens.preview.screen import PreviewScreen
from planner.tui.screens.workbench.edits import WorkbenchEdits
from planner.tui.words.finding_place import counts
from planner.tui.words.print_choices import remember, usual


class WorkbenchPrint(WorkbenchEdits):
    """What is written is the program as it was when it was asked for."""

    @dataclass
    class NotWhole(Message):
        """A handout was not written: some of it is not in the language."""

        program: Program
        order: Order
        error: NotInLanguage

    def action_export(self) -> None:
        """Ask where to and how, then write."""
        self._ask_print(usual(self.planner.memory, self.program))

    def action_preview(self) -> None:
        """The pages, as they are now; printing from there begins with what was looked at."""

        def looked(to_print: Options | None) -> None:
            if to_print is not None:
                self._ask_print(to_print)

        start = usual(self.planner.memory, self.program)
        self.app.push_screen(PreviewScreen(self.program, start), looked)

    def _ask_print(self, start: Options) -> None:
        problems, _, _ = counts(self.findings)
        many = f"{problems} problems are" if problems > 1 else "1 problem is"
        warning = f"{many} still open; f shows them." if problems else ""
        self.app.push_screen(ExportDialog(self.program, start, warning), self._ordered)

    def _ordered(self, order: Order | None) -> None:
        if order is not None:
            remember(self.planner.memory, order.options, self.program)
            self._begin(self.program, order)

    def _begin(self, program: Program, order: Order) -> None:
        self.say(f"Writing {order.path} ...")
        self._write(program, order)

    @work(thread=True, group="export")
    def _write(self, program: Program, order: Order) -> None:
        try:
            told = self.planner.workspace.export(program, order.path, order.options)
        except FileTrouble as trouble:
            self.app.post_message(Exported(str(trouble), failed=True))
        except NotInLanguage as error:
            if not self.post_message(self.NotWhole(program, order, error)):
                self.app.post_message(Exported(_nothing_written(error), failed=True))
        else:
            text = f"The handout is in {order.path} {told}".rstrip()
            self.app.post_message(Exported(f"{text} {_beside(program, order)}".rstrip()))

    @on(NotWhole)
    def _ask_instead(self, message: NotWhole) -> None:
        """Nothing is printed before the therapist has seen what is missing."""
        order, error = message.order, message.error

        def chosen(instead: Instead | None) -> None:
            if instead is None:
                self.say(_nothing_written(error), bad=True)
                return
            change = {"mixed": True} if instead == "marked" else {"language": "en"}
            options = order.options.model_copy(update=change)
            self._begin(message.program, Order(order.path, options))

        self.app.push_screen(NotWholeDialog(error), chosen)


def _nothing_written(error: NotInLanguage) -> str:
    return f"Nothing was written. {missing_title(error)}; s swaps an exercise."


def _beside(program: Program, order: Order) -> str:
    """That there is more to give, where the booklet does not hold it."""
    if order.options.layout != "booklet" or all(topic.page for topic in program.handed.topics):
        return ""
    return "- The reading is a handout of its own: p, What, Reading."
