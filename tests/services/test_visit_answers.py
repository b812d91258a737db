"""What is answered at a visit: laid over the weeks that are left, kept when it is closed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.building.case import read_case
from planner.building.may_print import Stopped, may_print
from planner.building.rows import rows
from planner.follow_up.exercise_rules import UP
from planner.model.follow_up.measured import MeasuredValue
from planner.model.follow_up.visit import Visit, VisitFound
from planner.model.library import Library
from planner.model.program.checkin import CheckInDay
from planner.model.program.program import first_contradiction
from planner.model.screening import Clearance
from planner.model.stored import GivenOut, Stored, StoreTrouble
from planner.services.visit_answers import (
    OpenVisit,
    VisitAnswers,
    begin,
    cleared,
    given_before,
    stopped,
    with_answers,
)
from planner.services.visit_closing import close_visit
from planner.services.visits import Prepared, measured, preview, told_so_far, visits_of
from planner.store.memory import MemoryStore
from tests.conftest import MakeProgram
from tests.follow_up.diaries import days, told

MONDAY, WEEK_3 = date(2026, 11, 30), date(2026, 12, 14)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def stored(store: MemoryStore, make_program: MakeProgram) -> Stored:
    return store.create(make_program(presentation="chronic", function="active", weeks=12))


@pytest.fixture
def begun(store: MemoryStore, stored: Stored, library: Library) -> OpenVisit:
    store.issue(stored, GivenOut(monday=MONDAY))
    return begin(store, stored, library, WEEK_3)


def accepted(prepared: Prepared) -> Visit:
    answers = tuple(one.model_copy(update={"answer": "accepted"}) for one in prepared.proposals)
    return Visit(number=2, on=WEEK_3, by="D. Reyes", proposals=answers)


def test_a_visit_keeps_what_was_told_measured_and_decided(
    store: MemoryStore, begun: OpenVisit, stored: Stored
) -> None:
    answers = VisitAnswers(
        found=VisitFound(minutes=15, flags_asked=True),
        told=told(stored.program, days(stored.program, (1, 2))),
        taken=(MeasuredValue(measure="pain_back", value=3, on=WEEK_3),),
    )
    prepared = with_answers(begun, answers)
    assert store.records_of(stored.patient_id, "checkin") == (), "nothing is kept before it closes"
    done = close_visit(store, begun, answers, prepared, accepted(prepared))
    assert done.stored.program.weeks[:2] == stored.program.weeks[:2]
    assert done.stored.program.intake.minutes_per_day == 15
    assert len(told_so_far(store, done.stored).checkin.days) == len(answers.told.days)  # type: ignore[union-attr]
    assert measured(store, stored.patient_id) == answers.taken
    assert visits_of(store, done.stored) == (done.visit,)
    undone, _ = store.undo(done.stored)
    assert undone.program == stored.program


def test_a_new_precaution_is_heeded_before_anything_is_proposed(
    begun: OpenVisit, stored: Stored, library: Library
) -> None:
    answers = VisitAnswers(
        told=told(stored.program, days(stored.program, (1, 2))),
        changes={"precautions": ("osteoporosis",)},
    )
    prepared = with_answers(begun, answers)
    case = read_case(prepared.at.program.intake, library)
    assert "osteoporosis" in prepared.at.program.intake.precautions
    made = preview(prepared, accepted(prepared).proposals).program
    assert made.weeks[:2] == stored.program.weeks[:2]
    for week in made.weeks[2:]:
        for item in (item for session in week.sessions for item in session.items):
            assert not case.excludes(library.exercises[item.exercise], week.phase), item.exercise


def test_another_usual_pain_changes_no_week(begun: OpenVisit, stored: Stored) -> None:
    prepared = with_answers(begun, VisitAnswers(changes={"usual_pain": 6}))
    made = preview(prepared, prepared.proposals).program
    assert made.weeks == stored.program.weeks
    assert made.intake.usual_pain == 6


def test_usual_pain_of_seven_caps_the_effort_of_the_weeks_that_are_left(
    begun: OpenVisit, stored: Stored, library: Library
) -> None:
    prepared = with_answers(begun, VisitAnswers(changes={"usual_pain": 7}))
    made = preview(prepared, prepared.proposals).program
    case = read_case(made.intake, library)
    assert made.weeks[:2] == stored.program.weeks[:2]
    pairs = [
        (was, now, week.phase)
        for before, week in zip(stored.program.weeks, made.weeks, strict=True)
        for one, other in zip(before.sessions, week.sessions, strict=True)
        for was, now in zip(one.items, other.items, strict=True)
        if week.number > 2
    ]
    assert any(was.effort > now.effort for was, now, _ in pairs)
    for was, now, phase in pairs:
        assert now.effort == min(was.effort, case.effort_max(phase)), now.exercise
        assert now.same_amounts(was)


@pytest.mark.parametrize("day", [-3, 0, 77, 90], ids=["before", "first", "last-week", "after"])
def test_a_precaution_is_kept_whenever_it_is_told(
    store: MemoryStore, stored: Stored, library: Library, day: int
) -> None:
    store.issue(stored, GivenOut(monday=MONDAY))
    begun = begin(store, stored, library, MONDAY + timedelta(days=day))
    prepared = with_answers(begun, VisitAnswers(changes={"precautions": ("osteoporosis",)}))
    made = preview(prepared, accepted(prepared).proposals).program
    assert made.intake.precautions == ("osteoporosis",)
    assert made.holds_from == (prepared.at.next_week if day > 0 else 1)
    assert first_contradiction(made) == ""
    case = read_case(made.intake, library)
    for week in made.weeks[prepared.at.next_week - 1 :]:
        for item in (item for session in week.sessions for item in session.items):
            assert not case.excludes(library.exercises[item.exercise], week.phase)


def test_two_visits_in_one_week_decide_once_and_an_undone_one_decides_nothing(
    store: MemoryStore, stored: Stored, library: Library
) -> None:
    store.issue(stored, GivenOut(monday=MONDAY))
    unwanted = next(one for one in rows(stored.program) if one.slot == "Squat").item(2)
    assert unwanted is not None
    answers = VisitAnswers(
        found=VisitFound(verdicts={unwanted.exercise: "no"}, flare=False),
        told=told(stored.program, days(stored.program, (1, 2, 3))[:-3]),
    )
    tuesday = begin(store, stored, library, WEEK_3 + timedelta(days=1))
    prepared = with_answers(tuesday, answers)
    visit = accepted(prepared).model_copy(update={"on": tuesday.on})
    closed = close_visit(store, tuesday, answers, prepared, visit)
    squat = next(one for one in rows(closed.stored.program) if one.slot == "Squat")
    assert squat.item(4) is None or squat.near(4).item.exercise != unwanted.exercise
    thursday = begin(store, closed.stored, library, WEEK_3 + timedelta(days=3))
    without = next(
        s for s in stored.program.weeks[2].sessions if s.name not in squat.near(3).sessions
    )
    monday = CheckInDay(week=3, day="mon", done=(without.name,))
    again = with_answers(thursday, VisitAnswers(told=told(closed.stored.program, (monday,))))
    assert not [one for one in again.proposals if one.slot and one.answer == "open"]
    assert preview(again, accepted(again).proposals).program.weeks == closed.stored.program.weeks
    flare = with_answers(thursday, VisitAnswers(found=VisitFound(flare=True)))
    up = {p.slot for p in visit.proposals if p.action in UP}
    assert up
    assert {one.slot for one in flare.proposals if one.rule == "P4" and one.slot} == up
    shorter = with_answers(thursday, VisitAnswers(changes={"minutes_per_day": 15}))
    week = preview(shorter, accepted(shorter).proposals).program.weeks[3]
    there = {item.exercise for one in week.sessions for item in one.items if item.slot == "Squat"}
    assert there == {squat.near(4).item.exercise}
    undone = begin(store, store.undo(closed.stored)[0], library, thursday.on)
    assert "E2" in {one.rule for one in with_answers(undone, answers).proposals}


def test_a_red_flag_stops_at_once_and_is_cleared_by_name(
    store: MemoryStore, begun: OpenVisit, stored: Stored, library: Library
) -> None:
    flag = library.rules.red_flags["RF-02"]
    answers = VisitAnswers(flags=(f"{flag.id}.{flag.answers[0].key}",))
    now = stopped(store, begun, with_answers(begun, answers), answers)
    assert [one.id for one in now.stops] == ["RF-02"]
    assert isinstance(may_print(store.load(stored.id).program, library, WEEK_3), Stopped)
    waits = with_answers(now, answers)
    with pytest.raises(StoreTrouble, match="not cleared"):
        close_visit(store, now, answers, waits, accepted(waits))
    given = Clearance(of="RF-02", by="Dr. Lee", on=WEEK_3, reason="Seen in the clinic today")
    after = cleared(store, now, given)
    assert after.stops == ()
    prepared = with_answers(after, answers)
    assert prepared.at.program.intake.clearance_of("RF-02") == given
    done = close_visit(store, after, answers, prepared, accepted(prepared))
    assert done.stored.program.intake.positive_flags == answers.flags
    assert done.stored.program.intake.clearance_of("RF-02") == given


def test_a_precaution_that_stops_stops_at_once_too(
    store: MemoryStore, begun: OpenVisit, stored: Stored, library: Library
) -> None:
    answers = VisitAnswers(changes={"precautions": ("osteoporosis", "htn_severe")})
    now = stopped(store, begun, with_answers(begun, answers), answers)
    assert [one.id for one in now.stops] == ["htn_severe"]
    kept = store.load(stored.id).program
    assert isinstance(may_print(kept, library, WEEK_3), Stopped)
    assert kept.weeks == stored.program.weeks
    given = Clearance(of="htn_severe", by="Dr. Lee", on=WEEK_3, reason="Treated since")
    after = cleared(store, now, given)
    prepared = with_answers(after, answers)
    case = read_case(prepared.at.program.intake, library)
    assert {"osteoporosis", "htn_uncontrolled"} <= case.conditions
    done = close_visit(store, after, answers, prepared, accepted(prepared))
    assert done.stored.program.intake.precautions == ("osteoporosis", "htn_severe")


def test_what_the_therapist_finds_stops_too(
    store: MemoryStore, begun: OpenVisit, stored: Stored
) -> None:
    answers = VisitAnswers(found=VisitFound(alarm="Foot lift weaker than before"))
    now = stopped(store, begun, with_answers(begun, answers), answers)
    (one,) = now.stops
    assert "Foot lift weaker than before" in one.title
    again = stopped(store, now, with_answers(now, answers), answers)
    assert again.stored.revision == now.stored.revision, "asked again, it is one alarm"
    given = Clearance(of=one.id, by="Dr. Lee", on=WEEK_3, reason="No change on testing")
    assert cleared(store, again, given).stops == ()


def test_where_nothing_was_given_out_the_week_is_asked_once(
    store: MemoryStore, stored: Stored, library: Library
) -> None:
    begun = begin(store, stored, library, date(2026, 12, 16))
    assert begun.told.issue is None
    now = given_before(store, begun, 3)
    assert now.told.issue is not None
    assert now.told.issue.given.monday == MONDAY
    assert now.situation.last_week == 3
    assert replace(now, on=WEEK_3).situation.next_week == 3
