"""A backup that says itself whether each of its bytes is as it was written.

Behind the pages of the SQLite file stands one line, which readers of SQLite pass over: a mark and
the SHA-256 of all before it.
"""

import hashlib
import os
from pathlib import Path
from typing import BinaryIO, Literal

_MARK = b"\nPLANNER BACKUP SHA-256 "
_LENGTH = len(_MARK) + 64 + 1
_PAGE = slice(16, 18)
"""Where an SQLite file says how large its pages are; 1 is 65,536."""
_BLOCK = 1 << 20

Sum = Literal["right", "wrong", "none"]


def add_sum(file: BinaryIO) -> None:
    """Put the line behind a file that is open to be read and written."""
    file.seek(0)
    told = _sum_of(file, file.seek(0, os.SEEK_END))
    file.seek(0, os.SEEK_END)
    file.write(_MARK + told + b"\n")


def has_sum(path: Path) -> bool:
    """Whether the line is there. Raises OSError."""
    with path.open("rb") as file:
        return _line(file)[1].startswith(_MARK)


def sum_of(path: Path) -> Sum:
    """What the line says of a backup. "none": nobody wrote one. Raises OSError."""
    with path.open("rb") as file:
        end, line = _line(file)
        if line.startswith(_MARK):
            return "right" if line == _MARK + _sum_of(file, end) + b"\n" else "wrong"
        file.seek(0)
        page = int.from_bytes(file.read(_PAGE.stop)[_PAGE])
        # An SQLite file is whole pages: what stands behind them was the line.
        return "none" if (end + len(line)) % ({1: 65_536}.get(page) or page or 1) == 0 else "wrong"


def _line(file: BinaryIO) -> tuple[int, bytes]:
    """Where the line would begin, and what stands there."""
    end = max(0, file.seek(0, os.SEEK_END) - _LENGTH)
    file.seek(end)
    return end, file.read()


def _sum_of(file: BinaryIO, end: int) -> bytes:
    digest = hashlib.sha256()
    file.seek(0)
    while end > 0 and (block := file.read(min(_BLOCK, end))):
        digest.update(block)
        end -= len(block)
    return digest.hexdigest().encode()
