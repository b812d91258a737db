"""What the maker changed under a clinic's changes, and a program that becomes a template."""

import shutil
from pathlib import Path

import pytest

from planner.library.catalog import load_library
from planner.services.shelf_upgrade import LOCK
from planner.services.sources import FixedClock
from planner.services.workspace import Workspace
from planner.settings import Settings
from tests.library.next_version import AGAINST_THE_LAST, next_version
from tests.tui.test_library_of_a_clinic import clinic, opened, shelf, told
from tests.tui.therapist import TODAY, sitting

__all__ = ["clinic", "next_version", "opened", "shelf"]


@pytest.mark.slow
async def test_what_an_update_changed_is_listed_with_before_and_after_and_opens(
    shelf: Workspace, clinic: Path, opened: Path
) -> None:
    change = clinic / "changes" / "clam.yaml"
    change.write_text(change.read_text().replace("Knee opens, hips stay stacked.", "Open it."))
    mend = opened.parent / "mend"
    mend.write_text('#!/bin/sh\nsed -i "s/Open it./Knee opens, hips stay stacked./" "$1"\n')
    mend.chmod(0o755)
    async with sitting(shelf, (140, 45)) as pt:
        await pt.press("l")
        assert "1 updated (u)" in pt.title
        await pt.press("u")
        await pt.until_seen("clam: cue")
        for text in ("Open it.", "Knee opens, hips stay stacked.", "Open like a book."):
            assert pt.sees(text), pt.reading()
        await pt.press("enter")
        assert opened.read_text() == f"+5 {change}\n"
        await pt.until_seen("Nothing that you changed")
        await pt.press("escape")
        assert "updated" not in pt.title


@pytest.mark.slow
async def test_an_update_is_told_whole(tmp_path: Path, next_version: Path) -> None:
    """A changed stop sign, a moved id, a new precaution, a retired exercise."""
    folder = tmp_path / "clinic"
    (folder / "changes").mkdir(parents=True)
    (folder / "changes" / "ours.yaml").write_text(AGAINST_THE_LAST)
    shutil.copy(next_version / "agreed.lock", folder / LOCK)
    workspace = Workspace(Settings(tmp_path / "data", folder), clock=FixedClock(TODAY))
    async with sitting(workspace, (150, 50)) as pt:
        await pt.press("l")
        assert "1 updated (u)" in pt.title
        await pt.press("u")
        await pt.until_seen("clam: stop_if")
        for text in ("your leg goes weak", "groin", "ours.yaml:9", "ours.yaml:13"):
            assert pt.sees(text), pt.reading()
        for thing, note in (
            ("exercise clam", "changed, keeps patients safe"),
            ("exercise wall-push-up", "moved"),
            ("exercise stair-climb", "retired"),
            ("rule dvt_recent", "new"),
        ):
            await pt.type(thing)
            await pt.until_seen(note)
            await pt.press(*["backspace"] * len(thing))


@pytest.mark.slow
async def test_a_program_is_saved_as_a_template_that_the_next_intake_has(
    shelf: Workspace, clinic: Path
) -> None:
    async with sitting(shelf) as pt:
        await pt.plan_for("Ann Lee")
        dropped = pt.here
        await pt.press("x", "T")
        await pt.type("Our first choice")
        await pt.press("enter")
        file = clinic / "programs" / "templates" / "our-first-choice.yaml"
        assert str(file) in pt.notice
        text = file.read_text()
        assert "Ann Lee" not in text
        assert dropped not in text.partition("lanes:")[2].partition("exercises: [")[2][:20]
        library = load_library(clinic, clinic.parent / "cache")
        assert "our_first_choice" in library.presentations
        assert not [one for one in library.problems if one.file == str(file)]
        assert "our_first_choice" in pt.app.workspace.library.presentations
        await pt.press("T")
        await pt.type("our first Choice")
        await pt.press("enter")
        assert "already" in pt.notice
        assert file.read_text() == text


@pytest.mark.slow
async def test_without_a_folder_a_template_has_no_place(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lee")
        await pt.press("T")
        await pt.type("Ours")
        await pt.press("enter")
        assert "planner library new DIR" in pt.notice
        await pt.press("escape", "l", "u")
        assert "planner library new DIR" in told(pt)
