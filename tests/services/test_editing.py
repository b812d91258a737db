"""A program that is open to be changed: edits, history, saving and its troubles; no screen."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.building.may_print import Allowed, NeedsReason
from planner.building.review.review import review
from planner.building.rows import Row, rows
from planner.model.library import Library
from planner.model.program.program import Program
from planner.model.program.program_json import program_from_json, program_to_json
from planner.services.edit_outcomes import (
    AgainstRules,
    Done,
    EditOutcome,
    NothingThere,
    NotSaved,
    Overtaken,
    Reasons,
    Refused,
    Saved,
    Turned,
    Unchanged,
)
from planner.services.editing import EditSession
from planner.services.sources import FixedClock
from tests.conftest import MakeProgram
from tests.services.memory_store import MemoryStore
from tests.sweeps import some

CLOCK = FixedClock(date(2026, 11, 22))
FULL = "planner.db: the disk is full."
LOCKED = "planner.db: another program is using it."


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def session(store: MemoryStore, library: Library, make_program: MakeProgram) -> EditSession:
    """A stenosis program with osteoporosis, just opened."""
    stored = store.create(make_program(precautions=["osteoporosis"]))
    return EditSession(stored, store, library, CLOCK)


def row_of(program: Program, exercise: str) -> Row:
    return next(row for row in rows(program) if row.exercise == exercise)


def hinge_of(program: Program) -> Row:
    return next(row for row in rows(program) if row.slot == "Hinge")


def first(session: EditSession) -> Row:
    return rows(session.program)[0]


def stored(session: EditSession, store: MemoryStore) -> Program:
    return store.load(session.stored.id).program


def test_each_change_is_a_revision_that_undo_takes_back(
    session: EditSession, store: MemoryStore
) -> None:
    built = session.program
    assert session.drop(first(session), key="here") == Done("drop Counter lean break")
    dropped = session.program
    session.drop(first(session))
    assert session.save() == Saved()
    assert stored(session, store) == session.program
    assert session.stored.revision == 3
    assert isinstance(session.undo(), Turned)
    assert session.program == dropped == stored(session, store)
    assert session.undo() == Turned("drop Counter lean break", "here", Saved())
    assert session.program == built == stored(session, store)
    assert session.undo() == NothingThere()


def test_undo_outlasts_closing_the_program(
    session: EditSession, store: MemoryStore, library: Library
) -> None:
    built = session.program
    session.drop(first(session))
    session.save()
    later = EditSession(store.load(session.stored.id), store, library, CLOCK)
    assert later.undo_here() is None
    assert isinstance(later.undo(), Turned)
    assert later.program == built
    assert isinstance(later.redo(), Turned)
    assert later.program == session.program


def test_what_was_done_here_is_undone_before_the_store_is_told(
    session: EditSession, store: MemoryStore
) -> None:
    built = session.program
    session.drop(first(session), key="here")
    session.save()
    dropped = session.program
    store.trouble = FULL
    assert session.undo_here() == Turned("drop Counter lean break", "here", Saved())
    assert session.program is built
    assert session.undo() == session.save() == NotSaved(FULL)  # it is taken back once
    store.trouble = ""
    assert session.save() == Saved()
    assert stored(session, store) == built
    assert isinstance(session.redo_here(), Turned)
    assert session.save() == Saved()
    assert stored(session, store) == session.program == dropped


def test_a_new_change_drops_what_could_be_done_again(
    session: EditSession, store: MemoryStore
) -> None:
    session.drop(first(session))
    session.undo()
    assert isinstance(session.harder(hinge_of(session.program)), Done)
    changed = session.program
    assert session.redo() == NothingThere()
    assert session.program == changed
    assert session.save() == Saved()
    assert stored(session, store) == changed


@pytest.mark.parametrize("why", [FULL, LOCKED])
def test_a_store_with_trouble_keeps_nobody_from_going_on(
    session: EditSession, store: MemoryStore, why: str
) -> None:
    built = session.program
    store.trouble = why
    session.drop(first(session))
    assert session.save() == NotSaved(why)
    assert not session.saved
    session.drop(first(session))
    session.drop(first(session))
    thrice = session.program
    assert session.undo() == Turned("drop " + called(built, 2), "", NotSaved(why))
    assert isinstance(session.redo(), Turned)
    assert session.program == thrice
    store.trouble = ""
    assert session.save() == Saved()
    assert stored(session, store) == thrice
    for _ in range(3):
        session.undo()
    assert session.program == built == stored(session, store)


def called(program: Program, place: int) -> str:
    exercise = rows(program)[place].exercise
    return program.exercises[exercise].patient_name


def test_a_change_after_an_undo_without_the_store_drops_the_redo_too(
    session: EditSession, store: MemoryStore
) -> None:
    store.trouble = FULL
    session.drop(first(session))
    session.undo()
    assert session.saved
    assert isinstance(session.harder(hinge_of(session.program)), Done)
    changed = session.program
    store.trouble = ""
    assert session.redo() == NothingThere()
    assert session.program == changed
    session.undo()
    session.redo()
    assert session.program == changed  # not what was dropped before it


def test_what_the_store_took_back_is_done_again_first(
    session: EditSession, store: MemoryStore
) -> None:
    built = session.program
    session.drop(first(session))
    session.save()
    once = session.program
    store.trouble = FULL
    session.drop(first(session))
    twice = session.program
    session.undo()
    store.trouble = ""
    session.undo()
    assert session.program == built
    session.redo()
    assert session.program == once
    session.redo()
    assert session.program == twice
    assert stored(session, store) == twice


def test_another_window_is_never_overwritten(session: EditSession, store: MemoryStore) -> None:
    store.elsewhere(session.stored, title="Newer")
    session.drop(first(session))
    mine = session.program
    assert isinstance(session.save(), Overtaken)
    assert isinstance(session.undo(), Overtaken)
    assert session.program == mine
    assert stored(session, store).title == "Newer"
    assert session.keep_copy() == Saved()
    assert session.saved
    assert stored(session, store) == mine
    copies = {entry.patient_id for entry in store.entries()}
    assert len(store.entries()) == 2
    assert len(copies) == 1  # one patient has both


def test_the_newer_one_can_be_taken(session: EditSession, store: MemoryStore) -> None:
    store.elsewhere(session.stored, title="Newer")
    session.drop(first(session))
    session.save()
    assert session.take_newer() == Saved()
    assert session.program.title == "Newer"
    session.drop(first(session))
    assert session.save() == Saved()


def test_a_deleted_program_is_not_saved_and_not_lost(
    session: EditSession, store: MemoryStore
) -> None:
    store.delete(session.stored.id)
    session.drop(first(session))
    assert isinstance(session.save(), NotSaved)
    assert not session.saved
    assert session.keep_copy() == Saved()
    assert stored(session, store) == session.program


def test_what_rules_leave_out_goes_in_only_with_a_reason(session: EditSession) -> None:
    row = row_of(session.program, "standing-flexion-counter")
    before = session.program
    outcome = session.swap(row, "knee-to-chest-double")
    assert isinstance(outcome, AgainstRules)
    assert [one.cause for one in outcome.rules] == ["osteoporosis"]
    assert session.program == before
    for texts, who in (
        ((), "Dana Reyes"),
        (("  ",), "Dana Reyes"),
        (("-",), "Dana Reyes"),
        (("Scan is normal", "and again"), "Dana Reyes"),
        (("Scan is normal",), "."),
    ):
        refused = session.swap(row, "knee-to-chest-double", Reasons(texts, who))
        assert isinstance(refused, AgainstRules)
    given = Reasons(("The new scan is normal",), "Dana Reyes")
    assert isinstance(session.swap(row, "knee-to-chest-double", given), Done)
    kept = session.program.overrides
    assert {(one.reason, one.who) for one in kept} == {("The new scan is normal", "Dana Reyes")}
    assert [one.place.phase for one in kept] == [*dict.fromkeys(cell.phase for cell in row.cells)]
    session.undo()
    assert session.program == before
    outcome = session.add(1, "Daily", "knee-to-chest-double")
    assert isinstance(outcome, AgainstRules)
    assert isinstance(session.add(1, "Daily", "knee-to-chest-double", given), Done)


def test_a_swap_stays_the_last_to_be_dropped(
    store: MemoryStore, library: Library, make_program: MakeProgram
) -> None:
    program = make_program()
    row = next(r for r in rows(program) if all(item.essential for _, item in r.weeks))
    session = EditSession(store.create(program), store, library, CLOCK)
    other = next(one for one in session.alternatives(row) if not one.against)
    assert isinstance(session.swap(row, other.exercise.id), Done)
    swapped = next(r for r in rows(session.program) if r.key == row.key)
    assert all(item.essential for _, item in swapped.weeks)


def test_nonsense_is_refused_in_words(session: EditSession) -> None:
    before = session.program
    row = first(session)
    outcome = session.add(row.phase, row.session, row.exercise)
    assert isinstance(outcome, Refused)
    assert "already" in outcome.why
    assert session.move(row, -1) == Unchanged()
    assert session.program == before
    assert session.saved


def test_the_reason_to_print_is_an_edit_that_holds_for_what_was_open(session: EditSession) -> None:
    assert session.may_print() == Allowed()
    assert session.print_despite("no need", "Dana Reyes, PT") == Unchanged()
    session.set_dosage(first(session), 1, {"effort": 9})
    gate = session.may_print()
    assert isinstance(gate, NeedsReason)
    assert isinstance(session.print_despite("fine", "."), Refused)
    assert isinstance(session.print_despite("Trained runner", "Dana Reyes, PT"), Done)
    assert session.may_print() == Allowed()
    session.set_dosage(first(session), 1, {"effort": 10})
    assert isinstance(session.may_print(), NeedsReason)  # worse than what was accepted


EDITS = st.lists(
    st.tuples(
        st.sampled_from(
            ["swap", "easier", "harder", "dosage", "add", "drop", "up", "down", "undo", "redo"]
        ),
        st.integers(0, 200),
        st.integers(0, 200),
        st.booleans(),
    ),
    max_size=12,
)


@pytest.mark.parametrize("examples", some([15, 100], fast=1))
def test_any_edits_leave_a_program_that_is_kept_and_undone(
    library: Library, make_program: MakeProgram, examples: int
) -> None:
    @settings(max_examples=examples, suppress_health_check=[HealthCheck.too_slow])
    @given(edits=EDITS)
    def for_any(edits: list[tuple[str, int, int, bool]]) -> None:
        is_kept_and_undone(library, make_program(), edits)

    for_any()


def is_kept_and_undone(
    library: Library, built: Program, edits: list[tuple[str, int, int, bool]]
) -> None:
    """Also while the store fails now and then: nothing is lost and each undo is one step back."""
    store = MemoryStore()
    session = EditSession(store.create(built), store, library, CLOCK)
    past, future = [built], []  # type: ignore[var-annotated]
    for kind, one, two, fails in edits:
        store.trouble = FULL if fails else ""
        if kind == "undo":
            outcome = (one % 2 and session.undo_here()) or session.undo()
            if isinstance(outcome, Turned):
                future.append(past.pop())
        elif kind == "redo":
            outcome = (one % 2 and session.redo_here()) or session.redo()
            if isinstance(outcome, Turned):
                past.append(future.pop())
        elif isinstance(edit(session, kind, one, two), Done):
            past.append(session.program)
            future.clear()
            session.save()
        review(session.program, library)
        assert session.program == past[-1]
        assert program_from_json(program_to_json(session.program)) == (session.program, [])
    store.trouble = ""
    assert session.save() == Saved()
    assert store.load(session.stored.id).program == past[-1]
    while len(past) > 1:
        assert isinstance(session.undo(), Turned)
        past.pop()
        assert session.program == past[-1]
    assert session.undo() == NothingThere()
    assert program_to_json(session.program) == program_to_json(built)


def edit(session: EditSession, kind: str, one: int, two: int) -> object:
    table = rows(session.program)
    if not table:
        return None
    row = table[one % len(table)]
    if kind == "swap":
        found = session.alternatives(row)
        return with_reasons(
            session, row.phase, found[two % len(found)].exercise.id, partial(session.swap, row)
        )
    if kind == "easier":
        return session.easier(row)
    if kind == "harder":
        return session.harder(row)
    if kind == "dosage":
        return session.set_dosage(row, row.weeks[0][0], {"reps": 1 + two % 20})
    if kind == "add":
        names = list(session.library.exercises)
        put = partial(session.add, row.phase, row.session)
        return with_reasons(session, row.phase, names[two % len(names)], put)
    if kind == "drop":
        return session.drop(row)
    return session.move(row, -1 if kind == "up" else 1)


def with_reasons(
    session: EditSession, phase: int, exercise: str, put: Callable[..., EditOutcome]
) -> EditOutcome:
    count = len(session.against(exercise, phase))
    return put(exercise, Reasons(("On purpose",) * count, "Dana Reyes"))
