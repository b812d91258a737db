"""A program built and its handout made, as both front ends have it done."""

from planner.handout.options import Options
from planner.model.intake import Intake
from planner.model.program.program import Program
from planner.services.plan import Planned
from planner.services.printing import Looked, Pages
from planner.services.workspace import Workspace


def planned(workspace: Workspace, intake: Intake) -> Program:
    """The program of an intake that nothing stops."""
    plan = workspace.plan(intake)
    assert isinstance(plan, Planned), plan
    return plan.program


def looked(workspace: Workspace, program: Program, options: Options | None = None) -> Looked:
    """The pages, or why there are none."""
    return workspace.pages(program, options or Options())


def handout(workspace: Workspace, program: Program, options: Options | None = None) -> bytes:
    """The handout of a program, PDF."""
    pages = looked(workspace, program, options)
    assert isinstance(pages, Pages), pages
    return pages.pdf
