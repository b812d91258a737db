"""Nothing goes over a wire to a server that has not proved its name."""

import os
import shutil
from pathlib import Path

import pytest

from planner.model.stored import StoreTrouble
from planner.store.clinic.address import Address, read_address
from planner.store.clinic.database import ClinicDatabase
from tests.postgres.authority import Authority
from tests.postgres.fixtures import Clinic
from tests.postgres.server import AS_FAR, KEEPER


def show(clinic: Clinic, certificate: bytes, key: bytes) -> None:
    """From now on the server shows this certificate."""
    data = Path(clinic.server.data)
    for name, content in (("server.crt", certificate), ("server.key", key)):
        (data / name).write_bytes(content)
        (data / name).chmod(0o600)
        shutil.chown(data / name, data.stat().st_uid, data.stat().st_gid)
    answer_with(clinic, tls="on")


def answer_with(clinic: Clinic, tls: str) -> None:
    with clinic.sql(KEEPER) as keeper:
        keeper.execute(f"ALTER SYSTEM SET ssl = {tls}")
    clinic.server.stop()
    clinic.server.start()


def far(clinic: Clinic, authority: Authority | None) -> Address:
    """The address that a therapist at another machine has."""
    place = f"dana@{AS_FAR}:{clinic.server.port}/{clinic.database}"
    named = f"?sslrootcert={authority.file}" if authority else ""
    return read_address(f"postgresql+psycopg://{place}{named}")


def refusal(address: Address) -> str:
    with pytest.raises(StoreTrouble) as refused:
        ClinicDatabase(address).close()
    return str(refused.value)


@pytest.fixture
def other_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """What libpq and the server say is in the language of a machine: nothing goes by it."""
    psycopg = pytest.importorskip("psycopg")
    monkeypatch.setattr(psycopg.OperationalError, "__str__", lambda _: "Es geht nicht.")


@pytest.mark.slow
@pytest.mark.usefixtures("other_language")
def test_a_server_that_is_far_proves_its_name_or_is_not_spoken_to(
    own_clinic: Clinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, another = Authority(tmp_path, "ours"), Authority(tmp_path, "another")
    assert "does not offer TLS" in refusal(far(own_clinic, ours))

    show(own_clinic, *ours.certify(AS_FAR))
    database = ClinicDatabase(far(own_clinic, ours))
    with database.reading() as connection:
        closed = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        assert connection.exec_driver_sql(closed).scalar() is True
    database.close()
    for unknown in (another, None):
        assert "Name the clinic's certificate authority" in refusal(far(own_clinic, unknown))
    another.file.unlink()
    assert f"{another.file}: the clinic's certificate authority cannot be read" in refusal(
        far(own_clinic, another)
    )

    show(own_clinic, *ours.certify("db.example"))
    told = refusal(far(own_clinic, ours))
    assert f"not of {AS_FAR}" in told
    monkeypatch.setenv("PGSSLMODE", "disable")
    monkeypatch.setenv("PGHOSTADDR", "127.0.0.1")
    assert refusal(far(own_clinic, ours)) == told


@pytest.mark.parametrize("record", [True, False])
@pytest.mark.usefixtures("other_language")
def test_who_is_not_let_in_is_told_what_is_wrong_in_whatever_language_the_server_speaks(
    clinic_database: Clinic, monkeypatch: pytest.MonkeyPatch, record: bool
) -> None:
    """Where libpq keeps a record of what was said (on Linux), and where it does not."""
    if not record:
        monkeypatch.delattr(os, "memfd_create")
    dana = clinic_database.address("dana")
    assert "there is no such database" in refusal(dana.with_database("clinics"))
    with pytest.raises(StoreTrouble, match="does not let you in"):
        ClinicDatabase(dana, "wrong").close()
    assert "does not let you in" in refusal(dana.with_user("nobody"))
    with clinic_database.sql(KEEPER) as keeper:
        keeper.execute(f"REVOKE CONNECT ON DATABASE {dana.database} FROM dana")
    assert "you are not of this clinic" in refusal(dana)


@pytest.mark.parametrize(
    ("name", "value"), [("PGHOST", AS_FAR), ("PGHOSTADDR", AS_FAR), ("PGSERVICE", "elsewhere")]
)
def test_what_the_machine_says_makes_no_far_server_a_near_one(
    postgres: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, value: str
) -> None:
    """libpq takes from these what an address leaves out; then nobody asks for a certificate."""
    import psycopg

    (tmp_path / "services").write_text(f"[elsewhere]\nhost={AS_FAR}\nhostaddr={AS_FAR}\n")
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "services"))
    monkeypatch.setenv(name, value)
    near = read_address(f"postgresql+psycopg://dana@localhost:{postgres.port}/x")  # type: ignore[attr-defined]
    assert near.local
    with pytest.raises(psycopg.OperationalError, match=r"127\.0\.0\.1|::1"):
        psycopg.connect(**near.parameters())  # type: ignore[arg-type]
    unsaid = read_address("postgresql+psycopg://dana@/x")
    if name == "PGHOST":
        assert unsaid.parameters()["sslmode"] == "verify-full"
    else:
        with pytest.raises(psycopg.OperationalError, match="socket"):
            psycopg.connect(**unsaid.parameters())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "place",
    ["/clinic?host=/tmp,db.example", "localhost,db.example/clinic", "/clinic?hostaddr=10.0.0.9"],
)
def test_an_address_that_names_another_server_behind_a_near_one_is_refused(place: str) -> None:
    with pytest.raises(StoreTrouble, match=r"several servers|unknown here|is not one"):
        read_address(f"postgresql+psycopg://{place}")
