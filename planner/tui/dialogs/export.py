"""Where the handout goes, what of it, in which language, and on which paper."""

import asyncio
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static

from planner.exchange.password_source import password_of_command
from planner.exchange.pdf_password import PasswordRefused, prepared
from planner.exchange.printers import Printers
from planner.handout.options import Options
from planner.model.prints import FILE_WORDS, WITH_WEEKS, Print
from planner.model.program.program import Program
from planner.model.program.week_range import week_range
from planner.services.file_names import file_name, typed_path, why_not_written
from planner.services.print_set import orders_of
from planner.services.printing import Order
from planner.services.week_one import WeekOne
from planner.tui.base import Dialog
from planner.tui.widgets.choice import Choice
from planner.tui.words.print_choices import (
    COPIES,
    FILE,
    MONDAY,
    TO,
    WEEKS,
    choices,
    chosen_in,
    is_set,
    monday_words,
    mondays,
    no_choice,
    options_of,
    ways_out,
    weeks_of,
)


@dataclass(frozen=True)
class Handed:
    """What is to be written, and where it goes then."""

    orders: tuple[Order, ...]
    """One, or those of the clinic's set."""
    to: str = FILE
    """A value of the row: a file only, opened, or a printer."""
    copies: int = 1
    """On a printer."""


class ExportDialog(Dialog[Handed]):
    """Dismissed with what is to be written, or None.

    An existing file is replaced at the second Enter.
    """

    AUTO_FOCUS = "#path"
    BINDINGS = [
        ("escape", "cancel"),
        Binding("ctrl+s,enter", "done", priority=True),  # also on a choice, which would step
        Binding("ctrl+k", "password", priority=True),
        ("down", "app.focus_next"),
        ("up", "app.focus_previous"),
    ]

    def __init__(
        self,
        program: Program,
        start: Options,
        begins: WeekOne,
        warning: str,
        prints: tuple[Print, ...] = (),
        printers: Printers = Printers(),  # noqa: B008
        *,
        folder: Path | None = None,
        to: str | None = None,
        password_command: tuple[str, ...] = (),
    ) -> None:
        super().__init__()
        self._program, self._begins, self._prints = program, begins, prints
        self._chosen = chosen_in(start, program) | {MONDAY: begins.monday.isoformat()}
        self._chosen[WEEKS] = ""
        if prints:
            self._chosen["papers"] = "set" if start.layout == "sheet" else "one"
        self._warning, self._password_command = warning, password_command
        self._folder = folder if folder is not None and folder.is_dir() else Path.cwd()
        self._ways = ways_out(printers)
        usual = f"lp:{printers.usual}" if printers.usual else FILE
        self._chosen |= {TO: to if to in dict(self._ways) else usual, COPIES: "1"}
        self._sure_of = ""
        self._offered = self._usual_path()

    def compose(self) -> ComposeResult:
        """The path, and what is to be printed."""
        with Vertical(classes="box box-print"):
            yield Static("Print the handout", classes="box-title")
            if self._warning:
                yield Static(self._warning, classes="box-text bad", markup=False)
            with Horizontal(classes="form-row"):
                yield Label("File", classes="form-label")
                yield Input(self._offered, id="path", compact=True, select_on_focus=False)
            for name, (title, labels) in choices(self._program, self._prints).items():
                with Horizontal(classes="form-row"):
                    yield Label(title, classes="form-label")
                    yield Choice(labels, self._chosen[name], id=name)
            with Horizontal(classes="form-row"):
                yield Label("Weeks", classes="form-label")
                yield Input(
                    id="weeks", compact=True, placeholder="those of the part; 3-5: these alone"
                )
            with Horizontal(classes="form-row"):
                yield Label("Week 1", classes="form-label")
                days = mondays(self._begins.monday)
                yield Choice(days, self._chosen[MONDAY], id=MONDAY, inline=False)
            with Horizontal(classes="form-row"):
                yield Label("Goes to", classes="form-label")
                yield Choice(self._ways, self._chosen[TO], id=TO, inline=False)
            with Horizontal(classes="form-row"):
                yield Label("Copies", classes="form-label")
                yield Choice([(n, n) for n in "123456789"], "1", id=COPIES)
            with Horizontal(classes="form-row"):
                yield Label("Password", classes="form-label")
                yield Input(
                    id="password",
                    password=True,
                    compact=True,
                    placeholder="none: opens for all"
                    + ("; Ctrl+K asks your command" if self._password_command else ""),
                )
            yield Static("", classes="box-error", markup=False)
            yield Static(
                "Left and right choose, Tab goes on, Enter writes it, Esc goes back",
                classes="box-hint box-last",
            )

    def on_mount(self) -> None:
        """Enter is enough."""
        self._show_what_there_is()

    @on(Choice.Changed)
    def _choose(self, event: Choice.Changed) -> None:
        self._chosen[event.choice.id or ""] = event.value
        self._show_what_there_is()
        self._offer_path()

    @on(Input.Changed, "#weeks")
    def _type_weeks(self, event: Input.Changed) -> None:
        self._chosen[WEEKS] = event.value.strip()
        self._offer_path()

    def _offer_path(self) -> None:
        path = self.query_one("#path", Input)
        usual = self._usual_path()
        if path.value == self._offered:
            path.value = usual
        self._offered = usual
        self._say("")

    def _show_what_there_is(self) -> None:
        """A row without a choice says why."""
        for choice in self.query(Choice):
            if choice.id != MONDAY:
                choice.instead = no_choice(choice.id or "", self._chosen)
            elif self._begins.given:
                began = "began" if self._begins.monday <= self.planner.today else "begins"
                choice.instead = f"{began} {monday_words(self._begins.monday)}"

    def _usual_path(self) -> str:
        layout = self._chosen["layout"]
        suffix = ".html" if self._chosen["fill"] == "phone" and layout == "sheet" else ".pdf"
        if is_set(self._chosen):
            return str(self._folder / file_name(self._program.intake.patient.name, "", ".pdf"))
        what = FILE_WORDS.get(layout, layout)  # type: ignore[call-overload]
        part = self._chosen["part"]
        weeks, _ = week_range(self._chosen[WEEKS], len(self._program.weeks))
        if weeks and layout in WITH_WEEKS:
            what = f"{what}-weeks-{'-'.join(map(str, dict.fromkeys(weeks)))}"
        elif layout == "one-page":
            what = f"part-{part}" if part.isdigit() else "part"
        elif layout in ("sheet", "diary") and part.isdigit():
            what = f"{what}-part-{part}"
        return str(self._folder / file_name(self._program.intake.patient.name, what, suffix))

    def action_done(self) -> None:
        """Write, if the path is good; ask once before a file is replaced."""
        path, wrong = typed_path(self.query_one("#path", Input).value)
        if path is None:
            self._say(wrong)
            return
        start = date.fromisoformat(self._chosen[MONDAY])
        weeks, wrong = weeks_of(self._chosen, len(self._program.weeks))
        if wrong:
            self._say(wrong)
            return
        options = replace(options_of(self._chosen), start=start, **weeks)
        if path.suffix.lower() != f".{options.format}":
            path = path.with_name(f"{path.name}.{options.format}")
        if wrong := why_not_written(path) or self._cannot_go(options):
            self._say(wrong)
            return
        order = Order(path, options)
        if typed := self.query_one("#password", Input).value:
            try:
                order = replace(order, password=prepared(typed))
            except PasswordRefused as refused:
                self._say(str(refused))
                return
        orders = orders_of(order, self._prints if is_set(self._chosen) else ())
        there = [each.target.name for each in orders if each.target.exists()]
        if there and self._sure_of != str(path):
            self._sure_of = str(path)
            if len(there) == 1:
                self._say(f"{there[0]} is there already. Enter again replaces it.")
            else:
                self._say(f"{len(there)} files are there already. Enter again replaces them.")
            return
        self.dismiss(Handed(orders, self._chosen[TO], int(self._chosen[COPIES])))

    @work(group="password", exclusive=True)
    async def action_password(self) -> None:
        """The password that the user's own command says."""
        if not self._password_command:
            self._say("config.toml names no password_command.")
            return
        self._say("Asking your command for the password ...")
        try:
            said = await asyncio.to_thread(password_of_command, self._password_command)
        except PasswordRefused as refused:
            self._say(str(refused))
            return
        self.query_one("#password", Input).value = said
        self._say("")

    def _cannot_go(self, options: Options) -> str:
        """What does not go together, in a sentence; empty if all does."""
        locked, on_paper = self.query_one("#password", Input).value, self._chosen[TO][:3] == "lp:"
        if options.format == "html" and locked:
            return "A page for a phone cannot be locked; only a PDF can."
        if options.format == "html" and on_paper:
            return "A page for a phone is not printed: under Goes to, take a file."
        if locked and on_paper:
            return "A printer cannot open a locked PDF: under Goes to, take a file."
        return ""

    def _say(self, text: str) -> None:
        self.query_one(".box-error", Static).update(text)

    def action_cancel(self) -> None:
        """Back with nothing."""
        self.dismiss(None)
