"""What is read is never written over."""

from pathlib import Path

from planner.exchange.files import FileTrouble
from planner.exchange.standard_stream import StandardStream


def keep_apart(source: Path, target: Path | None) -> None:
    """Refuse a target that is the file that is read. Raises FileTrouble."""
    try:
        streams = isinstance(source, StandardStream) or isinstance(target, StandardStream)
        same = bool(target and not streams and target.exists() and target.samefile(source))
    except OSError:
        same = False
    if same:
        raise FileTrouble(f"{target}: this is the file that is read; write to another one.")
