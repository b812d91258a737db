"""The pages as they will be printed, seen from the workbench."""

import subprocess
import sys
import threading
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from planner.model.program.program import Program
from planner.services.printing import Looked
from planner.services.workspace import Workspace
from planner.tui.pages import graphics
from planner.tui.widgets.page_view import PageCells, PageView
from tests.printed import handout
from tests.tui.therapist import Therapist, sitting

WIDE = (140, 45)


async def look(pt: Therapist, *keys: str) -> PageView:
    """Press keys and wait until the page is drawn."""
    await pt.press(*keys)
    view = pt.app.screen.query_one(PageView)
    for _ in range(500):
        await pt.settled()
        if view.shown:
            return view
        await pt.pilot.pause(0.01)
    raise AssertionError("The page never came up")


def printed(pt: Therapist, program: Program) -> PdfReader:
    return PdfReader(BytesIO(handout(pt.app.workspace, program)))


async def test_the_pages_are_those_that_will_be_printed(workspace: Workspace) -> None:
    async with sitting(workspace, WIDE) as pt:
        await pt.plan_for("Ann Lee")
        pages = printed(pt, pt.program).pages
        await look(pt, "b", "l")
        assert pt.title == f"Booklet · English · Letter · page 1 of {len(pages)}"
        assert pt.sees("Ann Lee")
        view = await look(pt, "plus")  # as wide as the window: words can be read
        for _ in pages[1:4]:
            # What the page says first stands in the window, in letters.
            first = pages[view.index].extract_text().split()[:3]
            assert " ".join(first) in pt.reading(), pt.reading()
            await look(pt, "right")


@pytest.mark.slow
async def test_pages_are_turned_to_both_ends_and_no_further(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        count = (await look(pt, "b")).count
        turns = [
            ("right", 2), ("pagedown", 3), ("left", 2), ("pageup", 1), ("left", 1),
            ("end", count), ("right", count), ("pagedown", count), ("home", 1), ("space", 2),
        ]  # fmt: skip
        await look(pt, "minus")
        for key, page in turns:
            await look(pt, key)
            assert pt.title.endswith(f"page {page} of {count}"), key


@pytest.mark.slow
async def test_a_larger_page_is_scrolled(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lee")
        view = await look(pt, "b", "l")
        assert pt.sees("Ann Lee")  # as wide as the window, without its margins: words are read
        await look(pt, "minus")
        assert not pt.sees("To loosen your back")  # the whole page: too small for words
        await look(pt, "plus", "plus")
        top = pt.reading()
        assert "To loosen your back" in top
        await look(pt, *["down"] * 6)
        assert not pt.sees("To loosen your back")
        await look(pt, *["up"] * 6)
        assert pt.reading() == top
        await look(pt, "right")
        assert view.index == 0  # there was more of this page to the right
        assert pt.reading() != top
        await look(pt, *["right"] * 10)
        assert view.index > 0
        await look(pt, "home", "minus", "minus", "minus")
        assert not pt.sees("To loosen your back")


@pytest.mark.slow
async def test_space_reads_a_page_to_its_foot_and_goes_on(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        view = await look(pt, "b")
        await look(pt, "space")
        assert view.index == 0
        await look(pt, "space", "space", "space")
        assert view.index == 1


@pytest.mark.slow
async def test_escape_goes_back_to_the_same_row(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        await pt.press("down", "down", "right", "right")
        row, week = pt.workbench.row, pt.workbench.table.week
        await look(pt, "b")
        await look(pt, "right")
        await pt.press("escape")
        assert (pt.workbench.row, pt.workbench.table.week) == (row, week)
        assert pt.app.focused is pt.workbench.table


@pytest.mark.slow
async def test_a_change_is_seen_at_the_next_look(workspace: Workspace) -> None:
    async with sitting(workspace, WIDE) as pt:
        await pt.plan_for()
        page = ["o", "plus"]  # the exercises of the first part
        await look(pt, "b")
        await look(pt, *page)
        before = pt.reading()
        await pt.press("escape", "s", "down", "enter")
        name = pt.program.exercises[pt.here].patient_name
        assert name not in before
        await look(pt, "b")
        await look(pt, *page)
        assert pt.sees(name)


@pytest.mark.slow
async def test_p_prints_as_the_workbench_does(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lee")
        await look(pt, "b")
        await pt.press("p", "enter")
        assert (tmp_path / "Ann-Lee-exercises.pdf").read_bytes().startswith(b"%PDF")
        assert "Ann-Lee-exercises.pdf" in pt.notice


@pytest.mark.slow
async def test_the_paper_is_the_one_last_printed_on(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        pt.app.memory.put("paper", "a4")
        await look(pt, "b")
        assert "· A4 ·" in pt.title


@pytest.mark.slow
async def test_every_layout_can_be_looked_at_and_printed_as_it_is_seen(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lee")
        await pt.press("b", "i")
        seen = []
        for _ in range(8):
            seen.append(pt.title.split(" · ")[0])
            await pt.press("l")
        assert seen == [
            *(
                "Sheet, now",
                "Booklet",
                "Half",
                "Read",
                "Fridge, now",
                "Diary, now",
                "Cards",
                "PT copy",
            )
        ]
        await pt.press("L", "g")  # the therapist's copy has one language
        assert pt.title.startswith("PT copy · English · gray")
        await pt.press("o", "o", "g", "z")
        assert pt.title.startswith(
            "Fridge, part 2 · Spanish · large print · gray · Letter · page 1 of "
        )
        await pt.press("p")
        for chosen in ("[Fridge]", "[2]", "[Spanish]", "[Large]", "[Gray]", "[Letter]"):
            assert pt.sees(chosen), chosen
        await pt.press("enter")
        assert (tmp_path / "Ann-Lee-part-2.pdf").exists()


@pytest.mark.slow
async def test_it_says_at_once_that_it_works_and_can_be_left(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    render = workspace.pages

    def slow(*asked: object) -> Looked:
        go_on.wait(10)
        return render(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(workspace, "pages", slow)
    async with sitting(workspace) as pt:
        await pt.plan_for()
        await pt.pilot.press("b", "plus", "end", "down", "right", "space")
        assert pt.sees("Making the pages ...")
        await pt.pilot.press("escape")
        assert pt.at("WorkbenchScreen")
        go_on.set()
        await look(pt, "b")
        assert not pt.sees("Making the pages")


@pytest.mark.slow
async def test_where_images_can_be_shown_the_page_is_one(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from textual_image.widget import HalfcellImage

    monkeypatch.setattr(graphics, "_found", HalfcellImage)
    async with sitting(workspace, WIDE) as pt:
        await pt.plan_for()
        view = await look(pt, "b")
        assert not pt.app.screen.query(PageCells)
        shown = pt.app.screen.query_one(HalfcellImage)
        whole = shown.image
        assert isinstance(whole, Image.Image)
        assert whole.height > whole.width > 300
        assert shown.size.height <= view.size.height
        await look(pt, "plus", "plus")
        assert isinstance(shown.image, Image.Image)
        assert shown.size == view.size
        assert shown.image.width > whole.width
        before = shown.image.tobytes()
        await look(pt, "down")
        assert shown.image.tobytes() != before


@pytest.mark.slow
def test_pdfium_waits_until_pages_are_looked_at() -> None:
    code = "import planner.tui.app, planner.tui.screens.workbench.screen, sys; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pypdfium2", "PIL", "reportlab"} & set(told.stdout.split())
