"""How much a database holds, and a checksum of it: equal on both engines for equal patients."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Table, select

from planner.store.tables import issues, patients, programs, records, revisions

KEPT = (patients, programs, revisions, issues, records)
"""The tables of what is kept of patients, each after those it points to."""


@dataclass(frozen=True)
class Totals:
    """Rows by table, and the checksum over every cell of them."""

    rows: tuple[tuple[str, int], ...]
    checksum: str

    def __str__(self) -> str:
        """In words."""
        counted = ", ".join(f"{count} {name}" for name, count in self.rows)
        return f"{counted}; checksum {self.checksum[:16]}"


def rows_of(connection: Connection, table: Table) -> Iterator[tuple[object, ...]]:
    """All rows of a table by its key, a few at a time: a database may be larger than memory."""
    query = select(*table.c).order_by(*table.primary_key.columns)
    with connection.execution_options(yield_per=200).execute(query) as found:
        for row in found:
            yield tuple(row)


def totals(connection: Connection) -> Totals:
    """Of what the connection may see."""
    count, whole = [], hashlib.sha256()
    for table in KEPT:
        number, digest = _digest(rows_of(connection, table))
        count.append((table.name, number))
        whole.update(f"{table.name} {digest}\n".encode())
    return Totals(tuple(count), whole.hexdigest())


def _digest(rows: Iterable[tuple[object, ...]]) -> tuple[int, str]:
    count, whole = 0, hashlib.sha256()
    for row in rows:
        cells = [hashlib.sha256(c).hexdigest() if isinstance(c, bytes) else c for c in row]
        whole.update(json.dumps(cells, ensure_ascii=False).encode("utf-8", "surrogatepass"))
        count += 1
    return count, whole.hexdigest()
