"""What is said and written down of a fault in the planner: where it was, nothing of a patient."""

import contextlib
import os
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

LOG = "crash.log"


def told(folder: Path) -> str:
    """Write down where the fault that is being handled was; what to tell the user."""
    kind, error, trace = sys.exc_info()
    return tell(folder, kind, error, trace)


def tell(
    folder: Path,
    kind: type[BaseException] | None,
    error: BaseException | None,
    trace: TracebackType | None,
) -> str:
    """The same for a given fault."""
    text = without_values(kind, error, trace)
    where = _written(folder / LOG, text)
    return (
        "The planner ended because of a fault of its own. What was saved is safe, and it opens "
        f"where you were. {where}"
    )


def without_values(
    kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
) -> str:
    """The kinds of errors and the lines of code that led to them; messages may quote a patient."""
    lines = []
    while kind is not None:
        lines.append(f"{kind.__module__}.{kind.__qualname__}")
        lines += [
            f"  {frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(trace, limit=-40)
        ]
        error = (error.__cause__ or error.__context__) if error is not None else None
        kind, trace = (type(error), error.__traceback__) if error is not None else (None, None)
    return "\n".join(lines)


def _written(path: Path, text: str) -> str:
    with contextlib.suppress(OSError):
        handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
        with os.fdopen(handle, "a", encoding="utf-8") as file:
            file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')}\n{text}\n\n")
        return f"Where it happened, without anything of a patient, is in {path}."
    return f"It happened here:\n{text}"
