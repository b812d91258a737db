"""The passes in their order: screen, select, schedule, progress, explain."""

from dataclasses import dataclass

from planner.building.case import Case, read_case
from planner.building.intake_check import intake_problems
from planner.building.minutes import in_words
from planner.building.passes.explain import handed, snapshot, with_goals
from planner.building.passes.progress import progress
from planner.building.passes.schedule import schedule
from planner.building.passes.select import select
from planner.building.red_flags import Raised
from planner.model.intake import Intake
from planner.model.library import Library
from planner.model.problem import Problem
from planner.model.program.program import Handed, LeftOut, Program
from planner.model.rules.rules import Span


@dataclass(frozen=True)
class Built:
    """A program, or the red flags that stop it, or an intake the rules do not know."""

    program: Program | None
    raised: tuple[Raised, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def stopped(self) -> bool:
        """A red flag stops the program."""
        return self.program is None and any(one.stops for one in self.raised)


def build(intake: Intake, library: Library) -> Built:
    """Build a program. The red-flag screen comes first; nothing is built past a stop."""
    unknown = intake_problems(intake, library)
    if unknown:
        return Built(None, problems=unknown)
    case = read_case(intake, library)
    if any(one.stops for one in case.raised) and not intake.cleared:
        return Built(None, raised=case.raised)
    selected, left_out, problems = select(case)
    scheduled = schedule(case, selected)
    weeks = with_goals(case, progress(case, scheduled))
    found = (*_case_problems(case), *problems, *scheduled.problems, *_watch(scheduled.span))
    words: Handed = handed(case)
    snapshots = snapshot(case, weeks)
    ladders = {exercise.ladder for exercise in snapshots.values()}
    program = Program(
        title=case.template.patient_name,
        purpose=case.template.purpose,
        presentation=intake.presentation,
        intake=intake,
        minutes_counted=in_words(library.rules.dosage.time),
        phases=scheduled.phases,
        weeks=weeks,
        exercises=snapshots,
        handed=words.model_copy(
            update={"family_whys": {k: w for k, w in words.family_whys.items() if k in ladders}}
        ),
        left_out=_once(left_out, scheduled.left_out),
        problems=found,
    )
    return Built(program, raised=case.raised, problems=found)


def _watch(span: Span) -> tuple[Problem, ...]:
    """A week that should be half light if effort has crept up; nobody can know that today."""
    if span.watch_week is None:
        return ()
    return (
        Problem(
            where=f"week {span.watch_week}",
            message="if effort has crept up, make the first half of this week light.",
            advice="Same exercises and load, about half the sets.",
            code="watch_week",
            severity="advice",
        ),
    )


def _once(first: tuple[LeftOut, ...], second: tuple[LeftOut, ...]) -> tuple[LeftOut, ...]:
    return tuple({(one.exercise, one.precaution): one for one in (*first, *second)}.values())


def _case_problems(case: Case) -> tuple[Problem, ...]:
    """What the therapist must know about the case itself."""
    problems = []
    for name, rule in case.precautions:
        if rule.clearance_before_phase and not case.intake.cleared:
            problems.append(
                Problem(
                    where=f"precautions / {name}",
                    message=f"phase {rule.clearance_before_phase} and later wait for a "
                    f"clinician's clearance ({rule.name}).",
                    advice="When you have it, enter cleared_by and cleared_reason.",
                    code=f"clearance:{name}",
                )
            )
        if rule.weeks_min and case.intake.weeks < rule.weeks_min:
            problems.append(
                Problem(
                    where="weeks",
                    message=f"{rule.name} needs at least {rule.weeks_min} weeks.",
                    advice=f"Set weeks to {rule.weeks_min}.",
                    code=f"weeks_min:{name}",
                )
            )
    for one in case.raised:
        problems.append(
            Problem(
                where=f"red_flags / {one.id}",
                message=f"{one.title}: {one.action_words}",
                advice=one.what_to_do,
                code=f"red_flag:{one.id}",
                severity="advice",
            )
        )
    for finding in case.findings:
        if finding.advice:
            problems.append(
                Problem(
                    where=f"findings / {finding.id}",
                    message=finding.advice,
                    code=f"finding:{finding.id}",
                    severity="advice",
                )
            )
    if case.intake.irritability == "high":
        problems.append(
            Problem(
                where="irritability",
                message="phases 3 and 4 are dosed provisionally, as if irritability had come down; "
                "only exercises fit for a highly irritable back are in them.",
                advice="Rate it again before phase 3 and build again.",
                code="irritability:high",
                severity="advice",
            )
        )
    return tuple(problems)
