"""No table shows the rows of another clinic: which tables there are, the schema is asked."""

import pytest

from planner.store.clinic.keeper import make_clinic
from tests.conftest import MakeProgram
from tests.postgres.fixtures import Clinic
from tests.postgres.test_roles import a_patient

psycopg = pytest.importorskip("psycopg")

NOT_OF_A_CLINIC = {"planner_version"}
MAY_READ = {
    "therapist": "clinics users patients care_team programs revisions issues records standings",
    "lead": "clinics users patients care_team programs revisions issues records standings "
    "audit audit_heads",
    "front_desk": "clinics users patients programs revisions issues",
    "auditor": "clinics users audit audit_heads",
}
"""All that each role may read of its own clinic; of another nothing."""
LOGINS = {"Riverside": ("dana", "mo", "fran", "ada"), "Lakeside": ("kim", "lou", "flo", "abe")}
ROLES = ("therapist", "lead", "front_desk", "auditor")
OF_OTHERS = {"Riverside": "Lakeside", "Lakeside": "Riverside"}


def tables(clinic: Clinic) -> dict[str, str]:
    """Every table there is, and the column that says whose clinic a row is."""
    rows = clinic.sql("keeper").execute(
        "SELECT t.tablename, (SELECT column_name FROM information_schema.columns c WHERE "
        "c.table_name = t.tablename AND (column_name = 'clinic_id' OR (t.tablename = 'clinics' "
        "AND column_name = 'id'))) FROM pg_tables t WHERE schemaname = 'public'"
    )
    return {name: column for name, column in rows if name not in NOT_OF_A_CLINIC}


@pytest.fixture
def chain(clinic_database: Clinic, make_program: MakeProgram) -> Clinic:
    """Two clinics in one database, each with everybody, and with rows in every table."""
    make_clinic(clinic_database.keeper, "Lakeside", another=True)
    people = {login: (login, role) for login, role in zip(LOGINS["Lakeside"], ROLES, strict=True)}
    clinic_database.add({**people, "kip": ("kip", "therapist")}, "Lakeside")
    a_patient(clinic_database, "dana", make_program(), "lee")
    a_patient(clinic_database, "kim", make_program(), "kip")
    return clinic_database


def test_every_table_shows_each_role_its_own_clinic_and_nothing_of_another(chain: Clinic) -> None:
    every = tables(chain)
    assert all(every.values()), "a new table says whose clinic its rows are"
    keeper = chain.sql("keeper")
    keeper.execute("SET ROLE planner_owner")
    numbers = dict(keeper.execute("SELECT name, id FROM clinics").fetchall())
    for table, column in every.items():
        found = {row[0] for row in keeper.execute(f"SELECT DISTINCT {column} FROM {table}")}
        assert found == set(numbers.values()), f"{table}: the test has rows of both clinics in it"
    for name, logins in LOGINS.items():
        for login, role in zip(logins, ROLES, strict=True):
            here, may = chain.sql(login), set(MAY_READ[role].split())
            for table, column in every.items():
                query = f"SELECT DISTINCT {column} FROM {table}"
                if table in may:
                    assert here.execute(query).fetchall() == [(numbers[name],)], (login, table)
                else:
                    with pytest.raises(psycopg.errors.InsufficientPrivilege):
                        here.execute(query)


def test_no_table_takes_a_change_of_another_clinics_row_from_anybody(chain: Clinic) -> None:
    keeper = chain.sql("keeper")
    keeper.execute("SET ROLE planner_owner")
    numbers = dict(keeper.execute("SELECT name, id FROM clinics").fetchall())
    before = whole(keeper, tables(chain))
    for name, logins in LOGINS.items():
        theirs = numbers[OF_OTHERS[name]]
        for login in logins:
            here = chain.sql(login)
            for table, column in tables(chain).items():
                for change in (
                    f"DELETE FROM {table} WHERE {column} = {theirs}",
                    f"UPDATE {table} SET {column} = {column} WHERE {column} = {theirs}",
                    f"INSERT INTO {table} SELECT * FROM {table} WHERE {column} = {theirs}",
                    f"INSERT INTO {table} ({column}) VALUES ({theirs})",
                ):
                    refused(here, change)
    after = whole(keeper, tables(chain))
    assert after == before


def of_patients(clinic: Clinic) -> dict[str, str]:
    """Every table that hangs on a patient, and what says of a row whose it is."""
    rows = clinic.sql("keeper").execute(
        "SELECT t.tablename, (SELECT min(column_name) FROM information_schema.columns c WHERE "
        "c.table_name = t.tablename AND (column_name IN ('patient_id', 'program_id') "
        "OR (t.tablename = 'patients' AND column_name = 'id'))) "
        "FROM pg_tables t WHERE schemaname = 'public'"
    )
    of_program = "(SELECT patient_id FROM programs p WHERE p.id = program_id)"
    return {
        name: of_program if column == "program_id" else column for name, column in rows if column
    }


def test_every_table_of_patients_keeps_two_colleagues_apart(
    clinic_database: Clinic, make_program: MakeProgram
) -> None:
    """In one clinic: each sees the rows of the own patient and changes none of the other's."""
    own = {
        login: a_patient(clinic_database, login, make_program(), "mo").patient_id
        for login in ("dana", "lee")
    }
    keeper = clinic_database.sql("keeper")
    keeper.execute("SET ROLE planner_owner")
    every = of_patients(clinic_database)
    before = whole(keeper, dict(every))
    assert every.keys() == set(MAY_READ["therapist"].split()) - {"clinics", "users"}
    for login, patient in own.items():
        here = clinic_database.sql(login)
        (theirs,) = set(own.values()) - {patient}
        for table, of in every.items():
            assert set(here.execute(f"SELECT {of} FROM {table}").fetchall()) == {(patient,)}
            for change in (
                f"DELETE FROM {table} WHERE {of} = {theirs}",
                f"UPDATE {table} SET clinic_id = clinic_id WHERE {of} = {theirs}",
                f"INSERT INTO {table} SELECT * FROM {table} WHERE {of} = {theirs}",
            ):
                refused(here, change)
    assert whole(keeper, dict(every)) == before


def refused(here: object, change: str) -> None:
    try:
        done = here.execute(change)  # type: ignore[attr-defined]
    except (
        psycopg.errors.InsufficientPrivilege,
        psycopg.errors.NotNullViolation,
        psycopg.errors.GeneratedAlways,
    ):
        return
    assert done.rowcount == 0, change


def whole(keeper: object, every: dict[str, str]) -> dict[str, list[tuple[str]]]:
    """Every cell of every table but the audit, which has the logins meanwhile."""
    kept = set(every) - {"audit", "audit_heads"}
    return {
        one: keeper.execute(f"SELECT t::text FROM {one} t ORDER BY 1").fetchall()  # type: ignore[attr-defined]
        for one in kept
    }


def test_no_view_or_function_lends_the_rights_of_its_owner(chain: Clinic) -> None:
    """A view and a function `SECURITY DEFINER` see past the policies of who asks."""
    keeper = chain.sql("keeper")
    views = keeper.execute("SELECT viewname FROM pg_views WHERE schemaname = 'public'")
    assert views.fetchall() == []
    lending = keeper.execute(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef "
        "AND has_function_privilege('planner_therapist', oid, 'EXECUTE') "
        "AND prorettype <> 'trigger'::regtype"
    )
    known = {"planner_me", "planner_clinic", "planner_role", "planner_my_team", "planner_event"}
    assert {row[0] for row in lending} == known
    assert chain.sql("dana").execute("SELECT planner_clinic()").fetchone() == (1,)
    assert chain.sql("kim").execute("SELECT planner_clinic()").fetchone() == (2,)
