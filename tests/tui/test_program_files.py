"""A program goes out of the terminal into a file, and comes in from one."""

import stat
from pathlib import Path

import pytest

from planner.exchange.program_file import read_program, write_program
from planner.services.workspace import Workspace
from tests.command import planner
from tests.conftest import MakeProgram
from tests.tui.therapist import Therapist, sitting


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the files are."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def open_file(pt: Therapist, name: str) -> None:
    await pt.press("o")
    assert pt.at("PathDialog"), pt.reading()
    await pt.type(name)
    await pt.press("enter")


async def test_what_the_terminal_writes_the_command_line_opens(
    workspace: Workspace, folder: Path
) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lee")
        await pt.press("x", "t", "enter")
        assert "Ann-Lee-program.json" in pt.notice
        program = pt.program
    file = folder / "Ann-Lee-program.json"
    assert read_program(file) == (program, [])
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert planner("review", file, folder=folder).returncode == 0
    assert planner("export", file, folder=folder).returncode == 0
    assert (folder / "Ann-Lee-program.pdf").exists()


@pytest.mark.slow
async def test_the_folder_is_that_of_the_config_and_what_cannot_be_written_is_told_there(
    workspace: Workspace, folder: Path
) -> None:
    (folder / "programs").mkdir()
    (folder / "file").write_text("")
    data = workspace.settings.data_dir
    data.mkdir(parents=True)
    (data / "config.toml").write_text(f'program_folder = "{folder / "programs"}"\n')
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lee")
        await pt.press("t", "ctrl+u")
        await pt.type(str(folder / "file" / "x.json"))
        await pt.press("enter")
        assert pt.at("PathDialog")
        assert pt.sees("cannot be written")
        await pt.press("escape", "t", "enter")
        assert (folder / "programs" / "Ann-Lee-program.json").exists()


@pytest.mark.slow
async def test_a_file_is_replaced_only_after_asking(workspace: Workspace, folder: Path) -> None:
    (folder / "Ann-Lee-program.json").write_text("mine")
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lee")
        await pt.press("t", "enter")
        assert pt.sees("is there already")
        assert (folder / "Ann-Lee-program.json").read_text() == "mine"
        await pt.press("enter")
        assert (folder / "Ann-Lee-program.json").read_text() != "mine"


@pytest.mark.slow
async def test_a_file_is_opened_for_a_new_patient(
    workspace: Workspace, folder: Path, make_program: MakeProgram
) -> None:
    write_program(folder / "p.json", make_program())
    async with sitting(workspace) as pt:
        await open_file(pt, "p.json")
        assert pt.sees("Whose program is it?")
        assert pt.sees("New patient: Sample Patient (1957)")
        await pt.press("enter")
        assert pt.at("WorkbenchScreen")
        assert pt.program == make_program() == pt.stored


@pytest.mark.slow
async def test_a_file_is_added_to_a_patient_who_is_here(
    workspace: Workspace, folder: Path, make_program: MakeProgram
) -> None:
    workspace.store.create(make_program())
    other = make_program(patient={"name": "Sample Patient", "birth_year": 1990})
    workspace.store.create(other)
    write_program(folder / "p.json", make_program(weeks=12))
    async with sitting(workspace) as pt:
        await open_file(pt, "p.json")
        assert pt.sees("This one: Sample Patient")
        assert not pt.sees("born 1990")
        await pt.press("down", "enter")
        whose = {entry.id: entry.patient_id for entry in pt.patients}
        assert len(whose) == 3
        assert len(set(whose.values())) == 2
        assert whose[pt.workbench.editing.stored.id] == whose[1]


@pytest.mark.parametrize("text", ["{", '{"format": 99, "weeks": []}', "[]"])
async def test_a_file_that_is_no_program_is_told_and_nothing_is_kept(
    workspace: Workspace, folder: Path, text: str
) -> None:
    (folder / "p.json").write_text(text)
    async with sitting(workspace) as pt:
        await open_file(pt, "p.json")
        assert pt.sees("This file cannot be opened")
        await pt.press("escape")
        assert pt.at("HomeScreen")
        assert pt.patients == []


@pytest.mark.slow
async def test_a_file_that_is_not_there_is_asked_for_again(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await open_file(pt, "nowhere.json")
        assert pt.sees("There is no file nowhere.json")
        await pt.press("escape")
        assert pt.at("HomeScreen")
