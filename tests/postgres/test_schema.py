"""The tables of both engines agree; a database of another version is refused, not changed."""

import sys
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from sqlalchemy import inspect

from planner.building.edit import drop
from planner.building.rows import rows
from planner.model.follow_up.measured import MeasuredValue
from planner.model.library import Library
from planner.model.stored import GivenOut, StoreTrouble
from planner.services.sources import FixedClock
from planner.services.visits import keep_checkin, keep_measurement
from planner.store.clinic.address import read_address
from planner.store.clinic.database import engine_of
from planner.store.clinic.keeper import upgrade
from planner.store.clinic.password import entry, password_of
from planner.store.clinic.schema import VERSION
from planner.store.tables import standings
from planner.store.totals import KEPT
from planner.tui.screens.visit.opening import read_visit
from planner.tui.state.visit_draft import VisitDraft, visit_to_json
from tests.benchmarks.clinic import SCREENS
from tests.conftest import MakeProgram
from tests.follow_up.diaries import days, told
from tests.postgres.fixtures import PASSWORD, Clinic
from tests.postgres.server import KEEPER
from tests.postgres.wire import Wire


def test_a_clinic_has_every_column_that_one_machine_has(clinic_database: Clinic) -> None:
    engine = engine_of(clinic_database.keeper)
    there = inspect(engine)
    for table in (*KEPT, standings):
        found = {one["name"]: one["nullable"] for one in there.get_columns(table.name)}
        assert {one.name: one.nullable for one in table.c}.items() <= found.items()
    engine.dispose()


@pytest.mark.parametrize(
    ("version", "told"), [(VERSION + 1, "newer planner"), (VERSION - 1, "planner clinic")]
)
def test_a_database_of_another_version_is_refused(
    clinic_database: Clinic, version: int, told: str
) -> None:
    keeper = clinic_database.sql(KEEPER)
    keeper.execute("UPDATE planner_version SET version = %s", (version,))
    for open_it in (
        lambda: clinic_database.store("dana"),
        lambda: clinic_database.store("mo"),
    ):
        with pytest.raises(StoreTrouble, match=told):
            open_it()
    assert upgrade(clinic_database.keeper) is False
    assert keeper.execute("SELECT version FROM planner_version").fetchone() == (version,)


def test_an_empty_database_is_no_clinic(clinic_database: Clinic) -> None:
    elsewhere = read_address(clinic_database.server.address(KEEPER, "postgres"))
    with pytest.raises(StoreTrouble, match="planner clinic init"):
        Clinic(clinic_database.server, "postgres", clinic_database.folder).store(KEEPER)
    assert upgrade(elsewhere) is False


def test_the_password_comes_from_the_keyring_of_the_machine(
    clinic_database: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = clinic_database.address("dana")
    asked = []

    def get_password(service: str, name: str) -> str | None:
        asked.append((service, name))
        return PASSWORD

    errors = SimpleNamespace(KeyringError=OSError)
    monkeypatch.setitem(
        sys.modules, "keyring", SimpleNamespace(get_password=get_password, errors=errors)
    )
    monkeypatch.setenv("PGPASSFILE", "/nowhere")
    assert password_of(address) == PASSWORD
    assert asked == [("home exercise planner", f"dana@127.0.0.1/{clinic_database.database}")]
    assert entry(address) == asked[0][1]
    assert clinic_database.store("dana").entries() == ()
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(StoreTrouble, match="does not let you in"):
        clinic_database.store("dana")


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_takes_at_most_three_ways_to_the_server(
    clinic_database: Clinic, make_program: MakeProgram, screen: str
) -> None:
    """A server behind a VPN is 30 ms away: each way counts, and is counted on the wire."""
    made = clinic_database.store("dana").create(make_program())
    wire = Wire(clinic_database.server.port)
    server = replace(clinic_database.server, port=wire.port)
    dana = replace(clinic_database, server=server).store("dana")
    dana.keep_draft(None, made.patient_id, made.id, "{}")  # asks whether its program is there
    before = wire.ways
    SCREENS[screen](dana, made.id)
    assert 1 <= wire.ways - before <= 3
    wire.close()


def test_a_visit_opens_in_three_ways_however_much_was_told(
    clinic_database: Clinic, make_program: MakeProgram, library: Library
) -> None:
    """Two diaries of what was given out before it was changed, a measure, and a visit begun."""
    dana = clinic_database.store("dana")
    was = dana.create(make_program())
    for row in rows(was.program)[:2]:
        dana.issue(was, GivenOut(monday=date(2026, 11, 2)))
        keep_checkin(dana, told(was.program, days(was.program, (1,))), date(2026, 11, 9))
        was = dana.save(was, drop(was.program, library, row, 1))
    one = MeasuredValue(measure="pain_back", value=4, on=date(2026, 11, 2))
    assert keep_measurement(dana, was.patient_id, library, one) == ""
    wire = Wire(clinic_database.server.port)
    server = replace(clinic_database.server, port=wire.port)
    far = replace(clinic_database, server=server).store("dana")
    begun = visit_to_json(VisitDraft("Ann", "1950", {"pain_now": "3"}))
    far.keep_draft(None, was.patient_id, was.id, begun)
    at = SimpleNamespace(library=library, clock=FixedClock(date(2026, 11, 16)))
    before = wire.ways
    visit, draft, _ = read_visit(was.id, None, at, far)  # type: ignore[arg-type]
    assert wire.ways - before <= 3
    assert len(visit.told.checkin.days) == 5
    assert visit.told.lost
    assert visit.taken == (one,)
    assert draft.answers == {"pain_now": "3"}
    wire.close()
