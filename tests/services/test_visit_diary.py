"""A filled diary is handed in at a visit: it fills the visit of its own program and of no other."""

from datetime import date
from pathlib import Path

from planner.building.edit import drop
from planner.building.rows import rows
from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.model.library import Library
from planner.model.stored import GivenOut
from planner.services.visit_diary import NotTheirs, ReadDiary, read_diary
from planner.store.memory import MemoryStore
from tests.conftest import MakeProgram
from tests.exchange.typist import CLICK, typed_into


def test_a_filled_diary_is_read_into_the_visit(
    tmp_path: Path, make_program: MakeProgram, library: Library
) -> None:
    store = MemoryStore()
    stored = store.create(make_program())
    other = store.create(make_program(patient={"name": "Somebody Else"}))
    for one in (stored, other):
        store.issue(one, GivenOut(monday=date(2026, 11, 30)))
    diary = render(stored.program, options=Options(layout="diary", fillable=True))
    session = stored.program.weeks[0].sessions[0]
    field = f"w01.{session.days[0]}.{session.name}.done"
    filled, empty = tmp_path / "filled.pdf", tmp_path / "empty.pdf"
    filled.write_bytes(typed_into(diary, {field: CLICK}))
    empty.write_bytes(diary)
    changed = store.save(stored, drop(stored.program, library, rows(stored.program)[-1], 5))
    found = read_diary(store, changed, filled)
    assert isinstance(found, ReadDiary)
    (day,) = found.checkin.days
    assert (day.week, day.day, day.done) == (1, session.days[0], (session.name,))
    assert read_diary(store, other, filled) == NotTheirs("This diary is of another program.")
    twin = store.create(stored.program)
    store.issue(twin, GivenOut(monday=date(2026, 11, 30)))
    found = read_diary(store, changed, filled)
    assert isinstance(found, ReadDiary)
    assert "make sure who filled it in" in found.problems[0]
    assert read_diary(store, changed, empty) == NotTheirs("Nothing is filled in.")
    assert isinstance(read_diary(store, changed, tmp_path / "none.pdf"), NotTheirs)
