"""A clinic's library: whose an exercise is, its files in an editor, read again at once."""

import stat
from pathlib import Path
from time import sleep

import pytest
from textual.drivers.headless_driver import HeadlessDriver
from textual.widgets import Input, Static

from planner.services.library_again import FilesSeen, files_seen
from planner.services.sources import FixedClock
from planner.services.workspace import Workspace
from planner.settings import Settings
from planner.tui.screens.library import reloading
from planner.tui.screens.library.reloading import LibraryReloading
from planner.tui.screens.library.screen import LibraryScreen
from planner.tui.widgets.picture import PictureView
from tests.tui.therapist import TODAY, Therapist, sitting

FILES = {
    "clinic.yaml": "name: Riverside\n",
    "changes/clam.yaml": """\
change: exercise clam
because: Patients asked.
by: D. Reyes
set:
  cue: {was: "Knee opens, hips stay stacked.", now: Open like a book., es: Abra como un libro.}
""",
    "changes/retired.yaml": """\
retire:
  - {exercise: stair-climb, because: We have no stairs., since: 2026-11-01}
""",
    "exercises/ours/our-clam.yaml": """\
joins: hip_abd
exercises:
  - id: our-clam
    like: clam
    beside: clam
    name: Clam with a pause
    patient_name: Clam and wait
""",
    "exercises/ours/half.yaml": """\
joins: hip_abd
exercises:
  - id: half-clam
    like: clam
    beside: clam
    name: Half a clam
    patient_name: Half clam
    load: mountain
""",
    "drafts/new.yaml": """\
drafts:
  - id: sled-push
    name: Sled push
    patient_name: Push the sled
""",
}


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LibraryReloading, "LOOK_S", 0.05)


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """One of each kind."""
    folder = tmp_path / "riverside"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def shelf(tmp_path: Path, clinic: Path) -> Workspace:
    """A planner with that folder."""
    return Workspace(Settings(tmp_path / "data", clinic), clock=FixedClock(TODAY))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An editor that writes down what it was asked, and runs `mend` on the file if there is one."""
    asked, script = tmp_path / "asked", tmp_path / "vi"
    script.write_text(
        f'#!/bin/sh\necho "$@" >> {asked}\n[ -x {tmp_path}/mend ] && {tmp_path}/mend "$2"\nexit 0\n'
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(script))
    monkeypatch.setattr(HeadlessDriver, "can_suspend", True)
    return asked


def whose(pt: Therapist) -> str:
    """The line of kinds."""
    return str(pt.app.screen.query_one("#whose", Static).content).replace("\u00a0", " ")


def told(pt: Therapist) -> str:
    """What was said last."""
    return [one.message for one in pt.app._notifications][-1]


@pytest.mark.slow
async def test_the_list_says_whose_an_exercise_is_and_o_shows_a_kind_alone(
    shelf: Workspace,
) -> None:
    async with sitting(shelf, (140, 45)) as pt:
        await pt.press("l")
        assert whose(pt).endswith("ours 1  changed 1  retired 1  drafts 1  not usable 1")
        for kind, name, said in (
            ("shipped", "Clam", ""),
            ("ours", "Clam and wait  ours", "Ours:"),
            ("changed", "Clam  changed", "cue:"),
            ("retired", "retired", "We have no stairs."),
            ("draft", "Push the sled  draft", "Still to say"),
            ("broken", "Half clam  not usable", "mountain"),
        ):
            await pt.press("o")
            screen = pt.app.screen
            assert isinstance(screen, LibraryScreen)
            assert screen._only == kind
            if kind != "shipped":
                assert pt.sees(name), pt.reading()
                assert pt.sees(said), pt.reading()
                assert not pt.sees("Bird")
        picture = pt.app.screen.query_one(PictureView).picture
        assert picture == shelf.library.exercises["clam"].picture, "drawn like its neighbour"
        await pt.press("o")
        assert pt.app.screen._only is None  # type: ignore[attr-defined]


@pytest.mark.slow
async def test_a_search_finds_what_is_not_in_use_too(shelf: Workspace) -> None:
    async with sitting(shelf, (140, 45)) as pt:
        await pt.press("l", "slash")
        await pt.type("clam")
        for line in ("Half clam  not usable", "Clam and wait", "changed"):
            assert pt.sees(line), pt.reading()


async def test_without_a_folder_it_says_how_to_begin_one(workspace: Workspace) -> None:
    async with sitting(workspace, (80, 24)) as pt:
        await pt.press("l")
        assert pt.sees("planner library new DIR")
        await pt.press("o")
        assert "PLANNER_LIBRARY" in told(pt)


@pytest.mark.slow
async def test_enter_on_a_problem_opens_the_editor_at_its_line_and_what_is_mended_is_gone(
    shelf: Workspace, clinic: Path, opened: Path
) -> None:
    mend = opened.parent / "mend"
    mend.write_text('#!/bin/sh\nsed -i "/mountain/d" "$1"\n')
    mend.chmod(0o755)
    async with sitting(shelf) as pt:
        await pt.press("l")
        assert pt.sees("1 problem")
        await pt.press("p")
        assert pt.sees("half.yaml:8")
        await pt.press("enter")
        assert opened.read_text() == f"+8 {clinic}/exercises/ours/half.yaml\n"
        await pt.until_seen("Every file is in order.")
        await pt.press("escape")
        assert "not usable" not in whose(pt)
        assert "ours 2" in whose(pt)


@pytest.mark.slow
async def test_what_was_seen_before_the_editor_was_closed_is_not_taken_for_what_it_wrote(
    shelf: Workspace, opened: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mend = opened.parent / "mend"
    mend.write_text('#!/bin/sh\nsed -i "/mountain/d" "$1"\n')
    mend.chmod(0o755)

    def seen_slowly(clinic: Path | None) -> FilesSeen:
        seen = files_seen(clinic)
        sleep(0.4)
        return seen

    monkeypatch.setattr(reloading, "files_seen", seen_slowly)
    async with sitting(shelf) as pt:
        await pt.press("l")
        screen = pt.app.screen
        assert isinstance(screen, LibraryScreen)
        await pt.press("p")
        screen.look()
        await pt.press("enter")
        await pt.until_seen("Every file is in order.")


@pytest.mark.slow
async def test_e_opens_the_file_of_an_exercise_and_not_that_of_a_shipped_one(
    shelf: Workspace, clinic: Path, opened: Path
) -> None:
    async with sitting(shelf, (140, 45)) as pt:
        await pt.press("l", "o", "e")
        assert "came with the planner" in told(pt)
        assert not opened.exists()
        await pt.press("o", "e")
        assert opened.read_text() == f"+3 {clinic}/exercises/ours/our-clam.yaml\n"


@pytest.mark.slow
async def test_without_an_editor_it_says_what_to_set(
    shelf: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with sitting(shelf, (140, 45)) as pt:
        await pt.press("l", "p", "enter")
        assert "Set VISUAL or EDITOR" in told(pt)
        assert "half.yaml:8" in told(pt)


@pytest.mark.slow
async def test_a_file_that_changes_is_read_again_and_nothing_typed_is_lost(
    shelf: Workspace, clinic: Path
) -> None:
    async with sitting(shelf, (140, 70)) as pt:
        await pt.press("l", "slash")
        await pt.type("clam and")
        own = clinic / "exercises" / "ours" / "our-clam.yaml"
        own.write_text(own.read_text() + "    cue: Wait at the top.\n")
        await pt.until_seen("Wait at the top.")
        field = pt.app.screen.query_one("#find", Input)
        assert field.value == "clam and"
        assert field.has_focus
        own.write_text(own.read_text().replace("like: clam", "like: clan"))
        await pt.until_seen("Clam and wait  not usable")
        await pt.until_seen('no exercise "clan"')
        assert field.value == "clam and"


@pytest.mark.slow
async def test_the_cursor_stays_on_its_exercise_when_others_come_before_it(
    shelf: Workspace, clinic: Path
) -> None:
    async with sitting(shelf, (140, 45)) as pt:
        await pt.press("l", *["down"] * 12)
        screen = pt.app.screen
        assert isinstance(screen, LibraryScreen)
        before = screen.entry
        (clinic / "drafts" / "more.yaml").write_text(FILES["drafts/new.yaml"].replace("sled", "s2"))
        await pt.until_seen("drafts\u00a02")
        assert before is not None
        assert screen.entry is not None
        assert screen.entry.key == before.key


async def test_rules_that_break_while_the_planner_is_open_stop_building_at_once(
    shelf: Workspace, clinic: Path
) -> None:
    async with sitting(shelf, (140, 45)) as pt:
        await pt.press("l")
        rules = clinic / "programs" / "rules"
        rules.mkdir(parents=True)
        (rules / "precautions.yaml").write_text("precautions: [\n")
        await pt.until_seen("NO PROGRAM IS BUILT")
        (rules / "precautions.yaml").unlink()
        await pt.until(lambda: not pt.sees("NO PROGRAM IS BUILT"))
