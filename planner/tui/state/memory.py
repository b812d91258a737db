"""Small things the store remembers between runs; trouble with them never stops the work."""

from typing import TYPE_CHECKING

from planner.tui.state.place import ScreenPlace, place_to_json

if TYPE_CHECKING:
    from planner.services.workspace import Workspace


class Memory:
    """The place, the intake being typed, paper, print and ink last used."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self._place: ScreenPlace | None = None
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

    def go(self, place: ScreenPlace) -> None:
        """Keep where the therapist is."""
        if place != self._place and self.put("place", place_to_json(place)):
            self._place = place
