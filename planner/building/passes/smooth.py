"""Strength work that begins gently: what comes in waits until a week's sets may grow by it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planner.building.case import Case
from planner.building.passes.begin import left_out
from planner.building.passes.entry import Entered
from planner.building.passes.lay_out import LaidOut, lay_out
from planner.building.passes.live import live
from planner.model.program.program import ProgramPhase, Week


@dataclass(frozen=True)
class _Way:
    """A way to take a jump out: a lane that comes in later, and one that is left out for it."""

    later: Entered | None
    gone: Entered | None

    def of(self, entered: tuple[Entered, ...]) -> tuple[Entered, ...]:
        """The lanes this way."""
        later, gone = self.later, self.gone
        return tuple(
            later if later is not None and one.lane is later.lane else one
            for one in entered
            if gone is None or one.lane is not gone.lane
        )


def lived(
    case: Case, entered: tuple[Entered, ...], phases: tuple[ProgramPhase, ...]
) -> tuple[LaidOut, tuple[Week, ...]]:
    """The lanes on their days and the weeks; a lane waits where its week would jump."""
    gone: list[Entered] = []
    while True:
        laid = lay_out(case, entered, phases)
        weeks = live(case, laid)
        jump = _jump(case, laid, weeks)
        way = next(_ways(case, laid, jump), None) if jump is not None else None
        if way is None:
            break
        entered = way.of(entered)
        gone += [way.gone] if way.gone is not None else []
    most = f"sets_growth_max:{case.library.rules.shape.week.sets_growth_max:g}"
    left = [left_out(one.begun.exercise, one.lane, "shape", most) for one in gone]
    return replace(laid, dropped=(*laid.dropped, *left)), weeks


def _jump(case: Case, laid: LaidOut, weeks: Sequence[Week]) -> int | None:
    """The first week whose strength sets grow too much, once strength work has begun."""
    rules = case.library.rules.shape.week
    strong = {one.lane.name for one in laid.entered if one.is_strength}
    begun = before = 0
    for week in weeks:
        sets = sum(
            item.sets * len(session.days)
            for session in week.sessions
            for item in session.items
            if item.slot in strong
        )
        jumps = begun >= rules.sets_free_weeks and sets > before * rules.sets_growth_max
        if jumps and not week.light:
            return week.number
        begun += 1 if sets else 0
        before = before if week.light else sets
    return None


def _ways(case: Case, laid: LaidOut, week: int) -> Iterator[_Way]:
    """The least needed lane waits, for a week with room; else one that may be left out is."""
    kept = case.library.rules.shape.kept
    last_new = case.intake.weeks - kept.none_new_last_weeks
    coming = [one for one in reversed(laid.entered) if one.first == week and one.is_strength]
    for make_room in (False, True):
        for one in coming:
            last = min(last_new, one.last - kept.strength_weeks_min + 1)
            for wait in range(week + 1, last + 1):
                there = [other for other in reversed(laid.entered) if other.first == wait]
                if len(there) < case.few.new_per_week:
                    yield _Way(replace(one, first=wait), None)
                elif make_room:
                    for other in there:
                        if not other.lane.essential:
                            yield _Way(replace(one, first=wait), other)
    for one in coming:
        if not one.lane.essential:
            yield _Way(None, one)
