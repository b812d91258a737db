"""What this machine's planner is told about its clinic: config.toml in the data folder."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.model.stored import StoreTrouble

if TYPE_CHECKING:
    from pathlib import Path

    from planner.settings import Settings

LOCK_AFTER_MIN = 10
"""Minutes without a key until the terminal locks, where patients are a clinic's."""
_MOST_BYTES = 100_000


@dataclass(frozen=True)
class Config:
    """What was said."""

    address: str = ""
    """Of the clinic's database; empty: patients are in a file on this machine."""
    lock_after_min: int = 0
    """Minutes without a key until the terminal locks; 0: never."""


def read_config(settings: Settings) -> Config:
    """The environment's word, then the file's, then the usual. Raises StoreTrouble.

    A file that others can read is refused: it says where patients are.
    """
    said = _said(settings.config)
    unknown = sorted(said.keys() - {"database", "lock_after_min"})
    if unknown:
        raise StoreTrouble(f"{settings.config}: {unknown[0]} is unknown here.")
    address = settings.database_address or said.get("database", "")
    minutes = said.get("lock_after_min", LOCK_AFTER_MIN if address else 0)
    if not isinstance(address, str):
        raise StoreTrouble(f"{settings.config}: database is an address in quotes.")
    if type(minutes) is not int or not 0 <= minutes <= 24 * 60:
        raise StoreTrouble(f"{settings.config}: lock_after_min is a whole number of minutes.")
    return Config(address, minutes)


def _said(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    import tomllib  # the usual planner has no such file

    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            text = file.read(_MOST_BYTES)
    except OSError as error:
        raise StoreTrouble(f"{path}: cannot be read: {error.strerror or error}.") from error
    if stat.S_IMODE(mode) & 0o077:
        raise StoreTrouble(f"{path}: others can read it. Close it to them: chmod 600 {path}.")
    try:
        return tomllib.loads(text.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StoreTrouble(f"{path}: this is not TOML: {error}.") from error
