"""What was given out and told, as far as a damaged database still gives it, row by row."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import get_args

from planner.model.stored import Channel, GivenOut, RecordKind, Stored, StoreTrouble
from planner.store.documents import unpacked
from planner.store.store import Store


def salvage_follow_ups(
    connection: sqlite3.Connection,
    store: Store,
    patients: Mapping[object, int],
    programs: Mapping[object, Stored],
) -> None:
    """Put what can be read beside the programs that were saved, by their old ids."""
    for row in _rows(connection, "issues"):
        stored = programs.get(row.get("program_id"))
        with suppress(StoreTrouble, TypeError, ValueError, KeyError):
            if stored is not None:
                then = replace(stored, program=unpacked(row["document"]))
                store.issue(then, _given(row), _text(row["issued_at"]))
    for row in _rows(connection, "records"):
        owner = programs.get(row.get("program_id"))
        patient = owner.patient_id if owner else patients.get(row.get("patient_id"))
        if patient is None or row.get("kind") not in get_args(RecordKind):
            continue
        with suppress(StoreTrouble, TypeError, KeyError):
            kind: RecordKind = row["kind"]  # type: ignore[assignment]
            document, kept_at = _text(row["document"]), _text(row["kept_at"])
            store.keep_record(patient, owner.id if owner else None, kind, document, kept_at)


def _given(row: Mapping[str, object]) -> GivenOut:
    week = row["from_week"]
    channel: Channel = row["channel"] if row["channel"] in get_args(Channel) else "print"  # type: ignore[assignment]
    return GivenOut(
        monday=date.fromisoformat(_text(row["monday"])),
        from_week=week if isinstance(week, int) else 1,
        channel=channel,
        language=_text(row["language"]),
        covers=_text(row["covers"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("this cell is damaged")
    return value


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[dict[str, object]]:
    """Each row by itself: a page that cannot be read costs only what is on it."""
    try:
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        ids = [row[0] for row in connection.execute(f"SELECT id FROM {table} ORDER BY id")]
    except sqlite3.Error:
        return
    for number in ids:
        with suppress(sqlite3.Error):
            row = connection.execute(f"SELECT * FROM {table} WHERE id = ?", (number,)).fetchone()
            if row is not None:
                yield dict(zip(names, row, strict=True))
