"""The library, to look at."""

from planner.model.problem import Problem
from planner.workspace import Workspace
from tests.tui.therapist import sitting, workspace_at


async def test_exercises_are_found_and_read(workspace: Workspace) -> None:
    async with sitting(workspace, (140, 45)) as pt:
        await pt.press("l")
        assert pt.sees(f"{len(workspace.library.exercises)} exercises")
        await pt.press("slash")
        await pt.type("small bridge")
        assert pt.sees(workspace.library.exercises["bridge-partial"].set_up[:30])
        await pt.press("escape", "escape")
        assert pt.at("HomeScreen")


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
