"""What one user's planner remembers (theme, keys, paper, place), in a small file of its own."""

import contextlib
import json
import os
import tempfile
import threading
from pathlib import Path

from planner.model.stored import StoreTrouble

_LONGEST = 1_000_000


class FileState:
    """Values by key, in a JSON file that only its owner can read; a damaged one counts as empty."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def get(self, key: str) -> str | None:
        """A value; None if there is none."""
        return self._read().get(key)

    def put(self, key: str, value: str | None) -> None:
        """Keep a value, or forget it. Raises StoreTrouble."""
        self.put_all({key: value})

    def put_all(self, values: dict[str, str | None]) -> None:
        """Keep or forget several at once. Raises StoreTrouble."""
        with self._lock:
            # Read anew: another window keeps its own things in the same file.
            before = self._read()
            after = {k: v for k, v in {**before, **values}.items() if v is not None}
            if after != before:
                self._write(after)

    def _read(self) -> dict[str, str]:
        try:
            with self._path.open("rb") as file:
                data = json.loads(file.read(_LONGEST))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(data, dict):
            return {}
        return {str(key): value for key, value in data.items() if isinstance(value, str)}

    def _write(self, values: dict[str, str]) -> None:
        temporary = ""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, temporary = tempfile.mkstemp(dir=self._path.parent, prefix=".state.")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(values, file, indent=1)
                file.flush()
                os.fsync(file.fileno())  # else a power cut leaves an empty file under the name
            Path(temporary).replace(self._path)
        except OSError as error:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
            raise StoreTrouble(
                f"{self._path}: what the planner remembers cannot be kept: "
                f"{error.strerror or error}."
            ) from error


class MemoryState:
    """The same without a file, for tests."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        """A value; None if there is none."""
        return self._values.get(key)

    def put(self, key: str, value: str | None) -> None:
        """Keep a value, or forget it."""
        if value is None:
            self._values.pop(key, None)
        else:
            self._values[key] = value
