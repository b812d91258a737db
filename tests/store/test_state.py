"""What one user's planner remembers is apart from patients, and never in the way."""

import stat
from pathlib import Path

import pytest

from planner.model.stored import StoreTrouble
from planner.store.state import FileState, MemoryState


def test_values_are_kept_and_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "data" / "state.json"
    for here, there in ((FileState(path), FileState(path)), (one := MemoryState(), one)):
        assert here.get("place") is None
        here.put("place", '{"program": 1}')
        here.put("place", '{"program": 2}')
        there.put("theme", "nord")
        assert there.get("place") == '{"program": 2}'
        assert here.get("theme") == "nord"
        there.put("place", None)
        there.put("never there", None)
        assert here.get("place") is None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["state.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"theme": 3}', "\x00\xff", "[" * 100_000])
def test_a_damaged_file_counts_as_empty(tmp_path: Path, text: str) -> None:
    path = tmp_path / "state.json"
    path.write_text(text, encoding="latin-1")
    state = FileState(path)
    assert state.get("theme") is None
    state.put("theme", "nord")
    assert FileState(path).get("theme") == "nord"


def test_a_folder_that_takes_no_file_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreTrouble, match="cannot be kept"):
        FileState(tmp_path / "file" / "state.json").put("theme", "nord")
