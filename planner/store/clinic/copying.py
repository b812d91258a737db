"""A whole clinic in a file, and a file in a clinic: backup, restore, and moving between engines.

The file is the planner's SQLite database as one machine has it, with tables beside it for what only
a clinic has. So a clinic's backup opens on one machine, and one machine's in a clinic.
"""

from collections.abc import Iterable
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    Text,
    insert,
    inspect,
    select,
    text,
)

from planner.model.stored import StoreTrouble
from planner.store.clinic.address import Address
from planner.store.clinic.audit import COLUMNS, AuditRow, chained
from planner.store.clinic.database import ClinicDatabase
from planner.store.clinic.keeper import become_owner, clinic_of, give_login, keeping
from planner.store.clinic.trouble import NotAllowed
from planner.store.clinic.who import event, me
from planner.store.patients_file import opened, totals_of
from planner.store.tables import patients
from planner.store.totals import KEPT, Totals, rows_of, totals

_beside = MetaData()
_users = Table(
    "clinic_users",
    _beside,
    *(Column(name, Text) for name in ("login", "name", "role")),
    Column("active", Integer),
)
_owners = Table("clinic_owners", _beside, Column("patient_id", Integer), Column("login", Text))
_team = Table("clinic_team", _beside, Column("patient_id", Integer), Column("login", Text))
_made = Table(
    "clinic_made",
    _beside,
    Column("of", Text),
    Column("id", Integer),
    Column("number", Integer),
    Column("login", Text),
)
"""Who made a revision, an issue, a record."""
_audit = Table(
    "clinic_audit",
    _beside,
    *(Column(name, Integer if name == "seq" else Text) for name in COLUMNS.split(", ")),
)

_BESIDE = {
    _users: "SELECT login, name, role, active::int FROM users ORDER BY id",
    _owners: "SELECT p.id, u.login FROM patients p JOIN users u ON u.id = owner_id ORDER BY p.id",
    _team: "SELECT patient_id, login FROM care_team JOIN users u ON u.id = user_id ORDER BY 1, 2",
    _made: "SELECT 'revisions', program_id, number, login FROM revisions "
    "JOIN users u ON u.id = made_by "
    "UNION ALL SELECT 'issues', i.id, 0, login FROM issues i JOIN users u ON u.id = made_by "
    "UNION ALL SELECT 'records', r.id, 0, login FROM records r JOIN users u ON u.id = made_by",
    _audit: f"SELECT {COLUMNS} FROM audit ORDER BY seq",
}
_AT_ONCE = 200


def write_file(address: Address, target: Path, password: str | None = None) -> Totals:
    """Put all of the lead's clinic, as it is at one moment, into a file. Raises StoreTrouble."""
    database = ClinicDatabase(address, password)
    try:
        with database.writing() as connection:
            who = me(connection)
            if who.role != "lead":
                raise NotAllowed("a backup holds the whole clinic: the lead makes it.")
            event(connection, "backup", "clinics", who.clinic_id)
        with closing(opened(target)) as file, database.snapshot() as source:
            source.exec_driver_sql("SET LOCAL statement_timeout = 0")
            with file.writing() as sink:
                _beside.create_all(sink)
                for table in KEPT:
                    _put(sink, insert(table), table.c.keys(), rows_of(source, table))
                for table, query in _BESIDE.items():
                    found_rows = map(tuple, source.execute(text(query)))
                    _put(sink, insert(table), table.c.keys(), found_rows)
                expected = totals(source)
    finally:
        database.close()
    found = totals_of(target)
    if found != expected:
        raise StoreTrouble(f"the backup is not what the clinic has: {found}, not {expected}.")
    return found


def put_back(
    address: Address, source: Path, owner: str = "", clinic: str = "", *, let_in: bool = True
) -> Totals:
    """Put a file into a clinic that has no patients yet; as an administrator of the server.

    The file of a clinic brings its people, who is whose patient, and the audit, which must hold. Of
    one machine's file the patients become those of `owner`. Without `let_in` its people get no
    login: those of the server stay as they are. Raises StoreTrouble; then nothing was changed.
    """
    with (
        closing(opened(source)) as file,
        file.reading() as plain,
        keeping(address) as connection,
    ):
        number = clinic_of(connection, clinic)
        of_clinic = inspect(plain).has_table(_users.name)
        become_owner(connection)
        if connection.execute(text("SELECT 1 FROM patients LIMIT 1")).first():
            raise StoreTrouble(
                f"{address}: there are patients in it already. Put the backup into a new database: "
                "planner clinic init."
            )
        connection.exec_driver_sql("SET LOCAL planner.restoring = 'on'")
        if of_clinic:
            _put_people(connection, plain, number, address, let_in)
        known = connection.execute(text("SELECT login, id FROM users"))
        logins: dict[str, int] = {one.login: one.id for one in known}
        whose = _whose(plain) if of_clinic else {}
        theirs = set(plain.execute(select(patients.c.id)).scalars())
        if any(whose.get(one, owner) not in logins for one in theirs):
            raise StoreTrouble(
                "whose patients are these? Name the login of a therapist: --owner LOGIN."
            )
        made = _made_by(plain) if of_clinic else {}
        for table in KEPT:
            columns = [*table.c.keys(), "clinic_id"]
            columns += {"patients": ["owner_id"], "programs": []}.get(table.name, ["made_by"])

            def row_with(row: tuple[Any, ...], name: str = table.name) -> tuple[Any, ...]:
                if name == "patients":
                    return (*row, number, logins[whose.get(row[0], owner)])
                if name == "programs":
                    return (*row, number)
                key = (name, row[0], row[1] if name == "revisions" else 0)
                return (*row, number, logins.get(made.get(key, owner)))

            names = ", ".join(columns)
            marks = ", ".join(f":{name}" for name in columns)
            statement = text(f"INSERT INTO {table.name} ({names}) VALUES ({marks})")
            _put(connection, statement, columns, map(row_with, rows_of(plain, table)))
            if "id" in table.c:
                connection.execute(
                    text(
                        f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), "
                        f"(SELECT max(id) FROM {table.name}))"
                    )
                )
        if of_clinic:
            for one in plain.execute(select(_team).where(_team.c.patient_id.in_(theirs))):
                connection.execute(
                    text("INSERT INTO care_team VALUES (:p, :u, :c)"),
                    {"p": one.patient_id, "u": logins[one.login], "c": number},
                )
        # Else the first who come are kept waiting: the server knows nothing of so many new rows.
        connection.exec_driver_sql(f"ANALYZE {', '.join(table.name for table in KEPT)}")
        expected, found = totals(plain), totals(connection)
        if found != expected:
            raise StoreTrouble(f"not all came over: {found}, not {expected}. Nothing was kept.")
        connection.execute(
            text("SELECT planner_append(:clinic, 'restore', 'clinics', :id, :more)"),
            {"clinic": number, "id": str(number), "more": f"sha256 {found.checksum}"},
        )
    return found


def _put_people(
    connection: Connection, plain: Connection, clinic: int, address: Address, let_in: bool
) -> None:
    """The people of a backup and its audit, as they were."""
    if connection.execute(text("SELECT 1 FROM audit LIMIT 1")).first():
        raise StoreTrouble(
            f"{address}: people were added to it already, and the backup brings its own. Put it "
            "into a new database: planner clinic init."
        )
    with closing(AuditRow(*row) for row in plain.execute(select(_audit).order_by("seq"))) as rows:
        count, head, wrong = chained(rows)
    if wrong:
        raise StoreTrouble(f"the audit in this backup does not hold: {wrong}.")
    connection.exec_driver_sql("RESET ROLE")
    people = plain.execute(select(_users)).all()
    for one in people if let_in else ():
        give_login(connection, address.database, one.login, one.role if one.active else "")
    become_owner(connection)
    for one in people:
        connection.execute(
            text(
                "INSERT INTO users (clinic_id, login, name, role, active) "
                "VALUES (:clinic, :login, :name, :role, :active)"
            ),
            {**one._mapping, "clinic": clinic, "active": bool(one.active)},
        )
    columns = ["clinic_id", *_audit.c.keys()]
    marks = ", ".join(f":{name}" for name in columns)
    statement = text(f"INSERT INTO audit ({', '.join(columns)}) VALUES ({marks})")
    rows_again = ((clinic, *row) for row in plain.execute(select(_audit).order_by("seq")))
    _put(connection, statement, columns, rows_again)
    connection.execute(
        text("UPDATE audit_heads SET seq = :seq, hash = :hash WHERE clinic_id = :clinic"),
        {"seq": count, "hash": head, "clinic": clinic},
    )


def _whose(plain: Connection) -> dict[int, str]:
    return {one.patient_id: one.login for one in plain.execute(select(_owners))}


def _made_by(plain: Connection) -> dict[tuple[str, int, int], str]:
    return {(one.of, one.id, one.number): one.login for one in plain.execute(select(_made))}


def _put(
    connection: Connection, statement: Any, columns: Iterable[str], rows: Iterable[tuple[Any, ...]]
) -> None:
    names, left = list(columns), iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        connection.execute(statement, [dict(zip(names, row, strict=True)) for row in some])
