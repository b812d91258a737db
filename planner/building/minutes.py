"""How minutes are counted: sets with their repetitions, sides and rests, plus getting ready."""

from collections.abc import Iterable
from math import ceil

from planner.model.program.program import Item, Program, Session, Week
from planner.model.rules.dosage_rules import TimeRules


def sitting_s(item: Item, time: TimeRules) -> float:
    """Seconds of one sitting: every set, the rests between them and the changeover."""
    sides = 1 if item.per_side == "both" or item.side else 2
    if item.duration_s:
        one_set = float(item.duration_s * item.reps_most)
    else:
        moving = time.rep_s[item.tempo] if item.reps_most > 1 or not item.hold_s else 0.0
        one_set = item.reps_most * (item.hold_s + moving)
    return item.sets * one_set * sides + (item.sets - 1) * item.rest_s + time.changeover_s


def work_s(item: Item) -> int:
    """Seconds of one sitting spent on timed work, without rests."""
    return item.sets * item.reps_most * item.duration_s


def day_s(item: Item, time: TimeRules) -> float:
    """Seconds of a day with every sitting; one done only when needed counts once, or not at all if
    it is short, and one done outside the session does not count."""
    if item.outside:
        return 0.0
    once = sitting_s(item, time)
    if item.as_needed:
        return 0.0 if once < time.as_needed_free_below_s else once
    return once * item.times_per_day


def whole_minutes(session: Session) -> int:
    """Minutes of such a day with what is done outside the session, each sitting counted."""
    outside_s = max(
        sum(work_s(item) * item.times_per_day for item in items if item.outside)
        for items in items_by_day(session)
    )
    return session.minutes + ceil(outside_s / 60)


def day_minutes(items: Iterable[Item], time: TimeRules, extra_s: float = 0) -> int:
    """Minutes of a day with so many seconds more, rounded up."""
    return _minutes(sum(day_s(item, time) for item in items), extra_s)


def _minutes(seconds: float, extra_s: float) -> int:
    return ceil((seconds + extra_s) / 60)


def longest_day_min(session: Session, time: TimeRules, extra_s: float = 0) -> int:
    """Minutes of a session on the day on which most of it is done, with so many seconds more."""
    done = [(session.days_of(item), day_s(item, time)) for item in session.items]
    return max(
        _minutes(sum(seconds for days, seconds in done if day in days), extra_s)
        for day in session.days
    )


def items_by_day(session: Session) -> tuple[tuple[Item, ...], ...]:
    """What is done on each day of a session, each such day once."""
    return tuple(
        dict.fromkeys(
            tuple(item for item in session.items if day in session.days_of(item))
            for day in session.days
        )
    )


def counted(weeks: Iterable[Week], time: TimeRules, reading_s: int) -> tuple[Week, ...]:
    """The weeks with their minutes; a card that is new in a week takes time to read."""
    seen: set[str] = set()
    found = []
    for week in weeks:
        sessions = []
        for session in week.sessions:
            new = sum(item.exercise not in seen for item in session.items if not item.outside)
            minutes = longest_day_min(session, time, new * reading_s)
            sessions.append(session.model_copy(update={"minutes": minutes}))
        seen |= {item.exercise for session in week.sessions for item in session.items}
        found.append(week.model_copy(update={"sessions": tuple(sessions)}))
    return tuple(found)


def recounted(program: Program, time: TimeRules) -> Program:
    """The program with its minutes counted anew: what a file says of them is not believed."""
    weeks = counted(program.weeks, time, program.reading_s)
    return program if weeks == program.weeks else program.model_copy(update={"weeks": weeks})


def in_words(time: TimeRules) -> str:
    """How minutes are counted, for people."""
    return (
        "Minutes count every sitting of the day: each set with its repetitions, holds and both "
        f"sides, the rests between sets, and {time.changeover_s} seconds to get ready for each "
        "exercise. An as-needed exercise counts once; shorter than "
        f"{time.as_needed_free_below_s} seconds it is not counted."
    )
