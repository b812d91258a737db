"""Reading with limits, and writing that never leaves half a file."""

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from planner.exchange.standard_stream import StandardStream, StreamTrouble, write_out

MAX_BYTES = 5_000_000
"""No program comes near this; larger files are refused unread."""


class FileTrouble(Exception):
    """A file could not be read or written; the message says why and what to do."""


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes:
    """The bytes of standard input or a file that has no more than `most`. Raises FileTrouble."""
    try:
        if isinstance(path, StandardStream):
            return _within_limits(path, path.read_bytes(), most)
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise FileTrouble(f"{path}: this is a folder, not a file.")
        if not stat.S_ISREG(status.st_mode):
            raise FileTrouble(f"{path}: this is not an ordinary file.")
        if status.st_size > most:
            raise FileTrouble(
                f"{path}: this file has {status.st_size // 1_000_000} MB; nothing larger than "
                f"{most // 1_000_000} MB is read."
            )
        return path.read_bytes()
    except StreamTrouble as error:
        raise FileTrouble(str(error)) from error
    except OSError as error:
        raise FileTrouble(f"{path}: cannot be read: {error.strerror or error}.") from error


def _within_limits(path: Path, data: bytes, most: int) -> bytes:
    if len(data) > most:
        raise FileTrouble(f"{path}: nothing larger than {most // 1_000_000} MB is read.")
    return data


def write_private(path: Path, data: bytes) -> None:
    """Write a file that only its owner can read, whole or not at all. Raises FileTrouble.

    What is for standard output goes there.
    """
    _write(path, data)


def write_for_all(path: Path, data: bytes) -> None:
    """Write a file without a patient in it, which everyone may read. Raises FileTrouble."""
    _write(path, data, mode=0o644)


def _write(path: Path, data: bytes, mode: int = 0o600) -> None:
    if isinstance(path, StandardStream):
        try:
            write_out(data)
        except StreamTrouble as error:
            raise FileTrouble(str(error)) from error
        return
    temporary = ""
    try:
        if path.is_symlink():
            raise FileTrouble(f"{path}: this is a link; name the file itself. Nothing was written.")
        if path.is_dir():
            raise FileTrouble(f"{path}: this is a folder; name a file.")
        if path.exists() and not path.is_file():
            raise FileTrouble(f"{path}: this is not an ordinary file; it was left alone.")
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except (OSError, RuntimeError) as error:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        why = getattr(error, "strerror", None) or error
        raise FileTrouble(
            f"{path}: cannot be written: {why}. Nothing was changed there."
        ) from error
