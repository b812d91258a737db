"""A database of the first version, with several patients, is brought to today's tables whole."""

import contextlib
import gzip
import json
import re
import sqlite3
from pathlib import Path

import pytest

from planner.model.stored import StoreTrouble
from planner.store import migrations
from planner.store.state import FileState
from planner.store.store import Store

STORED = Path(__file__).with_name("databases") / "before-revisions.db.gz"
"""Written by the planner of that time: Ada twice, Zoë, John without a year; a draft, a theme."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "planner.db"
    path.write_bytes(gzip.decompress(STORED.read_bytes()))
    return path


def test_patients_and_programs_are_all_there(old: Path) -> None:
    store = Store(old)
    listed = [
        (entry.patient, entry.birth_year, entry.presentation, entry.revision, entry.readable)
        for entry in store.entries()
    ]
    assert listed == [
        ("Ada Lovelace", 1950, "stenosis", 2, True),
        ("John Smith", None, "chronic", 1, True),
        ("Ada Lovelace", 1950, "stiffness", 1, True),
        ("Zoë Łukasz-Østergård", 1949, "strain", 1, True),
    ]
    assert [one.programs for one in store.patients("ada")] == [2]
    assert [entry.patient for entry in store.entries("zoe lukasz")] == ["Zoë Łukasz-Østergård"]
    ada = store.load(store.entries()[0].id)
    assert ada.program.title == "Changed by hand"
    assert (ada.undo_label, ada.redo_label) == ("", "")
    for entry in store.entries():
        assert store.load(entry.id).program.intake.patient.name == entry.patient


def test_a_program_goes_on_from_where_it_was(old: Path) -> None:
    store = Store(old)
    ada = store.load(1)
    saved = store.save(ada, ada.program.model_copy(update={"title": "New"}), "title")
    assert saved.revision == 3
    assert store.undo(saved)[0] == ada.__class__(
        ada.id, ada.patient_id, ada.program, 2, "", "title"
    )


def test_the_draft_becomes_a_row(old: Path) -> None:
    store = Store(old)
    (draft,) = store.drafts()
    assert (draft.patient, draft.birth_year, draft.program_id) == (
        "Bertha Newpatient",
        "1961",
        None,
    )
    assert json.loads(store.load_draft(draft.id))["precautions"] == ["osteoporosis"]


def test_what_the_user_prefers_is_apart(old: Path) -> None:
    Store(old)
    state = FileState(old.with_name("state.json"))
    assert (state.get("theme"), state.get("paper")) == ("nord", "a4")
    assert json.loads(state.get("keys") or "") == {"workbench.drop": "z"}
    assert json.loads(state.get("place") or "")["program"] == 2
    assert state.get("intake_draft") is None
    assert "Ada" not in old.with_name("state.json").read_text()


def test_the_tables_are_those_of_a_new_database(old: Path, tmp_path: Path) -> None:
    Store(old)
    new = tmp_path / "new.db"
    Store(new)
    assert tables_of(old) == tables_of(new)


def tables_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Columns, keys and indexes by table, however they were written down."""
    found: dict[str, list[tuple[object, ...]]] = {}
    with contextlib.closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("select name, sql from sqlite_master where type = 'table'")
        for name, sql in rows.fetchall():
            found[name] = [(bool(re.search("autoincrement", sql, re.IGNORECASE)),)]
            for what in ("table_info", "foreign_key_list"):
                found[name] += connection.execute(f"pragma {what}({name})").fetchall()
            # Indexes have no order: SQLAlchemy makes them in any.
            indexes = connection.execute(f"pragma index_list({name})").fetchall()
            found[name] += sorted(one[1:] for one in indexes)
    assert "programs" in found
    return found


def test_old_patients_are_missed_if_they_vanish(old: Path) -> None:
    Store(old).close()
    old.write_bytes(b"")
    with pytest.raises(StoreTrouble, match="it is empty"):
        Store(old)


def test_a_step_that_fails_leaves_the_file_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()

    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    broken = migrations.Migration("the power goes", fail)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS[:3], broken))
    with pytest.raises(StoreTrouble, match="disk is full"):
        Store(old)
    monkeypatch.undo()
    assert old.read_bytes()[:100] == before[:100]
    assert len(Store(old).entries()) == 4


def test_rows_that_belong_to_nothing_stop_it(old: Path) -> None:
    with contextlib.closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("update programs set patient_id = 99 where id = 2")
    with pytest.raises(StoreTrouble, match="belong to nothing"):
        Store(old)
    with contextlib.closing(sqlite3.connect(old)) as connection:
        assert connection.execute("pragma user_version").fetchone() == (0,)
        assert connection.execute("select count(*) from state").fetchone() == (7,)


def test_damaged_cells_of_the_old_tables_come_along(old: Path) -> None:
    with contextlib.closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("update patients set name = x'ff' where id = 2")
        connection.execute("update programs set document = x'ff' where id = 3")
        connection.execute("update state set value = 'not json' where key = 'intake_draft'")
    store = Store(old)
    assert [entry.readable for entry in store.entries()] == [True, True, True, False]
    assert store.load(1).program.title == "Changed by hand"
    with pytest.raises(StoreTrouble, match="damaged"):
        store.load(3)
    assert store.drafts() == ()


def test_an_old_file_made_read_only_is_not_brought_forward(old: Path) -> None:
    old.chmod(0o444)
    before = old.read_bytes()
    with pytest.raises(StoreTrouble, match="of an older planner"):
        Store(old)
    assert old.read_bytes() == before
