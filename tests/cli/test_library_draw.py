"""`library draw`: the picture is drawn again each time that a file is saved."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from planner.services.watch import each_save
from tests.command import planner

RIVERSIDE = Path(__file__).parents[1] / "clinics" / "riverside"


def test_a_save_is_seen_once_and_a_new_file_too(tmp_path: Path) -> None:
    folder = tmp_path / "exercises"
    folder.mkdir()
    (folder / "a.yaml").write_text("a")
    saves = iter(["a.yaml", "", "b.yaml", "", "notes.txt"])

    def save(_: float) -> None:
        name = next(saves)  # the end is told as StopIteration
        if name:
            (folder / name).write_text("changed")
            os.utime(folder / name, (1, len(name)))

    seen = 0
    with pytest.raises(RuntimeError):
        for _ in each_save(tmp_path, save):
            seen += 1
    assert seen == 2


@pytest.mark.slow
def test_a_picture_is_redrawn_when_its_file_is_saved(tmp_path: Path) -> None:
    import shutil

    ours = tmp_path / "ours"
    shutil.copytree(RIVERSIDE, ours)
    picture = tmp_path / "row.svg"
    words = ["library", "draw", "cable-row-seated", "--watch", "-o", picture, "--library", ours]
    told = tmp_path / "told"
    with (
        told.open("wb") as errors,
        subprocess.Popen(
            [sys.executable, "-m", "planner", *map(str, words)],
            cwd=tmp_path,
            env={**os.environ, "PLANNER_DATA_DIR": str(tmp_path / "data")},
            stdout=subprocess.DEVNULL,
            stderr=errors,
            preexec_fn=can_be_interrupted,
        ) as process,
    ):
        try:
            first = until(picture, b"")
            row = ours / "exercises/ours/cable-row.yaml"
            text = row.read_text()
            row.write_text(text.replace("elbows: 112", "elbows: bent"))
            assert b"elbows" in until(told, b"")
            row.write_text(text.replace("elbows: 112", "elbows: 60"))
            assert until(picture, first) != first
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)
    assert b"Traceback" not in told.read_bytes()


def can_be_interrupted() -> None:
    """As in a terminal, wherever the tests run: what is begun in the background ignores Ctrl+C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def until(file: Path, before: bytes) -> bytes:
    """What is in a file, once it is another than before."""
    for _ in range(150):
        now = file.read_bytes() if file.exists() else b""
        if now != before:
            return now
        time.sleep(0.2)
    return before


def test_without_a_folder_there_is_nothing_to_watch(tmp_path: Path) -> None:
    done = planner("library", "draw", "clam", "--watch", folder=tmp_path)
    assert done.returncode == 2
    assert planner("library", "draw", "clam", "-o", "c.png", folder=tmp_path).returncode == 0
