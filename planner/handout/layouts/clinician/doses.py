"""The dose of an exercise week by week, as short as a colleague can read it."""

from itertools import groupby

from planner.handout.words.dosage_words import cell_amount, cell_details, side_words
from planner.handout.words.words import Words
from planner.model.exercise.exercise import ExerciseId
from planner.model.program.program import Item, Program, Week

_Dose = tuple[str, ...]
"""Amount, hold, times, side and load, each in words."""


def week_doses(words: Words, program: Program, exercise: ExerciseId) -> str:
    """ "wk 1-2: 2 × 8. wk 3-4: 2 × 10. Each side, effort 3 to 5." Like weeks stand together."""
    weeks = {week.number: _of_week(words, week, exercise) for week in program.weeks}
    held = {number: doses for number, doses in weeks.items() if doses}
    every = [dose for doses in held.values() for dose in doses]
    same = [part for part in every[0][1:] if all(part in dose for dose in every)] if every else []
    runs = groupby(held, key=lambda number: _told(held[number], same))
    told = [f"wk {_span(list(run))}: {dose}." for dose, run in runs]
    whole = ", ".join([*same, *_effort(program, exercise)])
    return " ".join([*told, f"{whole[:1].upper()}{whole[1:]}." if whole else ""]).strip()


def sessions_with(words: Words, program: Program, exercise: ExerciseId) -> str:
    """The sessions that hold it."""
    names = dict.fromkeys(
        session.name
        for week in program.weeks
        for session in week.sessions
        if any(item.exercise == exercise for item in session.items)
    )
    return ", ".join(words.sessions[name] for name in names)


def _of_week(words: Words, week: Week, exercise: ExerciseId) -> dict[_Dose, list[str]]:
    """Each dose of a week, with the sessions that have it."""
    found: dict[_Dose, list[str]] = {}
    for session in week.sessions:
        for item in session.items:
            if item.exercise == exercise:
                dose = _parts(words, week.as_done(item))
                found.setdefault(dose, []).append(words.sessions[session.name])
    return found


def _effort(program: Program, exercise: ExerciseId) -> list[str]:
    """The least and the most effort of all weeks, 0 to 10; none of a position at ease."""
    efforts = [
        item.effort
        for week in program.weeks
        for session in week.sessions
        for item in session.items
        if item.exercise == exercise and item.effort
    ]
    if not efforts:
        return []
    low, high = min(efforts), max(efforts)
    return [f"effort {low}" if low == high else f"effort {low} to {high}"]


def _parts(words: Words, item: Item) -> _Dose:
    parts = [cell_amount(words, item), *cell_details(words, item).values(), side_words(words, item)]
    if item.load_steps:
        parts.append(f"{words.cell_heavier} ×{item.load_steps}")
    return tuple(filter(None, parts))


def _told(doses: dict[_Dose, list[str]], same: list[str]) -> str:
    """The amounts of a week, and what is not the same in all; by session where they differ."""
    own = [
        (", ".join((dose[0], *(part for part in dose[1:] if part not in same))), names)
        for dose, names in doses.items()
    ]
    if len(own) == 1:
        return own[0][0]
    return "; ".join(f"{', '.join(names)} {dose}" for dose, names in own)


def _span(weeks: list[int]) -> str:
    """ "3-5", or the weeks one by one where one between them is left out."""
    if weeks[-1] - weeks[0] == len(weeks) - 1 and len(weeks) > 1:
        return f"{weeks[0]}-{weeks[-1]}"
    return ", ".join(map(str, weeks))
