"""The system's printers by `lp` and `lpstat` (CUPS), and the program that opens a file."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_ASK_S, _SEND_S = 3.0, 30.0
"""A print server that is away does not hold the therapist longer."""


@dataclass(frozen=True)
class Printers:
    """What this machine prints on."""

    names: tuple[str, ...] = ()
    """As `lpstat -e` names them; none without `lp`."""
    usual: str = ""
    """The system's own choice; empty if it has none."""


def printers() -> Printers:
    """The printers of this machine; none where there is no `lp`, or it does not answer."""
    if shutil.which("lp") is None:
        return Printers()
    status, listed = _run(["lpstat", "-e"], _ASK_S)
    names = tuple(dict.fromkeys(listed.split())) if status == 0 else ()
    status, told = _run(["lpstat", "-d"], _ASK_S)
    usual = told.rpartition(":")[2].strip() if status == 0 else ""
    return Printers(names, usual if usual in names else "")


def send_to_printer(path: Path, printer: str, copies: int = 1) -> str:
    """Why it was not sent; empty when the print server has taken it."""
    status, told = _run(["lp", "-d", printer, "-n", str(copies), "--", str(path)], _SEND_S)
    return "" if status == 0 else f"{printer} did not take it: {told.strip() or 'no answer'}"


def open_file(path: Path) -> str:
    """Why the system did not open it; empty when it was asked to."""
    if sys.platform == "win32":
        try:
            os.startfile(path)
        except OSError as error:
            return f"it cannot be opened: {error.strerror or error}"
        return ""
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    if shutil.which(opener) is None:
        return f"it cannot be opened: there is no {opener} here"
    status, told = _run([opener, str(path)], _SEND_S)
    return "" if status == 0 else f"it cannot be opened: {told.strip() or opener}"


def _run(words: list[str], seconds: float) -> tuple[int, str]:
    """Status and what was said, in the words that are the same in every language."""
    try:
        done = subprocess.run(
            words,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return 1, ""
    said = done.stdout if done.returncode == 0 else done.stderr
    return done.returncode, said.decode("utf-8", "replace")
