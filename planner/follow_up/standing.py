"""Where a program stands, from all that was told of it; and what of that needs a look today."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from planner.building.alarms import AlarmTold, sign_alarm
from planner.building.red_flags import answer_of
from planner.follow_up.program_rules import is_silent
from planner.follow_up.response import due_day
from planner.model.follow_up.standing import Look, ProgramStanding
from planner.model.follow_up.visit import Visit
from planner.model.library import Library
from planner.model.program.checkin import CheckIn
from planner.model.program.program import Program
from planner.model.rules.follow_up_rules import Response, SafetyId
from planner.model.rules.rules import RuleBook
from planner.model.vocabulary import WEEKDAYS


def standing(
    program: Program, monday: date | None, kept: Sequence[CheckIn | Visit]
) -> ProgramStanding:
    """Where a program stands; `kept` is all that was told and found, in the order it was kept."""
    placed = [*enumerate(kept)]
    visits = {one.number: (place, one) for place, one in placed if isinstance(one, Visit)}
    seen, visit = visits[max(visits)] if visits else (-1, None)
    checkins = [(place, one) for place, one in placed if isinstance(one, CheckIn)]
    intake = program.intake
    cleared = {one.of for one in intake.clearances}
    return ProgramStanding(
        presentation=program.presentation,
        weeks=len(program.weeks),
        monday=monday,
        phase_ends=tuple(one.weeks[1] for one in program.phases),
        exercises={
            item.exercise: week.number
            for week in program.weeks
            for session in week.sessions
            for item in session.items
        },
        restrictions={one.name: one.in_weeks for one in program.restriction_reviews},
        examined=intake.screened.on if intake.screened else None,
        flags=tuple(f for f in intake.positive_flags if f.split(".")[0] not in cleared),
        last_told=max((day for _, one in checkins for day in _days(one, monday)), default=None),
        alarm=tuple(dict.fromkeys(_alarms(program, visit, checkins, seen))),
        last_visit=visit.on if visit else None,
        next_visit=visit.next_visit if visit else None,
        judged=any(p.rule.startswith("P8_") for _, one in visits.values() for p in one.proposals),
    )


def _days(one: CheckIn, monday: date | None) -> Iterator[date]:
    """The day it was handed in, and the days it tells of."""
    if one.told_at is not None:
        yield one.told_at
    elif monday is not None:
        for day in one.days:
            yield monday + timedelta(weeks=day.week - 1, days=[*WEEKDAYS].index(day.day))
        for week in one.weeks:
            yield monday + timedelta(weeks=week, days=-1)


def _alarms(
    program: Program, visit: Visit | None, checkins: Sequence[tuple[int, CheckIn]], seen: int
) -> Iterator[str]:
    """What stops the program, and what no visit has looked at and is not among its alarms."""
    yield from (one.what for one in program.alarms if one.is_open)
    if visit and visit.found.alarm and visit.found.alarm not in {a.what for a in program.alarms}:
        yield visit.found.alarm
    known = {one.id for one in program.alarms}
    yield from (what for name, what in _ticked(checkins, seen) if name not in known)


def _ticked(checkins: Sequence[tuple[int, CheckIn]], seen: int) -> Iterator[AlarmTold]:
    """Signs that were told since the last visit; a later answer corrects an earlier one."""
    since: dict[tuple[int, SafetyId], int] = {}
    for place, one in checkins:
        for week, told in one.weeks.items():
            for sign, ticked in told.safety.items():
                if ticked:
                    since.setdefault((week, sign), place)
                else:
                    since.pop((week, sign), None)
    for (week, sign), place in sorted(since.items()):
        if place > seen:
            yield sign_alarm(sign, week)


def looks(at: ProgramStanding, today: date, library: Library) -> list[Look]:
    """What needs a look, the gravest first."""
    rules = library.rules.follow_up.response
    return [
        *_alarm(at, library.rules),
        *_recalled(at, today, library.exercises),
        *_silence(at, today, rules),
        *_gate(at, today),
        *_reviews(at, today, rules),
    ]


def _alarm(at: ProgramStanding, rules: RuleBook) -> Iterator[Look]:
    """A flag that the rules do not know is one: what is unknown is never safe."""
    flags = []
    for given in at.flags:
        flag = rules.red_flags.get(given.split(".")[0])
        answer = answer_of(flag, given) or flag.answers[0] if flag else None
        if flag is None or answer is None or answer.action != "caution":
            flags.append(flag.theme if flag else given)
    if at.alarm or flags:
        words = f"Alarm: {'; '.join((*at.alarm, *flags))}."
        yield Look(kind="alarm", short="ALARM", words=words)


def _week(at: ProgramStanding, today: date) -> int:
    """The week that goes on, the last one after the end; 1 where nothing was given out."""
    if at.monday is None:
        return 1
    return min(max((today - at.monday).days // 7 + 1, 1), at.weeks)


def _recalled(at: ProgramStanding, today: date, known: Collection[str]) -> Iterator[Look]:
    """Exercises of this week or later that the library has no more."""
    week = _week(at, today)
    gone = [name for name, last in at.exercises.items() if name not in known and last >= week]
    if gone:
        words = f"No longer in the library: {', '.join(gone)}. Swap or drop it."
        yield Look(kind="recalled", short="recalled", words=words)


def _silence(at: ProgramStanding, today: date, rules: Response) -> Iterator[Look]:
    """No check-in and no visit for too long, while the weeks go on."""
    if at.monday is None or not 0 <= (today - at.monday).days < 7 * at.weeks:
        return
    heard = [day for day in (at.monday, at.last_told, at.last_visit) if day is not None]
    days = (today - max(heard)).days
    if is_silent(days, rules.silence_days):
        yield Look(kind="silent", short=f"silent {days}d", words=f"No news for {days} days.")


def _gate(at: ProgramStanding, today: date) -> Iterator[Look]:
    """The last week of a phase goes on or is over, and no visit has looked at its gate."""
    if at.monday is None or (today - at.monday).days >= 7 * at.weeks:
        return
    for phase, end in reversed([*enumerate(at.phase_ends, 1)][:-1]):
        due = at.monday + timedelta(weeks=end - 1)
        if today > due:
            if at.last_visit is None or at.last_visit <= due:
                over = today >= at.monday + timedelta(weeks=end)
                ends = "ended" if over else "ends"
                words = f"Phase {phase} {ends} with week {end}: look at its gate at a visit."
                yield Look(kind="gate", short=f"gate {phase}", words=words)
            return


def _reviews(at: ProgramStanding, today: date, rules: Response) -> Iterator[Look]:
    """The end of the weeks, the day it is judged by what changed, restrictions."""
    due = []
    if at.monday is not None:
        end = at.monday + timedelta(weeks=at.weeks)
        judge = at.monday + timedelta(days=due_day(at.presentation, None, rules))
        if today >= end:
            if at.last_visit is None or at.last_visit < end:
                due.append(f"its {at.weeks} weeks are over since {end}: go on, or archive it")
        elif today >= judge and not at.judged:
            due.append(f"look at what has changed (day {(today - at.monday).days})")
    begun = at.monday or at.examined
    for name, weeks in at.restrictions.items():
        day = begun + timedelta(weeks=weeks) if begun else None
        if day and today >= day and (at.last_visit is None or at.last_visit < day):
            due.append(f"{name}, since {day}")
    if due:
        yield Look(kind="review", short="review", words=f"Review due: {'; '.join(due)}.")
