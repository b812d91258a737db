"""Nobody was at the keys for a while: nothing is shown until somebody proves who they are."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Input, Static

from planner.tui.base import Dialog


class LockDialog(Dialog[bool]):
    """Hides the whole screen; dismissed with True once it is unlocked."""

    HELPS = False
    SHOWS_NOBODY = True

    def __init__(self, *, asks: bool) -> None:
        super().__init__()
        self.opened = False
        """Somebody proved who they are: nothing is hidden any more."""
        self._asks = asks
        """A clinic's password is asked for; else whoever is at this machine's keys may go on."""

    def compose(self) -> ComposeResult:
        """A field, and what went wrong."""
        with Vertical(classes="box box-small"):
            yield Static("Locked", classes="box-title")
            text = "Your password of the clinic's database:" if self._asks else "Enter goes on."
            yield Static(text, classes="box-text")
            if self._asks:
                yield Input(password=True, id="password")
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

    def on_key(self, event: Key) -> None:
        """Without a password whoever is here goes on; the key is not for what was hidden too."""
        if not self._asks:
            event.stop()
            if event.key == "enter":
                self.dismiss(True)

    def on_screen_resume(self) -> None:
        """What opened by itself over a lock has one of its own, which was the one to open."""
        if self.opened:
            self.dismiss(True)

    def _ask(self, word: str) -> None:
        trouble = self.planner.workspace.unlock(word)
        self.app.call_from_thread(self._answered, trouble)

    def _answered(self, trouble: str) -> None:
        if trouble:
            self._say(trouble)
        else:
            self.dismiss(True)

    def _say(self, text: str) -> None:
        self.query_one("#lock-trouble", Static).update(text)
