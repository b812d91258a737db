"""Phases on weeks, sessions on days."""

from planner.building.case import Case
from planner.building.passes.fit import PlannedItem, light_day
from planner.model.program.program import BuiltSessionName, ProgramPhase
from planner.model.rules.rules import Span
from planner.model.vocabulary import Weekday


def span(case: Case) -> Span:
    """The week span of the program's length, after the shifts that apply."""
    rules = case.library.rules.phases
    base = next(one for one in rules.spans if one.weeks == case.intake.weeks)
    weeks = list(base.phase_weeks)
    applied = {name for name, _ in case.precautions}
    for shift in rules.shifts:
        if shift.presentation != case.intake.presentation and shift.precaution not in applied:
            continue
        for _ in range(shift.weeks):
            giver = next((p for p in shift.from_phases if weeks[p - 1] > 1), None)
            if giver is not None:
                weeks[giver - 1] -= 1
                weeks[shift.to_phase - 1] += 1
    p1, p2, p3, p4 = weeks
    return base.model_copy(update={"phase_weeks": (p1, p2, p3, p4)})


def program_phases(case: Case, spans: Span) -> tuple[ProgramPhase, ...]:
    """The phases as they fall on this program's weeks."""
    gate = case.gate_phase
    phases = []
    first = 1
    for phase, length in zip(case.library.rules.phases.phases, spans.phase_weeks, strict=True):
        phases.append(
            ProgramPhase(
                number=phase.number,
                name=phase.name,
                goal=phase.goal,
                weeks=(first, first + length - 1),
                ready_when=phase.ready_when,
                step_back_when=phase.step_back_when,
                needs_clearance=gate is not None and phase.number >= gate,
            )
        )
        first += length
    return tuple(phases)


def training_days(case: Case) -> tuple[Weekday, ...]:
    """The days of the week the patient exercises."""
    return case.library.rules.dosage.training_days[case.intake.days_per_week]


def daily_split(
    case: Case, lines: tuple[PlannedItem, ...], phase: int
) -> list[tuple[BuiltSessionName, tuple[Weekday, ...], tuple[PlannedItem, ...]]]:
    """A daily session; what may not be done on every training day rests on the Light days."""
    days = training_days(case)
    most = [case.frequency(line.exercise, phase).days_max for line in lines]
    limited = [limit for limit in most if limit < len(days)]
    if not limited:
        return [("Daily", days, lines)]
    count = min(limited)
    gap = (len(days) - 1) / max(1, count - 1)
    full_days = tuple(days[int(i * gap + 0.5)] for i in range(count))
    light_days = tuple(day for day in days if day not in full_days)
    light = tuple(line for line, limit in zip(lines, most, strict=True) if limit >= len(days))
    light = light_day(case, light, phase)
    sessions: list[tuple[BuiltSessionName, tuple[Weekday, ...], tuple[PlannedItem, ...]]] = [
        ("Daily", full_days, lines)
    ]
    return [*sessions, ("Light", light_days, light)] if light else sessions


def turns(
    case: Case, training_so_far: int
) -> tuple[tuple[Weekday, ...], tuple[Weekday, ...], tuple[Weekday, ...]]:
    """Days of A, of B and of neither in a week; A and B take turns across weeks."""
    days = training_days(case)
    strength = days[: case.library.rules.dosage.pattern_days_max]
    a_days = tuple(d for i, d in enumerate(strength, training_so_far) if i % 2 == 0)
    b_days = tuple(d for d in strength if d not in a_days)
    return a_days, b_days, days[len(strength) :]
