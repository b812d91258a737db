"""Who may see and do what is held by the database itself, whatever program asks."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from planner.model.library import Library
from planner.model.stored import Conflict, GivenOut, StoreTrouble
from planner.services.edit_outcomes import NotSaved, Saved
from planner.services.editing import EditSession
from planner.services.sources import FixedClock
from planner.store.clinic.database import engine_of
from planner.store.clinic.keeper import add_user, make_clinic, switch_off
from planner.store.clinic.trouble import NotAllowed
from tests.command import planner
from tests.conftest import MakeProgram
from tests.postgres.fixtures import PASSWORD, PEOPLE, Clinic
from tests.postgres.server import KEEPER

psycopg = pytest.importorskip("psycopg")
InsufficientPrivilege = psycopg.errors.InsufficientPrivilege

TABLES = ("patients", "programs", "revisions", "issues", "records", "standings", "care_team")
MONDAY = GivenOut(monday=date(2026, 11, 30))


def a_patient(clinic: Clinic, login: str, program, sharing: str = ""):  # type: ignore[no-untyped-def]
    """A patient of somebody's with something in every table."""
    store = clinic.store(login)
    stored = store.create(program)
    store.issue(stored, MONDAY)
    store.keep_record(stored.patient_id, stored.id, "checkin", "{}")
    store.keep_standings([replace(one, document="{}") for one in store.standings()])
    if sharing:
        store.team.share(stored.patient_id, sharing)
    return stored


def counts(connection: Any) -> dict[str, int]:
    return {
        one: connection.execute(f"SELECT count(*) FROM {one}").fetchone()[0]  # type: ignore[index]
        for one in TABLES
    }


@pytest.fixture
def chain(clinic_database: Clinic) -> Clinic:
    """A second clinic in one database, with a therapist and a lead."""
    make_clinic(clinic_database.keeper, "Lakeside", another=True)
    people = {"kim": ("Kim", "therapist"), "lou": ("Lou", "lead")}
    clinic_database.add(people, "Lakeside")
    return clinic_database


def test_a_therapist_sees_own_patients_and_those_of_the_care_team(
    clinic_database: Clinic, make_program: MakeProgram
) -> None:
    stored = a_patient(clinic_database, "dana", make_program())
    dana, lee = clinic_database.store("dana"), clinic_database.store("lee")
    assert [one.id for one in dana.entries()] == [stored.id]
    assert lee.entries() == lee.patients() == lee.like("Sample Patient", 1957) == ()
    with pytest.raises(StoreTrouble, match="no longer"):
        lee.load(stored.id)
    with pytest.raises(Conflict, match="no longer yours to see"):
        lee.save(stored, stored.program)
    dana.team.share(stored.patient_id, "lee")
    assert lee.load(stored.id).program == stored.program
    lee.save(stored, stored.program, "looked over")
    dana.team.unshare(stored.patient_id, "lee")
    assert lee.entries() == ()


@pytest.mark.parametrize(
    ("mine", "other"), [("dana", "kim"), ("kim", "dana"), ("mo", "lou"), ("lou", "mo")]
)
def test_no_table_shows_a_row_of_another_clinic_or_takes_a_change_of_it(
    chain: Clinic, make_program: MakeProgram, mine: str, other: str
) -> None:
    colleague = {"dana": "lee", "mo": "dana", "kim": "lou", "lou": "kim"}
    theirs = a_patient(chain, other, make_program(), colleague[other])
    here = chain.sql(mine)
    assert set(counts(here).values()) == {0}
    assert min(counts(chain.sql(other)).values()) == 1
    for change in (
        "UPDATE patients SET name = 'x', folded = 'x'",
        "UPDATE programs SET revision = 99",
        "UPDATE programs SET deleted_at = 'x'",
        "UPDATE programs SET archived_at = 'x'",
        "UPDATE standings SET document = 'x'",
        "DELETE FROM care_team",
    ):
        assert here.execute(change).rowcount == 0
    who = chain.sql(other).execute("SELECT planner_clinic(), planner_me()").fetchone()
    assert who is not None
    for insert in (
        f"INSERT INTO patients (clinic_id, name, folded) VALUES ({who[0]}, 'x', 'x')",
        f"INSERT INTO patients (owner_id, name, folded) VALUES ({who[1]}, 'x', 'x')",
        "INSERT INTO programs (patient_id, presentation, weeks, created_at, updated_at, revision) "
        f"VALUES ({theirs.patient_id}, 'x', 1, '', '', 1)",
        "INSERT INTO revisions (program_id, number, made_at, label, key, document) "
        f"VALUES ({theirs.id}, 77, '', '', '', '')",
        f"INSERT INTO care_team (patient_id, user_id) VALUES ({theirs.patient_id}, planner_me())",
        "INSERT INTO records (patient_id, kind, kept_at, document) "
        f"VALUES ({theirs.patient_id}, 'visit', '', '')",
        "INSERT INTO issues (patient_id, program_id, fingerprint, issued_at, monday, from_week, "
        "channel, language, covers, document) VALUES "
        f"({theirs.patient_id}, {theirs.id}, '', '', '', 1, 'print', 'en', '', '')",
        f"INSERT INTO standings (program_id, made_of, document) VALUES ({theirs.id}, '', '')",
        "INSERT INTO audit VALUES (1, 1, '', '', '', '', '', '', '', '', '')",
    ):
        with pytest.raises(InsufficientPrivilege):
            here.execute(insert)
    names = here.execute(
        "SELECT count(*) FROM users u JOIN clinics c ON c.id = u.clinic_id"
    ).fetchone()
    assert names == ((5 if mine in ("dana", "mo") else 2),)


def test_the_first_query_of_a_connection_is_as_narrow_as_any(
    chain: Clinic, make_program: MakeProgram
) -> None:
    """The first known trap: what narrows a query is set only after it."""
    a_patient(chain, "kim", make_program())
    assert chain.sql("dana").execute("SELECT count(*) FROM patients").fetchone() == (0,)


def test_a_connection_keeps_nothing_of_who_had_it(chain: Clinic, make_program: MakeProgram) -> None:
    """The second: a pooled connection that keeps a setting, or is told to be somebody else."""
    stored = a_patient(chain, "kim", make_program())
    engine = engine_of(chain.address("dana"))
    for trick in (
        "SET ROLE planner_owner",
        "SET ROLE planner_lead",
        "SET ROLE kim",
        "SET SESSION AUTHORIZATION kim",
        "SET row_security = off",
        "SELECT set_config('app.clinic_id', '2', false)",
        "SET planner.restoring = 'on'",
        "SET ROLE planner_therapist",
    ):
        assert "permission denied" in (said := tried(engine, trick)) or said == "done", trick
        seen = tried(engine, "SELECT count(*) FROM patients")
        assert seen == "0" or "row-level security" in seen, trick
        tried(engine, "SET row_security = on")
    engine.dispose()
    assert chain.store("kim").load(stored.id).id == stored.id


def tried(engine: Engine, statement: str) -> str:
    """What a connection of the pool answers."""
    with engine.connect() as connection:
        try:
            result = connection.exec_driver_sql(statement)
            answer = str(result.scalar()) if statement.startswith("SELECT count") else "done"
            connection.commit()
        except DBAPIError as refused:
            return str(refused)
    return answer


def test_row_level_security_is_forced_on_every_table(clinic_database: Clinic) -> None:
    rows = clinic_database.sql("keeper").execute(
        "SELECT relname, relrowsecurity, relforcerowsecurity, rolname FROM pg_class c "
        "JOIN pg_roles r ON r.oid = relowner "
        "WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
    )
    found = {name: (on, forced, owner) for name, on, forced, owner in rows}
    assert found.pop("planner_version") == (False, False, "planner_owner")
    assert len(found) == 11
    assert set(found.values()) == {(True, True, "planner_owner")}


def test_the_front_desk_sees_names_and_prints(
    clinic_database: Clinic, make_program: MakeProgram
) -> None:
    stored = a_patient(clinic_database, "dana", make_program())
    fran = clinic_database.store("fran")
    assert [one.name for one in fran.patients()] == ["Sample Patient"]
    assert [one.id for one in fran.entries()] == [stored.id]
    assert fran.standings() == (), "nothing of what was told"
    assert fran.issue(fran.load(stored.id), GivenOut(monday=date(2026, 12, 7))).id
    for act in (
        lambda: fran.records_of(stored.patient_id, "checkin"),
        lambda: fran.keep_record(stored.patient_id, stored.id, "visit", "{}"),
        lambda: fran.save(stored, stored.program),
        lambda: fran.create(stored.program),
        lambda: fran.delete(stored.id),
        lambda: fran.archive(stored.id),
        lambda: fran.audit(10),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_the_auditor_sees_the_audit_and_no_patient(
    clinic_database: Clinic, make_program: MakeProgram
) -> None:
    a_patient(clinic_database, "dana", make_program())
    ada = clinic_database.store("ada")
    assert "create" in {row.action for row in ada.audit(50)}
    for act in (ada.entries, ada.patients, lambda: ada.load(1)):
        with pytest.raises(NotAllowed):
            act()


def test_the_lead_sees_the_clinic_hands_over_and_purges(
    clinic_database: Clinic, make_program: MakeProgram
) -> None:
    stored = a_patient(clinic_database, "dana", make_program())
    dana, lee, mo = (clinic_database.store(one) for one in ("dana", "lee", "mo"))
    with pytest.raises(NotAllowed):
        dana.team.hand_over(stored.patient_id, "lee")
    mo.team.hand_over(stored.patient_id, "lee")
    assert (len(dana.entries()), len(lee.entries()), len(mo.entries())) == (0, 1, 1)
    lee.delete(stored.id)
    with pytest.raises(NotAllowed):
        lee.purge(stored.id)
    assert len(lee.deleted()) == 1
    mo.purge(stored.id)
    assert lee.deleted() == ()


def test_nobody_makes_a_revision_under_another_name(
    clinic_database: Clinic, make_program: MakeProgram
) -> None:
    stored = a_patient(clinic_database, "dana", make_program())
    here = clinic_database.sql("dana")
    with pytest.raises(InsufficientPrivilege):
        here.execute(
            "INSERT INTO revisions (program_id, number, made_by, made_at, label, key, document) "
            f"VALUES ({stored.id}, 9, (SELECT id FROM users WHERE login = 'lee'), '', '', '', '')"
        )
    with pytest.raises(InsufficientPrivilege):
        here.execute("UPDATE revisions SET document = ''")


@pytest.mark.slow
def test_who_is_let_in_no_more_in_the_middle_keeps_the_edit_until_they_are_again(
    clinic_database: Clinic, make_program: MakeProgram, library: Library
) -> None:
    """Another role, another password, switched off: each is told, and nothing is lost."""
    clinic_database.add({"val": ("Val Im, PT", "therapist")})
    val = clinic_database.store("val")
    clock = FixedClock(date(2026, 11, 30))
    session = EditSession(val.create(make_program()), val, library, clock)

    def told(large: bool) -> str:
        session.set_large_print(large)
        outcome = session.save()
        assert isinstance(outcome, NotSaved)
        return outcome.why

    def again(role: str, password: str = PASSWORD) -> None:
        with clinic_database.server.alone():
            add_user(clinic_database.keeper, "val", "Val Im, PT", role, password)

    again("front_desk")
    assert "your role in the clinic does not allow this" in told(True)
    again("therapist")
    assert isinstance(session.save(), Saved)
    with clinic_database.server.alone():
        switch_off(clinic_database.keeper, "val")
        assert "you are not of this clinic, or were switched off" in told(False)
    again("therapist", "another-password")
    assert "does not let you in" in told(False)
    again("therapist")
    assert isinstance(session.save(), Saved)
    assert not val.load(session.stored.id).program.intake.patient.large_print
    assert clinic_database.store("ada").verify_audit().wrong == ""


def test_who_is_switched_off_is_out_at_once(
    clinic_database: Clinic, make_program: MakeProgram
) -> None:
    pat = {"pat": ("Pat Vo, PT", "therapist")}
    clinic_database.add(pat)
    store = clinic_database.store("pat")
    store.create(make_program())
    switch_off(clinic_database.keeper, "pat")
    with pytest.raises(StoreTrouble):
        store.entries()
    with pytest.raises(StoreTrouble, match=r"switched off|not allow"):
        clinic_database.store("pat")
    clinic_database.add(pat)
    assert len(clinic_database.store("pat").entries()) == 1


def test_a_login_of_the_servers_keeper_is_not_taken(clinic_database: Clinic) -> None:
    with pytest.raises(StoreTrouble, match="keeps the server"):
        add_user(clinic_database.keeper, "keeper", "K", "lead", PASSWORD)


@pytest.mark.slow
def test_a_login_has_one_role_on_a_server_and_no_second_clinic_takes_it_away(
    own_clinic: Clinic, make_program: MakeProgram
) -> None:
    """Groups of roles are the whole server's: the second one would be the end of the first."""
    dana = own_clinic.store("dana")
    dana.create(make_program())
    make_clinic(own_clinic.keeper.with_database("north"), "North")
    north = Clinic(own_clinic.server, "north", own_clinic.folder)
    with pytest.raises(StoreTrouble, match="dana: this login has another role in clinic"):
        add_user(north.keeper, "dana", "Dana of North", "lead", PASSWORD)
    assert add_user(north.keeper, "dana", "Dana", "therapist", PASSWORD) == "clinic"
    switch_off(north.keeper, "dana")
    with pytest.raises(StoreTrouble, match="not of this clinic"):
        north.store("dana")
    assert len(own_clinic.store("dana").entries()) == 1


def test_nobody_but_the_lead_is_told_that_a_retention_was_set(clinic_database: Clinic) -> None:
    with clinic_database.sql("keeper") as keeper:
        keeper.execute("GRANT UPDATE (keep_deleted_days) ON clinics TO planner_therapist")
    with pytest.raises(NotAllowed):
        clinic_database.store("dana").team.keep_deleted(5)


@pytest.mark.slow
def test_a_try_of_an_older_backup_takes_no_role_away(
    own_clinic: Clinic, make_program: MakeProgram
) -> None:
    own_clinic.store("dana").create(make_program())
    lead = next(login for login, (_, role) in PEOPLE.items() if role == "lead")
    here: dict[str, Any] = {"folder": own_clinic.folder, "PLANNER_DATABASE": own_clinic.url(lead)}
    assert planner("backup", "patients", **here).returncode == 0
    add_user(own_clinic.keeper, "dana", "Dana", "lead", PASSWORD)
    here["PLANNER_DATABASE"] = own_clinic.url(KEEPER)
    done = planner("backup", "test", "patients", **here)
    assert "1 patients, 1 programs" in done.stdout or "1 patient, 1 program" in done.stdout
    own_clinic.store("dana").team.keep_deleted(10)
