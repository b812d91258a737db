"""Keeps a draft as it is typed, away from the keys; a busy store is asked again."""

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.services.patient_store import PatientStore

_AGAIN_S = 0.3
_LONG_S = 2.0


class DraftKeeper:
    """What is to be kept of one form, and what the store has of it. An empty text: no draft."""

    def __init__(
        self,
        store: Callable[[], "PatientStore"],
        draft_id: int | None = None,
        program_id: int | None = None,
        document: str = "",
    ) -> None:
        self.id = draft_id
        """The draft's; None as long as there is none."""
        self.trouble = ""
        """Why it could not be kept; empty if it was, or is under way."""
        self._store, self._program_id = store, program_id
        self._wanted = self._kept = document
        self._working = False
        self._lock = threading.Lock()
        self._rests = threading.Event()
        self._rests.set()

    @property
    def kept(self) -> bool:
        """The store has it as it is to be."""
        return self._wanted == self._kept

    def want(self, document: str) -> bool:
        """Keep this; True if the caller must start `work`, False if it is under way."""
        with self._lock:
            self._wanted = document
            if self._working or self.kept:
                return False
            self._working = True
            self._rests.clear()
            return True

    def rest(self) -> None:
        """In a thread: wait for what is under way, unless the store is busy for long."""
        self._rests.wait(_LONG_S)

    def work(self, tell: Callable[[], None], stopped: Callable[[], bool]) -> None:
        """Bring the store to what is wanted, in a worker; `tell` says that something changed."""
        from planner.model.stored import Busy, StoreTrouble

        while True:
            with self._lock:
                if self.kept or stopped():
                    self._end()
                    break
                wanted = self._wanted
            try:
                self._put(wanted)
                self._kept, self.trouble = wanted, ""
            except Busy:
                if not self.trouble:
                    self.trouble = "waiting for the store: another program is using it"
                    tell()
                time.sleep(_AGAIN_S)
            except StoreTrouble as trouble:
                with self._lock:
                    self.trouble = f"NOT KEPT: {trouble}"
                    self._end()
                break
        tell()

    def _end(self) -> None:
        self._working = False
        self._rests.set()

    def _put(self, document: str) -> None:
        if document:
            self.id = self._store().keep_draft(self.id, None, self._program_id, document)
        elif self.id is not None:
            self._store().drop_draft(self.id)
            self.id = None
