"""How soon a terminal program shows its first screen, seen from outside through a pseudo-terminal."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

PLAIN_APP = """
from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Label
class Plain(App):
    def compose(self) -> ComposeResult:
        yield Header(); yield Label("READY-NOW"); yield Footer()
Plain().run()
"""


def first_screen_ms(arguments: list[str], marker: bytes, environment: dict[str, str]) -> float:
    """Milliseconds from process start until `marker` is on the screen."""
    start = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(environment, TERM="xterm-256color", COLORTERM="truecolor")
        os.execv(sys.executable, [sys.executable, *arguments])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    seen = b""
    try:
        while marker not in seen:
            ready, _, _ = select.select([terminal], [], [], 20)
            if not ready:
                raise TimeoutError(f"{marker!r} never came up")
            seen += os.read(terminal, 65536)
        return (time.perf_counter() - start) * 1000
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)
