"""The audit of a clinic: its rows, and whether the chain of hashes holds."""

import hashlib
import json
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass

from sqlalchemy import Connection, text


@dataclass(frozen=True)
class AuditRow:
    """Who did what to which row, and when; no name and no text of a patient."""

    seq: int
    at: str
    """UTC, ISO 8601."""
    actor: str
    """The login."""
    host: str
    action: str
    object: str
    """The table."""
    object_id: str
    detail: str
    prev_hash: str
    hash: str

    def hash_of(self) -> str:
        """What the hash must be: SHA-256 of the row's JSON with the hash of the row before."""
        said = [self.seq, self.at, self.actor, self.host, self.action, self.object]
        said += [self.object_id, self.detail, self.prev_hash]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True)
class Verified:
    """What became of a check."""

    rows: int
    head: str
    """The last hash: written down elsewhere it proves later that nothing before it was changed."""
    wrong: str = ""
    """What does not hold; empty if all does."""


COLUMNS = "seq, at, actor, host, action, object, object_id, detail, prev_hash, hash"


def rows_of(
    connection: Connection, clinic: int, last: int | None = None
) -> Generator[AuditRow, None, None]:
    """The audit of a clinic, the first row first; of long ones the `last` rows."""
    query = f"SELECT {COLUMNS} FROM audit WHERE clinic_id = :clinic"
    if last is not None:
        query = f"SELECT * FROM ({query} ORDER BY seq DESC LIMIT :last) latest"
    values = {"clinic": clinic} if last is None else {"clinic": clinic, "last": last}
    streaming = connection.execution_options(yield_per=1000)
    with streaming.execute(text(f"{query} ORDER BY seq"), values) as found:
        for row in found:
            yield AuditRow(*row)


def verify(connection: Connection, clinic: int, noted_hash: str = "") -> Verified:
    """Follow the chain from the first row to the noted end.

    `noted_hash` is the last hash of an earlier check: where it is gone, rows were made anew.
    """
    with closing(rows_of(connection, clinic)) as rows:
        count, head, wrong = chained(rows)
    noted = connection.execute(
        text("SELECT seq, hash FROM audit_heads WHERE clinic_id = :clinic"), {"clinic": clinic}
    ).first()
    if not wrong and noted is None:
        wrong = f"the audit ends with row {count}, and the note of which was its last is gone"
    elif not wrong and noted is not None and (noted.seq, noted.hash) != (count, head):
        wrong = f"the audit ends with row {count}, and row {noted.seq} was its last"
    if not wrong and noted_hash:
        query = text("SELECT 1 FROM audit WHERE clinic_id = :clinic AND hash = :hash")
        there = connection.execute(query, {"clinic": clinic, "hash": noted_hash}).first()
        wrong = (
            "" if there else "no row has the hash that was noted; rows were made anew or cut off"
        )
    return Verified(count, head, wrong)


def chained(rows: Iterator[AuditRow]) -> tuple[int, str, str]:
    """How many rows hold together from the first on, the last hash, and what does not hold."""
    count, head = 0, ""
    for row in rows:
        if row.seq != count + 1:
            return count, head, f"row {count + 1} is missing"
        if row.prev_hash != head or row.hash != row.hash_of():
            return count, head, f"row {row.seq} was changed"
        count, head = row.seq, row.hash
    return count, head, ""
