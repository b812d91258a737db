"""What workers tell the app."""

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from planner.model.stored import Entry


class StoreOpened(Message):
    """The store is there: what it holds, and where the therapist was."""

    def __init__(self, entries: "tuple[Entry, ...]", remembered: dict[str, str | None]) -> None:
        super().__init__()
        self.entries = entries
        self.place = remembered["place"]
        self.keys = remembered["keys"]
        """Keys of the user's own: a JSON object of command id to key."""
        self.theme = remembered["theme"] or ""


class LibraryReady(Message):
    """The library is loaded; programs can be built and opened."""


class Stuck(Message):
    """The planner cannot work: what is the matter, line by line."""

    def __init__(self, title: str, lines: tuple[str, ...]) -> None:
        super().__init__()
        self.title, self.lines = title, lines


class Exported(Message):
    """A handout was written, or could not be."""

    def __init__(self, text: str, failed: bool = False) -> None:
        super().__init__()
        self.text, self.failed = text, failed
