"""Which precautions apply to a patient: named, brought by what was found, included in others."""

from collections.abc import Iterable

from planner.building.red_flags import Raised
from planner.model.intake import Intake
from planner.model.library import Library
from planner.model.rules.rules import ExamFinding, Precaution


def applied_precautions(
    intake: Intake, library: Library, raised: Iterable[Raised], findings: Iterable[ExamFinding]
) -> tuple[tuple[str, Precaution], ...]:
    """Each rule that applies, with the name of the precaution that it came through."""
    named: list[str] = list(intake.precautions)
    for template in (intake.presentation, intake.secondary):
        if template:
            named += library.templates[template].brings.get(intake.irritability, ())
    for finding in findings:
        named += finding.adds_precautions
    for one in raised:
        named += one.adds_precautions
    applied: dict[str, tuple[str, Precaution]] = {}
    for name in named:
        for rule in _with_included(name, intake, library):
            applied.setdefault(rule.id, (name, rule))
    return tuple(applied.values())


def _with_included(name: str, intake: Intake, library: Library) -> Iterable[Precaution]:
    """A precaution and those it includes; one that stops gives way once it is cleared."""
    known = library.rules.precautions
    waiting, seen = [name], set[str]()
    while waiting:
        current = waiting.pop(0)
        if current in seen or current not in known:
            continue
        seen.add(current)
        rule = known[current]
        if rule.stop is not None and intake.clearance_of(rule.id):
            waiting += rule.after_clearance
        else:
            yield rule
            waiting += rule.includes
