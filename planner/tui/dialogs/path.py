"""The path of a file to write or to open."""

import os
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static

from planner.services.file_names import typed_path, why_not_written
from planner.tui.base import Dialog


class PathDialog(Dialog[Path]):
    """Dismissed with the path, or None. An existing file is replaced at the second Enter."""

    BINDINGS = [("escape", "cancel"), ("ctrl+s", "done")]

    def __init__(self, title: str, text: str, name: str = "", *, writes: bool) -> None:
        super().__init__()
        self._title, self._text, self._writes = title, text, writes
        self._name, self._sure_of = name, ""

    def compose(self) -> ComposeResult:
        """What it is for, and the field; the folder is that of config.toml, where it is there."""
        own = self.planner.workspace.config.program_folder
        folder = Path(os.path.expanduser(own)) if own else Path.cwd()  # noqa: PTH111
        folder = folder if folder.is_dir() else Path.cwd()
        start = str(folder / self._name) if self._name else f"{folder}/"
        with Vertical(classes="box box-print"):
            yield Static(self._title, classes="box-title", markup=False)
            yield Static(self._text, classes="box-text", markup=False)
            with Horizontal(classes="form-row"):
                yield Label("File", classes="form-label")
                yield Input(start, id="path", compact=True, select_on_focus=False)
            yield Static("", classes="box-error", markup=False)
            does = "writes it" if self._writes else "opens it"
            yield Static(f"Enter {does}, Esc goes back", classes="box-hint box-last")

    def on_input_submitted(self) -> None:
        """Enter."""
        self.action_done()

    def action_done(self) -> None:
        """Take the path, if it is good."""
        path, wrong = typed_path(self.query_one(Input).value)
        if path is None:
            self._say(wrong)
        elif not self._writes and not path.exists():
            self._say(f"There is no file {path.name} there.")
        elif self._writes and (why := why_not_written(path)):
            self._say(why)
        elif self._writes and path.exists() and self._sure_of != str(path):
            self._sure_of = str(path)
            self._say(f"{path.name} is there already. Enter again replaces it.")
        else:
            self.dismiss(path)

    def _say(self, text: str) -> None:
        self.query_one(".box-error", Static).update(text)

    def action_cancel(self) -> None:
        """Back with nothing."""
        self.dismiss(None)
