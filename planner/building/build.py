"""The passes in their order: screen, select, schedule, progress, explain."""

from dataclasses import dataclass

from planner.building.case import Case, read_case
from planner.building.intake_check import intake_problems
from planner.building.minutes import in_words
from planner.building.passes.explain import handed, snapshot, with_goals
from planner.building.passes.for_goals import for_goals
from planner.building.passes.progress import progress
from planner.building.passes.restrictions import restriction_reviews
from planner.building.passes.schedule import schedule
from planner.building.passes.select import select
from planner.building.red_flags import Raised, answers_of
from planner.model.finding import Finding, Place
from planner.model.intake import Intake
from planner.model.library import Library
from planner.model.program.program import LeftOut, PatientEducation, Program
from planner.model.rules.rules import Span


@dataclass(frozen=True)
class Built:
    """A program, or the red flags that stop it, or an intake the rules do not know."""

    program: Program | None
    raised: tuple[Raised, ...] = ()
    problems: tuple[Finding, ...] = ()
    unasked: bool = False
    """The red-flag questions were not asked: nothing is built before they are."""

    @property
    def stopped(self) -> bool:
        """A red flag stops the program, or nobody asked."""
        return self.program is None and (self.unasked or any(one.stops for one in self.raised))


def build(intake: Intake, library: Library) -> Built:
    """Build a program. The red-flag screen comes first; nothing is built past a stop."""
    unknown = intake_problems(intake, library)
    if unknown:
        return Built(None, problems=unknown)
    case = read_case(intake, library)
    if not intake.screen_asked:
        return Built(None, raised=case.raised, unasked=True)
    if any(one.stops for one in case.raised):
        return Built(None, raised=case.raised)
    selected, left_out, problems = select(case)
    selected, kept_from = for_goals(case, selected)
    scheduled = schedule(case, selected)
    weeks = with_goals(case, progress(case, scheduled))
    found = (*problems, *scheduled.problems, *_watch(case, scheduled.span))
    words: PatientEducation = handed(case)
    snapshots = snapshot(case, weeks)
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
            update={
                "walk_notes": {k: w for k, w in words.walk_notes.items() if k in snapshots},
                "card_stops": {k: w for k, w in words.card_stops.items() if k in snapshots},
            }
        ),
        left_out=_once((*left_out, *kept_from), scheduled.left_out),
        screening=answers_of(intake, library.rules),
        problems=found,
        weaker_rules=library.weaker,
        restriction_reviews=restriction_reviews(case),
    )
    return Built(program, raised=case.raised)


def _watch(case: Case, span: Span) -> tuple[Finding, ...]:
    """A week that should be half light if effort has crept up; nobody can know that today."""
    if span.watch_week is None:
        return ()
    review = case.library.rules.review
    return (
        Finding(
            rule=review.rule("watch_week"),
            place=Place(week=span.watch_week),
            message=review.watch_week.message,
            advice=review.watch_week.advice,
            severity="advice",
        ),
    )


def _once(first: tuple[LeftOut, ...], second: tuple[LeftOut, ...]) -> tuple[LeftOut, ...]:
    return tuple({(one.exercise, one.precaution): one for one in (*first, *second)}.values())
