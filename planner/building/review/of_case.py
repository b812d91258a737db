"""What the case itself says to the therapist.

It follows from the intake, so no file can leave it out.
"""

from collections.abc import Iterator, Sequence

from planner.building.case import Case
from planner.building.passes.pain_words import pain_advice
from planner.building.review.subject import Subject
from planner.model.finding import Finding, Place

CODES = frozenset({"clearance", "weeks_min", "red_flag", "examination", "provisional", "pain"})
"""The rules that these findings are by."""


def find(subject: Subject) -> Iterator[Finding]:
    """Clearances and weeks that are missing, then what is worth knowing."""
    case = subject.case
    yield from _clearances(case)
    yield from _weeks(case)
    yield from _red_flags(case)
    yield from _examination(case)
    yield from _irritability(case)
    yield from pain_advice(case)


def _clearances(case: Case) -> Iterator[Finding]:
    for name, precaution in case.precautions:
        gate = case.gate_of(name, precaution)
        if gate is not None:
            yield Finding(
                rule=case.library.rules.review.rule("clearance"),
                place=_named(case.intake.precautions, "precautions", name),
                cause=precaution.id,
                message=f"phase {gate} and later wait for a clinician's clearance "
                f"({precaution.name}).",
                advice=f"When you have it, enter a clearance of {precaution.id}: who, when, why.",
            )


def _weeks(case: Case) -> Iterator[Finding]:
    weeks = case.intake.weeks
    for _, precaution in case.precautions:
        if precaution.weeks_min and weeks < precaution.weeks_min:
            yield Finding(
                rule=case.library.rules.review.rule("weeks_min"),
                place=Place(field="weeks"),
                cause=precaution.id,
                value=weeks,
                limit=precaution.weeks_min,
                message=f"{precaution.name} needs at least {precaution.weeks_min} weeks.",
                advice=f"Set weeks to {precaution.weeks_min}.",
            )


def _red_flags(case: Case) -> Iterator[Finding]:
    given = [answer.split(".")[0] for answer in case.intake.positive_flags]
    for one in (raised for raised in case.raised if not raised.stops):
        yield Finding(
            rule=case.library.rules.review.rule("red_flag"),
            place=_named(given, "red_flags", one.id),
            cause=one.id,
            message=f"{one.title}: {one.action_words}",
            advice=one.what_to_do,
            severity="advice",
        )


def _examination(case: Case) -> Iterator[Finding]:
    for finding in case.findings:
        if finding.advice:
            yield Finding(
                rule=case.library.rules.review.rule("examination"),
                place=_named(case.intake.findings, "findings", finding.id),
                cause=finding.id,
                message=finding.advice,
                severity="advice",
            )


def _irritability(case: Case) -> Iterator[Finding]:
    found = case.irritability
    for phase in sorted({*found.eases, *found.opens}):
        what = []
        if phase in found.eases:
            what.append(f"doses are those of {found.eases[phase]} irritability")
        if phase in found.opens:
            what.append("harder exercises are open")
        yield Finding(
            rule=case.library.rules.review.rule("provisional"),
            place=Place(phase=phase, field="irritability"),
            cause=found.level,
            message=f"from phase {phase} on {' and '.join(what)}, provisionally.",
            advice=f"Rate irritability again before phase {phase}; if it has not come down, enter "
            "it and build again.",
            severity="advice",
        )


def _named(names: Sequence[str], field: str, name: str) -> Place:
    """Where the intake names it; the field, for what came with something else."""
    return Place(field=field, index=names.index(name) if name in names else None)
