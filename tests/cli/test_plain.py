"""`planner --plain`: prompts and lines, from a pipe."""

import os
import subprocess
import sys
from pathlib import Path

from planner.model.library import Library

LINE = "stenosis osteoporosis chair band slr+ left 8w 5d 20min goal: carry groceries"


def plainly(folder: Path, *answers: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "planner", "--plain"],
        input="".join(f"{one}\n" for one in answers),
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PLANNER_DATA_DIR": str(folder / "data")},
        check=False,
    )


def test_from_a_line_to_a_sheet(tmp_path: Path, library: Library) -> None:
    sheet = tmp_path / "ann.pdf"
    flags = len(library.rules.red_flags)
    done = plainly(tmp_path, "Ann Lee", "1957", LINE, "y", "Dana", *["n"] * flags, str(sheet))
    assert done.returncode in (0, 1), done.stderr
    assert "Function: older steady" in done.stdout, "what is usual goes by the year"
    assert "Precautions: Osteoporosis" in done.stdout
    assert "\nHinge: week " in done.stdout
    assert "\nFindings: " in done.stdout
    assert sheet.read_bytes().startswith(b"%PDF")
    assert "\x1b" not in done.stdout


def test_a_red_flag_stops_it(tmp_path: Path) -> None:
    done = plainly(tmp_path, "Ann Lee", "", LINE, "y", "Dana", "y", "1", *["n"] * 40)
    assert done.returncode == 3, done.stdout
    assert "Nothing is built." in done.stdout
    assert "The program:" not in done.stdout


def test_no_answer_is_no_no(tmp_path: Path) -> None:
    done = plainly(tmp_path, "Ann Lee", "", LINE, "y", "Dana", "", "n")
    assert done.returncode == 2
    assert done.stdout.count("Red flag 1 of") == 2, "asked again"
    assert "The program:" not in done.stdout


def test_what_was_not_understood_is_said_and_asked_again(tmp_path: Path) -> None:
    done = plainly(
        tmp_path, "Ann Lee", "19x", "0000", "2200", "1957", "osteoporosis xyzzy", LINE, "n"
    )
    assert done.stdout.count("Four digits from 1900") == 3
    assert 'Not understood: "xyzzy"' in done.stdout
    assert done.stdout.count("The examination as a line") == 3
