"""What lists, searches and opening take at 10,000 patients: a clinic's server beside one file."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from planner.model.program.program import Program
from planner.services.patient_list import kept_standings, make_standings
from planner.store.clinic.copying import put_back
from planner.store.clinic.keeper import make_clinic
from planner.store.clinic.store import ClinicStore
from planner.store.documents import packed
from planner.store.folding import folded
from planner.store.store import Store
from planner.store.tables import issues, patients, programs, records, revisions
from tests.benchmarks.measure import best_ms
from tests.benchmarks.row import Remark, Row
from tests.postgres.fixtures import PASSWORD, PEOPLE, Clinic
from tests.postgres.server import KEEPER, KEEPERS_PASSWORD, made
from tests.postgres.server import programs as server_programs

PATIENTS = 10_000
_FIRST = "Ana Bo Cy Dee Eli Fay Gus Hal Ida Jan Kit Lou Max Nia Oto Pia Quy Rio Sam Tea".split()
_LAST = "Abel Berg Cruz Dorn Ek Frey Gold Hahn Ito Jung Kane Lind Moss Nowak Ochs Papp".split()


@dataclass(frozen=True)
class Beside:
    """The same patients on one machine and at a clinic, all of them Dana's."""

    file: Store
    clinic: Clinic
    dana: ClinicStore
    lead: ClinicStore
    restored_s: float
    """How long it took to put the file into the clinic."""


@contextmanager
def both(program: Program, count: int = PATIENTS) -> Iterator[Beside | None]:
    """As long as they are needed; None where there is no PostgreSQL."""
    found = server_programs()
    if found is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="planner-postgres-") as name:
        folder, own = Path(name), Path(name) / "own"
        own.mkdir()
        secrets = folder / "pgpass"
        secrets.write_text(f"*:*:*:{KEEPER}:{KEEPERS_PASSWORD}\n*:*:*:*:{PASSWORD}\n")
        secrets.chmod(0o600)
        os.environ["PGPASSFILE"] = str(secrets)
        server = made(folder, found)
        clinic = Clinic(server, "clinic", own)
        file = Store(own / "planner.db")
        try:
            fill(file, program, count)
            make_clinic(clinic.keeper, "Riverside")
            clinic.add(PEOPLE)
            begun = datetime.now(UTC)
            put_back(clinic.keeper, file.path, "dana")
            took = (datetime.now(UTC) - begun).total_seconds()
            for one in (file, clinic.store("dana")):
                stand(one)
            with closing(clinic.sql(KEEPER)) as keeper:
                keeper.execute("VACUUM (ANALYZE)")
            yield Beside(file, clinic, clinic.store("dana"), clinic.store("mo"), took)
        finally:
            file.close()
            clinic.close()
            server.kill()


def stand(store: Store | ClinicStore) -> None:
    """What the list says of each is known, as on any day but the first."""
    document = next(iter(next(make_standings(store)).values())).model_dump_json()
    store.keep_standings(replace(one, document=document) for one in store.standings())


def fill(store: Store, program: Program, count: int) -> None:
    """So many patients with a program each, given out once, with two records."""
    document, start = packed(program), datetime(2026, 1, 5, 9, tzinfo=UTC)
    with store._file.writing() as connection:
        for first in range(1, count + 1, 500):
            rows: dict[Any, list[dict[str, Any]]] = {
                one: [] for one in (patients, programs, revisions, issues, records)
            }
            for number in range(first, min(first + 500, count + 1)):
                at = (start + timedelta(minutes=number)).isoformat(timespec="microseconds")
                of_it = {"patient_id": number, "program_id": number}
                who = f"{_FIRST[number % 20]} {_LAST[number // 20 % 16]} {number}"
                rows[patients].append(
                    {"id": number, "name": who, "birth_year": 1950, "folded": folded(who)}
                )
                rows[programs].append(
                    {
                        **{"id": number, "patient_id": number, "presentation": "stenosis"},
                        **{"weeks": 12, "created_at": at, "updated_at": at, "revision": 1},
                    }
                )
                rows[revisions].append(
                    {
                        **{"program_id": number, "number": 1, "parent": None, "made_at": at},
                        **{"label": "", "key": "", "document": document},
                    }
                )
                rows[issues].append(
                    {
                        **of_it,
                        **{"fingerprint": f"f{number}", "issued_at": at, "monday": "2026-01-05"},
                        **{"from_week": 1, "channel": "print", "language": "en"},
                        **{"covers": "booklet", "document": document},
                    }
                )
                rows[records] += [
                    {**of_it, "kind": "measurement", "kept_at": at, "document": "{}"}
                    for _ in range(2)
                ]
            for table, some in rows.items():
                connection.execute(insert(table), some)


def clinic_rows(program: Program) -> Iterator[Row | Remark]:
    """List, search and open, with SQLite's time as the budget's measure."""
    with both(program) as beside:
        if beside is None:
            yield Remark(
                "A clinic of 10,000 patients: no PostgreSQL 15 or later here, not measured."
            )
            return
        for what, of in SCREENS.items():
            alone = best_ms(lambda of=of: of(beside.file, 1))  # type: ignore[misc]
            for who, store in (("", beside.dana), (", lead", beside.lead)):
                yield Row(
                    f"{what}{who}, {PATIENTS:,} patients, PostgreSQL",
                    best_ms(lambda of=of, store=store: of(store, 1)),  # type: ignore[misc]
                    1.5 * alone,
                    "ms",
                    f"SQLite: {alone:.1f} ms",
                )


SCREENS: dict[str, Any] = {
    "list": lambda store, _: (store.undeleted(), store.drafts(), kept_standings(store)),
    "search": lambda store, _: (store.undeleted("ana berg"), store.drafts()),
    "open": lambda store, program: store.load(program),
}
"""What each screen asks of a store; the last of a program."""

__all__ = ["PATIENTS", "SCREENS", "Beside", "both", "clinic_rows"]
