"""The editor that a person has chosen, and how it is told of a line."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path

_PLUS = {"vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "kak", "micro", "ne"}
_PLUS |= {"joe", "jed", "mg", "ee"}
_GOTO = {"code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"}
"""Editors with windows of their own: they must be waited for."""
_COLON = {"hx", "helix", "zed", "subl"}
_WAITING = {"zed": "--wait", "subl": "--wait"}

NONE_CHOSEN = (
    "No editor is chosen. Set VISUAL or EDITOR before you start the planner, as in "
    "export EDITOR=nano."
)


def chosen_editor(environment: Mapping[str, str]) -> str:
    """VISUAL, else EDITOR; empty where neither says anything."""
    return environment.get("VISUAL", "").strip() or environment.get("EDITOR", "").strip()


def editor_command(editor: str, file: Path, line: int | None) -> list[str]:
    """The command that opens a file at a line, where the editor is one whose way is known.

    Raises ValueError if the editor is not written as a command.
    """
    words = shlex.split(editor)
    if not words:
        raise ValueError(editor)
    name = Path(words[0]).name.removesuffix(".exe")
    if name in _GOTO:
        waits = [] if {"-w", "--wait"} & {*words} else ["--wait"]
        return [*words, *waits, "-g", f"{file}:{line or 1}"]
    if name in _COLON:
        waits = [_WAITING[name]] if name in _WAITING and _WAITING[name] not in words else []
        return [*words, *waits, f"{file}:{line or 1}"]
    if name in _PLUS:
        return [*words, f"+{line or 1}", str(file)]
    return [*words, str(file)]
