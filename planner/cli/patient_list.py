"""The list of patients on the command line: who has what, and what needs a look."""

from __future__ import annotations

import json
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planner.cli.basics import say, say_json
from planner.cli.patients import told_of_store
from planner.settings import read_settings

if TYPE_CHECKING:
    from planner.services.patient_list import PatientLine


class FilterName(StrEnum):
    """What of the list is shown."""

    all = "all"
    look = "look"
    alarm = "alarm"
    recalled = "recalled"
    silent = "silent"
    gate = "gate"
    review = "review"
    visit = "visit"


def add_to(app: typer.Typer) -> None:
    """Put the command beside the others."""
    app.command("patients")(patients)


def patients(
    words: Annotated[str, typer.Argument(help="Words of the name; else everybody.")] = "",
    only: Annotated[
        FilterName,
        typer.Option(help="look: what needs a look; visit: of the next 7 days, and missed ones."),
    ] = FilterName.all,
    archived: Annotated[
        bool, typer.Option("--archived", help="Those that were put away, in place of the others.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For another program.")] = False,
) -> None:
    """List patients: next visit, last told, and what needs a look, the gravest first."""
    from planner.services.patient_list import filtered, kept_standings, listed, make_standings
    from planner.services.workspace import Workspace

    workspace = Workspace(read_settings())
    rows: tuple[PatientLine, ...] = ()
    with told_of_store():
        if workspace.has_patients:
            today = workspace.clock.today()
            for _ in make_standings(workspace.store):
                pass
            store = workspace.store
            entries = store.archived(words) if archived else store.entries(words)
            known = kept_standings(store)
            rows = filtered(listed(entries, known, workspace.library, today), only.value, today)
    if as_json:
        say_json(json.dumps([_as_json(one) for one in rows], indent=2))
        return
    people = {(one.entry.patient, one.entry.patient_id) for one in rows}
    named = Counter(name for name, _ in people)
    for one in rows:
        say(_line(one, alone=named[one.entry.patient] == 1))


def _line(one: PatientLine, *, alone: bool) -> str:
    entry, at = one.entry, one.standing
    year = f" ({entry.birth_year})" if entry.birth_year else ""
    year += "" if alone else f" (--id {entry.patient_id})"
    parts = [f"{entry.patient}{year}: {entry.presentation.replace('_', ' ')}, {entry.weeks} weeks"]
    if at and at.next_visit:
        parts.append(f"next visit {at.next_visit}")
    if at and at.last_told:
        parts.append(f"last told {at.last_told}")
    return " ".join([f"{', '.join(parts)}.", *(look.words for look in one.looks)])


def _as_json(one: PatientLine) -> dict[str, Any]:
    entry, at = one.entry, one.standing
    days = {
        "monday": at and at.monday,
        "last_told": at and at.last_told,
        "last_visit": at and at.last_visit,
        "next_visit": at and at.next_visit,
    }
    return {
        "patient_id": entry.patient_id,
        "patient": entry.patient,
        "birth_year": entry.birth_year,
        "program_id": entry.id,
        "presentation": entry.presentation,
        "weeks": entry.weeks,
        "changed_at": entry.updated_at,
        "archived": bool(entry.archived_at),
        "known": at is not None,
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "looks": [{"kind": look.kind, "words": look.words} for look in one.looks],
    }
