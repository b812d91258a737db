"""How a database comes to have the tables of today, one named step after the other.

A step is never changed once it was released; what it writes is frozen here, whatever `tables.py`
says by then. A test walks a stored database of the first version through all of them and compares
the outcome with a new one.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, text

from planner.model.stored import StoreTrouble
from planner.store.documents import packed_text
from planner.store.folding import folded
from planner.store.state import FileState
from planner.store.tables import metadata

APPLICATION_ID = 0x504C414E
"""Says in the file's header that it is the planner's."""

_FIRST = frozenset({"patients", "programs", "state"})
"""The tables of the first version, which had neither a number nor an application id."""


@dataclass(frozen=True)
class Migration:
    """What leads from one version to the next."""

    name: str
    run: Callable[[Connection, FileState], None]


@dataclass(frozen=True)
class Found:
    """What a file is."""

    version: int
    """Of its tables; 0 if it has none yet."""
    foreign: bool = False
    """It belongs to another program."""


def found_in(connection: Connection) -> Found:
    """Whose database this is, and of which version."""
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    tables = {str(name) for name in names.scalars()}
    if application == APPLICATION_ID:
        return Found(version)
    if application == 0 and version == 0 and not tables:
        return Found(0)
    if application == 0 and version == 0 and tables == _FIRST and _has_documents(connection):
        return Found(1)
    return Found(version, foreign=True)


def _has_documents(connection: Connection) -> bool:
    columns = connection.exec_driver_sql("PRAGMA table_info(programs)")
    return "document" in {row[1] for row in columns}


def create(connection: Connection) -> None:
    """The tables of today in an empty database."""
    metadata.create_all(connection)


def migrate(connection: Connection, version: int, state: FileState) -> None:
    """Take the steps that are missing. Raises StoreTrouble if rows point nowhere afterwards."""
    for step in STEPS[version - 1 :]:
        step.run(connection, state)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise StoreTrouble(
            "the patients' database has rows that belong to nothing; it was left as it was. Keep a "
            "copy of the file, and ask for help with the version of the planner that wrote it."
        )


def _fold_names(connection: Connection, _: FileState) -> None:
    _run(
        connection,
        """CREATE TABLE new_patients (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL,
            birth_year INTEGER, folded TEXT NOT NULL)""",
        "INSERT INTO new_patients SELECT id, name, birth_year, '' FROM patients",
        "DROP TABLE patients",
        "ALTER TABLE new_patients RENAME TO patients",
        "CREATE INDEX patients_by_folded ON patients (folded)",
    )
    for row in connection.execute(text("SELECT id, name FROM patients")).all():
        name = folded(row.name) if isinstance(row.name, str) else ""
        connection.execute(
            text("UPDATE patients SET folded = :name WHERE id = :id"), {"name": name, "id": row.id}
        )


def _keep_revisions(connection: Connection, _: FileState) -> None:
    _run(
        connection,
        """CREATE TABLE revisions (
            program_id INTEGER NOT NULL, number INTEGER NOT NULL, parent INTEGER,
            made_at TEXT NOT NULL, label TEXT NOT NULL, "key" TEXT NOT NULL,
            document BLOB NOT NULL, PRIMARY KEY (program_id, number),
            FOREIGN KEY(program_id) REFERENCES programs (id) ON DELETE CASCADE)""",
    )
    old = connection.execute(text("SELECT id FROM programs")).scalars().all()
    for number in old:  # one at a time: a database may be larger than the memory
        row = connection.execute(
            text("SELECT revision, updated_at, document FROM programs WHERE id = :id"),
            {"id": number},
        ).one()
        document = packed_text(row.document) if isinstance(row.document, str) else row.document
        connection.execute(
            text("INSERT INTO revisions VALUES (:id, :number, NULL, :at, '', '', :document)"),
            {"id": number, "number": row.revision, "at": row.updated_at, "document": document},
        )
    _run(
        connection,
        """CREATE TABLE new_programs (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, patient_id INTEGER NOT NULL,
            presentation TEXT NOT NULL, weeks INTEGER NOT NULL, created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL, revision INTEGER NOT NULL, deleted_at TEXT,
            FOREIGN KEY(patient_id) REFERENCES patients (id) ON DELETE CASCADE)""",
        """INSERT INTO new_programs SELECT id, patient_id, presentation, weeks, created_at,
            updated_at, revision, NULL FROM programs""",
        "DROP TABLE programs",
        "ALTER TABLE new_programs RENAME TO programs",
        "CREATE INDEX programs_by_patient ON programs (patient_id)",
    )


def _make_drafts_rows(connection: Connection, _: FileState) -> None:
    _run(
        connection,
        """CREATE TABLE drafts (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "window" TEXT NOT NULL,
            patient_id INTEGER, program_id INTEGER, started_at TEXT NOT NULL,
            updated_at TEXT NOT NULL, document TEXT NOT NULL,
            FOREIGN KEY(patient_id) REFERENCES patients (id) ON DELETE CASCADE,
            FOREIGN KEY(program_id) REFERENCES programs (id) ON DELETE CASCADE)""",
        "CREATE INDEX drafts_by_program ON drafts (program_id)",
    )
    kept = connection.execute(text("SELECT value FROM state WHERE key = 'intake_draft'")).scalar()
    if not isinstance(kept, str):
        return
    try:
        program = json.loads(kept).get("program_id")
    except (ValueError, AttributeError):
        return
    now = text("SELECT strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now')")
    stamp = connection.execute(now).scalar_one()
    known = connection.execute(
        text("SELECT id, patient_id FROM programs WHERE id = :id"), {"id": program}
    ).first()
    connection.execute(
        text("INSERT INTO drafts VALUES (NULL, '', :patient, :program, :at, :at, :document)"),
        {
            "patient": known.patient_id if known else None,
            "program": known.id if known else None,
            "at": stamp,
            "document": kept,
        },
    )


def _take_state_apart(connection: Connection, state: FileState) -> None:
    rows = connection.execute(text("SELECT key, value FROM state")).all()
    state.put_all(
        {
            row.key: row.value
            for row in rows
            if isinstance(row.value, str) and row.key != "intake_draft"
        }
    )
    _run(connection, "DROP TABLE state")


def _keep_follow_ups(connection: Connection, _: FileState) -> None:
    _run(
        connection,
        """CREATE TABLE issues (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, patient_id INTEGER NOT NULL,
            program_id INTEGER NOT NULL, fingerprint TEXT NOT NULL, issued_at TEXT NOT NULL,
            monday TEXT NOT NULL, from_week INTEGER NOT NULL, channel TEXT NOT NULL,
            language TEXT NOT NULL, covers TEXT NOT NULL, document BLOB NOT NULL,
            FOREIGN KEY(patient_id) REFERENCES patients (id) ON DELETE CASCADE,
            FOREIGN KEY(program_id) REFERENCES programs (id) ON DELETE CASCADE)""",
        "CREATE INDEX issues_by_fingerprint ON issues (fingerprint)",
        "CREATE INDEX issues_by_patient ON issues (patient_id)",
        """CREATE TABLE records (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, patient_id INTEGER NOT NULL,
            program_id INTEGER, kind TEXT NOT NULL, kept_at TEXT NOT NULL,
            document TEXT NOT NULL,
            FOREIGN KEY(patient_id) REFERENCES patients (id) ON DELETE CASCADE,
            FOREIGN KEY(program_id) REFERENCES programs (id) ON DELETE CASCADE)""",
        "CREATE INDEX records_by_patient ON records (patient_id, kind)",
    )


def _tell_where_programs_stand(connection: Connection, _: FileState) -> None:
    _run(
        connection,
        "ALTER TABLE programs ADD COLUMN archived_at TEXT",
        """CREATE TABLE standings (
            program_id INTEGER NOT NULL PRIMARY KEY, made_of TEXT NOT NULL, document TEXT NOT NULL,
            FOREIGN KEY(program_id) REFERENCES programs (id) ON DELETE CASCADE)""",
        "CREATE INDEX issues_by_program ON issues (program_id)",
        "CREATE INDEX records_by_program ON records (program_id)",
    )


STEPS = (
    Migration("names are found without case and marks", _fold_names),
    Migration("every save is a revision", _keep_revisions),
    Migration("a draft is a row", _make_drafts_rows),
    Migration("what a user prefers is apart from patients", _take_state_apart),
    Migration("what was given out and told is kept", _keep_follow_ups),
    Migration(
        "a program can be put away, and the list knows where it stands", _tell_where_programs_stand
    ),
)
"""The step at place n leads from version n + 1 to n + 2."""

VERSION = len(STEPS) + 1
"""Of the tables this planner reads and writes; kept in the file's header."""


def _run(connection: Connection, *statements: str) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement)
