"""Standard input and output where a file is asked for: "-" on the command line, nowhere else."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    _Path = Path
else:
    _Path = type(Path())


class StreamTrouble(Exception):
    """The stream cannot be read or written; the message says why."""


class StandardStream(_Path):
    """ "-": reads standard input, once, and writes standard output. Bytes, whatever the console."""

    _read: bytes | None = None

    def read_bytes(self) -> bytes:
        """All of standard input; the same again when asked again. Raises StreamTrouble."""
        if self._read is None:
            try:
                self._read = sys.stdin.buffer.read()
            except (AttributeError, OSError, ValueError) as error:
                raise StreamTrouble(f"standard input cannot be read: {error}.") from error
        return self._read


def named(path: Path) -> Path:
    """The path as it is meant on the command line: "-" is the standard stream."""
    return StandardStream("-") if str(path) == "-" else path


def write_out(data: bytes) -> None:
    """Write bytes to standard output. Raises StreamTrouble.

    A reader that went away is no trouble. A terminal is: nobody reads a PDF there.
    """
    try:
        if data.startswith(b"%PDF") and sys.stdout.isatty():
            raise StreamTrouble("a PDF is not for a terminal; send it to a file: -o HANDOUT.pdf.")
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (AttributeError, OSError, ValueError) as error:
        raise StreamTrouble(f"standard output cannot be written: {error}.") from error
