"""Phases on weeks."""

from planner.building.case import Case
from planner.model.program.program import ProgramPhase
from planner.model.rules.rules import Span


def span(case: Case) -> Span:
    """The week span of the program's length, after the shifts that apply."""
    rules = case.library.rules.phases
    base = next(one for one in rules.spans if one.weeks == case.intake.weeks)
    weeks = list(base.phase_weeks)
    applied = {name for name, _ in case.precautions}
    for shift in rules.shifts:
        theirs = shift.presentation in case.library.made_from(case.intake.presentation)
        if not theirs and shift.precaution not in applied:
            continue
        for _ in range(shift.weeks):
            giver = next((p for p in shift.from_phases if weeks[p - 1] > 1), None)
            if giver is not None:
                weeks[giver - 1] -= 1
                weeks[shift.to_phase - 1] += 1
    p1, p2, p3, p4 = weeks
    return base.model_copy(update={"phase_weeks": (p1, p2, p3, p4)})


def program_phases(case: Case) -> tuple[ProgramPhase, ...]:
    """The phases as they fall on this program's weeks."""
    gate = case.gate_phase
    phases = []
    first = 1
    lengths = span(case).phase_weeks
    for phase, length in zip(case.library.rules.phases.phases, lengths, strict=True):
        phases.append(
            ProgramPhase(
                number=phase.number,
                name=phase.name,
                goal=phase.goal,
                weeks=(first, first + length - 1),
                ready_when=(),
                step_back_when=phase.step_back_when_quota if case.quota else phase.step_back_when,
                needs_clearance=gate is not None and phase.number >= gate,
                rate_again=phase.number in {*case.irritability.eases, *case.irritability.opens},
            )
        )
        first += length
    return tuple(phases)


def phase_of(phases: tuple[ProgramPhase, ...], week: int) -> int:
    """The phase a week falls in."""
    return next(one.number for one in phases if one.weeks[0] <= week <= one.weeks[1])
