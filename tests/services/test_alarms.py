"""An alarm stops every handout, at once, until someone has cleared it by name and reason."""

from datetime import date

import pytest
from pydantic import ValidationError

from planner.building.may_print import Allowed, NeedsReason, Stopped, may_print
from planner.building.rows import rows
from planner.follow_up.propose import propose
from planner.model.follow_up.visit import VisitFound
from planner.model.library import Library
from planner.model.program.checkin import WeekTold
from planner.model.screening import Clearance
from planner.model.stored import GivenOut, Stored
from planner.services.alarms import clear_alarm
from planner.services.edit_outcomes import Turned
from planner.services.editing import EditSession
from planner.services.sources import FixedClock
from planner.services.visits import keep_checkin, prepare
from planner.store.memory import MemoryStore
from tests.conftest import MakeProgram
from tests.follow_up.diaries import days, told

MONDAY = date(2026, 11, 30)
WEEK_3 = date(2026, 12, 14)
NUMB = WeekTold(safety={"numb_weak": True, "fall_injury": False})


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def stored(store: MemoryStore, make_program: MakeProgram) -> Stored:
    kept = store.create(make_program(presentation="chronic", function="active", weeks=12))
    store.issue(kept, GivenOut(monday=MONDAY))
    return kept


def numb(store: MemoryStore, stored: Stored) -> Stored:
    """The diary with a box ticked has come in."""
    keep_checkin(store, told(stored.program, days(stored.program, (1, 2)), w2=NUMB), WEEK_3)
    return store.load(stored.id)


def letter(name: str) -> Clearance:
    return Clearance(of=name, by="Dr. Ann Lee", on=WEEK_3, reason="Seen today, old numb patch")


def test_a_box_in_a_diary_stops_the_program_as_it_comes_in(
    store: MemoryStore, stored: Stored, library: Library
) -> None:
    now = numb(store, stored)
    gate = may_print(now.program, library, WEEK_3)
    assert isinstance(gate, Stopped)
    assert [one.id for one in gate.raised if one.stops] == ["numb_weak_w2"]
    assert "numb or weak, week 2" in gate.raised[0].title
    assert numb(store, stored).revision == now.revision, "told twice, it is one alarm"


def test_it_is_cleared_by_name_and_reason_and_the_visit_goes_on(
    store: MemoryStore, stored: Stored, library: Library
) -> None:
    now = numb(store, stored)
    clock = FixedClock(WEEK_3)
    assert [one.rule for one in prepare(store, now, library, clock, VisitFound()).proposals] == [
        "P1"
    ]
    other = clear_alarm(store, now, letter("fall_injury_w2"))
    assert isinstance(may_print(other.program, library, WEEK_3), Stopped), "it clears no other"
    done = clear_alarm(store, other, letter("numb_weak_w2"))
    assert isinstance(may_print(done.program, library, WEEK_3), Allowed | NeedsReason)
    seen = prepare(store, done, library, clock, VisitFound())
    assert "P1" not in {one.rule for one in seen.proposals}
    assert done.program.alarms[0].clearance == letter("numb_weak_w2")
    with pytest.raises(ValidationError):
        letter("numb_weak_w2").model_validate({**letter("numb_weak_w2").model_dump(), "by": "."})


def test_no_undo_and_no_new_build_loses_an_alarm(
    store: MemoryStore, stored: Stored, library: Library
) -> None:
    editing = EditSession(numb(store, stored), store, library, FixedClock(WEEK_3))
    assert isinstance(editing.undo(), Turned)
    assert isinstance(editing.gate, Stopped)
    editing.save()
    editing.build_again(stored.program)
    assert isinstance(editing.gate, Stopped)
    row = rows(editing.program)[0]
    editing.drop(row)
    editing.undo()
    assert isinstance(editing.gate, Stopped)
    editing.clear_alarm(letter("numb_weak_w2"))
    assert not isinstance(editing.gate, Stopped)
    editing.save()
    assert not isinstance(may_print(store.load(stored.id).program, library, WEEK_3), Stopped)


def test_an_alarm_stays_open_when_weeks_have_gone_by(
    store: MemoryStore, stored: Stored, library: Library
) -> None:
    now = numb(store, stored)
    late = prepare(store, now, library, FixedClock(date(2027, 1, 18)), VisitFound())
    assert [one.rule for one in propose(late.at)] == ["P1"]
