"""Strength work that begins gently: what comes in waits until sets and load may grow by it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planner.building.case import Case
from planner.building.load_classes import jumps, load_class
from planner.building.passes.begin import left_out
from planner.building.passes.calendar import phase_of
from planner.building.passes.entry import Entered
from planner.building.passes.lay_out import LaidOut, Tightening, lay_out
from planner.building.passes.live import live
from planner.model.exercise.exercise import Exercise
from planner.model.program.program import LeftOut, ProgramPhase, Week


@dataclass(frozen=True)
class _Way:
    """Lanes with their weeks, and those that were left out for them."""

    entered: tuple[Entered, ...]
    gone: tuple[Entered, ...] = ()

    def with_week(self, one: Entered, week: int) -> "_Way":
        """A lane comes in in another week."""
        moved = replace(one, first=week)
        return replace(self, entered=tuple(moved if e is one else e for e in self.entered))

    def without(self, one: Entered) -> "_Way":
        """A lane is left out."""
        kept = tuple(each for each in self.entered if each is not one)
        return _Way(kept, (*self.gone, one))


@dataclass(frozen=True)
class _Lived:
    """A way on its days, and as it is lived."""

    way: _Way
    laid: LaidOut
    weeks: tuple[Week, ...]
    jump: int | None
    """The first week whose strength sets grow too much."""


def lived(
    case: Case, entered: tuple[Entered, ...], phases: tuple[ProgramPhase, ...]
) -> tuple[LaidOut, tuple[Week, ...]]:
    """The lanes on their days and the weeks; a lane waits where its week would jump."""
    best, dropped = _smooth(case, entered, phases)
    early = _too_early(case, best)
    if early:
        kept = tuple(one for one in best.laid.entered if one not in early)
        best, more = _smooth(case, kept, phases)
        dropped += [*(_not_ready(case, one) for one in early), *more]
    return replace(best.laid, dropped=tuple(dropped)), best.weeks


def _smooth(
    case: Case, entered: tuple[Entered, ...], phases: tuple[ProgramPhase, ...]
) -> tuple[_Lived, list[LeftOut]]:
    """Lived as smoothly as can be, and what was dropped for it."""
    best = _lay(case, _Way(entered), phases)
    dropped = [*best.laid.dropped]
    while best.jump is not None:
        found = _smoother(case, best, phases)
        if found is None:
            break
        best = found
    return best, [*dropped, *_told(case, best.way)]


def _too_early(case: Case, lived: _Lived) -> list[Entered]:
    """Practice for a goal that is much heavier than what its ladder has come to by then."""
    most = case.library.rules.review.load_jump.classes_max
    phase_of = {week.number: week.phase for week in lived.weeks}
    return [
        one
        for one in lived.laid.entered
        if one.lane.job == "task"
        and any(
            jumps(before, one.begun.exercise, most)
            for before in _heaviest(case, lived, one.begun.exercise, phase_of[one.first] - 1)
        )
    ]


def _heaviest(case: Case, lived: _Lived, like: Exercise, phase: int) -> list[Exercise]:
    """The heaviest exercise of a ladder in a phase; none if there is none."""
    done = (
        case.library.exercises[item.exercise]
        for week in lived.weeks
        if week.phase == phase
        for session in week.sessions
        for item in session.items
    )
    ladder = [one for one in done if one.ladder == like.ladder]
    return [max(ladder, key=load_class)] if ladder else []


def _not_ready(case: Case, one: Entered) -> LeftOut:
    most = case.library.rules.review.load_jump.classes_max
    return left_out(one.begun.exercise, one.lane, "load_jump", f"classes_max:{most}")


def _smoother(case: Case, than: _Lived, phases: tuple[ProgramPhase, ...]) -> _Lived | None:
    """The first way without a jump, else the first that jumps later; none drops a lane."""
    assert than.jump is not None
    later = None
    for way in _ways(case, _Way(than.laid.entered, than.way.gone), phases, than.jump):
        tried = _lay(case, way, phases, than.laid.squeeze)
        if tried.laid.dropped:
            continue
        if tried.jump is None:
            return tried
        if later is None and tried.jump > than.jump:
            later = tried
    return later


def _lay(
    case: Case,
    way: _Way,
    phases: tuple[ProgramPhase, ...],
    known: Tightening | None = None,
) -> _Lived:
    laid = lay_out(case, way.entered, phases, known)
    weeks = live(case, laid)
    return _Lived(way, laid, weeks, _jump(case, laid, weeks))


def _told(case: Case, way: _Way) -> Iterator[LeftOut]:
    most = f"sets_growth_max:{case.library.rules.shape.week.sets_growth_max:g}"
    for one in way.gone:
        yield left_out(one.begun.exercise, one.lane, "shape", most)


def _sets(laid: LaidOut, week: Week) -> int:
    """Strength sets of a week, over all its days."""
    strong = {one.lane.name for one in laid.entered if one.is_strength}
    return sum(
        item.sets * len(session.days)
        for session in week.sessions
        for item in session.items
        if item.slot in strong
    )


def _jump(case: Case, laid: LaidOut, weeks: Sequence[Week]) -> int | None:
    """The first week whose strength sets grow too much, once strength work has begun."""
    rules = case.library.rules.shape.week
    begun = before = 0
    for week in weeks:
        sets = _sets(laid, week)
        jumps = begun >= rules.sets_free_weeks and sets > before * rules.sets_growth_max
        if jumps and not week.light:
            return week.number
        begun += 1 if sets else 0
        before = before if week.light else sets
    return None


def _ways(case: Case, way: _Way, phases: tuple[ProgramPhase, ...], week: int) -> Iterator[_Way]:
    """The least needed lane waits, or comes while strength begins; else what may be is left out."""
    coming = [one for one in reversed(way.entered) if one.first == week and one.is_strength]
    for one in coming:
        yield from _later(case, way, one)
    for one in coming:
        yield from _sooner(case, way, phases, one)
    for one in coming:
        yield from _together(case, way, one)
    for one in coming:
        if not one.lane.essential:
            yield way.without(one)


def _later(case: Case, way: _Way, one: Entered) -> Iterator[_Way]:
    """A week later; where that week is full, the least needed of its lanes waits in turn."""
    kept = case.library.rules.shape.kept
    least = kept.strength_weeks_min if one.is_strength else kept.weeks_min
    week = one.first + 1
    if week > min(case.intake.weeks - kept.none_new_last_weeks, one.last - least + 1):
        if not one.lane.essential:
            yield way.without(one)
        return
    there = [other for other in reversed(way.entered) if other.first == week]
    moved = way.with_week(one, week)
    if len(there) < case.few.new_per_week:
        yield moved
    else:
        for other in there:
            yield from _later(case, moved, other)


def _sooner(
    case: Case, way: _Way, phases: tuple[ProgramPhase, ...], one: Entered
) -> Iterator[_Way]:
    """Among the first weeks of strength, whose sets are free; another lane makes room."""
    begins = min(each.first for each in way.entered if each.is_strength)
    free = range(begins, begins + case.library.rules.shape.week.sets_free_weeks)
    for week in free:
        if not 1 < week < one.first or not _is_allowed(case, phases, one, week):
            continue
        there = [other for other in reversed(way.entered) if other.first == week]
        moved = way.with_week(one, week)
        if len(there) < case.few.new_per_week:
            yield moved
            continue
        for other in there:
            if not other.is_strength:
                if _is_allowed(case, phases, other, 1):
                    yield moved.with_week(other, 1)
                yield moved.with_week(other, one.first)


def _together(case: Case, way: _Way, one: Entered) -> Iterator[_Way]:
    """What was to begin alone waits for the week before, so that strength begins with both."""
    begins = min(each.first for each in way.entered if each.is_strength)
    waits = one.first - 1
    if waits - begins > case.library.rules.shape.week.sets_free_weeks:
        return
    for each in way.entered:
        if each.is_strength and each.first < waits:
            way = way.with_week(each, waits)
    new = sum(each.first == waits for each in way.entered)
    if new <= case.few.new_per_week:
        yield way


def _is_allowed(case: Case, phases: tuple[ProgramPhase, ...], one: Entered, week: int) -> bool:
    """Its exercise may be done from a week on."""
    phase, exercise = phase_of(phases, week), one.begun.exercise
    return case.may_choose(exercise, phase) and not case.excludes(exercise, phase)
