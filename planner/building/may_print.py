"""The gate before paper: whether a program may be printed as it stands, today."""

from dataclasses import dataclass
from datetime import date

from planner.building.case import Case, read_case
from planner.building.intake_check import intake_problems
from planner.building.passes.explain import handed
from planner.building.red_flags import Raised, screen
from planner.building.review.review import review
from planner.model.library import Library
from planner.model.problem import Problem
from planner.model.program.fingerprint import fingerprint
from planner.model.program.program import PrintedDespite, Program


@dataclass(frozen=True)
class Allowed:
    """It may be printed."""


@dataclass(frozen=True)
class Stopped:
    """A red flag or a precaution stops it, and nobody has cleared the patient."""

    raised: tuple[Raised, ...]
    """All that is raised, the gravest first."""


@dataclass(frozen=True)
class Unknown:
    """The intake names what the rules do not know: what it would stop or leave out is not known."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class NeedsReason:
    """Problems are open; it may be printed only with a reason and a name."""

    findings: tuple[Problem, ...]


Gate = Allowed | Stopped | Unknown | NeedsReason


def may_print(program: Program, library: Library, today: date) -> Gate:
    """Whether a program may be printed; what stops it comes before what needs a reason.

    A reason that was given holds for the findings it was given for, while the program is as it
    was: a finding names the first of several places, so a change may make it worse unseen.
    """
    intake = program.intake
    unknown = (*_without_template(program, library), *intake_problems(intake, library))
    if unknown:
        return Unknown(unknown)
    raised = screen(intake, library.rules)
    if any(one.stops for one in raised) and not intake.cleared:
        return Stopped(raised)
    accepted = _accepted(program, today)
    case = read_case(intake, library)
    findings = (*_unsaid(program, case), *review(program, library))
    still = tuple(
        one for one in findings if one.severity == "problem" and told(one) not in accepted
    )
    return NeedsReason(still) if still else Allowed()


def told(finding: Problem) -> str:
    """A finding as it is told to who accepts it."""
    return f"{finding.where}: {finding.message}" if finding.where else finding.message


def accept(
    program: Program, findings: tuple[Problem, ...], reason: str, by: str, today: date
) -> Program:
    """The program with the reason for printing it despite its open problems.

    Raises ValidationError for a reason or a name without a letter.
    """
    given = PrintedDespite(
        on=today,
        by=by,
        reason=reason,
        program=fingerprint(program),
        findings=tuple(map(told, findings)),
    )
    return program.model_copy(update={"printed_despite": (*program.printed_despite, given)})


def _without_template(program: Program, library: Library) -> tuple[Problem, ...]:
    """Presentations that the library has no template for: their exclusions are not known."""
    intake = program.intake
    named = {"presentation": intake.presentation, "secondary": intake.secondary}
    return tuple(
        Problem(where=field, message=f'the library has no template "{name}".')
        for field, name in named.items()
        if name and name not in library.templates
    )


def _accepted(program: Program, today: date) -> set[str]:
    """The findings that someone had a reason to print this program with."""
    if not program.printed_despite:
        return set()
    mark = fingerprint(program)
    return {
        finding
        for given in program.printed_despite
        if given.on <= today and given.program == mark
        for finding in given.findings
    }


def _unsaid(program: Program, case: Case) -> tuple[Problem, ...]:
    """Safety words that the rules give this patient and the program does not hold."""
    said, given = program.handed, handed(case)
    missing = []
    if given.notes and not said.notes:
        missing.append("what a precaution asks of the patient")
    if given.nerve_safety_net and not said.nerve_safety_net:
        missing.append("the emergency text for nerve pain")
    waits = [rule.clearance_before_phase for _, rule in case.precautions]
    first = min((phase for phase in waits if phase is not None), default=None)
    if first is not None and not case.intake.cleared:
        open_phases = [p.number for p in program.phases if not p.needs_clearance]
        if any(number >= first for number in open_phases):
            missing.append(f"that phase {first} and later wait for a clearance")
    return tuple(
        Problem(
            where="handed",
            message=f"the program does not say {each}.",
            advice="Build it again from the intake.",
        )
        for each in missing
    )
