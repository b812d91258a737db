"""What every store promises of programs that are put away, and of where programs stand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from planner.building.edit import drop
from planner.building.rows import rows
from planner.model.library import Library
from planner.model.stored import GivenOut, KeptStanding, StandsOn
from tests.conftest import MakeProgram
from tests.store.conftest import AnyStore


def test_what_is_put_away_is_not_listed_and_comes_back(
    windows: Callable[[], AnyStore], make_program: MakeProgram
) -> None:
    one = windows().create(make_program())
    other = windows().create(make_program())
    windows().archive(one.id)
    assert [entry.id for entry in windows().entries()] == [other.id]
    (away,) = windows().archived()
    assert away in windows().undeleted()
    assert (away.id, bool(away.archived_at)) == (one.id, True)
    assert windows().load(one.id) == one, "it is all there"
    assert len(windows().patients()) == 2, "a person who is put away is still known"
    windows().unarchive(one.id)
    assert {entry.id for entry in windows().entries()} == {one.id, other.id}
    assert windows().archived() == ()


def test_a_deleted_program_is_not_among_those_put_away(
    store: AnyStore, make_program: MakeProgram
) -> None:
    one = store.create(make_program())
    store.archive(one.id)
    store.delete(one.id)
    assert (store.entries(), store.archived()) == ((), ())
    assert [entry.id for entry in store.deleted()] == [one.id]
    store.restore(one.id)
    assert [entry.id for entry in store.archived()] == [one.id]


def test_word_of_a_program_that_was_put_away_brings_it_back(
    store: AnyStore, make_program: MakeProgram
) -> None:
    one = store.create(make_program())
    store.archive(one.id)
    store.keep_record(one.patient_id, None, "measurement", "{}")
    assert store.entries() == ()
    store.keep_record(one.patient_id, one.id, "checkin", "{}")
    assert [entry.id for entry in store.entries()] == [one.id]


def kept(store: AnyStore) -> str:
    (one,) = store.standings()
    return one.document


def test_where_a_program_stands_is_kept_until_something_changes(
    windows: Callable[[], AnyStore], make_program: MakeProgram, library: Library
) -> None:
    stored = windows().create(make_program())

    def keep() -> None:
        (one,) = windows().standings()
        assert one.document == ""
        windows().keep_standings([replace(one, document='{"weeks": 8}')])
        assert kept(windows()) == '{"weeks": 8}'

    keep()
    changed = windows().save(stored, drop(stored.program, library, rows(stored.program)[0], 3))
    keep()
    windows().issue(changed, GivenOut(monday=date(2026, 11, 30)))
    keep()
    windows().keep_record(stored.patient_id, stored.id, "checkin", "{}")
    keep()
    windows().undo(changed)
    assert kept(windows()) == ""


def test_a_standing_stands_on_the_last_issue_and_on_what_was_told_of_the_program(
    windows: Callable[[], AnyStore], make_program: MakeProgram
) -> None:
    one = windows().create(make_program())
    other = windows().create(make_program(weeks=6), one.patient_id)
    assert windows().stands_on(one.id) == StandsOn(one.program, "", ())
    for monday in (date(2026, 11, 30), date(2026, 12, 7)):
        windows().issue(one, GivenOut(monday=monday))
    windows().issue(other, GivenOut(monday=date(2027, 1, 4)))
    told = [("visit", '{"number": 2}'), ("checkin", '{"a": 1}'), ("checkin", '{"a": 2}')]
    for kind, document in told:
        windows().keep_record(one.patient_id, one.id, kind, document)  # type: ignore[arg-type]
    windows().keep_record(one.patient_id, one.id, "measurement", "{}")
    windows().keep_record(one.patient_id, other.id, "checkin", "{}")
    assert windows().stands_on(one.id) == StandsOn(one.program, "2026-12-07", tuple(told))
    windows().delete(one.id)
    assert windows().stands_on(one.id) is None


def test_two_who_look_at_once_both_keep_what_they_made(
    windows: Callable[[], AnyStore], make_program: MakeProgram
) -> None:
    windows().create(make_program())
    (missing,) = windows().standings()
    for document in ("{}", '{"weeks": 8}'):
        windows().keep_standings([replace(missing, document=document)])
    assert kept(windows()) == '{"weeks": 8}'


def test_the_standing_of_what_is_gone_is_not_kept(
    store: AnyStore, make_program: MakeProgram
) -> None:
    one = store.create(make_program())
    store.delete(one.id)
    assert store.standings() == ()
    store.purge(one.id)
    store.keep_standings([KeptStanding(one.id, "1.0.0", "{}")])
    assert store.standings() == ()
