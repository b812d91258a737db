"""Small things the store remembers between runs; trouble with them never stops the work."""

import threading
from typing import TYPE_CHECKING

from planner.tui.state.place import ScreenPlace, place_to_json

if TYPE_CHECKING:
    from planner.services.workspace import Workspace


class Memory:
    """The place, the intake being typed, paper, print and ink last used."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self._wanted: ScreenPlace | None = None
        self._kept: ScreenPlace | None = None
        self._keeping = threading.Lock()
        self.trouble = ""
        """Why the last thing could not be kept; empty when it was."""

    def put(self, key: str, value: str | None) -> bool:
        """Keep a value; False if the store would not."""
        from planner.model.stored import StoreTrouble

        try:
            self._workspace.user.put(key, value)
        except StoreTrouble as trouble:
            self.trouble = str(trouble)
            return False
        self.trouble = ""
        return True

    def get(self, key: str) -> str | None:
        """A value; None if there is none."""
        from planner.model.stored import StoreTrouble

        try:
            return self._workspace.user.get(key)
        except StoreTrouble as trouble:
            self.trouble = str(trouble)
            return None

    def go(self, place: ScreenPlace) -> bool:
        """Where the therapist is now; True if `keep_place` has something to keep."""
        self._wanted = place
        return place != self._kept

    def keep_place(self) -> None:
        """Keep the place that is wanted last, in a thread; it is kept when this ends.

        Threads take turns and each keeps the newest, so that none writes an older one over it.
        """
        with self._keeping:
            while (place := self._wanted) is not None and place != self._kept:
                if not self.put("place", place_to_json(place)):
                    break
                self._kept = place
