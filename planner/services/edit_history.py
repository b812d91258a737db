"""A program that is open to be changed: its history and its saving.

Changes are made at once and saved after it, each as a revision of its own, by whoever calls
`save`; a store that is busy or full keeps nobody from going on. `save`, `undo`, `redo` and what
settles a conflict wait for the store: call them away from the keys, one at a time, and make no
change while an undo or redo is under way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Literal, assert_never

from planner.building.alarms import keeping_alarms
from planner.building.rebuilt import EditRefused
from planner.model.library import Library
from planner.model.program.program import Program
from planner.model.stored import Conflict, Stored, StoreTrouble
from planner.services.edit_outcomes import (
    Done,
    EditOutcome,
    NothingThere,
    NotSaved,
    Overtaken,
    Refused,
    Saved,
    SaveOutcome,
    Turned,
    TurnOutcome,
    Unchanged,
)
from planner.services.patient_store import PatientStore
from planner.services.ports import Clock

_Turn = Literal["undo", "redo"]


@dataclass(frozen=True)
class _Step:
    """A change that was made here."""

    label: str
    key: str
    before: Program
    after: Program
    turn: _Turn | None = None
    """The store has both ends of it, and is to go from the one to the other."""


class EditHistory:
    """The program as it is now, what the store has of it, and the way back and forth."""

    def __init__(self, stored: Stored, store: PatientStore, library: Library, clock: Clock) -> None:
        self.stored = stored
        """As the store has it."""
        self.program = stored.program
        """As it is now."""
        self.library = library.for_presentation(stored.program.presentation)
        self._store, self._clock = store, clock
        self._made: list[_Step] = []
        self._turned: list[_Step] = []
        """What was done and undone here, the last one last: the store need not be asked for it."""
        self._unsaved: list[_Step] = []
        self._taken_back: list[_Step] = []
        """Changes that were taken back before the store ever had them."""
        self._list = Lock()
        self._at_the_store = Lock()

    @property
    def saved(self) -> bool:
        """The store has the program as it is here."""
        return not self._unsaved

    def _do(self, label: str, key: str, change: Callable[[], Program]) -> EditOutcome:
        try:
            after = change()
        except EditRefused as refused:
            return Refused(str(refused))
        if after == self.program:
            return Unchanged()
        with self._list:
            step = _Step(label, key, self.program, after)
            self._unsaved.append(step)
            self._made.append(step)
            self._turned.clear()
            self._taken_back.clear()
            self.program = after
        return Done(label)

    # the store

    def save(self) -> SaveOutcome:
        """Save what is not saved, each change as a revision. Waits for the store."""
        with self._at_the_store:
            return self._save()

    def _save(self) -> SaveOutcome:
        while True:
            with self._list:
                step = self._unsaved[0] if self._unsaved else None
            if step is None:
                return Saved()
            try:
                stored = self._given(step)
            except Conflict as conflict:
                return Overtaken(str(conflict))
            except StoreTrouble as trouble:
                return NotSaved(str(trouble))
            with self._list:
                self.stored = stored
                self._unsaved.pop(0)

    def _given(self, step: _Step) -> Stored:
        match step.turn:
            case None:
                return self._store.save(self.stored, step.after, step.label, step.key)
            case "undo":
                return self._store.undo(self.stored)[0]
            case "redo":
                return self._store.redo(self.stored)[0]
            case _:
                assert_never(step.turn)

    def undo_here(self) -> Turned | None:
        """Take the last change back at once, if it was made here and is saved; `save` tells the
        store. None: `undo` asks the store what there is."""
        return self._turn_here(self._made, self._turned, "undo")

    def redo_here(self) -> Turned | None:
        """Do again at once what was undone here last; as `undo_here`."""
        return self._turn_here(self._turned, self._made, "redo")

    def _turn_here(self, steps: list[_Step], others: list[_Step], turn: _Turn) -> Turned | None:
        with self._list:
            if not steps or self._unsaved or self._taken_back:
                return None
            step = steps[-1]
            start, end = (step.before, step.after) if turn == "redo" else (step.after, step.before)
            if start is not self.program or keeping_alarms(end, start) is not end:
                return None
            others.append(steps.pop())
            self._unsaved.append(_Step(step.label, step.key, start, end, turn))
            self.program = end
        return Turned(step.label, step.key, Saved())

    def undo(self) -> TurnOutcome:
        """Take the last change back. Waits for the store."""
        with self._at_the_store:
            saved = self._save()
            if isinstance(saved, Overtaken):
                return saved
            if isinstance(saved, NotSaved):
                if self._unsaved[-1].turn is not None:
                    return saved
                # The store never had it, so it can be taken back without the store.
                with self._list:
                    step = self._unsaved.pop()
                    self._taken_back.append(step)
                    self.program = step.before
                return Turned(step.label, step.key, Saved() if self.saved else saved)
            label = self.stored.undo_label
            return self._turn(label, self._store.undo) if label else NothingThere()

    def redo(self) -> TurnOutcome:
        """Do again what was taken back last. Waits for the store."""
        with self._at_the_store:
            # What the store took back later comes first.
            if self._taken_back and self._taken_back[-1].before == self.program:
                with self._list:
                    step = self._taken_back.pop()
                    self._unsaved.append(step)
                    self.program = step.after
                return Turned(step.label, step.key, self._save())
            saved = self._save()
            if not isinstance(saved, Saved):
                return saved
            label = self.stored.redo_label
            return self._turn(label, self._store.redo) if label else NothingThere()

    def _turn(
        self, label: str, turn: Callable[[Stored], tuple[Stored, str]]
    ) -> Turned | NotSaved | Overtaken:
        try:
            stored, key = turn(self.stored)
        except Conflict as conflict:
            return Overtaken(str(conflict))
        except StoreTrouble as trouble:
            return NotSaved(str(trouble))
        kept = keeping_alarms(stored.program, self.program)
        with self._list:
            self.stored, self.program = stored, kept
            self._made.clear()
            self._turned.clear()
            if kept is not stored.program:
                self._unsaved.append(_Step("the alarm stays", key, stored.program, kept))
        return Turned(label, key, Saved())

    def take_newer(self) -> SaveOutcome:
        """After a conflict: what the other window saved; what is here is given up."""
        with self._at_the_store:
            try:
                stored = self._store.load(self.stored.id)
            except StoreTrouble as trouble:
                return NotSaved(str(trouble))
            self._begin(stored)
            return Saved()

    def keep_copy(self) -> SaveOutcome:
        """After a conflict: what is here as a program of its own, of the same patient."""
        with self._at_the_store:
            try:
                stored = self._store.create(self.program, self.stored.patient_id)
            except StoreTrouble as trouble:
                return NotSaved(str(trouble))
            self._begin(stored)
            return Saved()

    def _begin(self, stored: Stored) -> None:
        with self._list:
            self.stored, self.program = stored, stored.program
            self._made.clear()
            self._turned.clear()
            self._unsaved.clear()
            self._taken_back.clear()
