"""What the rules of a direction, of aching walks, of pauses and of flare-ups change."""

import pytest

from planner.building.rows import rows
from planner.follow_up.adapt import adapt
from planner.follow_up.propose import propose
from planner.library.sentences import load_sentences
from planner.model.follow_up.proposal import Proposal
from planner.model.library import Library
from planner.model.program.checkin import ExerciseTold, WeekTold
from planner.model.program.program import Item, Program
from planner.services.proposal_words import to_patient, to_therapist
from tests.conftest import MakeProgram
from tests.follow_up.diaries import at_visit, days, told


@pytest.fixture
def sciatica(make_program: MakeProgram) -> Program:
    return make_program(
        presentation="sciatica", irritability="low", findings=["centralizes_extension"], weeks=12
    )


@pytest.fixture
def stenosis(make_program: MakeProgram) -> Program:
    return make_program(weeks=8)


def item(program: Program, slot: str, week: int) -> Item:
    found = next(one for one in rows(program) if one.slot == slot).item(week)
    assert found is not None
    return found


def of(proposals: tuple[Proposal, ...], slot: str) -> Proposal:
    return next(one for one in proposals if one.slot == slot)


def accepted(*proposals: Proposal) -> tuple[Proposal, ...]:
    return tuple(one.model_copy(update={"answer": "accepted"}) for one in proposals)


def direction(program: Program, library: Library, week: int = 3) -> str:
    at = at_visit(program, library, told(program), week)
    return next(row.slot for row in rows(program) if at.job_of(row.slot) == "direction")


def said(one: Proposal, program: Program, library: Library) -> None:
    """Both sentences are whole, in both languages."""
    known, _ = load_sentences()
    assert "?" not in to_therapist(one, program, library).replace("calm?", "")
    english, spanish = (to_patient(one, program, library, to, known) for to in ("en", "es"))
    assert english
    assert english != spanish
    assert "{" not in english + spanish


def test_a_direction_that_eases_is_kept_and_not_made_harder(
    sciatica: Program, library: Library
) -> None:
    slot = direction(sciatica, library)
    diary = told(sciatica, days(sciatica, (1, 2)))
    one = of(propose(at_visit(sciatica, library, diary, 3, leg="higher")), slot)
    assert one.action in ("hold", "fewer")
    assert one.rule.startswith("D_")
    said(one, sciatica, library)


def test_leg_pain_further_down_goes_back_and_asks(sciatica: Program, library: Library) -> None:
    slot = direction(sciatica, library)
    diary = told(sciatica, days(sciatica, (1, 2)))
    one = of(propose(at_visit(sciatica, library, diary, 3, leg="lower")), slot)
    assert one.rule.startswith("E4")
    lower = days(sciatica, (1, 2), leg="lower")
    twice = of(propose(at_visit(sciatica, library, told(sciatica, lower), 3)), slot)
    assert twice.action == "take_out"
    if twice.rule == "D_out":
        assert "direction" in twice.question


def test_no_change_is_as_needed_from_now_on(sciatica: Program, library: Library) -> None:
    slot = direction(sciatica, library)
    same = told(sciatica, days(sciatica, (1, 2, 3), leg="same"))
    at = at_visit(sciatica, library, same, 4, leg="same")
    one = of(propose(at), slot)
    assert (one.rule, one.action) == ("D_needed", "as_needed")
    said(one, sciatica, library)
    changed = adapt(sciatica, library, at.next_week, accepted(one)).program
    row = next(one for one in rows(changed) if one.slot == slot)
    assert all(cell.item.as_needed for cell in row.since(4))
    assert changed.weeks[:3] == sciatica.weeks[:3]


def test_less_often_stays_less_often(sciatica: Program, library: Library) -> None:
    row = next(
        row
        for row in rows(sciatica)
        if row.cells[0].item.times_per_day > 1 and row.first == 1 and row.last > 3
    )
    now = item(sciatica, row.slot, 2)
    less = now.model_copy(update={"times_per_day": now.times_per_day - 1})
    one = Proposal(rule="D_fewer", action="fewer", slot=row.slot, item=less, answer="accepted")
    changed = adapt(sciatica, library, 3, (one,)).program
    after = next(one for one in rows(changed) if one.slot == row.slot)
    assert after.since(3)
    assert all(cell.item.times_per_day <= less.times_per_day for cell in after.since(3))


@pytest.mark.parametrize(
    ("found", "rule"),
    [
        ({"walk_settles": "quick", "walk_min": 240}, "W_up"),
        ({"walk_settles": "quick", "walk_min": 1}, "W_same"),
        ({"walk_settles": "slow", "walk_min": 240}, "W_same"),
        ({"walk_settles": "long"}, "W_down"),
    ],
)
def test_an_aching_walk_goes_by_how_long_it_takes_to_settle(
    stenosis: Program, library: Library, found: dict[str, object], rule: str
) -> None:
    diary = told(stenosis, days(stenosis, (1, 2)))
    at = at_visit(stenosis, library, diary, 3, **found)
    one = of(propose(at), "Walking")
    assert one.rule == rule
    said(one, stenosis, library)
    changed = adapt(stenosis, library, 3, accepted(one)).program
    was, now = item(stenosis, "Walking", 2), item(changed, "Walking", 3)
    before, after = was.sets * was.duration_s, now.sets * now.duration_s
    assert {"W_up": after >= before, "W_same": after == before, "W_down": after < before}[rule]


def test_how_long_it_takes_is_asked_before_walking_grows(
    stenosis: Program, library: Library
) -> None:
    every = tuple(
        one.model_copy(update={"done": (*one.done, "Walk")}) for one in days(stenosis, (1, 2))
    )
    one = of(propose(at_visit(stenosis, library, told(stenosis, every), 3)), "Walking")
    assert one.action == "hold"
    if one.rule == "W_ask":
        assert "calm" in one.question
        said(one, stenosis, library)


def test_after_a_short_pause_the_first_week_has_a_set_less(
    make_program: MakeProgram, library: Library
) -> None:
    program = make_program(presentation="chronic", function="active", weeks=12)
    at = at_visit(program, library, told(program, days(program, (1, 2, 3))), 5)
    found = propose(at)
    pause = next(one for one in found if one.rule.startswith("gap"))
    assert (pause.rule, pause.action) == ("gap_set_less", "restart_less")
    changed = adapt(program, library, 5, accepted(pause)).program
    for row in rows(program):
        was, now = row.item(5), next(r for r in rows(changed) if r.slot == row.slot).item(5)
        if was is not None and now is not None and was.exercise == now.exercise:
            assert now.sets <= max(1, was.sets - 1), row.slot
    assert changed.weeks[:4] == program.weeks[:4]
    squat = next(row.slot for row in rows(program) if row.slot == "Squat")
    assert item(changed, squat, 6).sets >= item(changed, squat, 5).sets


def test_after_a_long_pause_strength_begins_at_its_first_dose(
    make_program: MakeProgram, library: Library
) -> None:
    program = make_program(presentation="chronic", function="active", weeks=12)
    at = at_visit(program, library, told(program, days(program, range(1, 6))), 10)
    pause = next(one for one in propose(at) if one.rule.startswith("gap"))
    assert pause.rule == "gap_phase"
    changed = adapt(program, library, 10, accepted(pause)).program
    there = [row for row in rows(program) if row.slot in ("Hinge", "Squat") and row.item(9)]
    assert there
    for row in there:
        now = item(changed, row.slot, 10)
        first = next(c.item for c in row.cells if c.item.exercise == now.exercise)
        amounts = ("sets", "reps", "load_steps")
        assert all(getattr(now, n) <= getattr(first, n) for n in amounts), row.slot


def test_growth_waits_until_a_flare_up_has_settled(
    make_program: MakeProgram, library: Library
) -> None:
    program = make_program(presentation="chronic", function="active", weeks=12)

    def fires(*weeks: int, share: float = 1.0) -> bool:
        names = {i.exercise for s in program.weeks[2].sessions for i in s.items}
        half = {name: ExerciseTold(done_share=share) for name in names}
        checkin = told(
            program,
            days(program, (1, 2)),
            days(program, weeks),
            w2=WeekTold(flare=True),
            w3=WeekTold(exercises=half),
        )
        at = at_visit(program, library, checkin, 4)
        return "P4" in {one.rule for one in propose(at)}

    assert fires(), "nothing told since"
    assert not fires(3), "two green sessions of the whole dose"
    assert fires(3, share=0.5), "half of the dose is not settled"
