"""The list of patients: where each program stands, what needs a look, and what a filter shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

from pydantic import ValidationError

from planner.follow_up.standing import looks, standing
from planner.model.follow_up.standing import LookKind, ProgramStanding
from planner.model.follow_up.visit import Visit
from planner.model.program.checkin import CheckIn
from planner.model.stored import Busy, KeptStanding, StoreTrouble
from planner.services.patient_order import together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from planner.model.follow_up.standing import Look
    from planner.model.library import Library
    from planner.model.stored import Entry
    from planner.services.patient_store import PatientStore

_AT_ONCE = 25
"""So many are made, then kept: another window can save in between."""
_SOON_DAYS = 7
"""A visit is shown as one of these days from so many days before it."""

Filter = Literal["all", "look", "alarm", "silent", "gate", "review", "recalled", "visit"]


@dataclass(frozen=True)
class PatientLine:
    """A program as the list shows it."""

    entry: Entry
    standing: ProgramStanding | None = None
    """None: not known yet, or it cannot be read."""
    looks: tuple[Look, ...] = ()
    """The gravest first."""

    def visit_soon(self, today: date) -> bool:
        """The next visit is one of these days, or it is over and nobody wrote that it was."""
        when = self.standing.next_visit if self.standing else None
        return when is not None and (when - today).days <= _SOON_DAYS

    def is_shown(self, filter_: Filter, today: date) -> bool:
        """A filter lets it through."""
        if filter_ == "all":
            return True
        if filter_ == "visit":
            return self.visit_soon(today)
        return any(filter_ in ("look", one.kind) for one in self.looks)


def kept_standings(store: PatientStore) -> dict[int, ProgramStanding]:
    """Those that are kept and still true, by program. Raises StoreTrouble."""
    read = ((one, _read(one.document)) for one in store.standings() if one.document)
    return {one.program_id: found for one, found in read if found is not None}


def make_standings(store: PatientStore) -> Iterator[dict[int, ProgramStanding]]:
    """Make and keep those that are missing, some at a time, new programs first.

    Raises StoreTrouble.
    """
    missing = [one for one in reversed(store.standings()) if _read(one.document) is None]
    for start in range(0, len(missing), _AT_ONCE):
        made: dict[int, ProgramStanding] = {}
        kept: list[KeptStanding] = []
        for one in missing[start : start + _AT_ONCE]:
            found = _made(store, one.program_id)
            if found is not None:
                made[one.program_id] = found
                document = found.model_dump_json()
                kept.append(KeptStanding(one.program_id, one.made_of, document))
        if kept:
            store.keep_standings(kept)
        yield made


def _read(document: str) -> ProgramStanding | None:
    try:
        return ProgramStanding.model_validate_json(document) if document else None
    except ValidationError:
        return None


def _made(store: PatientStore, program_id: int) -> ProgramStanding | None:
    """Of one program; None where it cannot be read, or is gone meanwhile."""
    try:
        of = store.stands_on(program_id)
        if of is None:
            return None
        return standing(
            of.program,
            date.fromisoformat(of.monday) if of.monday else None,
            [
                (CheckIn if kind == "checkin" else Visit).model_validate_json(document)
                for kind, document in of.told
            ],
        )
    except Busy:
        raise
    except (StoreTrouble, ValueError):
        return None


def listed(
    entries: Iterable[Entry],
    standings: Mapping[int, ProgramStanding],
    library: Library,
    today: date,
) -> tuple[PatientLine, ...]:
    """The list in its order, with what is known of each."""
    found = []
    for entry in together(entries):
        at = standings.get(entry.id) if entry.readable else None
        found.append(PatientLine(entry, at, tuple(looks(at, today, library)) if at else ()))
    return tuple(found)


def filtered(rows: Sequence[PatientLine], filter_: Filter, today: date) -> tuple[PatientLine, ...]:
    """What a filter shows of the list: what is gravest first, visits by their day."""
    shown = [one for one in rows if one.is_shown(filter_, today)]
    if filter_ == "visit":
        shown.sort(key=lambda one: str(one.standing and one.standing.next_visit))
    elif filter_ != "all":
        kinds = get_args(LookKind)
        shown.sort(key=lambda one: min(kinds.index(look.kind) for look in one.looks))
    return tuple(shown)


def counted(rows: Sequence[PatientLine], today: date) -> dict[str, int]:
    """How many each filter would show."""
    filters: tuple[Filter, ...] = get_args(Filter)
    return {name: sum(one.is_shown(name, today) for one in rows) for name in filters}
