"""The list of patients: what it knows, what its filters show, and how soon."""

from datetime import date, timedelta

import pytest

from planner.model.follow_up.visit import Visit
from planner.model.library import Library
from planner.model.stored import GivenOut
from planner.services.patient_list import (
    PatientLine,
    counted,
    filtered,
    kept_standings,
    listed,
    make_standings,
)
from planner.services.visits import keep_checkin
from planner.store.memory import MemoryStore
from tests.conftest import MakeProgram
from tests.follow_up.diaries import days, told

MONDAY = date(2026, 11, 30)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


def the_list(store: MemoryStore, library: Library, today: date) -> tuple[PatientLine, ...]:
    for _ in make_standings(store):
        pass
    return listed(store.entries(), kept_standings(store), library, today)


def test_a_diary_is_seen_in_the_list(
    store: MemoryStore, make_program: MakeProgram, library: Library
) -> None:
    ann = store.create(make_program(patient={"name": "Ann"}))
    store.issue(ann, GivenOut(monday=MONDAY))
    today = MONDAY + timedelta(days=15)
    (row,) = filtered(the_list(store, library, today), "silent", today)
    assert row.looks[0].short == "silent 15d"
    keep_checkin(store, told(ann.program, days(ann.program, (1, 2))), today)
    rows = the_list(store, library, today)
    assert rows[0].standing is not None
    assert rows[0].standing.last_told == today
    assert filtered(rows, "silent", today) == ()


def test_what_was_made_is_not_made_again(
    store: MemoryStore, make_program: MakeProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        store.create(make_program())
    assert sum(len(made) for made in make_standings(store)) == 3
    assert [made for made in make_standings(store) if made] == []
    first = store.entries()[0]
    stored = store.load(first.id)
    store.save(stored, stored.program)
    assert [set(made) for made in make_standings(store)] == [{first.id}]


def test_two_programs_of_one_patient_stand_together(
    store: MemoryStore, make_program: MakeProgram, library: Library
) -> None:
    ann = store.create(make_program(patient={"name": "Ann"}))
    store.create(make_program(patient={"name": "Bo"}))
    store.create(make_program(patient={"name": "Ann"}), ann.patient_id)
    rows = the_list(store, library, MONDAY)
    assert [one.entry.patient for one in rows] == ["Ann", "Ann", "Bo"]


def test_filters_show_the_gravest_first_and_count(
    store: MemoryStore, make_program: MakeProgram, library: Library
) -> None:
    today = MONDAY + timedelta(days=15)
    for name, monday, visit in (
        ("Quiet", MONDAY, None),
        ("Fine", MONDAY + timedelta(weeks=2), None),
        ("Alarm", MONDAY, Visit(number=2, on=today, found={"alarm": "foot drop"})),  # type: ignore[arg-type]
        ("Soon", MONDAY, Visit(number=2, on=today, next_visit=today + timedelta(days=3))),
        ("Missed", MONDAY, Visit(number=2, on=today, next_visit=today - timedelta(days=1))),
        ("Later", MONDAY, Visit(number=2, on=today, next_visit=today + timedelta(days=30))),
    ):
        kept = store.create(make_program(patient={"name": name}))
        store.issue(kept, GivenOut(monday=monday))
        if visit is not None:
            store.keep_record(kept.patient_id, kept.id, "visit", visit.model_dump_json())
    rows = the_list(store, library, today)

    def names(filter_: str) -> list[str]:
        return [one.entry.patient for one in filtered(rows, filter_, today)]  # type: ignore[arg-type]

    assert names("look")[0] == "Alarm"
    assert names("alarm") == ["Alarm"]
    assert "Fine" not in names("look")
    assert names("visit") == ["Missed", "Soon"]
    assert names("recalled") == []
    counts = counted(rows, today)
    assert (counts["all"], counts["alarm"], counts["visit"]) == (6, 1, 2)
