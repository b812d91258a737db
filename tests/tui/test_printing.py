"""The print dialog: what, in which language, how; and what happens if a language is not whole."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from textual.widgets import Input

from planner.model.library import Library
from planner.services.sources import FolderSources
from planner.services.workspace import Workspace
from planner.settings import Settings
from tests.page_texts import text_of
from tests.tui.therapist import NO_TO_ALL, Therapist, sitting, workspace_at


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the handouts go."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def lacking(tmp_path: Path, library: Library) -> Workspace:
    """A clinic whose first exercise is written in English only."""
    exercises = dict(library.exercises)
    exercises["cat-camel"] = exercises["cat-camel"].model_copy(update={"in_language": {}})
    return workspace_at(tmp_path / "data", replace(library, exercises=exercises))


async def spanish_plan(pt: Therapist, name: str = "Ana Paz") -> None:
    await pt.press("n")
    await pt.type(name)
    await pt.tab(14)
    await pt.press("right", "ctrl+b", *NO_TO_ALL)
    assert pt.program.intake.patient.language == "es"


def pdf(path: Path) -> PdfReader:
    return PdfReader(BytesIO(path.read_bytes()))


def words(path: Path) -> str:
    return text_of(path)


def language(path: Path) -> str:
    return str(pdf(path).root_object["/Lang"])[:2]


@pytest.mark.slow
async def test_a_patient_who_reads_spanish_gets_spanish(workspace: Workspace, folder: Path) -> None:
    async with sitting(workspace) as pt:
        await spanish_plan(pt)
        before = pt.keys
        await pt.press("p")
        assert pt.sees("English  [Spanish]")
        assert pt.sees("PT copy"), "every layout has room at 80 columns"
        await pt.press("enter")
        assert pt.keys - before == 2
        assert language(folder / "Ana-Paz-exercises.pdf") == "es"
        assert "The reading is a handout of its own" in " ".join(pt.notice.split())
        await pt.press("p", "tab", "right", "right", "right")
        assert pt.sees("Ana-Paz-reading"), pt.reading()
        await pt.press("enter")
        assert language(folder / "Ana-Paz-reading.pdf") == "es"
        assert "of its own" not in pt.notice


async def test_some_weeks_alone_are_printed(workspace: Workspace, folder: Path) -> None:
    """The sheets of the parts that have them, with the doses and boxes of these weeks alone."""
    async with sitting(workspace, (90, 40)) as pt:
        await pt.plan_for("Ann Lee")
        first, second = (phase.weeks for phase in pt.program.phases[:2])
        assert second[0] < second[1]
        await pt.press("p")
        pt.app.screen.query_one("#weeks", Input).focus()
        await pt.type("2-99")
        await pt.press("enter")
        assert pt.sees("The weeks are 1 to 8")
        await pt.press(*["backspace"] * 4)
        await pt.type(f"{first[1]}-{second[0]}")
        await pt.press("enter")
        said = words(folder / f"Ann-Lee-exercises-weeks-{first[1]}-{second[0]}.pdf")
        for week in range(1, 9):
            assert (f"Week {week}:" in said) is (first[1] <= week <= second[0]), week
        assert "Part 1" in said
        assert "Part 2" in said
        assert "Part 3" not in said


@pytest.mark.slow
async def test_what_a_layout_does_not_have_is_said_and_passed_over(
    workspace: Workspace, folder: Path
) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lee")
        await pt.press("p", "tab", "left", "left", "left")  # the diary
        await pt.tab(3)  # over Part and Language
        await pt.press("right")
        assert pt.sees("On paper  [On a screen]")
        await pt.press("up", "up", "up", "left")  # the page for the fridge
        assert pt.sees("no diary in it")
        await pt.press("down", *["right"] * 4)
        assert pt.sees("1   2  [3]  4")
        await pt.press("enter")
        assert "Part 3" in words(folder / "Ann-Lee-part-3.pdf")
        await pt.press("p", "tab", "left")
        assert pt.sees("English - the therapist's copy always is")
        await pt.press("enter")
        assert "Therapist's copy: Ann Lee" in words(folder / "Ann-Lee-therapist-copy.pdf")


@pytest.mark.slow
async def test_the_printer_is_remembered_and_the_patient_is_not(
    workspace: Workspace, folder: Path
) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lee")
        await pt.press("p", "tab", "left", "left", "left", "tab", "tab", "right")  # diary, Spanish
        await pt.press(
            "tab", "right", "tab", "right", "right", "tab", "right", "tab", "right", "enter"
        )
        diary = folder / "Ann-Lee-diary.pdf"
        assert pdf(diary).get_fields()  # to fill in on a screen
        assert language(diary) == "es"
        await pt.press("p")
        for chosen in ("[Sheet]", "[Now]", "[English]", "[Large]", "[Gray]", "[A4]"):
            assert pt.sees(chosen), chosen


@pytest.mark.slow
async def test_what_is_not_in_spanish_is_never_printed_unseen(
    lacking: Workspace, folder: Path
) -> None:
    written = folder / "Ana-Paz-exercises.pdf"
    async with sitting(lacking) as pt:
        await spanish_plan(pt)
        await pt.press("p", "enter")
        assert pt.sees("Not all of it is in Spanish")
        assert pt.sees("Cat-camel (cat-camel) is not written in Spanish.")
        await pt.press("enter")  # goes back
        assert pt.at("WorkbenchScreen")
        assert "Nothing was written" in pt.notice
        assert not written.exists()
        await pt.press("p", "enter", "m")
        assert "is in" in pt.notice
        assert language(written) == "es"
        assert "Cat-camel" in words(written)
        await pt.press("p", "enter", "enter")
        await pt.pilot.click("#english")
        await pt.settled()
        assert language(written) == "en"


@pytest.mark.slow
async def test_a_missing_sentence_cannot_be_mixed_in(library: Library, folder: Path) -> None:
    class Wordless(FolderSources):
        sentences = ({"es": {}}, [])  # type: ignore[assignment]

    wordless = Workspace(Settings(folder / "data"), sources=Wordless(library=library))
    async with sitting(wordless) as pt:
        await spanish_plan(pt)
        await pt.press("p", "enter")
        assert pt.sees("cannot be mixed with English")
        assert pt.sees("All in English (e)")  # also under a long list
        top = pt.reading()
        await pt.press("pagedown")
        assert pt.reading() != top
        await pt.press("m")
        assert not list(folder.glob("*.pdf"))
        await pt.press("e")
        assert language(folder / "Ana-Paz-exercises.pdf") == "en"


@pytest.mark.slow
async def test_the_preview_shows_what_is_missing(lacking: Workspace) -> None:
    async with sitting(lacking) as pt:
        await spanish_plan(pt)
        await pt.press("b")
        assert pt.title == "Sheet, now · Spanish · Letter · Not all of it is in Spanish"
        assert pt.sees("Cat-camel (cat-camel) is not written in Spanish.")
        await pt.press("m")
        assert "page 1 of" in pt.title
        await pt.press("l", "L")
        assert "Not all" in pt.title
        await pt.press("g")
        assert pt.title.startswith("Sheet, now · English · Letter · page 1 of")
        assert not pt.sees("is not written in Spanish")


async def test_what_was_printed_is_kept_as_it_was(workspace: Workspace, folder: Path) -> None:
    async with sitting(workspace) as pt:
        await spanish_plan(pt)
        await pt.press("p", "enter")
        stored = pt.workbench.editing.stored
        (issue,) = workspace.store.issues_of(stored.patient_id)
        assert (issue.given.covers, issue.given.language) == ("sheet, part now", "es")
        assert issue.given.monday.weekday() == 0
        assert workspace.store.issued(issue) == stored.program
