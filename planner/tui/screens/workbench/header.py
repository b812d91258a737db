"""The workbench: the header, edited in place, and the plan for what is said anew."""

from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from planner.building.may_print import Stopped
from planner.follow_up.replan import changes_no_week
from planner.model.intake import Intake
from planner.model.program.program import Program
from planner.services.plan import Planned
from planner.tui.dialogs.ask import AskDialog
from planner.tui.dialogs.header import HeaderDialog
from planner.tui.dialogs.read import ReadDialog
from planner.tui.screens.workbench.in_turn import in_turn
from planner.tui.screens.workbench.printing import WorkbenchPrinting
from planner.tui.state.draft_intake import from_intake
from planner.tui.state.header import with_header

if TYPE_CHECKING:
    from planner.services.plan import Plan


class WorkbenchHeader(WorkbenchPrinting):
    """What changes no exercise is kept at once; the rest asks, and plans the weeks left."""

    @in_turn
    async def action_header(self) -> None:
        """Name, birth year, weeks, days, minutes and goals, where they stand."""
        now = self.program.intake
        draft = await self.ask(HeaderDialog(from_intake(now, self.editing.stored.id)))
        if draft is None:
            return
        intake = with_header(now, draft)
        if changes_no_week(now, intake):
            self.took(self.editing.change_header(intake, self.key), "Kept; the plan is as it was.")
            return
        dialog = AskDialog(
            "Plan the weeks again?",
            f"{_pace(now)} become {_pace(intake)}. Weeks that were lived stay, and what you "
            "changed by hand is put again where it fits; what does not fit is listed. One undo "
            "(u) takes it all back.",
            "Plan again",
            "Leave it",
        )
        if await self.ask(dialog):
            await self._plan_for(intake)

    async def _plan_for(self, intake: Intake) -> None:
        worker = self.run_worker(
            partial(self.planner.workspace.plan, intake), thread=True, group="plan"
        )
        with self.pausing():
            plan: Plan = await worker.wait()
        if isinstance(plan, Planned):
            # Nothing of the screen was asked again: the record of it stays as it is.
            made = plan.program.model_copy(update={"screening": self.program.screening})
            await self._take_plan(made)
        elif isinstance(plan, Stopped):
            self.say("A red flag or a precaution stops it: i opens the intake.", bad=True)
        else:
            self.say(" ".join(map(str, plan.problems)), bad=True)

    @in_turn
    async def built_again(self, program: Program) -> None:
        """A program for the changed intake takes the place of this one."""
        await self._take_plan(program)

    async def _take_plan(self, made: Program) -> None:
        begins, workspace = await self._week_one(), self.planner.workspace
        week = begins.next_week(self.planner.today)
        found = workspace.change_intake(self.program, made, week)
        outcome = self.editing.build_again(found.program, self.key)
        lived = f" Weeks 1 to {week - 1} stay." if week > 1 else ""
        self.took(outcome, f"The intake is changed.{lived} u takes it back.")
        if found.unfit:
            lines = Content("\n").join(map(Content, found.unfit))
            await self.ask(ReadDialog("These no longer fit the intake", lines))


def _pace(intake: Intake) -> str:
    """ "8 weeks, 5 x 20 minutes"."""
    return f"{intake.weeks} weeks, {intake.days_per_week} x {intake.minutes_per_day} minutes"
