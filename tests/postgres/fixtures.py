"""Clinics for tests: each a database of its own, with people who have logins."""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.postgres.server import (
    KEEPER,
    KEEPERS_PASSWORD,
    Server,
    made,
    new_name,
    programs,
    shared,
)

PASSWORD = "the-password"
"""Everybody's at the tests' clinics."""
PEOPLE = {
    "dana": ("Dana Reyes, PT", "therapist"),
    "lee": ("Lee Park, PT", "therapist"),
    "mo": ("Mo Okafor, PT", "lead"),
    "fran": ("Fran Desk", "front_desk"),
    "ada": ("Ada Auditor", "auditor"),
}


@dataclass
class Clinic:
    """A clinic's database, with its people."""

    server: Server
    database: str
    folder: Path
    opened: list = field(default_factory=list)  # type: ignore[type-arg]

    def address(self, user: str):  # type: ignore[no-untyped-def]
        """The address as this user has it."""
        from planner.store.clinic.address import read_address

        return read_address(self.url(user))

    def url(self, user: str) -> str:
        """The same as text."""
        return self.server.address(user, self.database)

    def add(self, people: dict[str, tuple[str, str]], at: str = "") -> None:
        """Give people logins. They are the whole server's: one worker after the other."""
        from planner.store.clinic.keeper import add_user

        with self.server.alone():
            for login, (name, role) in people.items():
                add_user(self.keeper, login, name, role, PASSWORD, at)

    @property
    def keeper(self):  # type: ignore[no-untyped-def]
        """The address as the keeper of the server has it."""
        return self.address(KEEPER)

    def store(self, user: str, **more):  # type: ignore[no-untyped-def]
        """The store as this user sees it."""
        from planner.store.clinic.store import ClinicStore
        from planner.store.state import MemoryState

        one = ClinicStore(self.address(user), self.folder / user, MemoryState(), **more)
        self.opened.append(one)
        return one

    def sql(self, user: str):  # type: ignore[no-untyped-def]
        """A connection by hand, as this user; each statement is kept at once."""
        import psycopg

        said = {**self.address(user).parameters(), "autocommit": True}
        one = psycopg.connect(**said)
        self.opened.append(one)
        return one

    def close(self) -> None:
        """Everybody leaves."""
        for one in self.opened:
            one.close()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server; its passwords are in a file, as at a clinic."""
    pytest.importorskip("psycopg", reason="without psycopg no clinic's database")
    found = programs()
    if found is None:
        pytest.skip("there is no PostgreSQL 15 or later here (Debian: postgresql)")
    base = tmp_path_factory.getbasetemp()
    root = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    passwords = base / "pgpass"
    lines = [f"*:*:*:{KEEPER}:{KEEPERS_PASSWORD}", f"*:*:*:*:{PASSWORD}"]
    passwords.write_text("\n".join(lines) + "\n")
    passwords.chmod(0o600)
    before = os.environ.get("PGPASSFILE")
    os.environ["PGPASSFILE"] = str(passwords)
    try:
        with shared(root, found) as server:
            yield server
    finally:
        if before is None:
            del os.environ["PGPASSFILE"]
        else:
            os.environ["PGPASSFILE"] = before


@pytest.fixture(scope="session")
def clinic_template(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A clinic that others are copied from."""
    from planner.store.clinic.keeper import make_clinic

    name = new_name()
    clinic = Clinic(postgres, name, tmp_path_factory.getbasetemp())
    with postgres.alone():
        make_clinic(clinic.keeper, "Riverside")
    clinic.add(PEOPLE)
    return name


@pytest.fixture
def clinic_database(postgres: Server, clinic_template: str, tmp_path: Path) -> Iterator[Clinic]:
    """A clinic with two therapists, a lead, a front desk and an auditor, and no patient yet."""
    import psycopg

    name = new_name()
    keeper = psycopg.connect(
        host="127.0.0.1", port=postgres.port, dbname="postgres", user=KEEPER, autocommit=True
    )
    with keeper:
        keeper.execute(f"CREATE DATABASE {name} TEMPLATE {clinic_template}")
        keeper.execute(f"REVOKE ALL ON DATABASE {name} FROM PUBLIC")
        keeper.execute(f"GRANT CONNECT ON DATABASE {name} TO {', '.join(PEOPLE)}")
    one = Clinic(postgres, name, tmp_path)
    yield one
    one.close()
    with psycopg.connect(
        host="127.0.0.1", port=postgres.port, dbname="postgres", user=KEEPER, autocommit=True
    ) as keeper:
        keeper.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def own_clinic(postgres: Server, tmp_path: Path) -> Iterator[Clinic]:
    """A clinic on a server that may be killed: nobody else has it."""
    from planner.store.clinic.keeper import make_clinic

    found = programs()
    assert found is not None
    with tempfile.TemporaryDirectory(prefix="planner-postgres-") as folder:
        server = made(Path(folder), found)
        clinic = Clinic(server, "clinic", tmp_path)
        make_clinic(clinic.keeper, "Riverside")
        clinic.add(PEOPLE)
        yield clinic
        clinic.close()
        server.kill()
