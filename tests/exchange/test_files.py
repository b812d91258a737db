"""Files are written whole and private, or not at all."""

import os
import stat
from pathlib import Path

import pytest

from planner.exchange.files import FileTrouble, read_bytes, write_private
from planner.exchange.program_file import findings_in_file, read_program, write_program
from planner.model.finding import Finding, Place, Rule
from tests.conftest import MakeProgram


def test_a_program_file_is_private_and_reads_back(
    tmp_path: Path, make_program: MakeProgram
) -> None:
    path = tmp_path / "new" / "p.json"
    program = make_program()
    write_program(path, program)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_program(path) == (program, [])


def test_a_failed_write_leaves_the_old_file_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.json"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileTrouble, match="No space left"):
        write_private(path, b"new")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["p.json"]


def test_folders_and_huge_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="folder"):
        read_bytes(tmp_path)
    with pytest.raises(FileTrouble, match="folder"):
        write_private(tmp_path, b"x")
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(FileTrouble, match="50 MB"):
        read_bytes(huge)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"{", "not valid JSON"),
        (b"[]", "not a program"),
        (b'{"a": 1}', "not a program"),
        (b'{"format": 99, "weeks": []}', "update the planner"),
        (b'{"format": "x", "weeks": []}', "is not a program format"),
        (b'{"format": 1, "weeks": []}', ":1: intake: "),
        (b"[" * 100_000, "not valid JSON"),
        (b"\xff\xfe", "not valid JSON"),
    ],
)
def test_files_that_are_no_programs(tmp_path: Path, text: bytes, words: str) -> None:
    path = tmp_path / "p.json"
    path.write_bytes(text)
    program, problems = read_program(path)
    assert program is None
    assert any(words in str(p) for p in problems), problems
    assert all(str(p).startswith(f"{path}:") for p in problems)


def test_a_finding_points_at_its_line(tmp_path: Path, make_program: MakeProgram) -> None:
    program = make_program()
    path = tmp_path / "p.json"
    write_program(path, program)
    lines = path.read_text().splitlines()
    session = program.weeks[4].sessions[1]
    item = session.items[2]
    place = Place(week=5, session=session.name, exercise=item.exercise, field="exercise")
    finding = Finding(rule=Rule(code="x", name="X"), place=place, message="x")
    (found,) = findings_in_file([finding], program, path, path.read_bytes())
    assert found.line is not None
    assert f'"exercise": "{item.exercise}"' in lines[found.line - 1]
    before = "\n".join(lines[: found.line])
    assert before.count('"phase": ') >= 5
    assert before.rindex('"number": 5') > before.rindex('"number": 4')


def test_an_exercise_without_snapshot_is_refused(tmp_path: Path, make_program: MakeProgram) -> None:
    program = make_program()
    text = program.model_copy(update={"exercises": {}}).model_dump_json()
    path = tmp_path / "p.json"
    path.write_text(text)
    assert read_program(path)[0] is None
