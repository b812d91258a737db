"""When to move on: made from what the program holds, with its own doses."""

from collections.abc import Iterable, Iterator, Mapping
from math import ceil

from planner.building.case import Case
from planner.building.minutes import work_s
from planner.building.passes.lanes import is_pattern
from planner.building.passes.lay_out import LaidOut
from planner.building.passes.pain_words import nerve
from planner.model.program.program import Item, ProgramPhase, Week
from planner.model.rules.rules import MoveOn


def with_gates(
    case: Case, phases: Iterable[ProgramPhase], weeks: tuple[Week, ...], laid: LaidOut
) -> tuple[ProgramPhase, ...]:
    """The phases with the gates that fit what is done in them."""
    jobs = {one.lane.name: one.lane.job for one in laid.entered}
    return tuple(
        phase.model_copy(update={"ready_when": tuple(_gates(case, phase, weeks, jobs))})
        for phase in phases
    )


def _gates(
    case: Case, phase: ProgramPhase, weeks: tuple[Week, ...], jobs: Mapping[str, str]
) -> Iterator[str]:
    last = weeks[phase.weeks[1] - 1]
    rules = case.library.rules.phases
    planned = sum(len(session.busy_days) for session in last.sessions if session.name != "Walk")
    numbers_of = case.library.rules.follow_up.gates
    usual = case.intake.usual_pain
    known: dict[str, int] = {
        "planned": planned,
        "done": ceil(planned * rules.sessions_done),
        "worst": numbers_of.worst_pain,
        "average": max(numbers_of.average_pain, (usual or 0) - numbers_of.average_drop),
    }
    length = phase.weeks[1] - phase.weeks[0] + 1
    effort = max((item.effort for item in _items(last) if _is_strength(case, item)), default=-1)
    for gate in rules.phases[phase.number - 1].ready_when:
        numbers = _of_lane(gate, last, jobs)
        if (
            numbers is not None
            and gate.weeks_min <= length <= gate.weeks_max
            and gate.effort in (None, effort)
            and (nerve(case) or not gate.nerve)
            and gate.quota in (None, case.quota)
            and gate.usual_pain in (None, usual is not None)
        ):
            yield gate.text.format(**known, **numbers)


def _of_lane(gate: MoveOn, week: Week, jobs: Mapping[str, str]) -> dict[str, int] | None:
    """The numbers of the lane that a gate speaks of; None where the week has none to speak of."""
    if not gate.job:
        return {}
    items = [item for item in _items(week) if jobs.get(item.slot) == gate.job]
    if not items:
        return None
    if "{reps}" in gate.text and items[0].reps == 1:
        return None
    return {"reps": items[0].reps, "minutes": max(work_s(item) for item in items) // 60}


def _items(week: Week) -> Iterator[Item]:
    return (item for session in week.sessions for item in session.items)


def _is_strength(case: Case, item: Item) -> bool:
    return is_pattern(case.library.exercises[item.exercise])
