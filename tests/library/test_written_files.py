"""Files that a command writes into: comments, ends of lines, links and what may not be written."""

import os
from pathlib import Path

import pytest

from planner.library.changes.edit_text import replaced_edit
from planner.library.rewrite import rewrite

WRITTEN = """\
because: Try.
change: exercise clam
set:
  dosage.sets: {was: 1, now: 3}  # as Dr. Lee asked
  feel:
    # Words of the patients.
    was: A.
    now: B.
  # The stop sign.
  stop_if: {was: A., now: B.}
"""


def test_comments_stay_with_the_key_that_is_settled_and_with_its_neighbours() -> None:
    told = replaced_edit(WRITTEN, 4, {"was": 2, "now": 3})
    told = replaced_edit(told, told.splitlines().index("  feel:") + 1, {"was": "C.", "now": "B."})
    for comment in ("# as Dr. Lee asked", "# Words of the patients.", "# The stop sign."):
        assert told.count(comment) == 1
    assert "    was: 2\n    now: 3\n" in told
    gone = replaced_edit(WRITTEN, 5, None)
    assert "Words of the patients" not in gone
    assert "  # The stop sign.\n  stop_if" in gone


def test_a_file_of_windows_keeps_the_ends_of_its_lines_and_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + WRITTEN.replace("\n", "\r\n").encode())
    rewrite(path, lambda text: replaced_edit(text, 4, {"was": 2, "now": 3}))
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfbecause: Try.\r\n")
    assert b"    was: 2\r\n    now: 3\r\n" in data
    assert data.count(b"\n") == data.count(b"\r\n")


def test_a_link_stays_one_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    shared, link = tmp_path / "shared.yaml", tmp_path / "clinic.yaml"
    shared.write_text("a: 1\n")
    link.symlink_to(shared)
    assert rewrite(link, lambda text: text.replace("1", "2")) == 1
    assert link.is_symlink()
    assert shared.read_text() == "a: 2\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has other modes")
def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n")
    path.chmod(0o444)
    with pytest.raises(PermissionError, match="read-only"):
        rewrite(path, lambda text: text.replace("1", "2"))
    assert path.read_text() == "a: 1\n"
    assert rewrite(path, lambda text: text) == 0, "nothing to write is no trouble"
    assert [*tmp_path.iterdir()] == [path]
