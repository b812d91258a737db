"""The list of patients by one of its columns; who has nothing there comes last either way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from planner.model.follow_up.standing import LookKind
from planner.store.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.model.stored import Entry
    from planner.services.patient_list import PatientLine

SortedBy = Literal["patient", "born", "presentation", "look", "next", "told", "changed", "weeks"]
_LATEST_FIRST = ("told", "changed")
_KINDS = get_args(LookKind)


def in_order_of(
    column: SortedBy, turned: bool, entries: Iterable[Entry], known: Mapping[int, PatientLine]
) -> tuple[Entry, ...]:
    """By a column: names from A, the gravest look, the next visit and the latest word first;
    `turned`: from the other end."""
    there: list[tuple[str, Entry]] = []
    without: list[Entry] = []
    for entry in entries:
        key = _key(column, entry, known.get(entry.id))
        if key:
            there.append((key, entry))
        else:
            without.append(entry)
    there.sort(key=lambda one: one[0], reverse=turned != (column in _LATEST_FIRST))
    return (*(entry for _, entry in there), *without)


def _key(column: SortedBy, entry: Entry, line: PatientLine | None) -> str:
    at = line.standing if line else None
    match column:
        case "patient":
            return folded(entry.patient)
        case "born":
            return str(entry.birth_year or "")
        case "presentation":
            return entry.presentation
        case "look":
            places = [_KINDS.index(look.kind) for look in line.looks] if line else []
            return f"{min(places):02}" if places else ""
        case "next":
            return at.next_visit.isoformat() if at and at.next_visit else ""
        case "told":
            return at.last_told.isoformat() if at and at.last_told else ""
        case "changed":
            return entry.updated_at
        case "weeks":
            return f"{entry.weeks:02}" if entry.weeks else ""
