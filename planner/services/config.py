"""What this user's planner is told: config.toml in the config folder, or in the data folder."""

from __future__ import annotations

import os
import re
import stat
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from pydantic import Field, ValidationError

from planner.model.base import Model
from planner.model.stored import StoreTrouble

if TYPE_CHECKING:
    from pathlib import Path

    from planner.settings import Settings

LOCK_AFTER_MIN = 10
"""Minutes without a key until the terminal locks, where patients are a clinic's."""
_MOST_BYTES = 100_000


class Config(Model):
    """What config.toml may say; all of it may stay away."""

    database: str = ""
    """The address of the clinic's database, without a password; empty: patients are in a file on
    this machine. A file that says it is only yours to read."""
    lock_after_min: int | None = Field(default=None, ge=0, le=24 * 60, strict=True)
    """Minutes without a key until the terminal locks; 0: never."""
    theme: str | None = Field(default=None, min_length=1, max_length=60)
    """As the command palette names it: textual-dark, textual-light."""
    keys: dict[str, str] = Field(default_factory=dict, max_length=200)
    """Keys of your own, by command: "workbench.swap" = "k"."""
    initials: str | None = Field(default=None, min_length=1, max_length=80)
    """Who you are, under an override."""
    printer: str | None = Field(default=None, min_length=1, max_length=200)
    """The printer that is offered first, as `lpstat -e` names it."""
    print_folder: str | None = Field(default=None, min_length=1, max_length=1000)
    """Where handouts are written; ~ is the home folder."""
    program_folder: str | None = Field(default=None, min_length=1, max_length=1000)
    """Where programs and diaries are opened, and programs written; ~ is the home folder."""
    password_command: tuple[str, ...] = Field(default=(), max_length=20)
    """What says the password of a locked PDF in its first line: ["pass", "show", "handouts"]."""


def read_config(settings: Settings) -> Config:
    """The environment's word, then the file's, then the usual. Raises StoreTrouble.

    A file with a database's address is refused if others can read it: it says where patients are;
    one with a command is if anyone may write it.
    """
    path = settings.config
    data, text = _said(path)
    try:
        said = Config.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        names = [str(name) for name in first["loc"]] or ["config"]
        unknown = first["type"] == "extra_forbidden"
        why = first["msg"].removeprefix("Value error, ")
        if unknown:
            meant = get_close_matches(names[-1], Config.model_fields, n=1)
            why = f"is unknown here; did you mean {meant[0]}?" if meant else "is unknown here"
        raise StoreTrouble(
            f"{path}:{_line(text, names)}: {'.'.join(names)}: {why.rstrip('.')}"
            f"{'' if why.endswith('?') else '.'} `planner schema config` "
            "says what may stand here."
        ) from None
    address = settings.database_address or said.database
    minutes = said.lock_after_min
    if minutes is None:
        minutes = LOCK_AFTER_MIN if address else 0
    return said.model_copy(update={"database": address, "lock_after_min": minutes})


def _line(text: str, names: list[str]) -> int:
    """The line of a key, by its name; the first where it is not found."""
    for name in reversed(names):
        found = re.search(rf"^[^#\n]*?[\"']?{re.escape(name)}[\"']?\s*[=\]]", text, re.MULTILINE)
        if found:
            return text.count("\n", 0, found.start()) + 1
    return 1


def _said(path: Path) -> tuple[dict[str, Any], str]:
    if not path.exists():
        return {}, ""
    import tomllib  # the usual planner has no such file

    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            text = file.read(_MOST_BYTES).decode()
        data = tomllib.loads(text)
    except OSError as error:
        raise StoreTrouble(f"{path}: cannot be read: {error.strerror or error}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        at = re.search(r"line (\d+)", str(error))
        line = at[1] if at else "1"
        raise StoreTrouble(f"{path}:{line}: this is not TOML: {error}.") from error
    if data.get("database") and stat.S_IMODE(mode) & 0o077:
        raise StoreTrouble(f"{path}: others can read it. Close it to them: chmod 600 {path}.")
    if data.get("password_command") and mode & stat.S_IWOTH:
        raise StoreTrouble(f"{path}: anyone may write it. Close it to them: chmod 600 {path}.")
    return data, text
