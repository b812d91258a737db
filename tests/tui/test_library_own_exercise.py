"""An own exercise from the library screen: a neighbour is copied, and what differs is said."""

from pathlib import Path

import pytest
from textual.widgets import Input

from planner.library.catalog import load_library
from planner.services.own_exercise import NotOwn, OwnExercise, write_own
from planner.services.workspace import Workspace
from planner.tui.screens.library.screen import LibraryScreen
from tests.tui.test_library_of_a_clinic import clinic, opened, shelf, told
from tests.tui.therapist import Therapist, sitting

__all__ = ["clinic", "opened", "shelf"]


async def on_clam(pt: Therapist) -> None:
    """The cursor is on the shipped clam, which the clinic has changed."""
    await pt.press("l", "o", "o", "o")
    screen = pt.app.screen
    assert isinstance(screen, LibraryScreen)
    assert screen.entry is not None
    assert screen.entry.id == "clam"


async def fill(pt: Therapist, field: str, text: str) -> None:
    """Type into a field in place of what stands there."""
    at = pt.app.screen.query_one(f"#{field}", Input)
    at.value = ""
    at.focus()
    await pt.settled()
    await pt.type(text)


@pytest.mark.slow
async def test_a_neighbour_becomes_an_own_exercise_with_only_what_differs(
    shelf: Workspace, clinic: Path
) -> None:
    async with sitting(shelf, (120, 40)) as pt:
        await on_clam(pt)
        await pt.press("N")
        assert pt.sees("Your own, like Clam"), pt.reading()
        await pt.type("Clam on the wall")
        await pt.press("enter")
        await pt.type("Wall clam")
        await pt.press("enter", "right", "tab")
        await fill(pt, "stop_if", "Your hip pinches, or your leg tingles.")
        await fill(pt, "sets", "3")
        await pt.press("ctrl+s")
        await pt.until_seen("Wall clam")
        file = clinic / "exercises" / "ours" / "clam-on-the-wall.yaml"
        assert str(file) in told(pt)
        screen = pt.app.screen
        assert isinstance(screen, LibraryScreen)
        assert screen.entry is not None
        assert (screen.entry.id, screen.entry.whose) == ("clam-on-the-wall", "ours")
    assert [line for line in file.read_text().splitlines() if "#" not in line] == [
        "joins: hip_abd",
        "exercises:",
        "  - id: clam-on-the-wall",
        "    like: clam",
        "    after: clam",
        "    name: Clam on the wall",
        "    patient_name: Wall clam",
        '    stop_if: "Your hip pinches, or your leg tingles."',
        "    dosage: {sets: 3}",
    ]
    library = load_library(clinic, clinic.parent / "cache")
    clam, own = library.exercises["clam"], library.exercises["clam-on-the-wall"]
    assert own.picture == clam.picture
    assert own.steps == clam.steps
    assert own.level == clam.level + 1
    assert not [one for one in library.problems if one.file == str(file)]


@pytest.mark.slow
async def test_what_cannot_be_used_is_said_at_its_field_and_nothing_typed_is_lost(
    shelf: Workspace, clinic: Path
) -> None:
    before = sorted(clinic.rglob("*"))
    async with sitting(shelf) as pt:
        await on_clam(pt)
        await pt.press("N", "ctrl+s")
        assert pt.sees("Name: Give it a name of its own.")
        await pt.type("Clam")
        await fill(pt, "patient_name", "My clam")
        await pt.press("ctrl+s")
        assert pt.sees("already"), pt.reading()
        await fill(pt, "name", "My clam")
        await fill(pt, "sets", "99")
        await pt.press("ctrl+s")
        assert pt.sees("Sets: "), pt.reading()
        assert pt.app.focused is not None
        assert pt.app.focused.id == "sets"
        assert pt.app.screen.query_one("#name", Input).value == "My clam"
        await pt.press("escape")
        assert pt.sees("Esc again throws away what you typed.")
        await pt.press("escape")
        assert pt.at("LibraryScreen")
    assert sorted(clinic.rglob("*")) == before


async def test_without_a_folder_it_says_how_to_begin_one(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.press("l", "N")
        assert "planner library new DIR" in told(pt)


def test_a_file_that_is_there_is_never_written_over(shelf: Workspace, clinic: Path) -> None:
    there = clinic / "exercises" / "ours" / "two-clams.yaml"
    there.write_text("# mine\n")
    clam = shelf.library.exercises["clam"]
    outcome = write_own(shelf, clinic, clam, OwnExercise("Two clams", "Two clams"))
    assert isinstance(outcome, NotOwn)
    assert "is there already" in outcome.why
    assert there.read_text() == "# mine\n"


def test_what_the_disk_refuses_leaves_nothing_behind(
    shelf: Workspace, clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    clam = shelf.library.exercises["clam"]
    before = sorted(clinic.rglob("*"))
    monkeypatch.setattr("os.fsync", full)
    outcome = write_own(shelf, clinic, clam, OwnExercise("Two clams", "Two clams"))
    assert isinstance(outcome, NotOwn)
    assert "No space left" in outcome.why
    assert sorted(clinic.rglob("*")) == before
