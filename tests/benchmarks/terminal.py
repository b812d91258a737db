"""How soon a terminal program shows its first screen, seen from outside."""

from tests.terminal import Terminal

PLAIN_APP = """
from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Label
class Plain(App):
    def compose(self) -> ComposeResult:
        yield Header(); yield Label("READY-NOW"); yield Footer()
Plain().run()
"""


def first_screen_ms(arguments: list[str], marker: str, environment: dict[str, str]) -> float:
    """Milliseconds from process start until `marker` is on the screen."""
    with Terminal(arguments, environment) as terminal:
        return terminal.wait_for(marker) * 1000
