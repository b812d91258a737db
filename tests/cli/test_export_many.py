"""A clinic prints or sends the programs of a whole folder."""

import json
import os
import signal
import stat
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from pypdf import PdfReader

from planner.cli.outcome_words import lines_of
from planner.exchange.program_file import write_program
from planner.handout.options import Options
from planner.services.print_many import Job, JobDone, do_all, export_all, jobs_of
from planner.services.printing import NotWritten, Order, Printed, Unreadable, print_file
from planner.services.sources import FolderSources, SystemClock
from planner.settings import Settings
from tests.command import planner
from tests.conftest import MakeProgram
from tests.terminal import Terminal


@pytest.fixture
def folder(tmp_path: Path, make_program: MakeProgram) -> Path:
    """Three good programs, each for its own patient."""
    for name in ("Ann", "Ben", "Cleo"):
        program = make_program(patient={"name": name, "birth_year": 1957})
        write_program(tmp_path / "programs" / f"{name}.json", program)
    return tmp_path / "programs"


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def break_one(folder: Path) -> None:
    (folder / "Ben.json").write_text('{\n "format": 1,\n')


def flag_one(folder: Path) -> None:
    content = json.loads((folder / "Cleo.json").read_text())
    content["intake"]["red_flags"] = ["RF-01"]
    (folder / "Cleo.json").write_text(json.dumps(content))


def test_every_program_gets_its_own_handout_beside_it(tmp_path: Path, folder: Path) -> None:
    done = planner("export", "programs", "--paper", "a4", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert sorted(done.stdout.splitlines()) == [
        f"programs/{name}.pdf" for name in ("Ann", "Ben", "Cleo")
    ]
    for name in ("Ann", "Ben", "Cleo"):
        pdf = PdfReader(folder / f"{name}.pdf")
        assert name in pdf.pages[0].extract_text()
        assert round(float(pdf.pages[0].mediabox.height)) == 842
        assert stat.S_IMODE((folder / f"{name}.pdf").stat().st_mode) == 0o600


def test_a_folder_gives_the_same_files_as_one_by_one(tmp_path: Path, folder: Path) -> None:
    assert planner("export", folder, "-o", "new/out", "--jobs", "2", folder=tmp_path).stderr
    assert names(tmp_path / "new" / "out") == ["Ann.pdf", "Ben.pdf", "Cleo.pdf"]
    assert planner("export", folder / "Ben.json", folder=tmp_path).returncode == 0
    assert names(folder) == ["Ann.json", "Ben.json", "Ben.pdf", "Cleo.json"]
    together = (tmp_path / "new" / "out" / "Ben.pdf").read_bytes()
    assert together == (folder / "Ben.pdf").read_bytes()


def test_many_processes_for_one_program_are_refused(tmp_path: Path, folder: Path) -> None:
    done = planner("export", "programs/Ann.json", "--jobs", 2, folder=tmp_path)
    assert done.returncode == 2
    assert "--jobs is for a folder of programs" in done.stderr
    assert "Ann.pdf" not in names(folder)


def test_a_log_has_a_line_for_each(tmp_path: Path, folder: Path) -> None:
    lines = planner("export", folder, "-j", "1", folder=tmp_path).stderr.splitlines()
    note = lines.pop(0)  # told once, not with each
    assert note.startswith(f"{folder}/Ann.json: Write your number on the line")
    assert lines == [
        f"1/3 {folder}/Ann.json: written",
        f"2/3 {folder}/Ben.json: written",
        f"3/3 {folder}/Cleo.json: written",
        "3 of 3 written",
    ]


def test_a_bad_program_is_named_with_its_line_and_stops_no_other(
    tmp_path: Path, folder: Path
) -> None:
    break_one(folder)
    done = planner("export", folder, "-o", "out", folder=tmp_path)
    assert done.returncode == 1
    assert f"{folder}/Ben.json:3: this is not valid JSON" in done.stderr
    assert done.stderr.endswith("2 of 3 written\n1 of 3 not written: Ben.json\n")
    assert names(tmp_path / "out") == ["Ann.pdf", "Cleo.pdf"]


def test_a_red_flag_is_told_and_its_program_skipped(tmp_path: Path, folder: Path) -> None:
    flag_one(folder)
    done = planner("export", folder, "-o", "out", folder=tmp_path)
    assert done.returncode == 3
    assert f"{folder}/Cleo.json: RF-01" in done.stderr
    assert "clearances:" in done.stderr
    assert "1 of 3 stopped by a red flag: Cleo.json" in done.stderr
    assert names(tmp_path / "out") == ["Ann.pdf", "Ben.pdf"]


def test_a_bad_program_weighs_more_than_a_red_flag(tmp_path: Path, folder: Path) -> None:
    break_one(folder)
    flag_one(folder)
    done = planner("export", folder, "-o", "out", folder=tmp_path)
    assert done.returncode == 1
    assert "Cleo.json: RF-01" in done.stderr
    assert names(tmp_path / "out") == ["Ann.pdf"]


def test_a_handout_that_cannot_be_written_stops_no_other(tmp_path: Path, folder: Path) -> None:
    (folder / "Ben.pdf").mkdir()
    (folder / "Cleo.pdf").symlink_to("Cleo.json")
    done = planner("export", folder, folder=tmp_path)
    assert done.returncode == 1
    assert "Ben.pdf: this is a folder" in done.stderr
    assert "Cleo.pdf: this is the file that is read" in done.stderr
    assert json.loads((folder / "Cleo.json").read_text())["weeks"]
    assert (folder / "Ann.pdf").is_file()


def test_what_is_no_program_is_left_alone(tmp_path: Path, folder: Path) -> None:
    (folder / "._Ann.json").write_bytes(b"\x00\x05\x16\x07")
    (folder / "notes.txt").write_text("call Ann")
    assert planner("export", folder, "-o", "out", folder=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["empty"], "there is no program (*.json) in this folder"),
        (["programs", "-o", "file"], "file: this is a file; name a folder"),
        (["programs", "-o", "file/out"], "cannot be used: Not a directory"),
        (["programs", "--jobs", "0"], "--jobs"),
        (["missing"], "No such file"),
    ],
)
def test_where_nothing_can_be_tried_it_is_wrong_use(
    tmp_path: Path, folder: Path, words: list[str], told: str
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("kept")
    done = planner("export", *words, folder=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "file").read_text() == "kept"
    assert names(folder) == ["Ann.json", "Ben.json", "Cleo.json"]


@pytest.mark.slow
def test_a_terminal_counts_in_one_line(tmp_path: Path, folder: Path) -> None:
    break_one(folder)
    environment = {"PLANNER_DATA_DIR": str(tmp_path)}
    with Terminal(["-m", "planner", "export", str(folder), "-j", "1"], environment) as terminal:
        terminal.wait_for("1 of 3 not written: Ben.json")
        seen = terminal.seen.decode()
    assert "0 of 3 programs\r" in seen
    assert "2 of 3 programs\r" in seen
    assert "Ben.json:3: this is not valid JSON" in seen
    assert "1/3" not in seen


def test_without_rules_no_red_flag_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: Path
) -> None:
    flag_one(folder)
    (tmp_path / "damaged").mkdir()
    monkeypatch.setattr("planner.library.layers.shipped_root", lambda: tmp_path / "damaged")
    order = Order(tmp_path / "Cleo.pdf")
    outcome = print_file(folder / "Cleo.json", order, FolderSources(), SystemClock())
    assert isinstance(outcome, Unreadable)
    assert "rules" in " ".join(map(str, outcome.problems))
    assert not order.target.exists()


def fall_over(how: str, job: Job) -> JobDone:
    """Stands for a fault of the planner at one program."""
    if job.program.name == "Ben.json":
        if how == "dies":
            os._exit(9)
        raise RecursionError("too deep")
    return JobDone(job, NotWritten("it was only tried"))


@pytest.mark.slow
@pytest.mark.parametrize(("how", "told"), [("dies", "its process died"), ("raises", "too deep")])
@pytest.mark.parametrize("processes", [1, 2])
def test_even_a_process_that_dies_stops_no_other(
    folder: Path, how: str, told: str, processes: int
) -> None:
    jobs = jobs_of(folder, None, Options(), None)
    outcomes = list(do_all(jobs, partial(fall_over, how), processes))
    ends = {each.job.program: type(each.outcome) for each in outcomes}
    assert [ends[job.program] for job in jobs] == [NotWritten, Unreadable, NotWritten]
    (bad,) = [each.outcome for each in outcomes if isinstance(each.outcome, Unreadable)]
    (line,) = lines_of(bad, folder / "Ben.json")
    assert line.startswith(f"{folder}/Ben.json: ")
    assert told in line


@pytest.mark.slow
def test_who_stops_listening_stops_the_rest(tmp_path: Path, folder: Path) -> None:
    many(folder, 60)
    outcomes = export_all(jobs_of(folder, None, Options(), None), Settings(tmp_path), 1)
    assert isinstance(next(outcomes).outcome, Printed)
    outcomes.close()
    assert len(list(folder.glob("*.pdf"))) < 30


def many(folder: Path, count: int) -> None:
    for number in range(count):
        (folder / f"p{number}.json").symlink_to("Ann.json")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("how", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, -15), (signal.SIGKILL, -9)]
)
def test_stopped_half_way_no_process_and_no_half_file_is_left(
    tmp_path: Path, folder: Path, how: signal.Signals, status: int
) -> None:
    many(folder, 300)
    process = subprocess.Popen(
        [sys.executable, "-m", "planner", "export", folder, "-j", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PLANNER_DATA_DIR": str(tmp_path)},
        start_new_session=True,
        # A background job ignores SIGINT and hands that on; a terminal's does not.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout is not None
    process.stdout.readline()
    if how == signal.SIGINT:
        os.killpg(process.pid, how)  # as a terminal does
    else:
        process.send_signal(how)
    # Ends only when the last process that could write has ended.
    _, error = process.communicate(timeout=20)
    assert process.returncode == status
    assert "Traceback" not in error
    written = list(folder.glob("*.pdf"))
    assert 0 < len(written) < 300
    assert all(each.read_bytes().rstrip().endswith(b"%%EOF") for each in written)
    assert {each.suffix for each in folder.iterdir()} == {".json", ".pdf"}
