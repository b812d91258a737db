"""Print prints: the system's printers, a file, a phone's page, a locked one."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from planner.services.workspace import Workspace
from tests.tui.therapist import Therapist, sitting

_LPSTAT = """#!/bin/sh
case "$1" in
  -e) printf 'Back_office\\nFront_desk\\n' ;;
  -d) echo 'system default destination: Front_desk' ;;
esac
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with two printers; what `lp` was told is in lp.log."""
    folder = tmp_path / "bin"
    folder.mkdir()
    log = tmp_path / "lp.log"
    for name, text in (("lpstat", _LPSTAT), ("lp", f'#!/bin/sh\necho "$@" >> "{log}"\n')):
        (folder / name).write_text(text)
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.chdir(tmp_path)
    return log


async def fill(pt: Therapist, field: str, text: str) -> None:
    pt.app.screen.query_one(f"#{field}").focus()
    await pt.settled()
    await pt.type(text)


async def to_row(pt: Therapist, row: str, *keys: str) -> None:
    pt.app.screen.query_one(f"#{row}").focus()
    await pt.settled()
    await pt.press(*keys)


async def test_enter_prints_on_the_printer_of_the_system(workspace: Workspace, desk: Path) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lee")
        await pt.press("p")
        assert pt.sees("printer Front_desk"), pt.reading()
        await pt.press("enter")
        assert "Sent to Front_desk" in pt.notice
        told = desk.read_text().split("\n")[0]
        assert told == f"-d Front_desk -n 1 -- {desk.parent / 'Ann-Lee-exercises.pdf'}"
        (issue,) = workspace.store.issues_of(pt.workbench.editing.stored.patient_id)
        assert issue.given.channel == "print"


@pytest.mark.slow
async def test_copies_and_another_printer_are_chosen_and_it_is_remembered(
    workspace: Workspace, desk: Path
) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lee")
        await pt.press("p")
        await to_row(pt, "to", "left", "tab", "right", "right", "enter")
        assert "Sent to Back_office, 3 copies" in pt.notice
        assert "-d Back_office -n 3" in desk.read_text()
        await pt.press("p")
        assert pt.sees("printer Back_office")


async def test_a_printer_that_fails_is_told_and_the_file_is_kept(
    workspace: Workspace, desk: Path
) -> None:
    lp = desk.parent / "bin" / "lp"
    lp.write_text("#!/bin/sh\necho 'out of paper' >&2\nexit 1\n")
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lee")
        await pt.press("p", "enter")
        assert "out of paper" in pt.notice
        assert "Ann-Lee-exercises.pdf" in pt.notice


@pytest.mark.slow
async def test_without_a_printer_it_is_said(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lee")
        await pt.press("p")
        assert pt.sees("this machine has no printer")
        assert pt.sees("Password"), "all rows have room at 80x24"


@pytest.mark.slow
async def test_the_folder_of_the_last_print_is_offered(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out").mkdir()
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lee")
        await pt.press("p", "ctrl+u")
        await pt.type("out/a.pdf")
        await pt.press("enter", "p")
        assert "out/Ann-Lee-exercises.pdf" in pt.app.screen.query_one("#path").value  # type: ignore[attr-defined]


@pytest.mark.slow
async def test_a_password_locks_it_and_a_weak_one_is_refused_in_the_dialog(
    workspace: Workspace, desk: Path
) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lee")
        await pt.press("p")
        await fill(pt, "password", "short")
        await pt.press("enter")
        assert pt.sees("A printer cannot open a locked PDF")
        await to_row(pt, "to", "right", "enter")
        assert pt.at("ExportDialog"), "a short password is told here"
        await fill(pt, "password", "red green tea")
        await pt.press("enter")
        assert PdfReader(desk.parent / "Ann-Lee-exercises.pdf").is_encrypted
        assert not desk.exists()


@pytest.mark.slow
async def test_the_sheet_for_a_phone_is_a_choice(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lee")
        await pt.press("p")
        await to_row(pt, "fill", "left", "enter")
        assert (tmp_path / "Ann-Lee-exercises.html").read_text().startswith("<!DOCTYPE html>")
        (issue,) = workspace.store.issues_of(pt.workbench.editing.stored.patient_id)
        assert issue.given.channel == "html"
