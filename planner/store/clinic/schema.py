"""How a clinic's database comes to have its tables, one named step after the other.

A step is a file of SQL in `steps/`, never changed once it was released. They run as the owner of
the tables, in one transaction. `tables.py` says the columns that both engines have.
"""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

_FOLDER = Path(__file__).with_name("steps")


@dataclass(frozen=True)
class Step:
    """What leads from one version to the next."""

    name: str
    files: tuple[str, ...]


STEPS = (Step("patients, programs and the audit", ("tables.sql", "audit.sql", "rights.sql")),)
"""The step at place n leads from version n to n + 1."""

VERSION = len(STEPS)


def migrate(connection: Connection, version: int) -> None:
    """Take the steps that are missing."""
    for step in STEPS[version:]:
        for name in step.files:
            script = (_FOLDER / name).read_text(encoding="utf-8")
            # As it stands: SQLAlchemy would look for parameters in it.
            with contextlib.closing(connection.connection.cursor()) as cursor:
                cursor.execute(script)
    connection.exec_driver_sql(f"UPDATE planner_version SET version = {VERSION}")
