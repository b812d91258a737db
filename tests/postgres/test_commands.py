"""A clinic from an empty server to backups, as whoever keeps it types it."""

import os
import stat
from datetime import date
from pathlib import Path

import pytest

from planner.model.stored import GivenOut
from planner.store.clinic.address import read_address
from planner.store.clinic.keeper import scratch
from planner.store.patients_file import totals_of
from planner.store.store import Store
from tests.command import planner
from tests.conftest import MakeProgram
from tests.postgres.fixtures import PASSWORD, Clinic
from tests.postgres.server import KEEPER, Server, new_name


def said(result) -> str:  # type: ignore[no-untyped-def]
    assert result.returncode == 0, result.stderr
    return str(result.stdout)


def a_folder(tmp_path: Path, name: str) -> Path:
    (tmp_path / name).mkdir()
    return tmp_path / name


def test_from_an_empty_server_to_two_therapists_at_work(postgres: Server, tmp_path: Path) -> None:
    name = new_name()
    keeper = {"PLANNER_DATABASE": postgres.address(KEEPER, name)}
    (tmp_path / "secret").write_text(f"{PASSWORD}\n")
    assert "Riverside" in said(planner("clinic", "init", "Riverside", folder=tmp_path, **keeper))
    for login in ("nia", "sam"):
        words = ("clinic", "add-user", login, "--name", login.title())
        told = said(planner(*words, "--password-file", "secret", folder=tmp_path, **keeper))
        assert f"PLANNER_DATABASE={postgres.address(login, name)}" in told
        assert f":{name}:{login}:PASSWORD" in told
        assert PASSWORD not in told
    for login in ("nia", "sam"):
        here = {"PLANNER_DATABASE": postgres.address(login, name)}
        folder = a_folder(tmp_path, login)
        none = planner("checkin", "show", "Nobody", folder=folder, **here)
        assert "no patient" in none.stderr
    assert "nia: Nia, therapist, Riverside" in said(
        planner("clinic", "users", folder=tmp_path, **keeper)
    )
    again = planner("clinic", "init", "Lakeside", folder=tmp_path, **keeper)
    assert again.returncode == 2
    assert "--another" in again.stderr


def test_a_clinic_goes_to_a_file_to_one_machine_and_back_with_equal_sums(
    clinic_database: Clinic, make_program: MakeProgram, tmp_path: Path
) -> None:
    dana, lee = clinic_database.store("dana"), clinic_database.store("lee")
    ann = dana.create(make_program(patient={"name": "Ann Lee", "birth_year": 1950}))
    dana.save(ann, ann.program, "plank out")
    dana.keep_record(ann.patient_id, ann.id, "visit", '{"said": "ü"}')
    dana.team.share(ann.patient_id, "lee")
    lee.create(make_program(patient={"name": "Bo Ek", "birth_year": None}, presentation="strain"))

    lead = {"PLANNER_DATABASE": clinic_database.url("mo")}
    said(planner("export-patient", "Ann", "-o", "ann.json", folder=tmp_path, **lead))
    noted = clinic_database.store("ada").audit(50)
    assert ("mo", "export_patient") in [(row.actor, row.action) for row in noted]
    told = said(planner("backup", "clinic.db", folder=tmp_path, **lead))
    assert "2 patients, 2 programs, 3 revisions, 0 issues, 1 records; checksum " in told
    refused = planner(
        "backup", "mine.db", folder=tmp_path, PLANNER_DATABASE=clinic_database.url("dana")
    )
    assert (refused.returncode, (tmp_path / "mine.db").exists()) == (2, False)
    assert "lead" in refused.stderr

    alone = a_folder(tmp_path, "alone")
    assert "2 patients" in said(planner("restore", tmp_path / "clinic.db", folder=alone))
    said(planner("backup", "alone.db", folder=alone))
    checksum = totals_of(alone / "alone.db").checksum[:16]
    assert checksum in told
    said(planner("export-patient", "Ann", "-o", "ann.json", "--history", folder=alone))
    assert "plank out" in (alone / "ann.json").read_text()
    assert "said" in (alone / "ann.json").read_text()

    with scratch(clinic_database.keeper) as back:
        keeper = {"PLANNER_DATABASE": back.text}
        told = said(planner("restore", alone / "alone.db", folder=tmp_path, **keeper))
        assert checksum in told


def test_the_patients_of_one_machine_become_those_of_a_therapist(
    clinic_database: Clinic, make_program: MakeProgram, tmp_path: Path
) -> None:
    alone = Store(tmp_path / "data" / "planner.db")
    ann = alone.create(make_program())
    alone.issue(ann, GivenOut(monday=date(2026, 11, 30)))
    alone.close()
    said(planner("backup", "alone.db", folder=tmp_path))
    checksum = totals_of(tmp_path / "alone.db").checksum[:16]
    keeper = {"PLANNER_DATABASE": clinic_database.url(KEEPER)}
    nobody = planner("restore", "alone.db", folder=tmp_path, **keeper)
    assert (nobody.returncode, "--owner LOGIN" in nobody.stderr) == (2, True)
    told = said(planner("restore", "alone.db", "--owner", "lee", folder=tmp_path, **keeper))
    assert f"1 patients, 1 programs, 1 revisions, 1 issues, 0 records; checksum {checksum}" in told
    assert clinic_database.store("lee").load(ann.id).program == ann.program
    assert clinic_database.store("dana").entries() == ()


def test_a_backup_brings_people_teams_and_the_audit_back(
    clinic_database: Clinic, make_program: MakeProgram, tmp_path: Path
) -> None:
    dana = clinic_database.store("dana")
    ann = dana.create(make_program())
    dana.team.share(ann.patient_id, "lee")
    lead = {"PLANNER_DATABASE": clinic_database.url("mo")}
    (tmp_path / "secret").write_text(f"{PASSWORD}\n")
    closing = ("--password-file", "secret")
    said(planner("backup", "clinic.bak", *closing, folder=tmp_path, **lead))
    before = clinic_database.store("ada").verify_audit()
    with scratch(clinic_database.keeper) as back:
        keeper = {"PLANNER_DATABASE": back.text}
        told = said(planner("restore", "clinic.bak", *closing, folder=tmp_path, **keeper))
        assert "1 patients, 1 programs" in told
        again = planner("restore", "clinic.bak", *closing, folder=tmp_path, **keeper)
        assert (again.returncode, "already" in again.stderr) == (2, True)
        there = Clinic(clinic_database.server, back.database, tmp_path / "back")
        try:
            assert there.store("lee").load(ann.id).program == ann.program
            after = there.store("ada").verify_audit()
            assert after.wrong == ""
            assert after.rows > before.rows - 2
            assert there.store("dana").create(make_program()).id > ann.id
        finally:
            there.close()


AS_ONE = "Log in as one, on most servers postgres: PLANNER_DATABASE=postgresql+psycopg://postgres@"


def test_a_drill_restores_into_a_database_of_its_own_and_leaves_nothing(
    clinic_database: Clinic, make_program: MakeProgram, tmp_path: Path
) -> None:
    clinic_database.store("dana").create(make_program())
    lead = {"PLANNER_DATABASE": clinic_database.url("mo")}
    keeper = {"PLANNER_DATABASE": clinic_database.url(KEEPER)}
    said(planner("backup", "clinic.bak", folder=tmp_path, **lead))
    for where in (keeper, {}):
        told = said(planner("backup", "test", "clinic.bak", folder=tmp_path, **where))
        assert "restored for a try: 1 patients, 1 programs" in told
    by_lead = planner("backup", "test", "clinic.bak", folder=tmp_path, **lead)
    assert "restored for a try on this machine: 1 patients, 1 programs" in said(by_lead)
    assert f"an administrator of the server does this, and mo is none. {AS_ONE}" in by_lead.stderr
    assert "planner_drill" not in by_lead.stderr
    refused = planner("restore", "clinic.bak", folder=tmp_path, **lead)
    assert (refused.returncode, AS_ONE in refused.stderr) == (2, True)
    left = clinic_database.sql(KEEPER).execute(
        "SELECT count(*) FROM pg_database WHERE datname LIKE 'planner_drill%'"
    )
    assert left.fetchone() == (0,)
    whole = (tmp_path / "clinic.bak").read_bytes()
    (tmp_path / "half.bak").write_bytes(whole[: len(whole) // 2])
    assert planner("backup", "test", "half.bak", folder=tmp_path, **keeper).returncode == 2


def test_the_audit_is_shown_and_verified(
    clinic_database: Clinic, make_program: MakeProgram, tmp_path: Path
) -> None:
    clinic_database.store("dana").create(make_program())
    auditor = {"PLANNER_DATABASE": clinic_database.url("ada")}
    assert "  dana  127.0.0.1  create programs 1" in said(
        planner("audit", "show", "--last", "20", folder=tmp_path, **auditor)
    )
    assert "the chain holds" in said(planner("audit", "verify", folder=tmp_path, **auditor))
    keeper = clinic_database.sql(KEEPER)
    keeper.execute("ALTER TABLE audit DISABLE TRIGGER only_added")
    keeper.execute("UPDATE audit SET actor = 'lee' WHERE seq = 2")
    found = planner("audit", "verify", folder=tmp_path, **auditor)
    assert (found.returncode, "row 2 was changed" in found.stderr) == (1, True)
    therapist = planner(
        "audit", "show", folder=tmp_path, PLANNER_DATABASE=clinic_database.url("dana")
    )
    assert (therapist.returncode, "role" in therapist.stderr) == (2, True)
    mistyped = planner("audit", "verify", "--noted", "abc", folder=tmp_path, **auditor)
    assert (mistyped.returncode, "tampered" in mistyped.stderr) == (2, False)
    alone = planner("audit", "verify", folder=tmp_path)
    assert (alone.returncode, "on this machine" in alone.stderr) == (2, True)


def test_a_patient_is_shared_handed_over_and_purged(
    clinic_database: Clinic, make_program: MakeProgram, tmp_path: Path
) -> None:
    dana, lee = clinic_database.store("dana"), clinic_database.store("lee")
    ann = dana.create(make_program(patient={"name": "Ann Lee", "birth_year": 1950}))
    as_dana = {"PLANNER_DATABASE": clinic_database.url("dana")}
    as_lead = {"PLANNER_DATABASE": clinic_database.url("mo")}
    assert "Lee Park, PT sees them too" in said(
        planner("clinic", "share", "Ann", "lee", folder=tmp_path, **as_dana)
    )
    assert len(lee.entries()) == 1
    said(planner("clinic", "share", "Ann", "lee", "--off", folder=tmp_path, **as_dana))
    assert len(lee.entries()) == 0
    said(planner("clinic", "hand-over", "Ann", "lee", folder=tmp_path, **as_lead))
    assert (len(dana.entries()), len(lee.entries())) == (0, 1)
    lee.delete(ann.id)
    refused = planner("clinic", "retention", "0", folder=tmp_path, **as_dana)
    assert refused.returncode == 2
    said(planner("clinic", "retention", "3650", "--purge", folder=tmp_path, **as_lead))
    assert len(lee.deleted()) == 1
    said(planner("clinic", "retention", "0", "--purge", folder=tmp_path, **as_lead))
    assert lee.deleted() == ()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("postgresql+psycopg://dana:secret@db.example/clinic", "~/.pgpass"),
        ("postgresql+psycopg://dana@db.example/clinic?password=secret", "~/.pgpass"),
        ("postgresql+psycopg://dana@db.example/clinic?sslmode=require", "sslmode"),
        ("postgresql+psycopg://dana@db.example/clinic?sslmode=disable", "sslmode"),
        ("mysql://dana@db.example/clinic", "postgresql+psycopg://dana@db.example/clinic"),
        ("postgresql+psycopg://db.example", "postgresql+psycopg://dana@db.example/clinic"),
    ],
)
def test_an_address_that_is_not_safe_is_refused(tmp_path: Path, address: str, told: str) -> None:
    for words in (("checkin", "show", "Ann"), ("backup", "x.db"), ("clinic", "users")):
        refused = planner(*words, folder=tmp_path, PLANNER_DATABASE=address)
        assert refused.returncode == 2
        assert told in refused.stderr
        assert "secret" not in refused.stderr


def test_tls_is_verified_unless_the_host_is_this_machine() -> None:
    far = read_address("postgresql+psycopg://dana@db.example/clinic").parameters()
    assert far["sslmode"] == "verify-full"
    own = read_address("postgresql+psycopg://dana@db.example/clinic?sslrootcert=/etc/ca.pem")
    assert own.parameters()["sslrootcert"] == "/etc/ca.pem"
    for near in ("localhost", "127.0.0.1", "[::1]", ""):
        assert "sslmode" not in read_address(f"postgresql+psycopg://{near}/clinic").parameters()


def test_a_config_file_that_others_can_read_is_refused(
    clinic_database: Clinic, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    config = tmp_path / "data" / "config.toml"
    config.write_text(f'database = "{clinic_database.url("dana")}"\n')
    config.chmod(0o644)
    refused = planner("checkin", "show", "Ann", folder=tmp_path)
    assert (refused.returncode, "chmod 600" in refused.stderr) == (2, True)
    config.chmod(0o600)
    assert "no patient has" in planner("checkin", "show", "Ann", folder=tmp_path).stderr
    config.write_text("databse = 1\n")
    unknown = planner("checkin", "show", "Ann", folder=tmp_path).stderr
    assert "config.toml:1: databse" in unknown


def test_a_pgpass_that_others_can_read_is_refused(clinic_database: Clinic, tmp_path: Path) -> None:
    mine = tmp_path / "pgpass"
    mine.write_bytes(Path(os.environ["PGPASSFILE"]).read_bytes())
    mine.chmod(0o640)
    here = {"PLANNER_DATABASE": clinic_database.url("dana"), "PGPASSFILE": str(mine)}
    refused = planner("checkin", "show", "Ann", folder=tmp_path, **here)
    assert (refused.returncode, "chmod 600" in refused.stderr) == (2, True)
    mine.write_text("*:*:*:*:wrong\n")
    mine.chmod(stat.S_IRUSR)
    refused = planner("checkin", "show", "Ann", folder=tmp_path, **here)
    assert "does not let you in" in refused.stderr
