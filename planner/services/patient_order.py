"""The order of the list of patients; kept light, for the list is the first thing painted."""

from collections.abc import Iterable

from planner.model.stored import Entry


def together(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The programs of one patient one after the other, at the place of the first of them."""
    of: dict[int, list[Entry]] = {}
    for entry in entries:
        of.setdefault(entry.patient_id, []).append(entry)
    return tuple(entry for theirs in of.values() for entry in theirs)
