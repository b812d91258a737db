"""The limits that every program keeps, as an expert would check them with a pencil.

Each check reads the program alone, not what the builder knew, and says each place where it breaks.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from planner.building.case import read_case
from planner.building.minutes import day_s, sitting_s
from planner.building.review.review import review
from planner.model.library import Library
from planner.model.program.program import Item, Program, Session, Week
from planner.model.vocabulary import PATTERNS, WEEKDAYS

DISTINCT_MAX = {6: 10, 7: 10, 8: 11, 9: 12, 10: 12, 11: 14, 12: 14}
FRAIL_DISTINCT_MAX = 10
READING_S = 60
OPEN = {
    *("pain", "provisional", "patterns", "no_room"),
    *("examination", "clearance", "red_flag", "weeks_min"),
}
"""What a program that was just built may leave to the therapist: nothing the builder could mend."""
TOO_SHORT_FOR_STRENGTH_MIN = 10
"""So few minutes a day do not hold two strength exercises beside stretching in part 2."""


def broken(program: Program, library: Library) -> list[str]:
    """Every limit that a program breaks, with the place."""
    return [
        *_too_much_at_once(program),
        *_kept_too_short(program),
        *_sessions(program, library),
        *_rungs(program),
        *_walking(program),
        *_strength(program),
        *_patterns(program),
        *_balance(program, library),
        *_findings(program, library),
    ]


def _few(program: Program) -> bool:
    """Few new things at a time: for the frail, and with a cognition precaution."""
    return program.intake.function == "frail" or "cognition" in program.intake.precautions


def _items(week: Week) -> Iterator[Item]:
    return (item for session in week.sessions for item in session.items)


def _shown(program: Program) -> dict[str, list[int]]:
    """The weeks of each exercise."""
    found: dict[str, list[int]] = {}
    for week in program.weeks:
        for name in dict.fromkeys(item.exercise for item in _items(week)):
            found.setdefault(name, []).append(week.number)
    return found


def kind(program: Program, item: Item) -> str:
    """The category of an item's exercise."""
    return program.exercises[item.exercise].category


def _too_much_at_once(program: Program) -> Iterator[str]:
    shown = _shown(program)
    weeks = len(program.weeks)
    most = FRAIL_DISTINCT_MAX if program.intake.function == "frail" else DISTINCT_MAX[weeks]
    if len(shown) > most:
        yield f"{len(shown)} different exercises, {most} are enough"
    new = Counter(first for first, *_ in shown.values())
    for week in range(2, weeks + 1):
        allowed = 0 if week > weeks - 2 else 1 if _few(program) else 2
        if new[week] > allowed:
            yield f"week {week}: {new[week]} new exercises, at most {allowed}"


def _kept_too_short(program: Program) -> Iterator[str]:
    for name, weeks in _shown(program).items():
        least = 3 if program.exercises[name].category in PATTERNS else 2
        if len(weeks) < least:
            yield f"{name} is shown in weeks {weeks}, at least {least} are wanted"
        if weeks != list(range(weeks[0], weeks[-1] + 1)):
            yield f"{name} comes and goes: weeks {weeks}"


def _sessions(program: Program, library: Library) -> Iterator[str]:
    time = library.rules.dosage.time
    limit = program.intake.minutes_per_day
    first = {name: weeks[0] for name, weeks in _shown(program).items()}
    for week in program.weeks:
        days = [day for session in week.sessions for day in session.days]
        if len(days) != len(set(days)):
            yield f"week {week.number}: two sessions on one day"
        for session in week.sessions:
            where = f"week {week.number} {session.name}"
            most = 4 if week.phase == 1 else 5
            if len(session.items) > most:
                yield f"{where}: {len(session.items)} exercises, at most {most}"
            new = sum(
                first[item.exercise] == week.number for item in session.items if not item.outside
            )
            seconds = sum(day_s(item, time) for item in session.items) + new * READING_S
            if seconds > limit * 60:
                yield f"{where}: {seconds / 60:.1f} minutes, the patient has {limit}"
            if session.minutes * 60 < seconds:
                yield f"{where}: {session.minutes} minutes are printed, it takes {seconds / 60:.1f}"


def _rungs(program: Program) -> Iterator[str]:
    """In a lane an exercise gives way only to one a rung above."""
    lanes: dict[str, str] = {}
    for week in program.weeks:
        here = {item.slot: item.exercise for item in _items(week)}
        for lane, name in here.items():
            old, new = program.exercises[lanes.get(lane, name)], program.exercises[name]
            if old.id != new.id and (old.ladder, old.level + 1) != (new.ladder, new.level):
                yield f"week {week.number} {lane}: {old.id} gives way to {new.id}"
        lanes |= here


def _walking(program: Program) -> Iterator[str]:
    cards = {name for name, one in program.exercises.items() if one.category == "aerobic"}
    if len(cards) != 1:
        yield f"walking cards: {sorted(cards) or 'none'}"
    weeks = [walked(program, week) for week in program.weeks]
    if not weeks[0][0]:
        yield "nobody walks in week 1"
    for number, ((before, _), (after, days)) in enumerate(pairwise(weeks), start=2):
        if after < before:
            yield f"week {number}: {after} minutes of walking after {before}"
        if before and after > max(before * 1.2, before + days):
            yield f"week {number}: walking jumps from {before} to {after} minutes on {days} days"


def walked(program: Program, week: Week) -> tuple[int, int]:
    """Minutes of walking in a week, and on how many days."""
    minutes, days = 0, 0
    for session in week.sessions:
        for item in session.items:
            if kind(program, item) == "aerobic":
                minutes += item.sets * item.duration_s // 60 * len(session.days)
                days += len(session.days)
    return minutes, days


def strength_sets(program: Program, week: Week) -> int:
    """Sets of the six patterns in a week, over all its days."""
    return sum(
        item.sets * len(session.days)
        for session in week.sessions
        for item in session.items
        if kind(program, item) in PATTERNS
    )


def _strength(program: Program) -> Iterator[str]:
    sets = {week.number: strength_sets(program, week) for week in program.weeks}
    strong = [number for number, many in sets.items() if many]
    for number in strong[2:]:
        before = sets[number - 1]
        if number != program.intake.light_week and sets[number] > before * 1.5:
            yield f"week {number}: {sets[number]} strength sets after {before}"
    for week in program.weeks:
        days = sorted(
            WEEKDAYS.index(day)
            for session in week.sessions
            if any(kind(program, item) in PATTERNS for item in session.items)
            for day in session.days
        )
        if any((b - a) % 7 == 1 for a, b in pairwise([*days, *days[:1]])):
            yield f"week {week.number}: strength on days that follow each other"


def pattern_days(program: Program, week: Week) -> Counter[str]:
    """On how many days of a week each pattern is done."""
    return Counter(
        {
            pattern: sum(
                len(session.days)
                for session in week.sessions
                if any(kind(program, item) == pattern for item in session.items)
            )
            for pattern in PATTERNS
        }
    )


def _patterns(program: Program) -> Iterator[str]:
    days = [pattern_days(program, week) for week in program.weeks]
    last = Counter[str]()
    for week, count in zip(program.weeks, days, strict=True):
        if week.phase == 4:
            last += count
    said = _left_out(program)
    for pattern in PATTERNS:
        if not last[pattern] and pattern not in said:
            yield f"no {pattern} in the last part, and nothing says why"
        for number, (first, second) in enumerate(pairwise(days), start=1):
            if not (first[pattern] and second[pattern]):
                continue
            if program.intake.days_per_week >= 4 and first[pattern] + second[pattern] < 3:
                yield f"weeks {number} and {number + 1}: {pattern} less than three times"
        began = next((n for n, count in enumerate(days) if count[pattern]), len(days))
        for number, count in enumerate(days[began:], start=began + 1):
            if not count[pattern]:
                yield f"week {number}: no {pattern}, though it had begun"


def _left_out(program: Program) -> set[str]:
    """The patterns of which the program says why they are left out."""
    slots = {
        *(one.slot.lower() for one in program.left_out),
        *(one.place.slot.lower() for one in program.problems if one.rule.code == "unfilled"),
    }
    return {pattern for pattern in PATTERNS if pattern in slots}


def _balance(program: Program, library: Library) -> Iterator[str]:
    """On five days or more, wherever a session has the room and the time for it.

    A session stays what it is through a part: the room must be there to the part's end.
    """
    if program.intake.days_per_week < 4:
        return
    for week in program.weeks:
        done = [item for item in _items(week) if kind(program, item) == "balance"]
        without = [
            session
            for session in week.sessions
            if session.name != "Walk" and not any(item in done for item in session.items)
        ]
        days = sum(
            len(session.days)
            for session in week.sessions
            if any(item in done for item in session.items)
        )
        if done and days < min(5, program.intake.days_per_week):
            for session in without:
                to_the_end = [
                    (other, same)
                    for other in program.weeks[week.number - 1 :]
                    if other.phase == week.phase
                    for same in other.sessions
                    if same.name == session.name
                ]
                if all(_has_room(program, library, *one, done[0]) for one in to_the_end):
                    yield f"week {week.number}: balance on {days} days, with room in {session.name}"


def _has_room(program: Program, library: Library, week: Week, session: Session, more: Item) -> bool:
    """Whether an exercise more keeps a session within its number and the minutes."""
    time = library.rules.dosage.time
    seconds = session.minutes * 60 + day_s(more, time)
    sitting = sum(sitting_s(item, time) for item in (*session.items, more))
    return (
        len(session.items) < read_case(program.intake, library).items_max(week.phase)[0]
        and seconds <= program.intake.minutes_per_day * 60
        and (week.phase > 1 or sitting <= time.early_sitting_max_s)
    )


def _findings(program: Program, library: Library) -> Iterator[str]:
    short = program.intake.minutes_per_day <= TOO_SHORT_FOR_STRENGTH_MIN
    for finding in review(program, library):
        if finding.rule.code == "strength" and short:
            continue
        if finding.severity == "problem" or finding.rule.code not in OPEN:
            yield f"{finding.severity} {finding.rule.code}: {finding.message}"
