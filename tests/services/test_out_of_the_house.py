"""The note of a visit and the tables: what was told, and nothing that was not."""

import csv
import io
from datetime import date

import pytest

from planner.model.follow_up.measured import MeasuredValue
from planner.model.follow_up.visit import Visit, VisitFound
from planner.model.library import Library
from planner.model.program.checkin import WeekTold
from planner.model.stored import GivenOut, Stored
from planner.services.data_tables import HEADS, data_tables
from planner.services.sources import FixedClock
from planner.services.visit_note import WIDTH, visit_note
from planner.services.visits import (
    at_visit,
    close,
    keep_checkin,
    keep_measurement,
    prepare,
    visits_of,
)
from planner.store.memory import MemoryStore
from tests.conftest import MakeProgram
from tests.follow_up.diaries import days, told

WEEK_3 = date(2026, 12, 14)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def stored(store: MemoryStore, make_program: MakeProgram) -> Stored:
    kept = store.create(
        make_program(
            patient={"name": "Ann Lee", "birth_year": 1957}, presentation="chronic", weeks=12
        )
    )
    store.issue(kept, GivenOut(monday=date(2026, 11, 30)))
    return kept


def visited(store: MemoryStore, stored: Stored, library: Library) -> Stored:
    """A visit in week 3 after two weeks of diary."""
    week = WeekTold(worst_pain=5, flare=False, safety={"fall_injury": False})
    diary = told(stored.program, days(stored.program, (1, 2)), w2=week)
    diary = diary.model_copy(update={"notes": {2: " =SUM(A1) walked – “well”"}})
    keep_checkin(store, diary, WEEK_3)
    for value, on in ((9, date(2026, 11, 30)), (12, WEEK_3)):
        one = MeasuredValue(measure="chair_stand_30s", value=value, on=on)
        assert keep_measurement(store, stored.patient_id, library, one) == ""
    seen = prepare(store, stored, library, FixedClock(WEEK_3), VisitFound(minutes=15))
    answers = tuple(one.model_copy(update={"answer": "accepted"}) for one in seen.proposals)
    visit = Visit(
        number=2, on=WEEK_3, by="D. Reyes", proposals=answers, next_visit=date(2026, 12, 28)
    )
    return close(store, stored, seen, visit).stored


def test_a_note_says_what_was_told_found_judged_and_planned(
    store: MemoryStore, stored: Stored, library: Library
) -> None:
    now = visited(store, stored, library)
    (visit,) = visits_of(store, now)
    text = visit_note(at_visit(store, now, library, visit), visit)
    lines = text.splitlines()
    assert lines[0] == "PT progress note - visit 2, in person - 2026-12-14 - D. Reyes"
    assert [line[0] for line in lines if line[1:3] == ": "] == ["S", "O", "A", "P"]
    assert "S: Pain worst 5/10." in text
    assert "New symptoms: none told." in text
    assert "12 stands (was 9; a change that matters)." in " ".join(text.split())
    assert "15 minutes a day" in " ".join(text.split())
    assert "Next visit 2026-12-28." in text
    assert max(map(len, lines)) <= WIDTH
    assert text.isascii()


def test_a_note_leaves_out_what_nobody_told(
    store: MemoryStore, stored: Stored, library: Library
) -> None:
    seen = prepare(store, stored, library, FixedClock(WEEK_3), VisitFound())
    text = visit_note(seen.at, Visit(number=2, on=WEEK_3))
    assert "S:" not in text
    assert "O:" not in text
    for word in ("None", "Pain", "flare", "symptoms"):
        assert word not in text


def read(table: bytes) -> list[dict[str, str]]:
    assert table.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in table
    return [*csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline=""))]


def test_tables_hold_what_was_told(store: MemoryStore, stored: Stored, library: Library) -> None:
    now = visited(store, stored, library)
    (patient,) = store.patients()
    tables = data_tables(store, patient)
    assert tables.keys() == HEADS.keys()
    sessions = read(tables["sessions.csv"])
    assert sessions[0]["date"] == "2026-11-30"
    assert {row["pain_before"] for row in sessions} == {"2"}
    (week,) = read(tables["weeks.csv"])
    assert week["note"].startswith("' =SUM")
    assert [row["value"] for row in read(tables["measures.csv"])] == ["9.0", "12.0"]
    decided = read(tables["proposals.csv"])
    assert len(decided) == len(visits_of(store, now)[0].proposals)


def test_tables_without_names_say_nobody(
    store: MemoryStore, stored: Stored, library: Library
) -> None:
    visited(store, stored, library)
    (patient,) = store.patients()
    tables = data_tables(store, patient, without_names=True)
    whole = b"".join(tables.values()).decode("utf-8-sig")
    for word in ("Ann", "Lee", "Reyes", "2026", "walked"):
        assert word not in whole
    assert len({row["patient"] for table in tables.values() for row in read(table)}) == 1
