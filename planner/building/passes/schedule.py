"""Put each phase's filled sessions on weeks and days, within the minutes a day."""

from dataclasses import dataclass

from planner.building.case import Case
from planner.building.minutes import work_s
from planner.building.passes.calendar import daily_split, program_phases, span, turns
from planner.building.passes.fit import PlannedItem, fit, light_day
from planner.building.passes.select import Selected
from planner.model.finding import Finding
from planner.model.program.program import BuiltSessionName, LeftOut, ProgramPhase
from planner.model.rules.rules import Span
from planner.model.vocabulary import Weekday


@dataclass(frozen=True)
class PlannedSession:
    """A session of a week before its dosage has grown: which rows, on which days."""

    name: BuiltSessionName
    days: tuple[Weekday, ...]
    lines: tuple[PlannedItem, ...]


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
    problems: tuple[Finding, ...]


def schedule(case: Case, selected: tuple[Selected, ...]) -> Scheduled:
    """Weeks with their sessions and days; every day within the patient's minutes."""
    spans = span(case)
    phases = program_phases(case, spans)
    weeks: list[PlannedWeek] = []
    left_out: list[LeftOut] = []
    problems: list[Finding] = []
    trained = 0
    aerobic_s = 0
    for chosen, phase in zip(selected, phases, strict=True):
        fitted = []
        for name, choices in chosen.sessions:
            grows = phase.weeks[1] > phase.weeks[0]
            result = fit(case, choices, phase.number, name, aerobic_before_s=aerobic_s, grows=grows)
            left_out += result.dropped
            problems += result.problems
            fitted.append((name, result.lines))
        aerobic_s = max((_aerobic_s(lines) for _, lines in fitted), default=0)
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


def _aerobic_s(lines: tuple[PlannedItem, ...]) -> int:
    """Seconds of aerobic work in a session."""
    return sum(work_s(line.start) for line in lines if line.exercise.category == "aerobic")


def _by_turns(
    case: Case, a: tuple[PlannedItem, ...], b: tuple[PlannedItem, ...], phase: int, trained: int
) -> tuple[list[PlannedSession], int]:
    a_days, b_days, rest = turns(case, trained)
    sessions = [PlannedSession("A", a_days, a), PlannedSession("B", b_days, b)]
    if rest:
        light: dict[str, PlannedItem] = {}
        for line in (*a, *b):
            if case.frequency(line.exercise, phase).days_max >= case.intake.days_per_week:
                light.setdefault(line.choice.slot.name, line)
        ordered = sorted(light.values(), key=lambda line: line.exercise.category == "aerobic")
        lines = light_day(case, tuple(ordered), phase)
        sessions.append(PlannedSession("Light", rest, lines))
    return sessions, len(a_days) + len(b_days)
