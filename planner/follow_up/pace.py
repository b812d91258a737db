"""Each lane walks the planned weeks at its own pace: held, back, or ahead of the calendar."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from planner.building.case import Case
from planner.building.passes.dose import even_if_alternate, no_harder, tops, within_limits
from planner.building.rows import Cell, Key, Row, rows
from planner.follow_up.limits import WeekLimits
from planner.follow_up.trim import trimmed
from planner.model.program.program import Item, Program, Session, Week
from planner.model.vocabulary import PHASES

_NOTE = re.compile(r" ?(This week|Held|Back|Less|More|Kept): [^.]*\.(?= |$)")
"""What is said of one week's dose; of a week that came later it would be wrong."""


LanePlace = tuple[str, int]
"""An item of a planned week: its session's name, and its number in it."""


@dataclass(frozen=True)
class Pace:
    """Where a lane is on its way."""

    at: int
    """The planned week whose dose it has; 0: it has not come in."""
    holds: bool = False
    """It stays for the first week that changes."""
    stays: bool = False
    """It stays for all of them."""
    target: int | None = None
    """The planned week it moves up to at once."""
    most: Mapping[str, int] = field(default_factory=dict)
    """Amounts it is kept down to; they grow back step by step."""
    least: Mapping[str, int] = field(default_factory=dict)
    """Amounts it has at least."""
    by_hand: bool = False
    """Weeks that a therapist set by hand stay as they are."""
    why: str = ""
    """The rule."""


@dataclass(frozen=True)
class Course:
    """The weeks that are left: which planned week each is laid out as."""

    path: Program
    """What is planned, for every week."""
    given: Program
    """What the patient has: a week of it that stays as it is needs no check."""
    from_week: int
    planned: tuple[int, ...]
    """By week from `from_week` on."""
    light: bool = False
    """The first of them is light."""
    sets_share: float = 1.0
    """Share of the sets in the first of them."""
    sets_less: int = 0
    """So many sets less of each in the first of them."""

    @cached_property
    def lanes(self) -> tuple[Row, ...]:
        """The lanes of the plan."""
        return rows(self.path)


def paced(
    case: Case, course: Course, lived: Sequence[Week], paces: Mapping[Key, Pace]
) -> tuple[Week, ...]:
    """The weeks that are left. Within the limits of the builder: what they refuse waits a week."""
    weeks, length = list(lived), len(lived) + len(course.planned)
    now = dict(paces)
    phase = lived[-1].phase if lived else 1
    for index, number in enumerate(course.planned):
        plan = course.path.weeks[number - 1]
        after = len(course.planned) - 1 - index
        phase = max(phase, min(plan.phase, phase + 1), PHASES[-1] - after)
        shell = plan.model_copy(
            update={
                "number": course.from_week + index,
                "phase": phase,
                # What comes after a light week is measured by the whole week before it.
                "light": plan.light or (index == 0 and (course.light or course.sets_less > 0)),
            }
        )
        first = index == 0
        back = course.planned[index - 1] if index else course.from_week - 1
        step = number - back
        if not first:
            now = {
                key: replace(pace, most=_eased(case, course, key, pace))
                for key, pace in now.items()
            }
        wanted = {key: _wanted(pace, step, number, first=first) for key, pace in now.items()}
        if first:
            now = {key: replace(pace, least={}) for key, pace in now.items()}
        limits = WeekLimits(case, tuple(weeks), plan, length)
        now = _within(course, limits, shell, now, wanted)
        week = _week(case, course, shell, plan, now)
        if not _as_given(course, weeks, plan, now):
            week = trimmed(limits, week)
        if first and (course.light or course.sets_share < 1):
            share = course.sets_share
            if course.light:
                share = case.library.rules.dosage.progression.light_week_sets_factor
            week = _fewer_sets(week, partial(_share_of, share))
        elif first and course.sets_less and not plan.light:
            week = _fewer_sets(week, lambda sets: sets - course.sets_less)
        weeks.append(week)
    return tuple(weeks[len(lived) :])


def _share_of(share: float, sets: int) -> int:
    return int(sets * share + 0.5)


def _wanted(pace: Pace, step: int, number: int, *, first: bool) -> Pace:
    """Where a lane should be in a week, if nothing is against it."""
    if pace.stays or (first and pace.holds):
        return pace
    if first and pace.target is not None:
        return replace(pace, at=pace.target)
    if pace.at == 0:
        return replace(pace, at=number)
    return replace(pace, at=max(pace.at, pace.at + step))


def _within(
    course: Course,
    limits: WeekLimits,
    shell: Week,
    now: dict[Key, Pace],
    wanted: dict[Key, Pace],
) -> dict[Key, Pace]:
    """As many lanes as may go on; those that move up by a decision first, then in their order."""
    case, plan = limits.case, limits.planned
    if _as_given(course, limits.before, plan, wanted):
        return wanted
    found = dict(now)
    places = _places(course, plan)
    laid, going = (_laid(case, places, plan, one, shell.phase) for one in (now, wanted))
    order = sorted(
        (row for row in course.lanes if wanted[row.key] != now[row.key]),
        key=lambda row: now[row.key].target is None,
    )
    for row in order:
        if not _suits(case, shell, row, wanted[row.key]):
            continue
        tried = {**laid, **{place: going[place] for place, of in places.items() if of is row}}
        if limits.holds(_with_items(shell, plan, tried)):
            found[row.key], laid = wanted[row.key], tried
    return found


def _as_given(
    course: Course, before: Sequence[Week], plan: Week, paces: Mapping[Key, Pace]
) -> bool:
    """Every lane is where the plan has it, and this week and the last are as they were given."""
    given = course.given.weeks
    return (
        1 < plan.number <= len(given)
        and plan == given[plan.number - 1]
        and before[-1] == given[plan.number - 2]
        and all(p.at == plan.number and not p.most and not p.least for p in paces.values())
    )


def _suits(case: Case, shell: Week, row: Row, pace: Pace) -> bool:
    """What comes early is allowed in the phase that the patient is in."""
    cell = cell_at(row, pace.at)
    if cell is None or cell.phase <= shell.phase:
        return True
    there = case.library.exercises.get(cell.item.exercise)
    return there is not None and not case.excludes(there, shell.phase)


def cell_at(row: Row, at: int) -> Cell | None:
    """What a lane has in a planned week; the last before it where it had a pause; None before."""
    return next((cell for cell in reversed(row.cells) if cell.week <= at), None)


def _week(case: Case, course: Course, shell: Week, plan: Week, paces: Mapping[Key, Pace]) -> Week:
    """A week with each lane at its own pace."""
    return _with_items(shell, plan, _laid(case, _places(course, plan), plan, paces, shell.phase))


def _places(course: Course, plan: Week) -> dict[LanePlace, Row]:
    """The lane of each item of a planned week."""
    by_item = {
        (row.slot, cell.item.exercise): row
        for row in course.lanes
        if (cell := row.cell(plan.number)) is not None
    }
    return {
        (session.name, index): by_item[item.slot, item.exercise]
        for session in plan.sessions
        for index, item in enumerate(session.items)
    }


def _laid(
    case: Case,
    places: Mapping[LanePlace, Row],
    plan: Week,
    paces: Mapping[Key, Pace],
    phase: int,
) -> dict[LanePlace, Item | None]:
    """What each item of a planned week becomes at the pace of its lane."""
    found: dict[LanePlace, Item | None] = {}
    for session in plan.sessions:
        for index, item in enumerate(session.items):
            row = places[session.name, index]
            found[session.name, index] = _item(case, row, paces[row.key], item, plan, phase)
    return found


def _with_items(shell: Week, plan: Week, laid: Mapping[LanePlace, Item | None]) -> Week:
    """A week with these items; no exercise twice in a session, no session without any."""
    sessions = []
    for session in plan.sessions:
        items: dict[str, Item] = {}
        for index in range(len(session.items)):
            item = laid[session.name, index]
            if item is not None:
                items.setdefault(item.exercise, item)
        if items:
            sessions.append(session.model_copy(update={"items": tuple(items.values())}))
    return shell.model_copy(update={"sessions": tuple(sessions)})


def _item(case: Case, row: Row, pace: Pace, planned: Item, plan: Week, phase: int) -> Item | None:
    """What a lane does in a week that is laid out as `plan`, in the phase that the week is in."""
    if pace.by_hand and planned.set_by_hand:
        return planned
    item: Item | None = planned
    if pace.at != plan.number:
        cell = cell_at(row, pace.at)
        item = None if cell is None else _shifted(cell.item, planned)
    if item is None:
        return None
    there = case.library.exercises.get(item.exercise)
    if there is not None:
        item = no_harder(case, there, item, phase)
        if pace.at > plan.number and there.category != "aerobic":
            # Ahead of the calendar it may come out of a phase that gives more.
            most = tops(case, there, phase).items()
            item = item.kept_to({name: max(top, planned.most_of(name)) for name, top in most})
    if not (pace.most or pace.least or item is not planned):
        return item
    item = item.kept_to(pace.most)
    update: dict[str, object] = {
        name: max(least, getattr(item, name)) for name, least in pace.least.items()
    }
    if pace.why:
        update["why"] = f"{_without_note(item.why)} {pace.why}".strip()
    item = item.model_copy(update=update)
    return item if there is None else within_limits(case, there, item)


def _shifted(item: Item, planned: Item) -> Item:
    """The dose of another week, no harder and no more often than the week it is done in, on the
    days that are planned for it."""
    update: dict[str, object] = {
        "effort": min(item.effort, planned.effort),
        "times_per_day": min(item.times_per_day, planned.times_per_day),
        "outside": planned.outside,
        "days": planned.days,
        "why": _without_note(item.why),
    }
    if item.exercise == planned.exercise:
        update |= {"rest_s": planned.rest_s, "as_needed": planned.as_needed}
    return item.model_copy(update=update)


def _without_note(why: str) -> str:
    return _NOTE.sub("", why).strip()


def _eased(case: Case, course: Course, key: Key, pace: Pace) -> Mapping[str, int]:
    """Amounts that were cut, a step nearer to what is planned; none that it has reached."""
    if pace.stays or not pace.most:
        return pace.most
    row = next(one for one in course.lanes if one.key == key)
    cell = cell_at(row, pace.at)
    if cell is None:
        return pace.most
    there = case.library.exercises.get(cell.item.exercise)
    found = {}
    for name, most in pace.most.items():
        step = 1
        if there is not None:
            goal = case.goal_dose(there, cell.phase)
            step = goal.duration_step_s if name == "duration_s" else goal.reps_step
        if name == "hold_s":
            step = case.library.rules.dosage.progression.hold_step_s
        more = most + max(1, step)
        if name == "reps" and there is not None:
            more = even_if_alternate(there, more)
        if more < cell.item.most_of(name):
            found[name] = more
    return found


def _fewer_sets(week: Week, count: Callable[[int], int]) -> Week:
    """Fewer sets of each, one at least; repetitions and load stay."""

    def less(session: Session) -> Session:
        items = tuple(
            item.model_copy(update={"sets": max(1, count(item.sets))}) for item in session.items
        )
        return session.model_copy(update={"items": items})

    return week.model_copy(update={"sessions": tuple(map(less, week.sessions))})
