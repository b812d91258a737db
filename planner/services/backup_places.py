"""Where a backup is put together: a folder of its own, on a disk that has room for it."""

from __future__ import annotations

import errno
import shutil
import tempfile
import time
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from planner.exchange.files import FileTrouble
from planner.model.stored import DiskFull

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WORK = ".planner-backup."
"""How the name of the folder begins."""
_LEFT_AFTER_S = 86_400
"""Nobody works on a backup for so long."""
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)

Made = TypeVar("Made")


_MEMORY = Path("/dev/shm")
"""A disk that is memory: what lies there is gone with the machine."""


def for_open_files(database: Path, target: Path) -> tuple[Path, ...]:
    """Of a backup that lies open where it goes: there too."""
    return database.parent, target.parent


def for_secrets(database: Path) -> tuple[Path, ...]:
    """Of what is closed with a password: what is open of it never lies where it goes."""
    return database.parent, *(one for one in (_MEMORY,) if one.is_dir())


@contextmanager
def put_together(places: tuple[Path, ...], act: Callable[[Path], Made]) -> Iterator[Made]:
    """What is made in a folder below the first of the places whose disk has room for it.

    The folder is there for so long. Raises DiskFull where there is no room anywhere.
    """
    places[0].mkdir(parents=True, exist_ok=True, mode=0o700)
    with ExitStack() as until_then:
        for place in places[:-1]:
            with suppress(DiskFull), ExitStack() as trial:
                made = act(trial.enter_context(_work_folder(place)))
                until_then.push(trial.pop_all())
                break
        else:
            made = act(until_then.enter_context(_work_folder(places[-1])))
        yield made


@contextmanager
def _work_folder(place: Path) -> Iterator[Path]:
    """Only its owner's, and gone afterwards: it holds patients. Raises DiskFull, FileTrouble."""
    try:
        _clear(place)
        with tempfile.TemporaryDirectory(dir=place, prefix=_WORK) as folder:
            yield Path(folder)
    except OSError as error:
        words = f"{place}: {error.strerror or error}."
        raise (DiskFull if error.errno in _NO_ROOM else FileTrouble)(words) from error


def _clear(place: Path) -> None:
    """Throw away what was left of a work that was killed."""
    for left in place.glob(f"{_WORK}*"):
        with suppress(OSError):  # another backup has just ended
            if time.time() - left.stat().st_mtime > _LEFT_AFTER_S:
                shutil.rmtree(left, ignore_errors=True)
