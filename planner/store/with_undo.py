"""The store with undo and redo, kept for as long as it is open."""

from dataclasses import dataclass, replace
from pathlib import Path

from planner.model.program.program import Program
from planner.model.stored import Stored, StoreTrouble
from planner.store.store import Store


@dataclass(frozen=True)
class _Step:
    """A program on the other side of a change."""

    program: Program
    label: str
    key: str


class StoreWithUndo(Store):
    """Saves are changes that can be taken back."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._back: dict[int, tuple[_Step, ...]] = {}
        self._forth: dict[int, tuple[_Step, ...]] = {}

    def load(self, program_id: int) -> Stored:
        """Read a program. Raises StoreTrouble if it is gone or cannot be read."""
        return self._labelled(super().load(program_id))

    def save(self, stored: Stored, program: Program, label: str = "", key: str = "") -> Stored:
        """Save over the revision that was read. Raises Conflict if there is a newer one."""
        now = super().save(stored, program)
        before = _Step(stored.program, label, key)
        self._back[stored.id] = (*self._back.get(stored.id, ()), before)
        self._forth[stored.id] = ()
        return self._labelled(now)

    def undo(self, stored: Stored) -> tuple[Stored, str]:
        """Take the last change back. Raises StoreTrouble if there is none."""
        return self._turn(stored, self._back, self._forth, "there is nothing to undo.")

    def redo(self, stored: Stored) -> tuple[Stored, str]:
        """Do again what was undone last. Raises StoreTrouble if there is nothing."""
        return self._turn(stored, self._forth, self._back, "there is nothing to redo.")

    def _turn(
        self,
        stored: Stored,
        taken: dict[int, tuple[_Step, ...]],
        given: dict[int, tuple[_Step, ...]],
        nothing: str,
    ) -> tuple[Stored, str]:
        steps = taken.get(stored.id, ())
        if not steps:
            raise StoreTrouble(nothing)
        step = steps[-1]
        now = super().save(stored, step.program)
        taken[stored.id] = steps[:-1]
        back = replace(step, program=stored.program)
        given[stored.id] = (*given.get(stored.id, ()), back)
        return self._labelled(now), step.key

    def _labelled(self, stored: Stored) -> Stored:
        back, forth = self._back.get(stored.id, ()), self._forth.get(stored.id, ())
        return replace(
            stored,
            undo_label=back[-1].label if back else "",
            redo_label=forth[-1].label if forth else "",
        )
