"""A therapist locks a handout before sending it; the password never stands on the command line."""

import os
from pathlib import Path

import pytest
from pypdf import PasswordType, PdfReader

from planner.exchange.program_file import write_program
from tests.command import planner
from tests.conftest import MakeProgram
from tests.terminal import Terminal

PASSWORD = "horse battery staple"


@pytest.fixture
def program(tmp_path: Path, make_program: MakeProgram) -> Path:
    write_program(tmp_path / "programs" / "p.json", make_program())
    return tmp_path / "programs" / "p.json"


def opens(pdf: Path, password: str) -> bool:
    reader = PdfReader(pdf)
    assert reader.is_encrypted
    return reader.decrypt(password) is not PasswordType.NOT_DECRYPTED


def test_a_password_from_a_file_locks_one_handout_or_a_folder(
    tmp_path: Path, program: Path
) -> None:
    (tmp_path / "secret").write_text(f"{PASSWORD}\n")
    one = planner("export", program, "-o", "one.pdf", "--password-file", "secret", folder=tmp_path)
    assert one.returncode == 0, one.stderr
    of_folder = ("export", "programs", "-o", "all", "--password-file", "secret")
    many = planner(*of_folder, folder=tmp_path)
    assert many.returncode == 0, many.stderr
    for pdf in (tmp_path / "one.pdf", tmp_path / "all" / "p.pdf"):
        assert opens(pdf, PASSWORD)
        assert not opens(pdf, "horse battery stable")
    assert PASSWORD not in one.stdout + one.stderr + many.stdout + many.stderr


@pytest.mark.parametrize("content", ["", "\n", "tulip7\n"])
def test_a_weak_password_writes_nothing(tmp_path: Path, program: Path, content: str) -> None:
    (tmp_path / "secret").write_text(content)
    done = planner("export", program, "--password-file", "secret", folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("secret:1: the password ")
    assert "tulip7" not in done.stderr
    assert not program.with_suffix(".pdf").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--password"], "use --password-file"),
        (["--password", PASSWORD], ""),
        ([f"--password={PASSWORD}"], ""),
        (["--password", "--password-file", "secret"], "not both"),
        (["--password-file", "missing"], "No such file"),
    ],
)
def test_a_password_comes_from_the_terminal_or_a_file_only(
    tmp_path: Path, program: Path, words: list[str], told: str
) -> None:
    (tmp_path / "secret").write_text(f"{PASSWORD}\n")
    done = planner("export", program, *words, folder=tmp_path)
    assert done.returncode == 2
    assert told in " ".join(done.stderr.split())
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert not program.with_suffix(".pdf").exists()


def asked(program: Path, *answers: str, end: str) -> str:
    """What the terminal showed while these were typed."""
    arguments = ["-m", "planner", "export", str(program), "--password"]
    shown = ""
    with Terminal(arguments, {"PLANNER_DATA_DIR": str(program.parent)}) as terminal:
        for question, answer in zip(("Password for", "The same again"), answers, strict=False):
            terminal.wait_for(question)
            shown += terminal.seen.decode()
            os.write(terminal._screen, f"{answer}\r".encode())  # at once: it may end at this
        terminal.wait_for(end)
        return shown + terminal.seen.decode()


def test_a_terminal_asks_twice_and_shows_nothing(program: Path) -> None:
    shown = asked(program, PASSWORD, PASSWORD, end="p.pdf")
    assert "horse" not in shown
    assert opens(program.with_suffix(".pdf"), PASSWORD)


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ((PASSWORD, "horse battery stable"), "the two passwords are not the same"),
        (("tulip7",), "use 8 or more"),
        (("",), "the password is empty"),
        (("\x04",), "no password was given"),
    ],
)
def test_a_slip_while_typing_writes_nothing(
    program: Path, answers: tuple[str, ...], told: str
) -> None:
    shown = asked(program, *answers, end=told)
    assert "horse" not in shown
    assert not program.with_suffix(".pdf").exists()
