"""The store of one user: patients, programs and drafts in a file of their own."""

from pathlib import Path

from planner.store.drafts import Drafts
from planner.store.follow_ups import FollowUps
from planner.store.records import Records
from planner.store.sqlite import WAIT_S, Database
from planner.store.standings import Standings
from planner.store.state import FileState


class Store(Records, Drafts, FollowUps, Standings):
    """Patients, programs and drafts in an SQLite file. Every method raises StoreTrouble."""

    def __init__(self, path: Path, state: FileState | None = None, wait_s: float = WAIT_S) -> None:
        self.path = path
        self._file = Database(path, state or FileState(path.with_name("state.json")), wait_s)
        Records.__init__(self, self._file, self._file.marker)
        Drafts.__init__(self, self._file)
        FollowUps.__init__(self, self._file)
        Standings.__init__(self, self._file)

    @property
    def notice(self) -> str:
        """What the user should know although everything works; empty if nothing."""
        return self._file.notice

    @property
    def read_only(self) -> bool:
        """Programs can be opened, and nothing changed."""
        return self._file.read_only

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
