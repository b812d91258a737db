"""A program that is being changed: what is stored, what can be undone and done again."""

from dataclasses import dataclass

from planner.building.rows import Key
from planner.model.program.program import Program
from planner.model.stored import Stored


@dataclass(frozen=True)
class Step:
    """A program as it was before or after a change, with what the change was."""

    label: str
    program: Program
    key: Key | None
    """Where the cursor was."""


class Editing:
    """The one truth of the workbench."""

    def __init__(self, stored: Stored) -> None:
        self.stored = stored
        self.program = stored.program
        self._undo: list[Step] = []
        self._redo: list[Step] = []

    @property
    def saved(self) -> bool:
        """The store has the program as it is here."""
        return self.stored.program is self.program or self.stored.program == self.program

    def do(self, label: str, program: Program, key: Key | None) -> None:
        """Take a changed program."""
        self._undo.append(Step(label, self.program, key))
        self._redo.clear()
        self.program = program

    def undo(self, key: Key | None) -> Step | None:
        """Take the last change back; None if there is none."""
        return self._turn(self._undo, self._redo, key)

    def redo(self, key: Key | None) -> Step | None:
        """Do again what was undone; None if there is nothing."""
        return self._turn(self._redo, self._undo, key)

    @property
    def last(self) -> Step:
        """The change that is saved next."""
        return self._undo[-1] if self._undo else Step("", self.program, None)

    def take(self, stored: Stored) -> None:
        """What the store has now; from here on it is the store that undoes."""
        self.stored, self.program = stored, stored.program
        self._undo.clear()
        self._redo.clear()

    def _turn(self, taken: list[Step], given: list[Step], key: Key | None) -> Step | None:
        if not taken:
            return None
        step = taken.pop()
        given.append(Step(step.label, self.program, key))
        self.program = step.program
        return step
