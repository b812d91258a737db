"""The passes in their order: screen, select, schedule, progress, explain."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.building.case import Case, read_case
from planner.building.intake_check import intake_problems
from planner.building.minutes import in_words
from planner.building.passes.explain import handed, snapshot, with_goals
from planner.building.passes.pain_words import pain_advice
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
    scheduled = schedule(case, selected)
    weeks = with_goals(case, progress(case, scheduled))
    found = (
        *_case_problems(case),
        *pain_advice(case),
        *problems,
        *scheduled.problems,
        *_watch(case, scheduled.span),
    )
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
        left_out=_once(left_out, scheduled.left_out),
        screening=answers_of(intake, library.rules),
        problems=found,
        weaker_rules=library.weaker,
        restriction_reviews=restriction_reviews(case),
    )
    return Built(program, raised=case.raised, problems=found)


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


def _case_problems(case: Case) -> tuple[Finding, ...]:
    """What the therapist must know about the case itself."""
    rule = case.library.rules.review.rule
    problems = []
    for name, precaution in case.precautions:
        place = _named(case.intake.precautions, "precautions", name)
        gate = case.gate_of(name, precaution)
        if gate is not None:
            problems.append(
                Finding(
                    rule=rule("clearance"),
                    place=place,
                    cause=precaution.id,
                    message=f"phase {gate} and later wait for a clinician's clearance "
                    f"({precaution.name}).",
                    advice=f"When you have it, enter a clearance of {precaution.id}: who, when, "
                    "why.",
                )
            )
        if precaution.weeks_min and case.intake.weeks < precaution.weeks_min:
            problems.append(
                Finding(
                    rule=rule("weeks_min"),
                    place=Place(field="weeks"),
                    cause=precaution.id,
                    value=case.intake.weeks,
                    limit=precaution.weeks_min,
                    message=f"{precaution.name} needs at least {precaution.weeks_min} weeks.",
                    advice=f"Set weeks to {precaution.weeks_min}.",
                )
            )
    for one in case.raised:
        given = [answer.split(".")[0] for answer in case.intake.positive_flags]
        problems.append(
            Finding(
                rule=rule("red_flag"),
                place=_named(given, "red_flags", one.id),
                cause=one.id,
                message=f"{one.title}: {one.action_words}",
                advice=one.what_to_do,
                severity="advice",
            )
        )
    for finding in case.findings:
        if finding.advice:
            problems.append(
                Finding(
                    rule=rule("examination"),
                    place=_named(case.intake.findings, "findings", finding.id),
                    cause=finding.id,
                    message=finding.advice,
                    severity="advice",
                )
            )
    if case.irritability.dose_as is not None:
        first = case.irritability.dose_as_from_phase
        problems.append(
            Finding(
                rule=rule("provisional"),
                place=Place(field="irritability"),
                cause=case.irritability.level,
                message=f"from phase {first} on the doses are provisional, as if irritability had "
                "come down; only exercises fit for the irritability of today are in.",
                advice=f"Rate it again before phase {first} and build again.",
                severity="advice",
            )
        )
    return tuple(problems)


def _named(names: Sequence[str], field: str, name: str) -> Place:
    """Where the intake names it; the field, for what came with something else."""
    return Place(field=field, index=names.index(name) if name in names else None)
