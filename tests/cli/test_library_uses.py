"""Which patients have an exercise: for a recall, as a clinic would ask."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from planner.building import edit
from planner.building.rows import rows
from planner.cli.library import _use_words
from planner.exchange.program_file import write_program
from planner.handout.options import Options
from planner.model.library import Library
from planner.model.program.program import Program
from planner.model.stored import Busy
from planner.services import uses
from planner.services.issues import give_out
from planner.services.uses import Use, uses_in_store, weeks_with
from planner.store.memory import MemoryStore
from planner.store.store import Store
from tests.command import planner
from tests.conftest import MakeProgram

RECALLED = "curl-up-mcgill"


@pytest.fixture
def holding(library: Library, make_program: MakeProgram) -> Program:
    """Ada has it in phase 2 and in no other."""
    program = make_program(patient={"name": "Ada Lovelace", "birth_year": 1950})
    assert not weeks_with(program, RECALLED)
    session = next(row.session for row in rows(program) if row.phase == 2)
    return edit.add(program, library, 2, session, RECALLED)


def test_a_clinic_recalls_an_exercise(
    tmp_path: Path, holding: Program, make_program: MakeProgram
) -> None:
    store = Store(tmp_path / "data" / "planner.db")
    store.create(holding)
    store.create(make_program(patient={"name": "Bo Ek"}))
    gone = store.create(
        holding.model_copy(update={"intake": make_program(patient={"name": "Cy Oz"}).intake})
    )
    store.delete(gone.id)
    store.close()
    weeks = weeks_with(holding, RECALLED)
    said = f"stenosis, weeks {weeks[0]}-{weeks[-1]} of 8"
    done = planner("library", "uses", RECALLED, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        f"Ada Lovelace (1950): {said}",
        f"Cy Oz: {said}; deleted, can be brought back",
    ]


def test_what_patients_have_on_paper_counts_though_the_program_has_it_no_more(
    holding: Program, make_program: MakeProgram
) -> None:
    store = MemoryStore()
    ada = store.create(holding)
    give_out(store, ada, Options(), date(2026, 11, 2))
    store.save(ada, make_program(patient={"name": "Ada Lovelace", "birth_year": 1950}))
    bo = store.create(make_program(patient={"name": "Bo Ek"}))
    give_out(store, bo, Options(), date(2026, 11, 2))
    (found,) = uses_in_store(store, RECALLED)
    assert isinstance(found, Use)
    assert (found.patient, found.weeks) == ("Ada Lovelace", weeks_with(holding, RECALLED))
    assert found.handed_out
    assert f"given out on {found.handed_out}, no more in the program" in _use_words(found)


def test_program_files_and_folders_are_looked_at_too(tmp_path: Path, holding: Program) -> None:
    write_program(tmp_path / "one.json", holding)
    write_program(tmp_path / "more" / "two.json", holding)
    (tmp_path / "more" / "bad.json").write_text("{")
    (tmp_path / "more" / ".hidden.json").write_text("{")
    done = planner("library", "uses", RECALLED, "one.json", "more", folder=tmp_path)
    assert done.returncode == 1
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [
        "one.json",
        str(Path("more", "two.json")),
    ]
    assert "bad.json: not looked at" in done.stderr
    assert ".hidden" not in done.stderr
    assert not (tmp_path / "data" / "planner.db").exists()  # to ask makes no store


def test_nobody_has_it_and_nobody_knows_it(tmp_path: Path, holding: Program) -> None:
    done = planner("library", "uses", RECALLED, folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert f"No program that was read has {RECALLED}." in done.stderr
    done = planner("library", "uses", "curl-up-mcgil", folder=tmp_path)
    assert done.returncode == 2
    assert f'Did you mean "{RECALLED}"?' in done.stderr


def test_what_the_library_has_no_more_is_found_in_programs(
    tmp_path: Path, holding: Program
) -> None:
    text = holding.model_dump_json().replace(RECALLED, "recalled-last-year")
    (tmp_path / "old.json").write_text(text)
    done = planner("library", "uses", "recalled-last-year", "old.json", folder=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("old.json: Ada Lovelace (1950)")


def test_a_damaged_program_is_said_not_to_have_been_read(
    tmp_path: Path, holding: Program, make_program: MakeProgram
) -> None:
    database = tmp_path / "data" / "planner.db"
    store = Store(database)
    broken = store.create(make_program(patient={"name": "Bo Ek"}))
    store.create(holding)
    store.close()
    with sqlite3.connect(database) as connection:
        connection.execute(
            "UPDATE revisions SET document = x'00' WHERE program_id = ?", (broken.id,)
        )
    connection.close()
    done = planner("library", "uses", RECALLED, folder=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("Ada Lovelace (1950)")
    assert done.stderr.startswith("Bo Ek: not looked at: this program cannot be opened")


def test_a_store_in_use_is_asked_again(holding: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    store, refused = MemoryStore(), [Busy("busy")] * 2
    store.create(holding)
    entries = store.entries

    def sometimes(words: str = "") -> object:
        if refused:
            raise refused.pop()
        return entries(words)

    monkeypatch.setattr(store, "entries", sometimes)
    monkeypatch.setattr(uses, "_PAUSE_S", 0)
    (found,) = uses_in_store(store, RECALLED)
    assert isinstance(found, Use)
    assert not refused
    monkeypatch.setattr(store, "entries", lambda: (_ for _ in ()).throw(Busy("busy")))
    with pytest.raises(Busy):
        [*uses_in_store(store, RECALLED)]


def test_to_ask_changes_nothing(tmp_path: Path, holding: Program) -> None:
    database = tmp_path / "data" / "planner.db"
    store = Store(database)
    store.create(holding)
    store.close()
    before = database.read_bytes()
    assert planner("library", "uses", RECALLED, folder=tmp_path).returncode == 0
    assert database.read_bytes() == before
