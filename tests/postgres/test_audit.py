"""The audit: who did what is noted by the database, and tampering is found."""

from datetime import date

import pytest

from planner.model.stored import Conflict, GivenOut, StoreTrouble
from planner.services.patient_list import kept_standings, make_standings
from planner.store.clinic.store import ClinicStore
from tests.conftest import MakeProgram
from tests.postgres.fixtures import Clinic

psycopg = pytest.importorskip("psycopg")
InsufficientPrivilege = psycopg.errors.InsufficientPrivilege


def actions(store: ClinicStore) -> list[tuple[str, str]]:
    return [(row.actor, row.action) for row in store.audit(1000) if row.action != "login"]


def test_every_write_and_every_opened_patient_is_noted_with_who_and_when(
    clinic_database: Clinic, make_program: MakeProgram
) -> None:
    dana, ada = clinic_database.store("dana"), clinic_database.store("ada")
    before = actions(ada)
    first = dana.create(make_program())
    stored = dana.save(first, first.program, "plank out")
    dana.load(stored.id)
    dana.load(stored.id)
    dana.issue(stored, GivenOut(monday=date(2026, 11, 30)))
    dana.keep_record(stored.patient_id, stored.id, "checkin", "{}")
    with pytest.raises(Conflict):
        dana.save(first, first.program)
    dana.delete(stored.id)
    dana.restore(stored.id)
    assert actions(ada)[len(before) :] == [
        ("dana", one)
        for one in (
            *("create", "save", "open_patient", "issue_print", "keep_checkin"),
            *("conflict", "delete", "bring_back"),
        )
    ]
    row = next(one for one in ada.audit(1000) if one.action == "save")
    assert row.host == "127.0.0.1"
    assert row.at.startswith("20")
    assert (row.object, row.object_id) == ("programs", str(stored.id))
    assert f"patient {stored.patient_id}, revision 2, sha256 " in row.detail


def test_the_list_of_patients_opens_nobody_and_what_is_put_away_is_noted(
    clinic_database: Clinic, make_program: MakeProgram
) -> None:
    dana, ada = clinic_database.store("dana"), clinic_database.store("ada")
    stored = dana.create(make_program())
    before = actions(ada)
    dana.entries()
    assert [len(made) for made in make_standings(dana)] == [1]
    assert kept_standings(dana).keys() == {stored.id}
    assert actions(ada) == before
    dana.archive(stored.id)
    dana.keep_record(stored.patient_id, stored.id, "checkin", "{}")
    dana.keep_record(stored.patient_id, stored.id, "checkin", "{}")
    noted = [action for _, action in actions(ada)[len(before) :]]
    assert sorted(noted) == ["archive", "keep_checkin", "keep_checkin", "unarchive"]


def test_a_read_on_is_noted_again_after_ten_minutes_by_each_window(
    clinic_database: Clinic, make_program: MakeProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    dana, ada = clinic_database.store("dana"), clinic_database.store("ada")
    stored = dana.create(make_program())
    for seconds in (0, 599, 601):
        monkeypatch.setattr("planner.store.clinic.store.time.monotonic", lambda s=seconds: 1e6 + s)
        dana.load(stored.id)
    assert actions(ada).count(("dana", "open_patient")) == 2


def test_the_audit_holds_no_name_and_no_text_of_a_patient(
    clinic_database: Clinic, make_program: MakeProgram
) -> None:
    dana, ada = clinic_database.store("dana"), clinic_database.store("ada")
    stored = dana.create(make_program(patient={"name": "Quincy Adams", "birth_year": 1950}))
    dana.save(stored, make_program(patient={"name": "Quincey Adams", "birth_year": 1950}), "label")
    dana.keep_record(stored.patient_id, None, "visit", '{"said": "my bladder"}')
    said = "\n".join(map(str, ada.audit(1000)))
    for word in ("Quinc", "bladder", "label"):
        assert word not in said


def test_what_was_given_up_is_not_noted_and_leaves_no_gap(
    clinic_database: Clinic, make_program: MakeProgram
) -> None:
    dana, ada = clinic_database.store("dana"), clinic_database.store("ada")
    with pytest.raises(StoreTrouble):
        dana.create(make_program(), 77)
    dana.create(make_program())
    found = ada.verify_audit()
    assert (found.wrong, found.rows) == ("", len(ada.audit(1000)))


@pytest.mark.parametrize("who", ["dana", "mo", "fran", "ada", "keeper"])
@pytest.mark.parametrize(
    "change", ["UPDATE audit SET actor = 'x'", "DELETE FROM audit", "TRUNCATE audit"]
)
def test_nobody_changes_a_row(clinic_database: Clinic, who: str, change: str) -> None:
    with pytest.raises(InsufficientPrivilege):
        clinic_database.sql(who).execute(change)


@pytest.mark.parametrize("who", ["dana", "mo", "fran", "ada"])
def test_nobody_adds_a_row_of_what_was_not_done(clinic_database: Clinic, who: str) -> None:
    here = clinic_database.sql(who)
    for forged in (
        "SELECT planner_append(1, 'save', 'programs', '1', '')",
        "SELECT planner_event('save', 'programs', '1', '')",
        "INSERT INTO audit_heads VALUES (1, 1, '')",
        "UPDATE audit_heads SET seq = 0",
    ):
        with pytest.raises(InsufficientPrivilege):
            here.execute(forged)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE audit SET actor = 'lee' WHERE seq = 3", "row 3 was changed"),
        ("UPDATE audit SET hash = prev_hash WHERE seq = 2", "row 2 was changed"),
        ("DELETE FROM audit WHERE seq = 4", "row 4 is missing"),
        ("DELETE FROM audit WHERE seq = 1", "row 1 is missing"),
        ("DELETE FROM audit WHERE seq >= 5", "ends with row 4"),
        ("TRUNCATE audit", "ends with row 0"),
        ("TRUNCATE audit, audit_heads", "ends with row 0"),
        (
            "INSERT INTO audit SELECT clinic_id, seq + 100, at, 'lee', host, action, object, "
            "object_id, detail, prev_hash, hash FROM audit WHERE seq = 2",
            "is missing",
        ),
        (
            "UPDATE audit a SET (at, actor, action, object, object_id, detail, prev_hash, hash) = "
            "(b.at, b.actor, b.action, b.object, b.object_id, b.detail, b.prev_hash, b.hash) "
            "FROM audit b WHERE a.seq IN (2, 3) AND b.seq = 5 - a.seq",
            "row 2 was changed",
        ),
    ],
)
def test_who_takes_the_lock_off_is_found(
    clinic_database: Clinic, make_program: MakeProgram, change: str, told: str
) -> None:
    """The keeper of a server can do everything in it; what was done is seen."""
    clinic_database.store("dana").create(make_program())
    ada = clinic_database.store("ada")
    assert ada.verify_audit().wrong == ""
    keeper = clinic_database.sql("keeper")
    keeper.execute("ALTER TABLE audit DISABLE TRIGGER USER")
    keeper.execute(change)
    assert told in ada.verify_audit().wrong


def test_who_makes_the_whole_chain_anew_is_found_by_a_hash_that_was_noted(
    clinic_database: Clinic, make_program: MakeProgram
) -> None:
    """The end is cut off and what is noted of it in the database too: only paper tells."""
    dana, ada = clinic_database.store("dana"), clinic_database.store("ada")
    dana.create(make_program())
    noted = ada.verify_audit().head
    dana.create(make_program())
    assert ada.verify_audit(noted).wrong == ""
    keeper = clinic_database.sql("keeper")
    keeper.execute("ALTER TABLE audit DISABLE TRIGGER only_added")
    keeper.execute("DELETE FROM audit WHERE seq >= 5")
    keeper.execute("UPDATE audit_heads SET seq = 4, hash = (SELECT hash FROM audit WHERE seq = 4)")
    assert ada.verify_audit().wrong == ""
    assert "noted" in ada.verify_audit(noted).wrong


def test_who_pretends_to_restore_a_backup_is_noted_all_the_same(
    clinic_database: Clinic, make_program: MakeProgram
) -> None:
    stored = clinic_database.store("dana").create(make_program())
    here = clinic_database.sql("dana")
    here.execute("SET planner.restoring = 'on'")
    here.execute("UPDATE patients SET name = 'Somebody', folded = 'somebody'")
    row = clinic_database.store("ada").audit(2)[0]
    assert (row.actor, row.action, row.object_id) == ("dana", "rename", str(stored.patient_id))
