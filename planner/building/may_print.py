"""The gate before paper: whether a program may be printed as it stands, today."""

from dataclasses import dataclass
from datetime import date

from planner.building.age import age_problems, with_age
from planner.building.alarms import raised_alarms
from planner.building.intake_check import intake_problems
from planner.building.lived import next_week
from planner.building.red_flags import Raised, screen
from planner.building.review.review import review
from planner.model.finding import Finding
from planner.model.library import Library
from planner.model.program.fingerprint import fingerprint
from planner.model.program.program import PrintedDespite, Program


@dataclass(frozen=True)
class Allowed:
    """It may be printed."""


@dataclass(frozen=True)
class Stopped:
    """A red flag, an alarm or a precaution stops it and is not cleared, or nobody asked."""

    raised: tuple[Raised, ...]
    """All that is raised, what stops first."""
    unasked: bool = False
    """The red-flag questions were not asked."""


@dataclass(frozen=True)
class Unknown:
    """The intake names what the rules do not know: what it would stop or leave out is not known."""

    problems: tuple[Finding, ...]


@dataclass(frozen=True)
class NeedsReason:
    """Problems are open; it may be printed only with a reason and a name."""

    findings: tuple[Finding, ...]


Gate = Allowed | Stopped | Unknown | NeedsReason


def may_print(program: Program, library: Library, today: date, monday: date | None = None) -> Gate:
    """Whether a program may be printed; what stops it comes before what needs a reason.

    A reason that was given holds for the findings it was given for, while the program is as it
    was: a finding names the first of several places, so a change may make it worse unseen.

    Weeks that were lived with other answers are not judged, but only weeks that are over since
    the `monday` of week 1: what a file claims, or a start anew, lets no week through.
    """
    library = library.for_presentation(program.intake.presentation)
    intake = with_age(program.intake, library.rules.ages, today.year)
    unknown = (
        *intake_problems(intake, library),
        *age_problems(intake, library.rules, today.year),
    )
    if unknown:
        return Unknown(unknown)
    alarms = raised_alarms(program, library)
    raised = tuple(sorted((*alarms, *screen(intake, library)), key=lambda one: not one.stops))
    if not intake.screen_asked or any(one.stops for one in raised):
        return Stopped(raised, unasked=not intake.screen_asked)
    accepted = _accepted(program, today)
    lived = min(program.holds_from, next_week(monday, today))
    findings = review(program.model_copy(update={"holds_from": lived}), library)
    still = tuple(
        one for one in findings if one.severity == "problem" and told(one) not in accepted
    )
    return NeedsReason(still) if still else Allowed()


def told(finding: Finding) -> str:
    """A finding as it is told to who accepts it."""
    where = finding.place.words()
    return f"{finding.rule.name}: {where}: {finding.message}" if where else finding.message


def accept(
    program: Program, findings: tuple[Finding, ...], reason: str, by: str, today: date
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
