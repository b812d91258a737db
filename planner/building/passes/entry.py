"""In which week each lane comes in: a few at first, then so many a week, none at the end."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.building.case import Case
from planner.building.passes.begin import Begun, begin, left_out, unfilled
from planner.building.passes.calendar import phase_of
from planner.building.passes.lanes import OpenLane, is_pattern
from planner.model.finding import Finding
from planner.model.program.program import LeftOut, ProgramPhase


@dataclass(frozen=True)
class Entered:
    """A lane with its first exercise, on the weeks of the program."""

    begun: Begun
    first: int
    """The week it comes in."""
    last: int
    """The last week it is done in."""

    @property
    def lane(self) -> OpenLane:
        """The lane."""
        return self.begun.lane

    @property
    def is_strength(self) -> bool:
        """Its muscles need a day of rest."""
        return self.lane.job == "strength" or is_pattern(self.begun.exercise)

    def is_on(self, week: int) -> bool:
        """It is done in a week."""
        return self.first <= week <= self.last


def enter(
    case: Case, lanes: Iterable[OpenLane], phases: tuple[ProgramPhase, ...]
) -> tuple[tuple[Entered, ...], tuple[LeftOut, ...], tuple[Finding, ...]]:
    """The lanes that have room, the most needed first, with the exercise each begins with."""
    room = _Room(case, phases)
    entered: list[Entered] = []
    gone: list[LeftOut] = []
    problems: list[Finding] = []
    taken: set[str] = set()
    order = list(lanes)
    for lane in sorted(order, key=lambda one: not one.essential):
        week, found, passed = _first_chance(case, lane, phases, room, taken)
        gone += passed
        if found is None and lane.job == "task":
            gone += _too_late(case, lane)
        elif found is None and lane.by_test:
            later, _ = begin(case, lane, lane.ends, taken)
            if later is not None:
                gone.append(left_out(later.exercise, lane, "shape", room.why_full()))
        elif found is None:
            problems.append(unfilled(case, lane, passed))
        elif week is None:
            gone.append(left_out(found.exercise, lane, "shape", room.why_full()))
        else:
            room.take(week)
            taken.add(found.exercise.id)
            entered.append(Entered(found, week, phases[lane.ends - 1].weeks[1]))
    entered.sort(key=lambda one: order.index(one.lane))
    return tuple(entered), tuple(gone), tuple(problems)


def _too_late(case: Case, lane: OpenLane) -> Iterator[LeftOut]:
    """The practice that its phase would have, were it not among the weeks with nothing new."""
    weeks = case.library.rules.shape.kept.none_new_last_weeks
    for name in lane.exercises:
        exercise = case.library.exercises[name]
        allowed = case.may_practise(exercise, lane.enters, lane.goal)
        if allowed and not case.excludes(exercise, lane.enters):
            yield left_out(exercise, lane, "shape", f"none_new_last_weeks:{weeks}")
            return


def _first_chance(
    case: Case,
    lane: OpenLane,
    phases: tuple[ProgramPhase, ...],
    room: "_Room",
    taken: set[str],
) -> tuple[int | None, Begun | None, tuple[LeftOut, ...]]:
    """The first week in which there is room and something is allowed."""
    task = lane.job == "task"
    week = room.week_for(lane.enters if task else max(1, lane.enters - case.lanes_early))
    found, passed = begin(case, lane, phase_of(phases, week or 1), taken)
    for phase in range(lane.enters + 1, lane.ends + 1):
        if found is not None:
            break
        later = room.week_for(phase)
        if later is not None and phase_of(phases, later) >= phase:
            again, _ = begin(case, lane, phase, taken)
            week, found = (later, again) if again else (week, None)
    return week, found, passed


class _Room:
    """How many exercises may still come in, by week."""

    def __init__(self, case: Case, phases: tuple[ProgramPhase, ...]) -> None:
        self._few = case.few
        self._phases = phases
        self._begun: Counter[int] = Counter()
        self._at_first = case.items_max(1)[0]
        kept = case.library.rules.shape.kept
        self._last = case.intake.weeks - kept.none_new_last_weeks
        self._most = case.few.distinct_max[case.intake.weeks]

    def week_for(self, phase: int) -> int | None:
        """The first week with room from a phase on, else the last one of the phase before."""
        if self._begun.total() >= self._most:
            return None
        start = self._phases[phase - 1].weeks[0]
        before = self._phases[max(phase - 2, 0)].weeks[0]
        later = range(start, self._last + 1)
        earlier = range(min(start, self._last + 1) - 1, max(before, min(phase, 2)) - 1, -1)
        return next((week for week in (*later, *earlier) if self._has_room(week)), None)

    def why_full(self) -> str:
        """The limit that leaves no room."""
        if self._begun.total() >= self._most:
            return f"distinct_max:{self._most}"
        return f"new_per_week:{self._few.new_per_week}"

    def take(self, week: int) -> None:
        """One more comes in."""
        self._begun[week] += 1

    def _has_room(self, week: int) -> bool:
        most = self._at_first if week == 1 else self._few.new_per_week
        return self._begun[week] < most
