"""The pages as they will be printed, to leaf through, in every layout and language."""

from dataclasses import dataclass, replace
from threading import Lock
from typing import Any, assert_never

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from planner.building.may_print import NeedsReason, Stopped, Unknown
from planner.handout.options import Options
from planner.model.language import LANGUAGES
from planner.model.program.program import Program
from planner.services.printing import Looked, NotWhole, NotWritten, Pages, Unreadable
from planner.tui.commands import bindings
from planner.tui.dialogs.not_whole import missing_list, missing_title, no_mixing
from planner.tui.screens.preview.pages import PreviewPages
from planner.tui.widgets.key_bar import KeyBar
from planner.tui.widgets.page_view import PageView
from planner.tui.widgets.title_bar import TitleBar
from planner.tui.words.gate_words import gate_text, gate_title
from planner.tui.words.print_choices import LAYOUTS, parts, said


class PreviewScreen(PreviewPages):
    """Dismissed with what was looked at if that is to be printed, else with None."""

    WHERE = "preview"
    BINDINGS = bindings("preview")
    AUTO_FOCUS = ""

    @dataclass
    class Made(Message):
        """A handout is there, or why it is not."""

        wished: Options
        looked: Looked
        sizes: tuple[tuple[float, float], ...] = ()

    def __init__(self, program: Program, start: Options) -> None:
        super().__init__()
        self._program, self._wished = program, start
        self._shown: Options | None = None
        """What the pages on the screen are made for."""
        """Why there are no pages."""
        self._open = ""
        """That problems are open: printing will ask for a reason."""
        self._one_at_a_time = Lock()

    def compose(self) -> ComposeResult:
        """The page, as large as the window; or what is missing."""
        yield TitleBar(self._program.intake.patient.name)
        yield PageView()
        with VerticalScroll(id="missing-page"):
            yield Static(id="missing-text", markup=False)
        yield KeyBar("preview")

    def on_mount(self) -> None:
        """Begin; the screen is there at once."""
        gate = self.planner.workspace.may_print(self._program, self._wished.start)
        self._open = gate_title(gate) if isinstance(gate, NeedsReason) else ""
        self.query_one("#missing-page").display = False
        self._wish()

    # making the pages

    def _wish(self, **change: Any) -> None:
        """Something else is wished for; the pages before stay until it is there."""
        # What may be mixed is decided anew for each handout.
        self._wished = replace(self._wished, **{"mixed": False} | change)
        self.show_title()
        self._make(self._wished)

    @work(thread=True, exclusive=True, group="preview")
    def _make(self, wished: Options) -> None:
        """Make the handout; one that is not wished for any more is left."""
        from planner.tui.pages.pdf_pages import page_sizes

        with self._one_at_a_time:
            if get_current_worker().is_cancelled:
                return
            looked = self.planner.workspace.pages(self._program, wished)
            sizes = page_sizes(looked.pdf) if isinstance(looked, Pages) else ()
            self.post_message(self.Made(wished, looked, sizes))

    @on(Made)
    def _show_made(self, message: Made) -> None:
        """The same page of the same layout, else the first."""
        if message.wished != self._wished:
            return
        before, self._shown = self._shown, message.wished
        looked = message.looked
        self._why_not = None if isinstance(looked, Pages) else looked
        missing = self.query_one("#missing-page")
        self.view.display = isinstance(looked, Pages)
        missing.display = not self.view.display
        match looked:
            case Pages(pdf=pdf):
                same = before is not None and _sheets(before) == _sheets(message.wished)
                self.view.show(pdf, message.sizes, self.view.index if same else 0)
            case NotWhole():
                self.query_one("#missing-text", Static).update(_missing(looked))
                missing.focus()
            case NotWritten(why=why):
                text = Content.styled(f"{why[:1].upper()}{why[1:]}", "bold $text-error")
                self.query_one("#missing-text", Static).update(text)
                missing.focus()
            case Unreadable(problems=problems):
                title = Content.styled("The rules cannot be read.", "bold $text-error")
                lines = Content("\n".join(map(str, problems)))
                self.query_one("#missing-text", Static).update(Content("\n\n").join((title, lines)))
                missing.focus()
            case Stopped() | Unknown():
                self.query_one("#missing-text", Static).update(_stopped(looked))
                missing.focus()
            case _:
                assert_never(looked)
        self.show_title()

    def show_title(self) -> None:
        """What is shown, and which page of it."""
        bar = self.query_one(TitleBar)
        bar.alarm = False
        if self._shown != self._wished:
            where = "working ..."
        elif isinstance(self._why_not, NotWhole):
            where, bar.alarm = missing_title(self._why_not), True
        elif isinstance(self._why_not, NotWritten | Unreadable):
            where, bar.alarm = "cannot be printed", True
        elif self._why_not is not None:
            where, bar.alarm = "STOP - not to be printed", True
        else:
            where = f"page {self.view.index + 1} of {self.view.count}"
            bar.alarm = bool(self._open)
        state = f"{said(self._wished, self._program)} · {where}"
        bar.state = f"{state} · {self._open}" if self._open else state

    # what is shown

    def action_layout(self) -> None:
        """The next layout."""
        self._step_layout(1)

    def action_layout_before(self) -> None:
        """The layout before."""
        self._step_layout(-1)

    def _step_layout(self, by: int) -> None:
        place = LAYOUTS.index(self._wished.layout) + by
        self._wish(layout=LAYOUTS[place % len(LAYOUTS)], fillable=False)

    def action_one_page(self) -> None:
        """The one-page plan; then that of the next part."""
        there = parts(self._program)
        part = self._wished.part if self._wished.part in there else there[0]
        if self._wished.layout == "one-page":
            part = there[(there.index(part) + 1) % len(there)]
        self._wish(layout="one-page", part=part, fillable=False)

    def action_language(self) -> None:
        """The next language."""
        if self._wished.layout == "clinician":
            self.notify("The therapist's copy is always in English.")
            return
        place = LANGUAGES.index(self._wished.language_for(self._program)) + 1
        self._wish(language=LANGUAGES[place % len(LANGUAGES)])

    def action_large(self) -> None:
        """Large print, or standard."""
        self._wish(large_print=not self._wished.large_for(self._program))

    def action_ink(self) -> None:
        """Gray, or color."""
        self._wish(ink="color" if self._wished.ink == "gray" else "gray")

    def action_mixed(self) -> None:
        """What is not in the language in English, marked, where that is possible."""
        if isinstance(self._why_not, NotWhole) and self._shown == self._wished:
            if self._why_not.can_mix:
                self._wish(mixed=True)
            else:
                self.notify(no_mixing(self._why_not))

    def action_read_on(self) -> None:
        """A window further down, also in what is missing."""
        if self.view.display:
            super().action_read_on()
        else:
            self.query_one("#missing-page").scroll_page_down(animate=False)

    # ways out

    def action_export(self) -> None:
        """To the print dialog, with what is looked at."""
        self.dismiss(self._wished)

    def action_back(self) -> None:
        """Back to the program."""
        self.dismiss(None)


def _sheets(options: Options) -> tuple[object, ...]:
    """What decides where things stand on pages, nearly: the same page is found again."""
    return options.layout, options.part, options.large_print, options.paper


def _stopped(gate: Stopped | Unknown) -> Content:
    """What stops it, over the whole window."""
    title = Content.styled(f"{gate_title(gate)}.", "bold $text-error")
    return Content("\n\n").join((title, gate_text(gate)))


def _missing(error: NotWhole) -> Content:
    """What is missing, and the ways on."""
    marked = no_mixing(error) or "m shows these in English, marked."
    ways = f"{marked} g shows all of it in English. Esc goes back, to swap an exercise."
    return Content("\n\n").join(
        (
            Content.styled(f"{missing_title(error)}:", "bold $text-error"),
            missing_list(error),
            Content.styled(ways, "bold"),
        )
    )
