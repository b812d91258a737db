"""Lanes on sessions for the whole program, within the minutes a day; what has no room goes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planner.building.case import Case
from planner.building.minutes import day_s, sitting_s
from planner.building.passes.begin import left_out
from planner.building.passes.calendar import phase_of
from planner.building.passes.dose import start_item
from planner.building.passes.entry import Entered
from planner.building.passes.lanes import OpenLane
from planner.building.passes.week_shape import DayPlan, day_plans, takes_turns
from planner.model.finding import Finding, Place
from planner.model.program.program import Item, LeftOut, ProgramPhase


@dataclass(frozen=True)
class Tightening:
    """How far doses are cut so that everything fits."""

    pattern_sets: int
    """Sets at most of the six patterns, which need their sets most."""
    sets: int
    """Sets at most of the rest."""
    sittings: int
    """Sittings a day at most."""

    def cut(self, lane: OpenLane, item: Item) -> Item:
        """The item within it; walking and a direction that was found have their own dose."""
        if lane.walks:
            return item
        sets = self.pattern_sets if lane.is_pattern else self.sets
        return item.model_copy(
            update={
                "sets": min(item.sets, sets),
                "times_per_day": self.times(lane, item.times_per_day),
            }
        )

    def times(self, lane: OpenLane, wanted: int) -> int:
        """Sittings a day within it."""
        return wanted if lane.job == "direction" else min(wanted, self.sittings)


@dataclass(frozen=True)
class WeekPlan:
    """A week before it has doses."""

    number: int
    phase: int
    days: tuple[DayPlan, ...]
    crowded_out: frozenset[str] = frozenset()
    """Lanes that no session holds, for there are as many exercises in it as there may be."""

    @property
    def walk_days(self) -> int:
        """On how many days there is walking."""
        return sum(len(plan.days) for plan in self.days if any(lane.walks for lane in plan.lanes))


@dataclass(frozen=True)
class LaidOut:
    """The lanes that have room, and the sessions of every week."""

    entered: tuple[Entered, ...]
    weeks: tuple[WeekPlan, ...]
    squeeze: Tightening
    dropped: tuple[LeftOut, ...]
    problems: tuple[Finding, ...] = ()
    """Sessions in which not even one exercise has the time."""


def lay_out(
    case: Case,
    entered: tuple[Entered, ...],
    phases: tuple[ProgramPhase, ...],
    known: Tightening | None = None,
) -> LaidOut:
    """Cut doses, in the order of the rules, until all fits; drop lanes only when that fails.

    What is `known` not to be too tight is where the cutting begins.
    """
    least = case.library.rules.dosage.progression.pattern_sets_min
    found: list[LaidOut] = []
    squeezes = _squeezes(case)
    for squeeze in squeezes[squeezes.index(known) if known else 0 :]:
        found.append(_with(case, entered, phases, squeeze))
        if len(found[-1].entered) == len(entered) and squeeze.pattern_sets >= least:
            return _told(case, found[-1])

    def worth(one: LaidOut) -> tuple[int, bool, int]:
        needed = sum(each.lane.essential for each in one.entered)
        return needed, one.squeeze.pattern_sets >= least, len(one.entered)

    return _told(case, max(found, key=worth))


def _told(case: Case, laid: LaidOut) -> LaidOut:
    return replace(laid, problems=tuple(_too_short(case, laid)))


def _too_short(case: Case, laid: LaidOut) -> Iterator[Finding]:
    """A session of a phase that is too long with the one exercise that is left in it."""
    told: set[tuple[int, str]] = set()
    for week in laid.weeks:
        on = [one for one in laid.entered if one.is_on(week.number)]
        for plan in week.days:
            place = (week.phase, plan.name)
            if place not in told and _too_long(
                case, plan.lanes, week.phase, week.number, on, laid.squeeze
            ):
                told.add(place)
                yield Finding(
                    rule=case.library.rules.review.rule("too_short"),
                    place=Place(phase=week.phase, session=plan.name),
                    message=f"not one exercise fits {case.intake.minutes_per_day} minutes a day.",
                    advice="Give the patient more minutes or a shorter exercise.",
                )


def _squeezes(case: Case) -> tuple[Tightening, ...]:
    """From roomy to tight: sittings, then sets of the rest, sets of the patterns last."""
    rules = case.library.rules.dosage
    least = rules.progression.pattern_sets_min
    found = [Tightening(max(sets, least), sets, sittings) for sets, sittings in rules.time.shorten]
    return (*found, Tightening(1, 1, 1))


def _with(
    case: Case, entered: tuple[Entered, ...], phases: tuple[ProgramPhase, ...], squeeze: Tightening
) -> LaidOut:
    dropped: list[LeftOut] = []
    while True:
        weeks = _weeks(case, entered, phases, squeeze)
        missing = [one for one in entered if _is_missing(one, weeks)]
        if not missing or len(entered) == 1:
            return LaidOut(entered, weeks, squeeze, tuple(dropped))
        spare = [one for one in missing if not one.lane.asked] or missing
        gone = next((one for one in reversed(spare) if not one.lane.essential), spare[-1])
        dropped.append(left_out(gone.begun.exercise, gone.lane, *_why(case, gone, weeks)))
        entered = _from_week_1(case, tuple(one for one in entered if one is not gone), phases)


def _from_week_1(
    case: Case, entered: tuple[Entered, ...], phases: tuple[ProgramPhase, ...]
) -> tuple[Entered, ...]:
    """What would be done first comes in at once where all that began with week 1 is gone."""
    if min(one.first for one in entered) == 1:
        return entered
    for one in sorted(entered, key=lambda each: each.first):
        exercise, phase = one.begun.exercise, phase_of(phases, 1)
        if case.may_choose(exercise, phase) and not case.excludes(exercise, phase):
            return tuple(replace(e, first=1) if e is one else e for e in entered)
    return entered


def _why(case: Case, gone: Entered, weeks: Sequence[WeekPlan]) -> tuple[str, str]:
    """The rule that leaves a lane out: too many for a session, or too little time."""
    full = next((week.phase for week in weeks if gone.lane.name in week.crowded_out), None)
    if full is not None:
        most, rule = case.items_max(full)
        return rule, f"items_max:{most}"
    return "time", f"minutes_per_day:{case.intake.minutes_per_day}"


def _is_missing(one: Entered, weeks: Sequence[WeekPlan]) -> bool:
    """Some week of the lane has no session for it."""
    return any(
        one.is_on(week.number) and not any(one.lane in plan.lanes for plan in week.days)
        for week in weeks
    )


def _weeks(
    case: Case, entered: tuple[Entered, ...], phases: tuple[ProgramPhase, ...], squeeze: Tightening
) -> tuple[WeekPlan, ...]:
    weeks = []
    trained = 0
    for number in range(1, case.intake.weeks + 1):
        phase = phase_of(phases, number)
        on = [one for one in entered if one.is_on(number)]
        if not trained and takes_turns(case, on) and _more_in_b(case, on):
            trained = 1
        plans = day_plans(case, phase, on, trained, _coming(entered, phases[phase - 1], number))
        kept = tuple(_fitting(case, plan, phase, number, on, squeeze) for plan in plans)
        placed = {lane.name for plan in plans for lane in plan.lanes}
        crowded_out = frozenset(one.lane.name for one in on) - placed
        weeks.append(WeekPlan(number, phase, kept, crowded_out))
        trained += sum(len(plan.days) for plan in plans if plan.name in ("A", "B"))
    return tuple(weeks)


def _coming(entered: Sequence[Entered], phase: ProgramPhase, week: int) -> list[Entered]:
    """The lanes that come in later in a phase."""
    return [one for one in entered if week < one.first <= phase.weeks[1]]


def _more_in_b(case: Case, on: Sequence[Entered]) -> bool:
    """B holds more patterns than A: then B has the odd day when their turns begin."""
    in_a = case.library.rules.shape.week.a_patterns
    patterns = [one.lane.job in in_a for one in on if one.lane.is_pattern]
    return sum(patterns) * 2 < len(patterns)


def _fitting(
    case: Case,
    plan: DayPlan,
    phase: int,
    week: int,
    on: Sequence[Entered],
    squeeze: Tightening,
) -> DayPlan:
    """The session without what is needed least, until it fits the minutes."""
    lanes = list(plan.lanes)
    while len(lanes) > 1 and _too_long(case, lanes, phase, week, on, squeeze):
        still = [lane for lane in lanes if not lane.walks]
        others = [lane for lane in lanes if not is_kept(lane)]
        spare = [lane for lane in others if not lane.essential]
        lanes.remove((spare or others or still or lanes)[-1])
    return replace(plan, lanes=lanes)


def _too_long(
    case: Case,
    lanes: Sequence[OpenLane],
    phase: int,
    week: int,
    on: Sequence[Entered],
    squeeze: Tightening,
) -> bool:
    """A session of these lanes takes longer than the patient has."""
    there = [one for one in on if one.lane in lanes]
    new = sum(is_read(case, one, week) for one in there)
    extra_s = new * case.library.rules.shape.reading_s + kept_for_walking_s(case, lanes)
    items = [
        squeeze.cut(one.lane, start_item(case, one.lane, one.begun.exercise, phase))
        for one in there
        if not one.lane.walks
    ]
    return not has_time(case, phase, items, extra_s)


def has_time(case: Case, phase: int, items: Sequence[Item], extra_s: float) -> bool:
    """Whether a day has the minutes for the items, and early on a sitting is short."""
    rules = case.library.rules
    time = rules.dosage.time
    if sum(day_s(item, time) for item in items) + extra_s > case.intake.minutes_per_day * 60:
        return False
    if phase not in rules.selection.early_sitting.phases:
        return True
    return sum(sitting_s(item, time) for item in items) <= time.early_sitting_max_s


def is_read(case: Case, one: Entered, week: int) -> bool:
    """Its card is new in a week, and read in the minutes of the session."""
    outside = one.lane.walks and case.intake.walk_outside_minutes
    return one.first == week and not outside


def kept_for_walking_s(case: Case, lanes: Sequence[OpenLane]) -> float:
    """Seconds a day that walking keeps among the minutes of a session."""
    if case.intake.walk_outside_minutes or not any(lane.walks for lane in lanes):
        return 0.0
    rules = case.library.rules
    return 60.0 * rules.walking.least_day_min + rules.dosage.time.changeover_s


def is_kept(lane: OpenLane) -> bool:
    """Walking, the six patterns and what is daily stay while anything else can go."""
    return lane.walks or lane.is_pattern or lane.daily
