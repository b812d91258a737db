"""A terminal program run in a pseudo-terminal, as a person would: look, type, pull the plug."""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from types import TracebackType


class Terminal:
    """Python with some arguments on a screen of 40 lines by 120 columns."""

    def __init__(self, arguments: list[str], environment: dict[str, str]) -> None:
        self.started_s = time.perf_counter()
        self.seen = b""
        self.process, self._screen = pty.fork()
        if self.process == 0:
            os.environ.update(environment, TERM="xterm-256color", COLORTERM="truecolor")
            os.execv(sys.executable, [sys.executable, *arguments])
        fcntl.ioctl(self._screen, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def wait_for(self, text: str, timeout_s: float = 20) -> float:
        """Read until the text was on the screen; seconds since the start."""
        end = time.perf_counter() + timeout_s
        while text.encode() not in self.seen:
            ready, _, _ = select.select([self._screen], [], [], max(0, end - time.perf_counter()))
            if not ready:
                raise TimeoutError(f"{text!r} never came up")
            self.seen += os.read(self._screen, 65536)
        return time.perf_counter() - self.started_s

    def settle(self, quiet_s: float = 0.4) -> None:
        """Read until nothing new has come for a while."""
        while select.select([self._screen], [], [], quiet_s)[0]:
            self.seen += os.read(self._screen, 65536)

    def drain(self) -> None:
        """Read what is left after the program has ended."""
        with contextlib.suppress(OSError):
            while data := os.read(self._screen, 65536):
                self.seen += data

    def press(self, text: str) -> None:
        """Press keys."""
        self.seen = b""
        for character in text:
            os.write(self._screen, character.encode())
            self.settle(0.05)

    def kill(self) -> None:
        """Pull the plug."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self._screen)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with contextlib.suppress(OSError):
            self.kill()
