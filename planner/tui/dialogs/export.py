"""Where the handout goes, what of it, and on which paper."""

import re
from dataclasses import dataclass
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static

from planner.handout.options import Options
from planner.tui.base import Dialog
from planner.tui.widgets.choice import Choice

PAPERS = (("letter", "Letter"), ("a4", "A4"))
LAYOUTS = (
    ("booklet", "Booklet"),
    ("one-page", "One page"),
    ("diary", "Diary"),
    ("cards", "Cards"),
    ("clinician", "PT's copy"),
)
PRINTS = (("standard", "Standard"), ("large", "Large"))
INKS = (("color", "Color"), ("gray", "Gray"))


@dataclass(frozen=True)
class Order:
    """What to write and where."""

    path: Path
    options: Options


class ExportDialog(Dialog[Order]):
    """Dismissed with the order, or None. An existing file is replaced at the second Enter."""

    BINDINGS = [("escape", "cancel"), ("ctrl+s,enter", "done")]

    def __init__(self, patient: str, paper: str, warning: str) -> None:
        super().__init__()
        self._path = Path.cwd() / default_name(patient)
        self._wished = {"paper": paper, "layout": "booklet", "print": "standard", "ink": "color"}
        self._warning = warning
        self._sure_of = ""

    def compose(self) -> ComposeResult:
        """The path, and what is to be printed."""
        with Vertical(classes="box"):
            yield Static("Print the handout", classes="box-title")
            if self._warning:
                yield Static(self._warning, classes="box-text bad", markup=False)
            with Horizontal(classes="form-row"):
                yield Label("PDF file", classes="form-label")
                yield Input(str(self._path), id="path", compact=True, select_on_focus=False)
            for title, name, choices in (
                ("Paper", "paper", PAPERS),
                ("What", "layout", LAYOUTS),
                ("Print", "print", PRINTS),
                ("Ink", "ink", INKS),
            ):
                with Horizontal(classes="form-row"):
                    yield Label(title, classes="form-label")
                    yield Choice(choices, self._wished[name], id=name)
            yield Static("", classes="box-error", markup=False)
            yield Static("Enter writes it, Tab goes on, Esc goes back", classes="box-hint")

    def on_mount(self) -> None:
        """Enter is enough."""
        self.query_one("#path").focus()

    @on(Choice.Changed)
    def _chosen(self, event: Choice.Changed) -> None:
        self._wished[event.choice.id or ""] = event.value

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_done()

    def action_done(self) -> None:
        """Write, if the path is good; ask once before a file is replaced."""
        text = self.query_one("#path", Input).value.strip()
        path = Path(text).expanduser()
        if not text or path.is_dir():
            self._say("Type a file name; this is a folder." if text else "Type a file name.")
            return
        if path.suffix.lower() != ".pdf":
            path = path.with_name(path.name + ".pdf")
        if path.exists() and self._sure_of != str(path):
            self._sure_of = str(path)
            self._say(f"{path.name} is there already. Enter again replaces it.")
            return
        wished = self._wished
        options = Options.model_validate(
            {
                "paper": wished["paper"],
                "layout": wished["layout"],
                "large_print": wished["print"] == "large",
                "ink": wished["ink"],
            }
        )
        self.dismiss(Order(path, options))

    def _say(self, text: str) -> None:
        self.query_one(".box-error", Static).update(text)

    def action_cancel(self) -> None:
        """Back with nothing."""
        self.dismiss(None)


def default_name(patient: str) -> str:
    """A file name from a patient's name, whatever the name holds."""
    words = re.sub(r"[^\w.' -]+", " ", patient, flags=re.UNICODE).strip(" .")
    name = re.sub(r"\s+", "-", words)[:60].strip("-.")
    return f"{name or 'home'}-exercises.pdf"
