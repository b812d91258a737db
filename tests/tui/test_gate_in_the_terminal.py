"""The gate before paper, as the therapist meets it in the terminal."""

from pathlib import Path

import pytest
from textual.widgets import Input

from planner.model.library import Library
from planner.model.program.program import Program
from planner.services.workspace import Workspace
from planner.tui.widgets.title_bar import TitleBar
from tests.conftest import MakeProgram
from tests.page_texts import text_of
from tests.safety.test_gate import excluded, with_intake
from tests.tui.therapist import Therapist, sitting


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the handouts go."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def keep(workspace: Workspace, program: Program, name: str = "Ann Lee") -> None:
    intake = program.intake
    patient = intake.patient.model_copy(update={"name": name})
    workspace.store.create(
        program.model_copy(update={"intake": intake.model_copy(update={"patient": patient})})
    )


async def type_into(pt: Therapist, field: str, text: str) -> None:
    pt.app.screen.query_one(field, Input).focus()
    await pt.type(text)


def words(path: Path) -> str:
    return text_of(path)


async def test_open_problems_are_printed_only_with_a_reason_and_a_name(
    workspace: Workspace, folder: Path, library: Library, make_program: MakeProgram
) -> None:
    keep(workspace, excluded(library, make_program(precautions=["osteoporosis"])))
    async with sitting(workspace) as pt:
        await pt.press("enter", "p")
        assert pt.sees("problems are still open; n shows them")
        await pt.press("enter")
        assert pt.at("DespiteDialog")
        assert pt.sees("curl-up-mcgill: excluded by")
        await pt.press("enter", "enter")
        assert pt.sees("Type why, and your name")
        assert not list(folder.glob("*.pdf"))
        await pt.press("escape")
        assert "Nothing was written" in pt.notice
        assert not list(folder.glob("*.pdf"))
        await pt.press("p", "enter")
        await type_into(pt, "#reason", "Normal scan of November")
        await type_into(pt, "#by", "Dana Reyes, PT")
        await pt.press("enter")
        assert (folder / "Ann-Lee-exercises.pdf").exists()
        assert pt.stored.printed_despite[0].by == "Dana Reyes, PT"
        # Once given, it is not asked for again.
        await pt.press("p", "enter", "enter")
        assert pt.at("WorkbenchScreen"), pt.reading()
        await pt.press("u")
        assert pt.program.printed_despite == ()


async def test_a_stop_leaves_nothing_to_choose(
    workspace: Workspace, folder: Path, make_program: MakeProgram
) -> None:
    keep(workspace, with_intake(make_program(), red_flags=["RF-02"]))
    async with sitting(workspace) as pt:
        await pt.press("enter", "p")
        assert pt.at("ReadDialog")
        assert pt.sees("STOP - ")
        assert pt.sees("RF-02")
        await pt.press("escape")
        assert "Nothing was written" in pt.notice
        await pt.press("b")
        assert pt.at("PreviewScreen")
        assert pt.sees("not cleared")
        assert "not to be printed" in pt.app.screen.query_one(TitleBar).state
        await pt.press("l", "p")
        assert pt.at("ReadDialog")
        assert not list(folder.glob("*.pdf"))


async def test_what_nobody_knows_is_not_printed(
    workspace: Workspace, folder: Path, make_program: MakeProgram
) -> None:
    keep(workspace, with_intake(make_program(), precautions=["osteoporosys"]))
    async with sitting(workspace) as pt:
        await pt.press("enter", "p")
        assert pt.sees("osteoporosys")
        assert not list(folder.glob("*.pdf"))


async def test_the_preview_says_that_problems_are_open(
    workspace: Workspace, library: Library, make_program: MakeProgram
) -> None:
    keep(workspace, excluded(library, make_program(precautions=["osteoporosis"])))
    async with sitting(workspace, (140, 40)) as pt:
        await pt.press("enter", "b")
        bar = pt.app.screen.query_one(TitleBar)
        assert "problems are still open" in bar.state
        assert bar.alarm


async def test_a_flag_raised_over_a_program_stops_its_printing_at_once(
    workspace: Workspace, folder: Path, make_program: MakeProgram
) -> None:
    """Saddle numbness at the second visit; the form is left with Esc: the answer is not gone."""
    keep(workspace, make_program())
    async with sitting(workspace) as pt:
        await pt.press("enter", "i", "y", "ctrl+b", "enter", "y", "1", "enter")
        assert pt.at("FlagsScreen")
        (entry,) = pt.patients
        stored = workspace.store.load(entry.id).program
        assert stored.intake.red_flags == ("RF-01.saddle_change",)
        assert next(one for one in stored.screening if one.flag == "RF-01").positive
        await pt.press("escape", "escape", "p")
        assert pt.sees("STOP - ")
        await pt.press("escape")
        assert not list(folder.glob("*.pdf"))
