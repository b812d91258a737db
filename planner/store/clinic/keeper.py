"""What whoever keeps a clinic's database does: makes it, adds people, brings it up to date.

The keeper logs in as an administrator of the server, works as the owner of the tables and is nobody
of the clinic.
"""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, text

from planner.model.stored import StoreTrouble
from planner.store.clinic.address import Address
from planner.store.clinic.database import ClinicDatabase, engine_of, version_of
from planner.store.clinic.schema import VERSION, migrate
from planner.store.clinic.trouble import NoDatabase, NotAllowed, in_words

ROLES = ("therapist", "lead", "front_desk", "auditor")
_OWNER = "planner_owner"
_LOGIN = re.compile(r"[a-z][a-z0-9_]{0,40}")
_OLDEST = 150_000
"""PostgreSQL 15."""


@dataclass(frozen=True)
class User:
    """Somebody of a clinic."""

    login: str
    name: str
    role: str
    active: bool
    clinic: str


def make_clinic(address: Address, name: str, *, another: bool = False) -> None:
    """Make the database where it is missing, its tables, and a clinic in it. Raises StoreTrouble.

    `another`: of a chain that keeps several clinics in one database.
    """
    _make_database(address)
    with keeping(address, any_version=True) as connection:
        if version_of(connection) == 0:
            lay_tables(connection, address.database)
        become_owner(connection)
        there = connection.execute(text("SELECT name FROM clinics ORDER BY id")).scalars().all()
        if name in there:
            raise StoreTrouble(f"{name} is in this database already.")
        if there and not another:
            raise StoreTrouble(
                f"this database has a clinic already: {there[0]}. A clinic has a database of its "
                "own; a chain that wants several in one says --another."
            )
        number = connection.execute(
            text("INSERT INTO clinics (name) VALUES (:name) RETURNING id"), {"name": name}
        ).scalar_one()
        connection.execute(
            text("INSERT INTO audit_heads VALUES (:clinic, 0, '')"), {"clinic": number}
        )


def upgrade(address: Address) -> bool:
    """Bring the tables up to date; whether there was anything to do. Raises StoreTrouble."""
    with keeping(address, any_version=True) as connection:
        found = version_of(connection)
        if not 0 < found < VERSION:
            return False
        become_owner(connection)
        migrate(connection, found)
        return True


def lay_tables(connection: Connection, database: str) -> None:
    """The roles of the server, if they are missing, and the tables of this database."""
    if int(connection.execute(text("SHOW server_version_num")).scalar_one()) < _OLDEST:
        raise StoreTrouble("the server is older than PostgreSQL 15; the planner needs 15 or later.")
    if connection.execute(text("SHOW server_encoding")).scalar_one() != "UTF8":
        raise StoreTrouble("this database is not in UTF-8; let the planner make one.")
    for role in (_OWNER, *map(_group, ROLES)):
        connection.exec_driver_sql(
            f"DO $$ BEGIN CREATE ROLE {role} NOLOGIN; "
            "EXCEPTION WHEN duplicate_object THEN NULL; END $$"
        )
    quoted = _quoted(database)
    for statement in (
        f"GRANT {_OWNER} TO CURRENT_USER",
        f"REVOKE ALL ON DATABASE {quoted} FROM PUBLIC",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        f"GRANT USAGE, CREATE ON SCHEMA public TO {_OWNER}",
    ):
        connection.exec_driver_sql(statement)
    become_owner(connection)
    migrate(connection, 0)
    connection.exec_driver_sql("RESET ROLE")


def add_user(
    address: Address, login: str, name: str, role: str, password: str, clinic: str = ""
) -> str:
    """Give somebody a login of their own, or a new password, name and role. Raises StoreTrouble.

    Another database of this server that lets the login in, if one does: its password is the new one
    there too. It goes to the server as a SCRAM verifier: no log has it. `clinic` is needed where a
    database has several.
    """
    if not role:
        raise StoreTrouble(f"a role is one of {', '.join(ROLES)}.")
    with keeping(address) as connection:
        row = {"login": login, "name": name, "role": role, "clinic": clinic_of(connection, clinic)}
        _refuse_others(connection, login, row["clinic"])
        elsewhere = _elsewhere(connection, login)
        give_login(connection, address.database, login, role)
        driver = connection.connection.driver_connection
        assert driver is not None
        verifier = driver.pgconn.encrypt_password(
            password.encode(), login.encode(), b"scram-sha-256"
        ).decode()
        connection.exec_driver_sql(f"ALTER ROLE {login} LOGIN PASSWORD '{verifier}'")
        become_owner(connection)
        connection.execute(
            text(
                "INSERT INTO users (clinic_id, login, name, role) "
                "VALUES (:clinic, :login, :name, :role) ON CONFLICT (login) DO UPDATE "
                "SET name = :name, role = :role, active = true"
            ),
            row,
        )
    return elsewhere


def _elsewhere(connection: Connection, login: str) -> str:
    """Another database of this server that lets a login in; empty if there is none."""
    asked = text(
        "SELECT d.datname FROM pg_database d, aclexplode(d.datacl) a, pg_roles r "
        "WHERE r.oid = a.grantee AND r.rolname = :login AND a.privilege_type = 'CONNECT' "
        "AND d.datname <> current_database() ORDER BY 1 LIMIT 1"
    )
    return str(connection.execute(asked, {"login": login}).scalar() or "")


def give_login(connection: Connection, database: str, login: str, role: str) -> None:
    """A login of the server with the rights of a role in a database; without a role none.

    Raises StoreTrouble for what is no login of a clinic.
    """
    if not _LOGIN.fullmatch(login) or login.startswith(("pg_", "planner_")):
        raise StoreTrouble(f"{login}: a login has small letters, digits and _, a letter first.")
    if role not in ("", *ROLES):
        raise StoreTrouble(f"{role}: a role is one of {', '.join(ROLES)}.")
    known = connection.execute(
        text(
            "SELECT rolsuper OR rolcreaterole OR rolbypassrls AS mighty FROM pg_roles "
            "WHERE rolname = :login"
        ),
        {"login": login},
    ).first()
    if known is not None and known.mighty:
        raise StoreTrouble(f"{login}: this login keeps the server; nobody of a clinic has such.")
    if known is None:
        connection.exec_driver_sql(f"CREATE ROLE {login} LOGIN")
    held = set(
        connection.execute(
            text(
                "SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid "
                "JOIN pg_roles u ON u.oid = m.member WHERE u.rolname = :login"
            ),
            {"login": login},
        ).scalars()
    )
    wanted = {_group(role)} if role else set()
    other, lost = _elsewhere(connection, login), held & set(map(_group, ROLES)) - wanted
    if lost and other and role:
        raise StoreTrouble(
            f"{login}: this login has another role in {other} on the same server, and a login has "
            "one role on a server. Take another login, or switch it off there first."
        )
    for group in lost if not other else ():
        connection.exec_driver_sql(f"REVOKE {group} FROM {login}")
    for group in wanted - held:
        connection.exec_driver_sql(f"GRANT {group} TO {login}")
    way, to = ("GRANT", "TO") if role else ("REVOKE", "FROM")
    connection.exec_driver_sql(f"{way} CONNECT ON DATABASE {_quoted(database)} {to} {login}")


def switch_off(address: Address, login: str) -> None:
    """Let somebody in no more; what they made stays under their name. Raises StoreTrouble."""
    with keeping(address) as connection:
        become_owner(connection)
        done = connection.execute(
            text("UPDATE users SET active = false WHERE login = :login"), {"login": login}
        )
        if done.rowcount != 1:
            raise StoreTrouble(f"{login}: nobody of the clinic has this login.")
        connection.exec_driver_sql("RESET ROLE")
        give_login(connection, address.database, login, "")
        connection.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = :login"),
            {"login": login},
        )


def users(address: Address) -> tuple[User, ...]:
    """Everybody of the clinics in a database. Raises StoreTrouble."""
    query = text(
        "SELECT u.login, u.name, u.role, u.active, c.name FROM users u "
        "JOIN clinics c ON c.id = u.clinic_id ORDER BY c.name, u.login"
    )
    with keeping(address) as connection:
        become_owner(connection)
        return tuple(User(*row) for row in connection.execute(query))


@contextmanager
def keeping(address: Address, *, any_version: bool = False) -> Iterator[Connection]:
    """A transaction of the keeper's. Raises StoreTrouble."""
    with _by_administrator(address):
        database = ClinicDatabase(address, any_version=any_version)
        try:
            with database.writing() as connection:
                connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
                yield connection
        finally:
            database.close()


@contextmanager
def _by_administrator(address: Address) -> Iterator[None]:
    try:
        yield
    except NotAllowed as refused:
        raise NotAllowed(
            f"{address}: an administrator of the server does this, and "
            f"{address.user or 'your login'} is none. Log in as one, on most servers postgres: "
            f"PLANNER_DATABASE={address.with_user('postgres').text}."
        ) from refused


def become_owner(connection: Connection) -> None:
    """From now on the transaction works as the owner of the tables."""
    connection.exec_driver_sql(f"SET LOCAL ROLE {_OWNER}")


def clinic_of(connection: Connection, name: str) -> int:
    """The clinic of that name, or the only one. Raises StoreTrouble."""
    become_owner(connection)
    found = connection.execute(text("SELECT id, name FROM clinics")).all()
    connection.exec_driver_sql("RESET ROLE")
    mine = [row.id for row in found if name in ("", row.name)]
    if len(mine) != 1:
        known = ", ".join(sorted(row.name for row in found)) or "none"
        raise StoreTrouble(f"which clinic? This database has: {known}. Say --clinic NAME.")
    return int(mine[0])


def _refuse_others(connection: Connection, login: str, clinic: object) -> None:
    """A login is of one clinic."""
    become_owner(connection)
    other = connection.execute(
        text("SELECT 1 FROM users WHERE login = :login AND clinic_id <> :clinic"),
        {"login": login, "clinic": clinic},
    ).first()
    connection.exec_driver_sql("RESET ROLE")
    if other is not None:
        raise StoreTrouble(f"{login}: somebody of another clinic has this login.")


def _group(role: str) -> str:
    return f"planner_{role}"


@contextmanager
def scratch(address: Address) -> Iterator[Address]:
    """A database that is there for a while, with an empty clinic. Raises StoreTrouble."""
    one = address.with_database(f"planner_drill_{secrets.token_hex(6)}")
    with _by_administrator(address):
        try:
            make_clinic(one, "Drill")
            yield one
        finally:
            _alone(address, f"DROP DATABASE IF EXISTS {one.database} WITH (FORCE)")


def _make_database(address: Address) -> None:
    """The database, in UTF-8, unless it is there."""
    engine = engine_of(address)
    try:
        with in_words(address), engine.connect():
            return
    except NoDatabase:
        pass
    finally:
        engine.dispose()
    _alone(
        address, f"CREATE DATABASE {_quoted(address.database)} ENCODING 'UTF8' TEMPLATE template0"
    )


def _alone(address: Address, statement: str) -> None:
    """What a server does outside of every transaction, and from another database."""
    maintenance = engine_of(address.with_database("postgres"))
    try:
        with _by_administrator(address), in_words(address), maintenance.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql(statement)
    finally:
        maintenance.dispose()


def _quoted(database: str) -> str:
    return '"' + database.replace('"', '""') + '"'
