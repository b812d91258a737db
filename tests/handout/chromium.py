"""A real Chromium with scripts blocked, driven over its pipe: no library is needed."""

import base64
import fcntl
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
)


def chromium() -> str:
    """Where it is; empty if it is not installed."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or ""


class Tab:
    """A page in it."""

    def __init__(self, to: int, answers: int) -> None:
        self._to, self._answers = to, answers
        self._kept, self._number, self._session = b"", 0, ""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        self.call("Page.enable")
        self.call("Emulation.setScriptExecutionDisabled", value=True)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """A command of the DevTools protocol, and its result."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._kept:
            more = os.read(self._answers, 1 << 20)
            assert more, "Chromium ended"
            self._kept += more
        message, _, self._kept = self._kept.partition(b"\0")
        found: dict[str, Any] = json.loads(message)
        return found

    def open(
        self, place: Path | str, *, width: int, dark: bool = False, reduced: bool = False
    ) -> None:
        """A file or an address on a screen so wide, with what its owner prefers."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=740,
            deviceScaleFactor=1,
            mobile=True,
        )
        features = [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce" if reduced else "no-preference"},
        ]
        self.call("Emulation.setEmulatedMedia", features=features)
        url = place if isinstance(place, str) else place.as_uri()
        self.call("Page.navigate", url=url)
        while self._next().get("method") != "Page.loadEventFired":
            pass

    def ask(self, expression: str) -> Any:
        """What the browser itself knows of the page; what the page would run stays blocked."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def touch(self, selector: str) -> None:
        """Touch the middle of an element."""
        middle = (
            f"(b => [b.x + b.width / 2, b.y + b.height / 2])"
            f"(document.querySelector({selector!r}).getBoundingClientRect())"
        )
        x, y = self.ask(middle)
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def picture(self) -> bytes:
        """All of the page, PNG."""
        shot = self.call("Page.captureScreenshot", captureBeyondViewport=True)
        return base64.b64decode(shot["data"])


@contextmanager
def opened(profile: Path) -> Iterator[Tab]:
    """A browser with a profile of its own, ended afterwards."""
    # Chromium reads commands from 3 and writes answers to 4.
    hears, to = os.pipe()
    answers, says = os.pipe()
    kept = [fcntl.fcntl(each, fcntl.F_DUPFD, 20) for each in (hears, says)]

    def places() -> None:
        os.dup2(kept[0], 3)
        os.dup2(kept[1], 4)

    process = subprocess.Popen(
        [chromium(), *FLAGS, f"--user-data-dir={profile}"],
        preexec_fn=places,
        pass_fds=(3, 4),
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    for each in (hears, says, *kept):
        os.close(each)
    try:
        yield Tab(to, answers)
    finally:
        process.terminate()
        process.wait(20)
        os.close(to)
        os.close(answers)
