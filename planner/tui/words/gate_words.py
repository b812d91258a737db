"""What the gate before paper says, in the terminal."""

from typing import assert_never

from textual.content import Content

from planner.building.may_print import NeedsReason, Stopped, Unknown
from planner.model.finding import Finding


def gate_title(gate: Stopped | Unknown | NeedsReason) -> str:
    """In a few words."""
    match gate:
        case Stopped(raised=raised):
            first = next((one for one in raised if one.stops), None)
            if first is None:
                return "STOP - the red-flag questions were not asked"
            return f"STOP - {first.title}: not cleared"
        case Unknown():
            return "The intake names what the rules do not know"
        case NeedsReason(findings=findings):
            return open_words(len(findings))
        case _:
            assert_never(gate)


def gate_text(gate: Stopped | Unknown) -> Content:
    """All of it, and what to do."""
    match gate:
        case Stopped(raised=raised):
            lines = [f"{one}" for one in raised]
            do = (
                "i opens the intake: ask the questions; enter a clearance for each that stops. "
                "f opens the visit: what was told or found there is cleared there."
            )
        case Unknown(problems=problems):
            lines = [f"{one.place.words()}: {one.message} {one.advice}".strip() for one in problems]
            do = "It may be what stops or changes the program. Mend the intake: i."
        case _:
            assert_never(gate)
    return Content("\n\n").join((*map(Content, lines), Content.styled(do, "bold")))


def open_words(count: int) -> str:
    """ "2 problems are still open"."""
    return "1 problem is still open" if count == 1 else f"{count} problems are still open"


def finding_lines(findings: tuple[Finding, ...]) -> Content:
    """The findings, a line each."""
    lines = [f"- {one.spot.words()}: {one.message}" for one in findings]
    return Content("\n").join(map(Content, lines))
