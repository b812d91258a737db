"""Pipes: "-" is standard input and standard output, bytes that any console lets through."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner.library.shipped import shipped_root
from tests.sweeps import some

INTAKE = (
    (shipped_root() / "programs" / "sample-intake.yaml")
    .read_text(encoding="utf-8")
    .replace("Sample Patient", "José Ñandú")
)


def piped(
    *words: str, given: bytes, folder: Path, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "planner", *words],
        input=given,
        cwd=folder,
        capture_output=True,
        timeout=60,
        env={**os.environ, "PLANNER_DATA_DIR": str(folder / "data"), **environment},
        check=False,
    )


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A program as it comes out of `planner build -`."""
    folder = tmp_path_factory.mktemp("built")
    return piped("build", "-", given=INTAKE.encode(), folder=folder).stdout


@pytest.mark.parametrize("output", some([[], ["-o", "-"]], fast=1))
@pytest.mark.parametrize("encoding", some(["cp1252", "ascii", "utf-16"], fast=2))
def test_a_program_is_utf_8_whatever_the_console_is(
    tmp_path: Path, program: bytes, encoding: str, output: list[str]
) -> None:
    done = piped(
        *("build", "-", *output),
        given=INTAKE.encode(),
        folder=tmp_path,
        PYTHONIOENCODING=encoding,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.decode("utf-8"))["intake"]["patient"]["name"] == "José Ñandú"
    assert done.stdout == program
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_program_goes_through_pipes_to_paper(tmp_path: Path, program: bytes) -> None:
    review = piped("review", "-", given=program, folder=tmp_path)
    assert review.returncode == 0, review.stderr
    assert all(line.startswith(b"-:") for line in review.stdout.splitlines())
    for words in (["-"], ["-", "-o", "-"]):
        exported = piped("export", *words, given=program, folder=tmp_path)
        assert exported.returncode == 0, exported.stderr
        assert exported.stdout.startswith(b"%PDF-")
        assert exported.stdout.rstrip().endswith(b"%%EOF")
    assert not any(path.name.startswith("-") for path in tmp_path.iterdir())
    (tmp_path / "p.json").write_bytes(program)
    from_file = piped("export", "p.json", "-o", "-", given=b"", folder=tmp_path)
    assert from_file.stdout == exported.stdout
    assert not (tmp_path / "p.pdf").exists()


def test_what_is_wrong_in_a_piped_intake_has_its_line(tmp_path: Path) -> None:
    done = piped(
        "build", "-", given=INTAKE.replace("weeks: 8", "weeks: 012").encode(), folder=tmp_path
    )
    assert done.returncode == 2
    line = next(n for n, text in enumerate(INTAKE.splitlines(), 1) if "weeks: 8" in text)
    assert done.stderr.startswith(f'-:{line}: "012" is not a plain number. Write 12'.encode())
    assert done.stdout == b""


@pytest.mark.parametrize(
    "given", some([b"[" * 100_000, b"", b"\xff\xfe\x00", b"no program"], fast=1)
)
@pytest.mark.parametrize("command", some(["build", "review", "export"], fast=1))
def test_what_is_no_file_of_ours_is_refused(tmp_path: Path, command: str, given: bytes) -> None:
    done = piped(command, "-", given=given, folder=tmp_path)
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.startswith(b"-")
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", some(["utf-8-sig", "utf-16"], fast=1))
def test_a_mark_before_the_text_is_taken(tmp_path: Path, program: bytes, encoding: str) -> None:
    """As an editor on Windows, or > in its console, saves a file."""
    (tmp_path / "P.JSON").write_bytes(program.decode().encode(encoding))
    done = piped("export", "P.JSON", given=b"", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "P.pdf").exists()
    if encoding == "utf-8-sig":
        built = piped("build", "-", given=INTAKE.encode(encoding), folder=tmp_path)
        assert built.stdout == program


@pytest.mark.slow
def test_a_folder_takes_json_in_capitals_and_refuses_twins(tmp_path: Path, program: bytes) -> None:
    folder = tmp_path / "day"
    folder.mkdir()
    (folder / "ANN.JSON").write_bytes(program)
    assert piped("export", "day", given=b"", folder=tmp_path).returncode == 0
    assert (folder / "ANN.pdf").exists()
    (folder / "ANN.json").write_bytes(program)
    if len(list(folder.glob("ANN.[jJ]*"))) == 2:  # where capitals make another file
        done = piped("export", "day", given=b"", folder=tmp_path)
        assert done.returncode == 2
        assert b"rename one" in done.stderr


@pytest.mark.parametrize(
    "words", some(["schema program", "--help", "build --help", "demo --help"], fast=1)
)
def test_a_full_disk_behind_standard_output_is_told(tmp_path: Path, words: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    done = subprocess.run(
        f"{sys.executable} -m planner {words} >/dev/full",
        shell=True,
        cwd=tmp_path,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert b"standard output cannot be written" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.slow
def test_a_reader_that_goes_away_is_no_trouble(tmp_path: Path, program: bytes) -> None:
    (tmp_path / "p.json").write_bytes(program)
    for words in ("schema program", "export p.json -o -", "--help"):
        done = subprocess.run(
            ["bash", "-c", f"{sys.executable} -m planner {words} | head -c 10 >/dev/null"],
            cwd=tmp_path,
            capture_output=True,
            timeout=60,
            check=False,
        )
        told = [one for one in done.stderr.splitlines() if b"Write your number" not in one]
        assert told == [], words
