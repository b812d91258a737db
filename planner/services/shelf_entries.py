"""What a clinic's library holds, and whose each exercise is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from planner.library.clinic_folder import PARTS
from planner.library.exercise_entries import FoundEntry, entries_in, exercise_entries
from planner.library.importing.draft import ExerciseDraft, Origin
from planner.library.importing.written import DRAFTS
from planner.library.layers import layers_of
from planner.library.shipped import shipped_root

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.model.library import Library
    from planner.model.problem import Problem

EntryKind = Literal["shipped", "ours", "changed", "retired", "draft", "broken"]
"""shipped: as it came. ours: of a clinic's folder. changed: shipped, and the clinic says some of it
otherwise. retired: in no new program. draft: not finished. broken: has mistakes, and is not used.
"""
KINDS: tuple[EntryKind, ...] = get_args(EntryKind)


@dataclass(frozen=True)
class ShelfEntry:
    """An exercise, or what is to become one, with where it is written."""

    id: str
    name: str
    whose: EntryKind
    ladder: str = ""
    """The ladder it is on, or was."""
    file: str = ""
    """The clinic's file it is written in; of a shipped one none."""
    line: int | None = None
    changed: tuple[tuple[str, str, int], ...] = ()
    """What the clinic changed: the key, the file and the line."""
    problems: tuple[Problem, ...] = ()
    """Why it is not used."""
    to_decide: tuple[str, ...] = ()
    """What a draft lacks."""
    like: str = ""
    """The exercise that one with mistakes says it is like."""

    @property
    def usable(self) -> bool:
        """Programs may have it."""
        return self.whose in ("shipped", "ours", "changed")

    @property
    def key(self) -> str:
        """Its own among all entries: one that is broken may have the id of another."""
        return self.id if self.usable else f"{self.whose} {self.id} {self.file}:{self.line}"


def shelf_entries(library: Library, clinic: Path | None) -> tuple[ShelfEntry, ...]:
    """Every exercise of the library, then what is not in use; only read."""
    written = {}
    broken = []
    for found in _own_entries(clinic):
        one = _written(found, library)
        place, _ = library.property_places.get(one.id, ("", 0))
        changed = f"exercise {one.id}" in library.origins
        if one.id in library.exercises and (changed or place == one.file):
            written[one.id] = one
        elif one.id not in library.retired:
            broken.append(one)
    used = [_used(name, library, written.get(name)) for name in library.exercises]
    retired = (
        ShelfEntry(one.id, one.name, "retired", one.ladder, one.file, one.line)
        for one in library.retired.values()
    )
    return (*used, *retired, *_drafts(clinic), *broken)


def _own_entries(clinic: Path | None) -> Iterator[FoundEntry]:
    for root in layers_of(clinic).roots[1:]:
        yield from exercise_entries(root)


def _used(name: str, library: Library, written: ShelfEntry | None) -> ShelfEntry:
    exercise = library.exercises[name]
    places = library.origins.get(f"exercise {name}", {})
    changed = tuple((key, *place) for key, place in places.items())
    called, ladder = exercise.patient_name, exercise.ladder
    if changed:
        _, file, line = changed[0]
        return ShelfEntry(name, called, "changed", ladder, file, line, changed)
    if written is not None:
        return ShelfEntry(name, called, "ours", ladder, written.file, written.line)
    return ShelfEntry(name, called, "shipped", ladder)


def _written(found: FoundEntry, library: Library) -> ShelfEntry:
    """An entry as its file has it, with what the library says is wrong there."""
    source, place, entry = found
    key, index = place
    first = source.line((*place, "id")) or source.line(place) or 1
    last = len(source.data[key]) == int(index) + 1
    after = None if last else source.line((key, int(index) + 1))
    problems = tuple(
        one
        for one in library.problems
        if one.file == source.file
        and (one.line is None or (first <= one.line and (after is None or one.line < after)))
    )
    name = str(entry.get("id", ""))
    called = str(entry.get("patient_name") or name or "without an id")
    head = source.data.get("ladder") or source.data.get("joins") or ""
    like, at = str(entry.get("like", "")), (str(head), source.file, first)
    return ShelfEntry(name, called, "broken", *at, problems=problems, like=like)


def _drafts(clinic: Path | None) -> Iterator[ShelfEntry]:
    if clinic is None:
        return
    for source, place, entry in entries_in(clinic / DRAFTS, clinic, "drafts"):
        name = str(entry.get("id", ""))
        called = str(entry.get("patient_name") or name)
        fields: dict[str, Any] = {key: one for key, one in entry.items() if key != "id"}
        lacks = ExerciseDraft(name, fields, Origin("")).to_decide
        line = source.line((*place, "id")) or 1
        yield ShelfEntry(name, called, "draft", "", source.file, line, to_decide=lacks)


def file_of(shown: str, clinic: Path | None) -> Path | None:
    """A clinic's file as messages name it; None for one that is shipped, or is not there."""
    if clinic is None or not shown:
        return None
    shipped = [shipped_root() / part for part in PARTS]
    for one in (Path(shown), clinic / shown):
        if one.is_file() and not any(one.resolve().is_relative_to(part) for part in shipped):
            return one
    return None


def is_shipped(shown: str) -> bool:
    """Whether messages mean a file by this that came with the planner."""
    return bool(shown) and (shipped_root() / shown).is_file()
