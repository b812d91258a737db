"""A store without a file, that can be made busy, full or overtaken."""

from dataclasses import dataclass, field

from planner.model.program.program import Program
from planner.model.stored import Conflict, Entry, Stored, StoreTrouble


@dataclass
class _Line:
    """A program with its revisions, and which of them is current."""

    patient_id: int
    revisions: list[tuple[Program, str, str]]
    """Each with the label and the key of the change that made it."""
    at: int = 0
    number: int = 1


@dataclass
class MemoryStore:
    """Keeps programs as the real store does, as long as it lives."""

    trouble: str = ""
    """While it is not empty, nothing can be read or written, and this is why."""
    lines: dict[int, _Line] = field(default_factory=dict)

    def _check(self) -> None:
        if self.trouble:
            raise StoreTrouble(self.trouble)

    def _line(self, program_id: int) -> _Line:
        self._check()
        if program_id not in self.lines:
            raise StoreTrouble("this program is no longer in the store; it was deleted.")
        return self.lines[program_id]

    def _stored(self, program_id: int) -> Stored:
        line = self.lines[program_id]
        undo = line.revisions[line.at][1] if line.at else ""
        redo = line.revisions[line.at + 1][1] if line.at + 1 < len(line.revisions) else ""
        program = line.revisions[line.at][0]
        return Stored(program_id, line.patient_id, program, line.number, undo, redo)

    def entries(self, words: str = "") -> tuple[Entry, ...]:
        """Programs whose patient's name has the words."""
        self._check()
        stored = [self._stored(number) for number in self.lines]
        return tuple(
            Entry(
                one.id,
                one.patient_id,
                one.program.intake.patient.name,
                one.program.intake.patient.birth_year,
                one.program.presentation,
                len(one.program.weeks),
                "2026-11-22T10:00:00+00:00",
                one.revision,
            )
            for one in stored
            if words.casefold() in one.program.intake.patient.name.casefold()
        )

    def create(self, program: Program, patient_id: int | None = None) -> Stored:
        """Keep a new program."""
        self._check()
        number = len(self.lines) + 1
        others = [line.patient_id for line in self.lines.values()]
        whose = patient_id or max(others, default=0) + 1
        self.lines[number] = _Line(whose, [(program, "", "")])
        return self._stored(number)

    def load(self, program_id: int) -> Stored:
        """A program as it is now."""
        self._line(program_id)
        return self._stored(program_id)

    def save(self, stored: Stored, program: Program, label: str = "", key: str = "") -> Stored:
        """Keep a new revision."""
        line = self._current(stored)
        del line.revisions[line.at + 1 :]
        line.revisions.append((program, label, key))
        line.at += 1
        line.number += 1
        return self._stored(stored.id)

    def undo(self, stored: Stored) -> tuple[Stored, str]:
        """Take the last change back."""
        line = self._current(stored)
        if not line.at:
            raise StoreTrouble("there is nothing to undo.")
        key = line.revisions[line.at][2]
        line.at -= 1
        line.number += 1
        return self._stored(stored.id), key

    def redo(self, stored: Stored) -> tuple[Stored, str]:
        """Do again what was undone last."""
        line = self._current(stored)
        if line.at + 1 >= len(line.revisions):
            raise StoreTrouble("there is nothing to redo.")
        line.at += 1
        line.number += 1
        return self._stored(stored.id), line.revisions[line.at][2]

    def _current(self, stored: Stored) -> _Line:
        line = self._line(stored.id)
        if line.number != stored.revision:
            raise Conflict("this program was changed in another window.")
        return line

    def delete(self, program_id: int) -> None:
        """Take a program off the list."""
        self._line(program_id)
        del self.lines[program_id]

    def elsewhere(self, stored: Stored, **changes: object) -> None:
        """Another window saves this program."""
        newest = self.load(stored.id)
        self.save(newest, newest.program.model_copy(update=changes))
