"""The library, to look at."""

import threading
from dataclasses import replace
from typing import Any

import pytest

from planner.model.problem import Problem
from planner.services.plan import RulesBroken
from planner.services.workspace import Workspace
from planner.tui.widgets import picture as picture_widget
from planner.tui.widgets.page_view import PageView
from planner.tui.widgets.picture import CellPicture, PictureView, WantedPicture, drawing_of
from planner.tui.widgets.title_bar import TitleBar
from tests.conftest import MakeProgram, an_intake
from tests.tui.therapist import NO_TO_ALL, Therapist, sitting, workspace_at


async def test_exercises_are_found_and_read(workspace: Workspace) -> None:
    async with sitting(workspace, (140, 45)) as pt:
        await pt.press("l")
        assert pt.sees(f"{len(workspace.library.exercises)} exercises")
        await pt.press("slash")
        await pt.type("small bridge")
        assert pt.sees(workspace.library.exercises["bridge-partial"].set_up[:30])
        await pt.press("escape", "slash")
        await pt.type("hmstrngz stretch")
        assert pt.sees('No exercise is found by "hmstrngz stretch".')
        assert pt.sees('Did you mean "hamstring stretch"'), pt.reading()
        await pt.press("escape", "escape")
        assert pt.at("HomeScreen")


@pytest.mark.slow
async def test_problems_are_listed_with_file_and_line(workspace: Workspace) -> None:
    problem = Problem(message="no cue.", file="exercises/x.yaml", line=7)
    library = workspace.library.__class__(
        workspace.library.exercises,
        workspace.library.ladders,
        workspace.library.templates,
        workspace.library.rules,
        (problem,),
    )
    async with sitting(workspace_at(workspace.settings.data_dir, library)) as pt:
        await pt.press("l")
        assert pt.sees("1 problem")
        await pt.press("p")
        assert pt.sees("exercises/x.yaml:7: no cue.")


async def test_rules_that_cannot_be_used_stand_in_every_title_bar(workspace: Workspace) -> None:
    """Also at the narrowest, and until they are mended no program is built."""
    problem = Problem(message="this is not valid YAML.", file="clinic/precautions.yaml", line=688)
    broken = replace(workspace.library, stops=(problem,))
    async with sitting(workspace_at(workspace.settings.data_dir, broken)) as pt:
        for key in ("", "l", "escape", "n"):
            if key:
                await pt.press(key)
            bar = pt.app.screen.query_one(TitleBar)
            assert bar.region.height == 2
            shown = str(bar.render())
            assert "NO PROGRAM IS BUILT until precautions.yaml:688 is mended" in shown
        await pt.type("Ann Other")
        planned = pt.app.workspace.plan(an_intake())
        assert planned == RulesBroken((problem,))


@pytest.mark.slow
async def test_the_picture_stands_beside_the_exercise_and_moves_when_asked(
    workspace: Workspace,
) -> None:
    async with sitting(workspace, (140, 45)) as pt:
        await pt.press("l", "slash")
        await pt.type("bodyweight squat")
        await pt.press("down")
        assert dots(pt) > 100
        await pt.press("w")
        assert pt.at("PictureDialog")
        assert pt.sees("Then the hips lower")
        view = pt.app.screen.query_one(PictureView)
        before = view.phase
        await pt.pilot.pause(0.35)
        assert view.phase > before
        await pt.press("space")
        stopped = view.phase
        await pt.pilot.pause(0.35)
        assert view.phase == stopped
        await pt.press("escape")
        assert pt.at("LibraryScreen")


@pytest.mark.slow
async def test_an_exercise_without_a_picture_says_so(workspace: Workspace) -> None:
    library = workspace.library
    bare = library.exercises["bridge-full"].model_copy(update={"picture": None})
    exercises = {**library.exercises, "bridge-full": bare}
    without = library.__class__(exercises, library.ladders, library.templates, library.rules)
    async with sitting(workspace_at(workspace.settings.data_dir, without), (140, 45)) as pt:
        await pt.press("l", "slash")
        await pt.type("full bridge")
        await pt.press("down")
        assert dots(pt) == 0
        await pt.press("w")
        assert pt.sees("This exercise has no picture.")


@pytest.mark.slow
async def test_a_picture_is_drawn_beside_the_screen_not_on_it(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn_in = []

    def noted(*wanted: Any) -> Any:
        drawn_in.append(threading.current_thread())
        return drawing_of(*wanted)

    monkeypatch.setattr(picture_widget, "drawing_of", noted)
    async with sitting(workspace, (140, 45)) as pt:
        await pt.press("l", "slash")
        await pt.type("bodyweight squat")
        await pt.press("down")
        assert dots(pt) > 100
    assert drawn_in
    assert threading.main_thread() not in drawn_in


@pytest.mark.slow
async def test_a_drawing_that_comes_too_late_is_dropped(workspace: Workspace) -> None:
    async with sitting(workspace, (140, 45)) as pt:
        await pt.press("l", "slash")
        await pt.type("bodyweight squat")
        await pt.press("down")
        view = pt.app.screen.query_one(PictureView)
        shown = dots(pt)
        other = workspace.library.exercises["bridge-full"].picture
        assert other is not None
        late = WantedPicture(other, None, view.size.width, view.size.height)
        view.post_message(PictureView.Drawn(late, [], None))
        await pt.pilot.pause()
        assert dots(pt) == shown > 100


def dots(pt: Therapist) -> int:
    """How much is drawn in braille on the screen."""
    parts = pt.app.screen.query(CellPicture)
    rows = [part.render_line(y).text for part in parts for y in range(part.size.height)]
    return sum("\u2800" < character <= "\u28ff" for row in rows for character in row)


@pytest.mark.slow
async def test_in_a_small_window_the_words_come_before_the_picture(workspace: Workspace) -> None:
    async with sitting(workspace, (80, 24)) as pt:
        await pt.press("n")
        await pt.type("Ann Lee")
        await pt.press("ctrl+b", *NO_TO_ALL)
        assert not any(view.display for view in pt.app.screen.query(PictureView))
        await pt.press("w")
        assert pt.at("ForPatientScreen")
        assert dots(pt) > 100


@pytest.mark.slow
async def test_under_rules_that_cannot_be_read_no_page_is_shown(
    workspace: Workspace, make_program: MakeProgram
) -> None:
    """Looked at or printed, a page might break a rule of the clinic's."""
    problem = Problem(message="this is not valid YAML.", file="clinic/precautions.yaml", line=688)
    workspace.store.create(make_program())
    broken = replace(workspace.library, stops=(problem,))
    async with sitting(workspace_at(workspace.settings.data_dir, broken)) as pt:
        await pt.press("enter", "b")
        assert pt.at("PreviewScreen")
        assert pt.sees("The rules cannot be read.")
        assert pt.sees("precautions.yaml:688")
        assert not pt.app.screen.query_one(PageView).display
