"""Nobody was at the keys for a while: nothing is shown until somebody proves who they are."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from planner.tui.base import Dialog


class LockDialog(Dialog[bool]):
    """Hides the whole screen; dismissed with True once it is unlocked."""

    HELPS = False

    def __init__(self, *, asks: bool) -> None:
        super().__init__()
        self._asks = asks
        """A clinic's password is asked for; else whoever is at this machine's keys may go on."""

    def compose(self) -> ComposeResult:
        """A field, and what went wrong."""
        with Vertical(classes="box box-small"):
            yield Static("Locked", classes="box-title")
            text = "Your password of the clinic's database:" if self._asks else "Enter goes on."
            yield Static(text, classes="box-text")
            yield Input(password=True, id="password", disabled=not self._asks)
            yield Static(id="lock-trouble", classes="box-error", markup=False)

    def on_mount(self) -> None:
        """What is typed is the password."""
        if self._asks:
            self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Ask the database; the screen does not wait."""
        word = event.value
        event.input.value = ""
        self._say("asking ...")
        self.run_worker(lambda: self._ask(word), thread=True, group="unlock", exclusive=True)

    def key_enter(self) -> None:
        """Without a password whoever is here goes on."""
        if not self._asks:
            self.dismiss(True)

    def _ask(self, word: str) -> None:
        trouble = self.planner.workspace.unlock(word)
        self.app.call_from_thread(self._answered, trouble)

    def _answered(self, trouble: str) -> None:
        if trouble:
            self._say(trouble)
        elif self.is_current:
            self.dismiss(True)

    def _say(self, text: str) -> None:
        self.query_one("#lock-trouble", Static).update(text)
