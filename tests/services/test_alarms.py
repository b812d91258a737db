"""An alarm stops every handout, at once, until someone has cleared it by name and reason."""

from datetime import date

import pytest
from pydantic import ValidationError

from planner.building.alarms import with_alarms
from planner.building.may_print import Allowed, NeedsReason, Stopped, may_print
from planner.building.rows import rows
from planner.follow_up.propose import propose
from planner.model.follow_up.visit import Visit, VisitFound
from planner.model.library import Library
from planner.model.program.checkin import WeekTold
from planner.model.screening import Clearance
from planner.model.stored import GivenOut, Stored
from planner.services.alarms import clear_alarm, keep_new
from planner.services.edit_outcomes import Turned
from planner.services.editing import EditSession
from planner.services.sources import FixedClock
from planner.services.visits import close, keep_checkin, prepare
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
    assert isinstance(editing.may_print(), Stopped)
    editing.save()
    editing.build_again(stored.program)
    assert isinstance(editing.may_print(), Stopped)
    row = rows(editing.program)[0]
    editing.drop(row)
    editing.undo()
    assert isinstance(editing.may_print(), Stopped)
    editing.clear_alarm(letter("numb_weak_w2"))
    assert not isinstance(editing.may_print(), Stopped)
    editing.save()
    assert not isinstance(may_print(store.load(stored.id).program, library, WEEK_3), Stopped)


def test_an_alarm_stays_open_when_weeks_have_gone_by(
    store: MemoryStore, stored: Stored, library: Library
) -> None:
    now = numb(store, stored)
    late = prepare(store, now, library, FixedClock(date(2027, 1, 18)), VisitFound())
    assert [one.rule for one in propose(late.at)] == ["P1"]


def test_a_sign_stops_every_program_of_the_patient_also_one_that_is_made_later(
    store: MemoryStore, stored: Stored, library: Library, make_program: MakeProgram
) -> None:
    """It is told in the diary of the old one; its week 2 is not that of the others."""
    other = store.create(make_program(presentation="stenosis"), stored.patient_id)
    stranger = store.create(make_program(presentation="stenosis"))
    numb(store, stored)
    new = keep_new(store, make_program(presentation="strain"), stored.patient_id)
    for one in (store.load(other.id), new):
        assert isinstance(may_print(one.program, library, WEEK_3), Stopped)
        (alarm,) = one.program.alarms
        own = with_alarms(one.program, [("numb_weak_w2", "numb or weak, week 2")], WEEK_3)
        assert len(own.alarms) == 2
        assert alarm.what == "numb or weak, week 2 (told of another program)"
    assert store.load(stranger.id).program.alarms == ()
    assert keep_new(store, make_program(), None).program.alarms == ()


def test_what_is_found_later_stops_also_where_nobody_knows_the_day(
    store: MemoryStore, library: Library, make_program: MakeProgram
) -> None:
    """A program that was never given out: all its visits are on day 0."""
    now = store.create(make_program())
    second = store.create(make_program(), now.patient_id)
    for day, what in enumerate(("Foot drop", "Fever since Monday"), start=14):
        clock = FixedClock(date(2026, 12, day))
        seen = prepare(store, now, library, clock, VisitFound(alarm=what))
        assert "P1" in {one.rule for one in seen.proposals}
        now = close(store, now, seen, Visit(number=2, on=clock.today())).stored
        gate = may_print(now.program, library, clock.today())
        assert isinstance(gate, Stopped)
        (raised,) = [one for one in gate.raised if one.stops]
        assert what in raised.title
        now = clear_alarm(store, now, letter(raised.id))
        again = prepare(store, now, library, clock, VisitFound(alarm=what))
        assert "P1" not in {one.rule for one in again.proposals}, "it was cleared"
    assert [one.what.split(" (")[0] for one in store.load(second.id).program.alarms] == [
        "Foot drop",
        "Fever since Monday",
    ]
