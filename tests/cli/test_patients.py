"""Backups and single patients from the command line."""

from pathlib import Path

from planner.store.state import FileState
from planner.store.store import Store
from tests.command import planner
from tests.conftest import MakeProgram


def test_a_clinic_backs_up_loses_and_restores(tmp_path: Path, make_program: MakeProgram) -> None:
    database = tmp_path / "data" / "planner.db"
    store = Store(database)
    store.create(make_program(patient={"name": "Ada Lovelace", "birth_year": 1950}))
    store.close()
    (tmp_path / "password").write_text("horse battery staple\n")
    done = planner("backup", "b", "--password-file", "password", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "b: 1 patient, 1 program, read back and whole.\n"
    database.write_bytes(b"")
    done = planner("backup", "later", folder=tmp_path)
    assert done.returncode == 2
    assert "no patients to copy" in done.stderr
    done = planner("restore", "b", folder=tmp_path)
    assert done.returncode == 2
    assert "--password-file" in done.stderr
    state = FileState(tmp_path / "data" / "state.json")
    state.put_all({"place": '{"screen": "workbench", "program": 1}', "theme": "nord"})
    done = planner("restore", "b", "--password-file", "password", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (state.get("place"), state.get("theme")) == (None, "nord"), "1 may be another's now"
    assert "1 patient, 1 program" in done.stdout
    assert "before-restore" in done.stdout
    assert [entry.patient for entry in Store(database).entries()] == ["Ada Lovelace"]


def test_a_patient_goes_from_one_machine_to_another(
    tmp_path: Path, make_program: MakeProgram
) -> None:
    for name in ("Ada Lovelace", "Ada Byron"):
        Store(tmp_path / "data" / "planner.db").create(make_program(patient={"name": name}))
    done = planner("export-patient", "ada", "-o", "ada.json", folder=tmp_path)
    assert done.returncode == 2
    assert "--id 1: Ada Lovelace, 1 program, the last for " in done.stderr
    done = planner("export-patient", "lovelace", "-o", "ada.json", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "ada.json: Ada Lovelace, 1 program.\n")
    there = {"PLANNER_DATA_DIR": str(tmp_path / "there")}
    done = planner("import-patient", "ada.json", folder=tmp_path, **there)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Ada Lovelace: 1 program, kept as a new patient.\n"
    done = planner("import-patient", "ada.json", folder=tmp_path, **there)
    assert done.returncode == 1
    assert "may be the same person: Ada Lovelace" in done.stderr
    assert len(Store(tmp_path / "there" / "planner.db").patients("ada")) == 2
    done = planner("export-patient", "nobody", "-o", "x.json", folder=tmp_path)
    assert done.returncode == 2
    assert not (tmp_path / "x.json").exists()


def test_what_cannot_be_read_is_said_with_advice(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "planner.db").write_bytes(b"rubbish" * 5000)
    done = planner("backup", "b", folder=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "b").exists()
