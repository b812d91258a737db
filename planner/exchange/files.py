"""Reading with limits, and writing that never leaves half a file."""

import contextlib
import os
import tempfile
from pathlib import Path

MAX_BYTES = 20_000_000
"""No program comes near this; larger files are refused unread."""


class FileTrouble(Exception):
    """A file could not be read or written; the message says why and what to do."""


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises FileTrouble."""
    try:
        if path.is_dir():
            raise FileTrouble(f"{path}: this is a folder, not a file.")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise FileTrouble(
                f"{path}: this file has {size // 1_000_000} MB; nothing larger than "
                f"{MAX_BYTES // 1_000_000} MB is read."
            )
        return path.read_bytes()
    except OSError as error:
        raise FileTrouble(f"{path}: cannot be read: {error.strerror or error}.") from error


def write_private(path: Path, data: bytes) -> None:
    """Write a file that only its owner can read, whole or not at all. Raises FileTrouble."""
    if path.is_dir():
        raise FileTrouble(f"{path}: this is a folder; name a file.")
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        raise FileTrouble(
            f"{path}: cannot be written: {error.strerror or error}. Nothing was changed there."
        ) from error
