"""What every store promises, whatever it keeps patients in."""

import threading
from collections.abc import Callable

import pytest

from planner.model.program.program import Program
from planner.model.stored import Conflict, StoreTrouble
from tests.conftest import MakeProgram
from tests.store.conftest import AnyStore, Calendar
from tests.sweeps import some_rows


def titled(program: Program, title: str) -> Program:
    return program.model_copy(update={"title": title})


def of(name: str, year: int | None = 1950) -> dict[str, object]:
    return {"name": name, "birth_year": year}


# keeping


def test_a_program_comes_back_as_it_was(
    windows: Callable[[], AnyStore], make_program: MakeProgram
) -> None:
    program = make_program()
    stored = windows().create(program)
    assert windows().load(stored.id) == stored
    assert windows().load(stored.id).program == program


def test_programs_are_listed_latest_first(store: AnyStore, make_program: MakeProgram) -> None:
    ada = store.create(make_program(patient=of("Ada Lovelace")))
    store.create(make_program(patient=of("Bo Ek"), presentation="strain"))
    store.save(ada, titled(ada.program, "Mended"))
    assert [entry.patient for entry in store.entries()] == ["Ada Lovelace", "Bo Ek"]
    first = store.entries()[0]
    assert (first.birth_year, first.presentation, first.weeks) == (1950, "stenosis", 8)
    assert (first.id, first.patient_id, first.revision) == (ada.id, ada.patient_id, 2)


@pytest.mark.parametrize(
    ("name", "typed"),
    some_rows(
        [
            ("Zoë Brown", "zoe"),
            ("Zoe Brown", "ZOË"),
            ("Łukasz Nowak", "łukasz"),
            ("Łukasz Nowak", "lukasz now"),
            ("Émile Zola", "Émile"),
            ("Émile Zola", "E\u0301mile"),
            ("Åsa Šimić", "asa simic"),
            ("Østergård", "ostergard"),
            ("Đoko Groß", "doko gross"),
            ("Nguyễn Thị Ánh", "nguyen thi anh"),
            ("Æsa Þórdís", "aesa thordis"),
            ("Siobhán O’Neil", "o'neil"),
            ("Ada Lovelace", "love ADA"),
            ("100% O'Neil_", "%"),
            ("100% O'Neil_", "l_"),
        ],
        fast=5,
    ),
)
def test_a_name_is_found_without_case_and_marks(
    store: AnyStore, make_program: MakeProgram, name: str, typed: str
) -> None:
    store.create(make_program(patient=of(name)))
    store.create(make_program(patient=of("Quite Another")))
    assert [entry.patient for entry in store.entries(typed)] == [name]
    assert [one.name for one in store.patients(typed)] == [name]


# identity


def test_two_people_of_one_name_and_year_stay_two(
    store: AnyStore, make_program: MakeProgram
) -> None:
    one = store.create(make_program(patient=of("John Smith", None)))
    other = store.create(make_program(patient=of("John Smith", None), presentation="strain"))
    assert one.patient_id != other.patient_id
    assert len(store.patients()) == 2
    store.delete(one.id)
    store.purge(one.id)
    assert [entry.id for entry in store.entries()] == [other.id]


def test_a_second_program_of_one_person(store: AnyStore, make_program: MakeProgram) -> None:
    first = store.create(make_program(patient=of("Ann Lee")))
    second = store.create(
        make_program(patient=of("Ann Lee"), presentation="strain"), first.patient_id
    )
    assert second.patient_id == first.patient_id
    (ann,) = store.patients()
    assert (ann.name, ann.programs, ann.presentation) == ("Ann Lee", 2, "strain")
    assert [stored.id for stored in store.programs_of(ann.id)] == [first.id, second.id]


def test_a_program_for_a_patient_who_is_gone_is_refused(
    store: AnyStore, make_program: MakeProgram
) -> None:
    with pytest.raises(StoreTrouble, match="no longer"):
        store.create(make_program(), 77)
    assert store.entries() == ()


def test_who_may_be_the_same_person(store: AnyStore, make_program: MakeProgram) -> None:
    zoe = store.create(make_program(patient=of("Zoë  Brown", 1950)))
    unknown = store.create(make_program(patient=of("zoe brown", None)))
    store.create(make_program(patient=of("Zoe Brown", 1951)))
    store.create(make_program(patient=of("Zoe Browning", 1950)))
    found = {one.id for one in store.like("ZOE BROWN", 1950)}
    assert found == {zoe.patient_id, unknown.patient_id}
    store.delete(zoe.id)
    assert {one.id for one in store.like("Zoe Brown", 1950)} == {unknown.patient_id}


def test_a_corrected_name_is_the_same_person(store: AnyStore, make_program: MakeProgram) -> None:
    ann = store.create(make_program(patient=of("Anne Lee")))
    store.save(ann, make_program(patient=of("Ann Lee", 1951)))
    (entry,) = store.entries()
    assert (entry.patient, entry.birth_year, entry.patient_id) == ("Ann Lee", 1951, ann.patient_id)
    assert store.entries("anne") == ()
    store.undo(store.load(ann.id))
    assert store.entries()[0].patient == "Anne Lee"


# revisions


def test_every_save_can_be_undone_and_done_again_by_another_window(
    windows: Callable[[], AnyStore], make_program: MakeProgram
) -> None:
    here = windows()
    program = make_program()
    one = here.create(program)
    assert (one.undo_label, one.redo_label) == ("", "")
    two = here.save(one, titled(program, "Two"), "second", "row 2")
    three = here.save(two, titled(program, "Three"), "third", "row 3")
    assert (three.undo_label, three.redo_label) == ("third", "")

    later = windows()
    back, key = later.undo(later.load(one.id))
    assert (back.program.title, key, back.undo_label, back.redo_label) == (
        "Two", "row 3", "second", "third",
    )  # fmt: skip
    back, key = later.undo(back)
    assert (back.program, key, back.undo_label, back.redo_label) == (program, "row 2", "", "second")
    with pytest.raises(StoreTrouble, match="nothing to undo"):
        later.undo(back)
    forth, key = windows().redo(back)
    assert (forth.program.title, key) == ("Two", "row 2")
    forth, key = windows().redo(forth)
    assert (forth.program.title, key) == ("Three", "row 3")
    with pytest.raises(StoreTrouble, match="nothing to redo"):
        later.redo(forth)


def test_a_save_after_an_undo_forgets_what_could_be_redone(
    store: AnyStore, make_program: MakeProgram
) -> None:
    program = make_program()
    two = store.save(store.create(program), titled(program, "Two"), "second")
    one, _ = store.undo(two)
    other = store.save(one, titled(program, "Other"), "other")
    assert other.redo_label == ""
    assert other.revision == 3, "a number never means two things"
    with pytest.raises(StoreTrouble, match="nothing to redo"):
        store.redo(other)
    back, _ = store.undo(other)
    assert back.redo_label == "other"
    forth, _ = store.redo(back)
    assert forth.program.title == "Other"


def test_a_revision_number_names_what_it_held(store: AnyStore, make_program: MakeProgram) -> None:
    program = make_program()
    two = store.save(store.create(program), titled(program, "Two"))
    one, _ = store.undo(two)
    assert (one.revision, one.program) == (1, program)
    assert store.load(one.id) == one


def test_the_history_of_a_program(store: AnyStore, make_program: MakeProgram) -> None:
    program = make_program()
    two = store.save(store.create(program), titled(program, "Two"), "second", "k")
    store.save(two, titled(program, "Three"), "third")
    made = store.history(two.id)
    assert [(r.number, r.label, r.key, r.program.title) for r in made] == [
        (1, "", "", program.title),
        (2, "second", "k", "Two"),
        (3, "third", "", "Three"),
    ]
    assert made[0].made_at < made[1].made_at < made[2].made_at


# two windows


def test_a_stale_save_overwrites_nothing(
    windows: Callable[[], AnyStore], make_program: MakeProgram
) -> None:
    here, there = windows(), windows()
    mine = here.create(make_program())
    there.save(there.load(mine.id), titled(mine.program, "Theirs"))
    for act in (
        lambda: here.save(mine, mine.program),
        lambda: here.undo(mine),
        lambda: here.redo(mine),
    ):
        with pytest.raises(Conflict, match="Nothing was overwritten"):
            act()
    assert here.load(mine.id).program.title == "Theirs"


def test_undo_here_is_seen_there(
    windows: Callable[[], AnyStore], make_program: MakeProgram
) -> None:
    here, there = windows(), windows()
    two = here.save(here.create(make_program()), titled(make_program(), "Two"))
    there.undo(there.load(two.id))
    with pytest.raises(Conflict):
        here.save(two, titled(two.program, "Three"))


def test_saving_a_deleted_program_is_a_conflict(store: AnyStore, make_program: MakeProgram) -> None:
    mine = store.create(make_program())
    store.delete(mine.id)
    with pytest.raises(Conflict, match=r"was deleted .* Nothing was overwritten"):
        store.save(mine, mine.program)
    with pytest.raises(StoreTrouble, match="no longer"):
        store.load(mine.id)


def test_of_many_writers_one_saves(
    windows: Callable[[], AnyStore], make_program: MakeProgram
) -> None:
    program = make_program()
    mine = windows().create(program)
    stores = [windows() for _ in range(6)]
    saved, refused = [], []

    def write(own: AnyStore) -> None:
        try:
            saved.append(own.save(mine, program))
        except Conflict:
            refused.append(1)

    threads = [threading.Thread(target=write, args=(own,)) for own in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(saved), len(refused)) == (1, 5)
    assert windows().load(mine.id).revision == 2


# deleting


def test_a_deleted_program_comes_back_with_its_history(
    store: AnyStore, make_program: MakeProgram
) -> None:
    stored = store.save(store.create(make_program()), titled(make_program(), "Two"), "second")
    store.delete(stored.id)
    assert store.entries() == ()
    assert store.patients() == ()
    (gone,) = store.deleted()
    assert (gone.id, gone.patient) == (stored.id, "Sample Patient")
    assert gone.deleted_at
    store.restore(stored.id)
    assert store.deleted() == ()
    assert store.load(stored.id) == stored
    assert store.undo(stored)[0].revision == 1


def test_after_thirty_days_it_is_gone(
    store: AnyStore, make_program: MakeProgram, calendar: Calendar
) -> None:
    kept = store.create(make_program(patient=of("Kept")))
    gone = store.create(make_program(patient=of("Gone")))
    store.delete(gone.id)
    calendar.wait(days=29)
    store.tidy()
    assert [entry.id for entry in store.deleted()] == [gone.id]
    calendar.wait(days=2)
    store.tidy()
    assert store.deleted() == ()
    with pytest.raises(StoreTrouble, match="no longer"):
        store.restore(gone.id)
    assert [entry.id for entry in store.entries()] == [kept.id]


def test_only_what_was_deleted_can_be_purged(store: AnyStore, make_program: MakeProgram) -> None:
    stored = store.create(make_program())
    store.purge(stored.id)
    assert store.load(stored.id) == stored
    store.delete(stored.id)
    store.purge(stored.id)
    assert store.deleted() == ()


def test_an_id_is_never_given_twice(store: AnyStore, make_program: MakeProgram) -> None:
    old = store.create(make_program(patient=of("Old")))
    store.delete(old.id)
    store.purge(old.id)
    new = store.create(make_program(patient=of("New")))
    assert new.id != old.id
    assert new.patient_id != old.patient_id
    with pytest.raises(Conflict):
        store.save(old, old.program)


# drafts


def draft(name: str, **more: str) -> str:
    import json

    return json.dumps({"name": name, "birth_year": "1950", **more})


def test_a_draft_is_kept_and_listed_with_its_age(store: AnyStore) -> None:
    first = store.keep_draft(None, None, None, draft("Ann"))
    second = store.keep_draft(None, None, None, draft("Bo"))
    assert store.keep_draft(first, None, None, draft("Ann Lee")) == first
    ann, bo = store.drafts()
    assert (ann.id, ann.patient, ann.birth_year) == (first, "Ann Lee", "1950")
    assert ann.started_at < bo.started_at < ann.updated_at
    assert [one.id for one in store.drafts("bo")] == [second]
    assert store.load_draft(first) == draft("Ann Lee")
    store.drop_draft(first)
    assert [one.id for one in store.drafts()] == [second]
    with pytest.raises(StoreTrouble, match="no longer there"):
        store.load_draft(first)


def test_two_windows_have_a_draft_each(windows: Callable[[], AnyStore]) -> None:
    here, there = windows(), windows()
    alice = here.keep_draft(None, None, None, draft("Alice"))
    bob = there.keep_draft(None, None, None, draft("Bob"))
    there.drop_draft(bob)
    assert here.load_draft(alice) == draft("Alice")


def test_a_draft_that_another_window_took_up_is_not_typed_over(
    windows: Callable[[], AnyStore],
) -> None:
    here, there = windows(), windows()
    alice = here.keep_draft(None, None, None, draft("Alice"))
    there.load_draft(alice)
    there.keep_draft(alice, None, None, draft("Alice There"))
    mine = here.keep_draft(alice, None, None, draft("Alice Here"))
    assert mine != alice
    assert {one.patient for one in here.drafts()} == {"Alice Here", "Alice There"}


def test_a_draft_that_was_finished_elsewhere_is_kept_anew(windows: Callable[[], AnyStore]) -> None:
    here, there = windows(), windows()
    alice = here.keep_draft(None, None, None, draft("Alice"))
    there.drop_draft(alice)
    assert here.keep_draft(alice, None, None, draft("Alice")) != alice
    assert len(here.drafts()) == 1


def test_a_draft_of_a_program_goes_with_it(store: AnyStore, make_program: MakeProgram) -> None:
    stored = store.create(make_program())
    number = store.keep_draft(None, None, stored.id, draft("Sample Patient"))
    (one,) = store.drafts()
    assert (one.program_id, one.patient_id) == (stored.id, stored.patient_id)
    store.delete(stored.id)
    assert store.drafts() == ()
    store.restore(stored.id)
    assert [one.id for one in store.drafts()] == [number]
    store.delete(stored.id)
    store.purge(stored.id)
    assert store.drafts() == ()
    with pytest.raises(StoreTrouble):
        store.load_draft(number)


def test_a_draft_without_a_name_is_listed(store: AnyStore) -> None:
    store.keep_draft(None, None, None, "{}")
    store.keep_draft(None, None, None, "not json")
    assert [one.patient for one in store.drafts()] == ["", ""]
