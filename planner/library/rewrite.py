"""Files of a clinic's folder, written whole or not at all; comments and shape stay."""

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path


def rewrite(path: Path, change: Callable[[str], str]) -> int:
    """Replace a file's text, keeping its mode; how many lines are new.

    A file that may not be written is left alone. Raises OSError, UnicodeDecodeError.
    """
    before = path.read_bytes().decode("utf-8")
    after = change(before)
    if after == before:
        return 0
    if not path.stat().st_mode & stat.S_IWUSR:
        raise PermissionError(errno.EACCES, "it is read-only", str(path))
    replace_text(path, after, like=path)
    return len(set(after.splitlines()) - set(before.splitlines()))


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, with its folders. Raises OSError, FileExistsError.

    There is never half of it: it is empty, then whole.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # Whoever is first to make the name has it; only then is the text put in its place.
    path.open("x").close()
    try:
        replace_text(path, text)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def replace_text(path: Path, text: str, *, like: Path | None = None) -> None:
    """Put a text in a file's place, with the mode of another. Raises OSError.

    Of a link the file that it leads to; the link stays.
    """
    path = path.resolve()
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    except OSError as error:
        error.filename = str(path)  # what is told is of the file, not of the one beside it
        raise
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if like is not None:
            shutil.copymode(like, temporary)
        else:
            Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
