"""A second visit, from what was given out to the program after it."""

from datetime import date

import pytest

from planner.building.edit import drop
from planner.building.may_print import Stopped, may_print
from planner.building.rows import rows
from planner.handout.options import Options
from planner.model.follow_up.visit import Visit, VisitFound
from planner.model.library import Library
from planner.model.program.checkin import CheckIn, ExerciseTold, WeekTold
from planner.model.program.fingerprint import fingerprint
from planner.model.stored import GivenOut, Stored, StoreTrouble
from planner.services.issues import give_out, merged
from planner.services.sources import FixedClock
from planner.services.visits import (
    Kept,
    NobodysDiary,
    close,
    keep_checkin,
    prepare,
    told_so_far,
    visits_of,
)
from planner.services.week_one import next_monday
from planner.store.memory import MemoryStore
from tests.conftest import MakeProgram
from tests.follow_up.diaries import days, told

MONDAY = date(2026, 11, 30)
WEEK_3 = date(2026, 12, 14)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def stored(store: MemoryStore, make_program: MakeProgram) -> Stored:
    kept = store.create(make_program(presentation="chronic", function="active", weeks=12))
    store.issue(kept, GivenOut(monday=MONDAY))
    return kept


def test_week_1_begins_on_a_monday() -> None:
    assert next_monday(date(2026, 11, 28)) == MONDAY
    assert next_monday(MONDAY) == MONDAY


def test_a_diary_finds_its_program_after_it_was_changed(
    store: MemoryStore, stored: Stored, library: Library
) -> None:
    diary = told(stored.program, days(stored.program, (1, 2)))
    row = next(one for one in rows(stored.program) if one.slot == "Squat")
    changed = store.save(stored, drop(stored.program, library, row, 5))
    kept = keep_checkin(store, diary, WEEK_3)
    assert isinstance(kept, Kept)
    assert kept.issue.patient_id == stored.patient_id
    so_far = told_so_far(store, changed)
    assert so_far.checkin.program == fingerprint(changed.program)
    assert so_far.checkin.days == diary.days
    assert so_far.lost == ()


def test_what_is_no_more_is_listed_and_on_no_other_exercise(
    store: MemoryStore, stored: Stored, library: Library
) -> None:
    row = next(one for one in rows(stored.program) if one.slot == "Squat")
    squat = row.exercise
    hurt = WeekTold(exercises={squat: ExerciseTold(verdict="hurt")})
    keep_checkin(store, told(stored.program, days(stored.program, (1,)), w1=hurt), WEEK_3)
    changed = store.save(stored, drop(stored.program, library, row, 1))
    so_far = told_so_far(store, changed)
    assert so_far.checkin.weeks[1].exercises == {}
    assert any(squat in one and "hurt" in one for one in so_far.lost)


def test_a_strangers_diary_is_nobodys(store: MemoryStore, stored: Stored) -> None:
    assert keep_checkin(store, CheckIn(program="0" * 12), WEEK_3) == NobodysDiary("0" * 12)


def test_a_correction_wins_field_by_field_and_is_told(store: MemoryStore, stored: Stored) -> None:
    first = told(stored.program, days(stored.program, (1,), effort=None))
    monday = first.days[0].model_copy(update={"pain_after": 5, "effort": 6, "pain_before": None})
    keep_checkin(store, first, WEEK_3)
    keep_checkin(store, first.model_copy(update={"days": (monday,)}), WEEK_3)
    assert len(store.records_of(stored.patient_id, "checkin")) == 2
    so_far = told_so_far(store, stored)
    now = so_far.checkin.days[0]
    assert (now.pain_before, now.pain_after, now.effort) == (2, 5, 6)
    assert so_far.differences == ("week 1, mon, pain after: 2 before, 5 now.",)
    assert merged([first]).checkin == first


def test_a_correction_takes_a_tick_back_and_another_puts_it_there_again(
    store: MemoryStore, stored: Stored
) -> None:
    first = told(stored.program, days(stored.program, (1,)))
    ticked = first.days[0]
    silent = ticked.model_copy(update={"done": (), "pain_before": 3})
    unticked = silent.model_copy(update={"not_done": True})
    for monday, done in (
        (ticked, ticked.done),
        (silent, ticked.done),  # of the tick it says nothing
        (unticked, ()),
        (silent, ()),
        (ticked, ticked.done),
    ):
        keep_checkin(store, first.model_copy(update={"days": (monday,)}), WEEK_3)
        so_far = told_so_far(store, stored)
        assert so_far.checkin.days[0].done == done
    assert f"week 1, mon, done: {ticked.done[0]} before, not done now." in so_far.differences
    assert so_far.checkin.days[0].pain_before == 2
    assert len(store.records_of(stored.patient_id, "checkin")) == 5


def test_a_visit_from_the_diary_to_the_next_weeks(
    store: MemoryStore, stored: Stored, library: Library
) -> None:
    keep_checkin(store, told(stored.program, days(stored.program, (1, 2))), WEEK_3)
    clock = FixedClock(WEEK_3)
    seen = prepare(store, stored, library, clock, VisitFound(minutes=15))
    assert seen.at.today == 14
    answers = tuple(one.model_copy(update={"answer": "accepted"}) for one in seen.proposals)
    visit = Visit(number=2, on=WEEK_3, by="D. Reyes", proposals=answers)
    done = close(store, stored, seen, visit)
    assert done.stored.program.weeks[:2] == stored.program.weeks[:2]
    assert done.stored.program.intake.minutes_per_day == 15
    assert store.load(stored.id).program == done.stored.program
    assert visits_of(store, done.stored) == (done.visit,)
    undone, _ = store.undo(done.stored)
    assert undone.program == stored.program
    again = prepare(store, done.stored, library, clock, VisitFound())
    assert again.at.history == (done.visit,)
    with pytest.raises(StoreTrouble, match="begin it again"):
        close(store, done.stored, seen, visit)


def test_an_alarm_changes_nothing(store: MemoryStore, stored: Stored, library: Library) -> None:
    seen = prepare(store, stored, library, FixedClock(WEEK_3), VisitFound(alarm="Foot drop"))
    (alarm,) = seen.proposals
    accepted = alarm.model_copy(update={"answer": "accepted"})
    done = close(store, stored, seen, Visit(number=2, on=WEEK_3, proposals=(accepted,)))
    assert done.stored.program.weeks == stored.program.weeks
    assert visits_of(store, stored)[0].proposals[0].rule == "P1"
    gate = may_print(done.stored.program, library, WEEK_3)
    assert isinstance(gate, Stopped)
    assert "Foot drop" in gate.raised[0].title


def test_a_note_with_a_word_of_worry_is_shown(
    store: MemoryStore, stored: Stored, library: Library
) -> None:
    diary = told(stored.program, days(stored.program, (1,)))
    keep_checkin(store, diary.model_copy(update={"notes": {1: "My bladder is odd."}}), WEEK_3)
    seen = prepare(store, stored, library, FixedClock(WEEK_3), VisitFound())
    assert seen.words_to_read == ("bladder",)


def test_what_is_printed_again_keeps_the_monday_of_week_1(
    store: MemoryStore, stored: Stored
) -> None:
    again = give_out(store, stored, Options(layout="one-page", part=2), WEEK_3)
    assert (again.given.monday, again.given.covers) == (MONDAY, "one-page, part 2")
    sent = give_out(store, stored, Options(layout="diary", fillable=True), WEEK_3)
    assert sent.given.channel == "pdf"
    moved = give_out(store, stored, Options(), WEEK_3, monday=WEEK_3)
    assert moved.given.monday == WEEK_3
