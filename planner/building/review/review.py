"""Findings about a program as it stands, and which of them a therapist went against."""

from collections.abc import Iterable
from typing import NamedTuple

from planner.building.review import unused_override
from planner.building.review.rules import RULES
from planner.building.review.subject import Subject, subject_of
from planner.model.finding import Finding, Override, has_reason
from planner.model.library import Library
from planner.model.program.program import Program


class Judged(NamedTuple):
    """A finding, and the override that holds for it."""

    finding: Finding
    override: Override | None = None


def review(program: Program, library: Library) -> tuple[Finding, ...]:
    """Every finding that is not overridden, problems before advice."""
    return tuple(one.finding for one in judged(program, library) if one.override is None)


def has_problems(findings: Iterable[Finding]) -> bool:
    """Something must be mended or overridden."""
    return any(one.severity == "problem" for one in findings)


def judged(program: Program, library: Library) -> tuple[Judged, ...]:
    """Every finding with its override: problems, then advice, then what is overridden."""
    subject = subject_of(program, library)
    findings = _worst(subject)
    met: set[int] = set()
    found = []
    for finding in findings:
        holding, stale = None, None
        for index, override in enumerate(program.overrides):
            if not has_reason(override.reason) or not _meets(override, finding):
                continue
            met.add(index)
            if finding.may_override and override.holds(finding):
                holding = override
            else:
                stale = override
        if holding is None and stale is not None:
            finding = _reopened(finding, stale)
        found.append(Judged(finding, holding))
    unused = [one for index, one in enumerate(program.overrides) if index not in met]
    found += [Judged(one) for one in unused_override.find(subject, unused)]
    return tuple(sorted(found, key=_rank))


def _rank(one: Judged) -> tuple[bool, bool]:
    return (one.override is not None, one.finding.severity == "advice")


def _worst(subject: Subject) -> tuple[Finding, ...]:
    """Each finding once, where it is worst."""
    found: dict[object, Finding] = {}
    for rule in RULES:
        for finding in rule(subject):
            known = found.get(finding.key)
            if known is None or finding.worse_than(known.value, known.limit, known.grounds):
                found[finding.key] = finding
    return tuple(found.values())


def _meets(override: Override, finding: Finding) -> bool:
    """It is about this finding, whether or not it still holds."""
    if override.before_causes:
        return override.rule.code == finding.rule.code and _bare(override) == _bare(finding)
    return override.key == finding.key


def _bare(one: Override | Finding) -> object:
    """The place as overrides named it before they named fields."""
    return one.place.model_copy(update={"field": "", "index": None, "slot": ""})


def _reopened(finding: Finding, override: Override) -> Finding:
    """A finding that was overridden before, when it was another or a lesser one."""
    was = f"{override.value} was accepted" if override.value is not None else "Accepted before"
    advice = f'{finding.advice} {was} ("{override.reason}").'.strip()
    return finding.model_copy(update={"advice": advice})
