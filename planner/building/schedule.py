"""Put each phase's filled sessions on weeks and days, within the minutes a day."""

from dataclasses import dataclass

from planner.building.calendar import daily_split, program_phases, span, turns
from planner.building.case import Case
from planner.building.fit import Line, fit
from planner.building.select import Selected
from planner.model.problem import Problem
from planner.model.program import BuiltSessionName, LeftOut, ProgramPhase
from planner.model.rules import Span
from planner.model.vocabulary import Weekday


@dataclass(frozen=True)
class PlannedSession:
    """A session of a week before its dosage has grown: which rows, on which days."""

    name: BuiltSessionName
    days: tuple[Weekday, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class PlannedWeek:
    """A week before its dosage has grown."""

    number: int
    phase: int
    light: bool
    sessions: tuple[PlannedSession, ...]


@dataclass(frozen=True)
class Scheduled:
    """All weeks, and what the time left no room for."""

    span: Span
    phases: tuple[ProgramPhase, ...]
    weeks: tuple[PlannedWeek, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...]


def schedule(case: Case, selected: tuple[Selected, ...]) -> Scheduled:
    """Weeks with their sessions and days; every day within the patient's minutes."""
    spans = span(case)
    phases = program_phases(case, spans)
    weeks: list[PlannedWeek] = []
    left_out: list[LeftOut] = []
    problems: list[Problem] = []
    trained = 0
    for chosen, phase in zip(selected, phases, strict=True):
        fitted = []
        for name, choices in chosen.sessions:
            result = fit(case, choices, phase.number, f"phase {phase.number} / {name}")
            left_out += result.dropped
            problems += result.problems
            fitted.append((name, result.lines))
        for number in range(phase.weeks[0], phase.weeks[1] + 1):
            if len(fitted) == 1:
                sessions = [
                    PlannedSession(*one) for one in daily_split(case, fitted[0][1], phase.number)
                ]
            else:
                sessions, days = _by_turns(case, fitted[0][1], fitted[1][1], phase.number, trained)
                trained += days
            weeks.append(
                PlannedWeek(
                    number,
                    phase.number,
                    number == spans.light_week,
                    tuple(session for session in sessions if session.lines and session.days),
                )
            )
    return Scheduled(spans, phases, tuple(weeks), tuple(left_out), tuple(problems))


def _by_turns(
    case: Case, a: tuple[Line, ...], b: tuple[Line, ...], phase: int, trained: int
) -> tuple[list[PlannedSession], int]:
    a_days, b_days, rest = turns(case, trained)
    sessions = [PlannedSession("A", a_days, a), PlannedSession("B", b_days, b)]
    if rest:
        light: dict[str, Line] = {}
        for line in (*a, *b):
            if case.frequency(line.exercise, phase).days_max >= case.intake.days_per_week:
                light.setdefault(line.choice.slot.name, line)
        sessions.append(PlannedSession("Light", rest, tuple(light.values())))
    return sessions, len(a_days) + len(b_days)
