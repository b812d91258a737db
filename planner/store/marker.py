"""A note beside the database that it has patients: losing them must not look like a new start."""

import contextlib
from pathlib import Path

_NOTE = """Patients are kept in {name}, beside this note.

If that file is missing or empty, something has gone wrong: restore a backup of it
(planner restore FILE). To start anew on purpose, without patients, delete this note too.
"""


class Marker:
    """The note of one database."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._path = database.with_name(f"{database.name}.note")

    @property
    def set(self) -> bool:
        """Patients were kept here."""
        return self._path.exists()

    def put(self) -> None:
        """Note that there are patients; a folder that takes no note is no reason to stop."""
        with contextlib.suppress(OSError):
            if not self.set:
                self._path.write_text(_NOTE.format(name=self._database.name), encoding="utf-8")

    def clear(self) -> None:
        """There are no patients any more, and that was meant."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def words(self, what: str) -> str:
        """What is wrong, and what to do."""
        return (
            f"{self._database}: patients were kept in this file, and now it {what}. Restore a "
            "backup of it: planner restore FILE. Nothing was changed. To start anew on purpose, "
            f"without patients, delete {self._path.name} beside it."
        )
