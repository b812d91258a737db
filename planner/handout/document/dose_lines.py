"""How much of an exercise in some weeks, in lines: what is the same in all of them once."""

from collections.abc import Iterator, Sequence
from typing import get_args

from planner.handout.document.by_week import ByWeek, by_week_of, in_weeks
from planner.handout.words.plain_dose import Dose, DosePart, heavier, plain_dose
from planner.handout.words.words import Words
from planner.model.exercise.exercise import Exercise
from planner.model.program.program import Item, Program, Session, Week
from planner.model.vocabulary import Weekday

DoneIn = tuple[Week, Session, Item]
"""An exercise where it stands in a program."""
DoseLine = tuple[ByWeek, ...]
"""What is said in a row: of all weeks, or a week after the other."""
_Dosed = tuple[Week, tuple[Weekday, ...], Dose]


def dose_lines(
    program: Program, words: Words, exercise: Exercise, found: Sequence[DoneIn]
) -> tuple[DoseLine, ...]:
    """How much; for each week all that changes, or for each part of the dose the weeks in which
    it is so: whichever takes fewer words. The amount comes first."""
    grows = any(item.load_steps for _, _, item in found)
    before = _steps_before(program, exercise) if grows else {}

    def doses(*, apart: bool) -> list[_Dosed]:
        made: list[_Dosed] = []
        for week, session, item in found:
            dose = plain_dose(words, exercise, week.as_done(item), apart=apart)
            if item.load_steps > before.get(week.number, item.load_steps) and item.load_kg is None:
                dose["heavier"] = heavier(words, exercise, item)
            made.append((week, session.days_of(item), dose))
        return made

    together = doses(apart=False)
    whole = _week_by_week(words, together)
    if any(one.weeks for line in whole for one in line):
        ways = [whole, *_part_by_part(words, together)]
        apart = doses(apart=True)
        if apart != together:
            # Set apart is what is the same in all weeks; "1 walk. 4 minutes." of one says no more.
            ways += (
                way
                for way in (_week_by_week(words, apart), *_part_by_part(words, apart))
                if any(not one.weeks for line in way for one in line)
            )
        whole = min(ways, key=_length)
    return tuple(each for line in whole for each in _parted(line))


def _length(lines: Sequence[DoseLine]) -> int:
    return sum(len(in_weeks(line)) for line in lines)


def _parted(line: DoseLine) -> list[DoseLine]:
    """Each week on a line of its own where it is told in more than a sentence, which would read
    as one of the week before or of all."""
    return [(one,) for one in line] if any(". " in one.text for one in line) else [line]


def _week_by_week(words: Words, doses: Sequence[_Dosed]) -> list[DoseLine]:
    same = [
        part
        for part, text in doses[0][2].items()
        if all(dose.get(part) == text for _, _, dose in doses)
    ]
    always = _told(words, doses, same)
    changing = _told(words, doses, [part for part in _parts_of(doses) if part not in same])
    ordered = (always, changing) if "amount" in same else (changing, always)
    return [line for line in ordered if line]


def _part_by_part(words: Words, doses: Sequence[_Dosed]) -> Iterator[list[DoseLine]]:
    """Parts that change in the same weeks told as one, if each stays from when it begins."""
    if not all(_stays(part, doses) for part in _parts_of(doses)):
        return
    alike: dict[tuple[str, ...], list[DosePart]] = {}
    alone: dict[DosePart, DoseLine] = {}
    for part in _parts_of(doses):
        alone[part] = _told(words, doses, [part])
        alike.setdefault(tuple(one.weeks for one in alone[part]), []).append(part)
    yield [
        alone[parts[0]] if len(parts) == 1 else _told(words, doses, parts)
        for parts in alike.values()
    ]


def _stays(part: DosePart, doses: Sequence[_Dosed]) -> bool:
    """Whether it is said to the end from when it begins: where it ends, its weeks would not tell
    what those after it have."""
    there = [part in dose for _, _, dose in doses]
    return part == "heavier" or there == sorted(there)


def _parts_of(doses: Sequence[_Dosed]) -> list[DosePart]:
    return [part for part in get_args(DosePart) if any(part in dose for _, _, dose in doses)]


def _told(words: Words, doses: Sequence[_Dosed], parts: Sequence[DosePart]) -> DoseLine:
    return by_week_of(
        words,
        [
            (week, days, " ".join(dose[part] for part in parts if part in dose))
            for week, days, dose in doses
        ],
    )


def _steps_before(program: Program, exercise: Exercise) -> dict[int, int]:
    """By week: how often the load of an exercise had gone up the last time it was done before."""
    last: int | None = None
    found: dict[int, int] = {}
    for week in program.weeks:
        steps = [
            item.load_steps
            for session in week.sessions
            for item in session.items
            if item.exercise == exercise.id
        ]
        if steps:
            if last is not None:
                found[week.number] = last
            last = max(steps)
    return found
