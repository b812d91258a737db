"""Some of the handout is not written in the language: what, and what to do about it."""

from typing import Literal

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from planner.model.language import LANGUAGE_NAMES
from planner.services.printing import NotWhole
from planner.tui.base import Dialog

Instead = Literal["marked", "english"]
"""How it is printed instead: the missing pieces in English, marked, or all of it in English."""


def missing_title(lacking: NotWhole) -> str:
    """That something is missing."""
    return f"Not all of it is in {LANGUAGE_NAMES[lacking.language]}"


def missing_list(lacking: NotWhole) -> Content:
    """What is missing, a line each."""
    return Content("\n").join(Content(f"- {line[:1].upper()}{line[1:]}") for line in lacking.lines)


def no_mixing(lacking: NotWhole) -> str:
    """Why the missing pieces cannot be printed in English beside the others; empty if they can."""
    if lacking.can_mix:
        return ""
    return "Not only exercises and topics are missing, so it cannot be mixed with English."


class NotWholeDialog(Dialog[Instead]):
    """Dismissed with what to print instead, or None to go back. Nothing is printed by itself."""

    AUTO_FOCUS = "#cancel"  # Enter prints nothing unless that is chosen
    BINDINGS = [
        ("m", "marked"),
        ("e", "english"),
        ("escape,n", "cancel"),
        ("left", "app.focus_previous"),
        ("right", "app.focus_next"),
        ("down", "scroll(1)"),
        ("up", "scroll(-1)"),
        ("pagedown,space", "scroll(8)"),
        ("pageup", "scroll(-8)"),
    ]

    def __init__(self, lacking: NotWhole) -> None:
        super().__init__()
        self._lacking = lacking

    def compose(self) -> ComposeResult:
        """What is missing, then the ways on and back."""
        many = len(self._lacking.lines)
        only = f"{f'These {many} pieces are' if many > 1 else 'This piece is'} in English only."
        back = "Nothing is written yet; go back to swap an exercise."
        text = " ".join(filter(None, (only, no_mixing(self._lacking), back)))
        with Vertical(classes="box"):
            yield Static(missing_title(self._lacking), classes="box-title", markup=False)
            yield Static(text, classes="box-text", markup=False)
            with VerticalScroll(id="missing", classes="box-missing", can_focus=False):
                yield Static(missing_list(self._lacking), markup=False)
            with Horizontal(classes="box-buttons"):
                if self._lacking.can_mix:
                    yield Button("These in English, marked (m)", id="marked", compact=True)
                yield Button("All in English (e)", id="english", compact=True)
                yield Button("Go back (Esc)", id="cancel", compact=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A click or Enter."""
        getattr(self, f"action_{event.button.id}")()

    def action_scroll(self, rows: int) -> None:
        """Up and down the list."""
        self.query_one("#missing").scroll_relative(y=rows, animate=False)

    def action_marked(self) -> None:
        """Print the missing pieces in English, marked, where that is possible."""
        if self._lacking.can_mix:
            self.dismiss("marked")

    def action_english(self) -> None:
        """Print all of it in English."""
        self.dismiss("english")

    def action_cancel(self) -> None:
        """Print nothing."""
        self.dismiss(None)
