"""What a therapist changes in a program. Pure: a program in, a program out, so undo is a list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import Any, TypeAlias

from pydantic import ValidationError

from planner.building.case import Case, read_case
from planner.building.edit_days import on_days
from planner.building.exclusions import Exclusion
from planner.building.in_place import in_place
from planner.building.passes.dose import item_for
from planner.building.rebuilt import EditRefused, rebuilt
from planner.building.rows import Cell, Row, belongs
from planner.model.exercise.exercise import Exercise
from planner.model.library import Library
from planner.model.program.program import Item, Program, Session, Week
from planner.model.vocabulary import Weekday

_STRENGTH = ("Daily", "A", "B")
DOSAGE_FIELDS = ("sets", "reps", "hold_s", "duration_s", "rest_s", "effort", "times_per_day")
PATIENT_FIELDS = ("reps_more", "side", "load_kg", "band", "tempo", "remark")
"""What a therapist says of an exercise to this patient, the same in every week."""

NewValue: TypeAlias = int | float | str | tuple[Weekday, ...] | None
Changes: TypeAlias = Mapping[str, NewValue]
"""Fields of an item with what they become; `days` are of the week, in whatever session."""


@dataclass(frozen=True)
class Alternative:
    """An exercise that could take a row's place."""

    exercise: Exercise
    reason: str
    exclusions: tuple[Exclusion, ...] = ()
    """Every rule against it."""
    early: bool = False
    """It is usual from a later phase on."""

    @property
    def against(self) -> bool:
        """Something speaks against it."""
        return bool(self.exclusions) or self.early


def alternatives(
    program: Program, library: Library, row: Row, from_week: int = 1
) -> tuple[Alternative, ...]:
    """Exercises for the row, best first: its ladder, then its category; excluded ones last."""
    case = read_case(program.intake, library)
    cells = row.since(row.near(from_week).week)
    current = _exercise(program, library, cells[0].item.exercise)
    here = _exercises_beside(program, row, from_week)
    found = []
    for exercise in case.library.by_category.get(current.category, ()):
        if exercise.id == current.id or exercise.id in here:
            continue
        one = Alternative(
            exercise,
            _compared(exercise, current),
            _against(case, exercise, cells),
            early=exercise.phase_from > cells[0].phase,
        )
        rank = (one.against, exercise.ladder != current.ladder, abs(exercise.level - current.level))
        found.append((rank, one))
    return tuple(alternative for _, alternative in sorted(found, key=lambda pair: pair[0]))


def swap(
    program: Program, library: Library, row: Row, exercise_id: str, from_week: int = 1
) -> Program:
    """Put another exercise in the row's place from a week on, to its end."""
    if exercise_id in _exercises_beside(program, row, from_week):
        raise EditRefused(
            f"{library.exercises[exercise_id].patient_name} is already in this session."
        )
    case = read_case(program.intake, library)
    cells = row.since(row.near(from_week).week)
    why = _instead_of(_exercise(program, library, cells[0].item.exercise))
    new = in_place(case, program, cells, library.exercises[exercise_id], why)
    return _mapped(program, library, case, row, new)


def easier(program: Program, library: Library, row: Row, from_week: int = 1) -> Program:
    """The nearest lower rung that suits the patient, from a week on."""
    return _step(program, library, row, -1, from_week)


def rung_below(case: Case, program: Program, row: Row, from_week: int) -> Exercise | None:
    """The exercise that `easier` would begin with, if there is one."""
    return next_rung(case, program, row, -1, from_week)[0]


def next_rung(
    case: Case, program: Program, row: Row, by: int, from_week: int
) -> tuple[Exercise | None, str]:
    """What `easier` (-1) or `harder` (+1) would begin with; else what is in the way."""
    cells = dosed_with(row, from_week)
    current = _exercise(program, case.library, cells[0].item.exercise)
    beside = _exercises_beside(program, row, from_week)
    return _rung(case, case.library, current, by, cells, beside)


def harder(program: Program, library: Library, row: Row, from_week: int = 1) -> Program:
    """The nearest higher rung that suits the patient, from a week on."""
    return _step(program, library, row, +1, from_week)


def set_dosage(
    program: Program, library: Library, row: Row, from_week: int, changes: Changes
) -> Program:
    """Change a dose, and what the patient is told, from a week on as long as this exercise lasts.

    What has grown further later stays where a number goes up, and what is less where it goes down;
    a range ends where it was said to, in the weeks that have come that far too.
    """
    unknown = [name for name in changes if name not in (*DOSAGE_FIELDS, *PATIENT_FIELDS, "days")]
    if unknown:
        raise EditRefused(f"{unknown[0]} is not a dosage field.")
    case = read_case(program.intake, library)
    first = row.near(from_week)
    light = {week.number for week in program.weeks if week.light and week.number != first.week}
    new: dict[int, Item] = {}
    fields = {name: value for name, value in changes.items() if name != "days"}
    cells = dosed_with(row, from_week)
    for cell in cells:
        update: dict[str, NewValue] = {}
        for name, value in fields.items():
            was, now = getattr(first.item, name), getattr(cell.item, name)
            if name in PATIENT_FIELDS or not isinstance(value, int):
                update[name] = value
            elif value > was:
                update[name] = now if cell.week in light else max(now, value)
            else:
                update[name] = min(now, value)
        more, said = fields.get("reps_more"), fields.get("reps", first.item.reps)
        least = update.get("reps", cell.item.reps)
        if isinstance(more, int) and isinstance(said, int) and isinstance(least, int):
            update["reps_more"] = min(more, max(0, said + more - least))
        if update != {name: getattr(cell.item, name) for name in update}:
            new[cell.week] = _valid({**cell.item.model_dump(), **update, "set_by_hand": True})
    dosed = _mapped(program, library, case, row, new, fields=tuple(fields))
    days = changes.get("days")
    if not isinstance(days, tuple):
        return dosed
    return on_days(dosed, library, case, row, {cell.week for cell in cells}, days)


def _valid(fields: dict[str, Any]) -> Item:
    try:
        return Item.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise EditRefused(f"{first['loc'][0]} cannot be that: {first['msg']}") from None


def dosed_with(row: Row, from_week: int) -> tuple[Cell, ...]:
    """The weeks that a change of dosage in one week is for: those up to the next exercise."""
    cells = row.since(row.near(from_week).week)
    exercise = cells[0].item.exercise
    return tuple(takewhile(lambda cell: cell.item.exercise == exercise, cells))


def add(
    program: Program,
    library: Library,
    phase: int,
    session: str | tuple[str, ...],
    exercise_id: str,
    from_week: int | None = None,
) -> Program:
    """Add an exercise at the end of sessions: in every week of a phase, or from a week on.

    From a week on it stays on days of that kind: what was Daily goes on as A and B.
    """
    case = read_case(program.intake, library)
    exercise = library.exercises[exercise_id]
    names = (session,) if isinstance(session, str) else session
    weeks = [
        week
        for week in program.weeks
        if (week.phase == phase if from_week is None else week.number >= from_week)
    ]
    chosen: set[tuple[int, str]] = {
        (week.number, one.name)
        for week in weeks
        for one in week.sessions
        if one.name in _kind(names, week)
        and not any(item.exercise == exercise_id for item in one.items)
    }
    if not chosen:
        raise EditRefused(f"{exercise.patient_name} is already in this session.")
    slot = _slot_for(program, exercise, chosen)
    new = {
        number: item_for(case, slot, exercise, number, "Added by the therapist.").model_copy(
            update={"set_by_hand": True}
        )
        for number in {week.phase for week in weeks}
    }

    def with_new(week: Week, one: Session) -> tuple[Item, ...]:
        if (week.number, one.name) not in chosen:
            return one.items
        beside = (item for other in week.sessions for item in other.items if item.slot == slot)
        return (*one.items, next(beside, new[week.phase]).model_copy(update={"days": ()}))

    return rebuilt(program, library, case, with_new)


def _kind(names: tuple[str, ...], week: Week) -> set[str]:
    """The sessions of a week that are of the kind asked for."""
    there = {session.name for session in week.sessions}
    kind = {*names} & there
    if kind or not {*names} & {*_STRENGTH}:
        return kind
    return {*_STRENGTH} & there


def _slot_for(program: Program, exercise: Exercise, chosen: set[tuple[int, str]]) -> str:
    """The slot in which other sessions have it; else one that no row has, called after its kind."""
    done = [
        ((week.number, session.name), item)
        for week in program.weeks
        for session in week.sessions
        for item in session.items
    ]
    here = {item.slot for place, item in done if place in chosen}
    same = next((i.slot for _, i in done if i.exercise == exercise.id and i.slot not in here), "")
    taken = {item.slot for _, item in done}
    kind = exercise.category.replace("_", " ").capitalize()
    slot, number = kind, 2
    while slot in taken:
        slot, number = f"{kind} {number}", number + 1
    return same or slot


def drop(program: Program, library: Library, row: Row, from_week: int = 1) -> Program:
    """Take the row out from a week on."""
    case = read_case(program.intake, library)

    def without(week: Week, session: Session) -> tuple[Item, ...]:
        if week.number < from_week:
            return session.items
        return tuple(item for item in session.items if not belongs(row, week, item))

    return rebuilt(program, library, case, without)


def move(program: Program, library: Library, row: Row, by: int) -> Program:
    """Move the row's slot up (-1) or down (+1) in its sessions."""
    case = read_case(program.intake, library)

    def moved(week: Week, session: Session) -> tuple[Item, ...]:
        items = list(session.items)
        place = next((i for i, it in enumerate(items) if belongs(row, week, it)), None)
        if place is None or not 0 <= place + by < len(items):
            return session.items
        items.insert(place + by, items.pop(place))
        return tuple(items)

    return rebuilt(program, library, case, moved)


def _step(program: Program, library: Library, row: Row, by: int, from_week: int) -> Program:
    """Each exercise of the row from a week on, one step; the first of them must find one."""
    case = read_case(program.intake, library)
    cells = row.since(row.near(from_week).week)
    beside = _exercises_beside(program, row, from_week)
    new: dict[int, Item] = {}
    for index, (name, group) in enumerate(groupby(cells, lambda cell: cell.item.exercise)):
        there = tuple(group)
        current = _exercise(program, library, name)
        step, blocked = _rung(case, library, current, by, there, beside)
        if step is not None:
            new |= in_place(case, program, there, step, _instead_of(current))
        elif index == 0:
            word = "easier" if by < 0 else "harder"
            raise EditRefused(f"no {word} exercise on this ladder suits the patient.{blocked}")
    return _mapped(program, library, case, row, new)


def _rung(
    case: Case,
    library: Library,
    current: Exercise,
    by: int,
    cells: tuple[Cell, ...],
    beside: set[str],
) -> tuple[Exercise | None, str]:
    """The nearest rung that suits the patient in all these weeks; else what was in the way."""
    level = current.level + by
    blocked = ""
    while 1 <= level <= library.top(current.ladder):
        for exercise in library.rungs(current.ladder, level):
            if exercise.id in beside:
                continue
            against = _against(case, exercise, cells)
            if not against:
                return exercise, ""
            rules = ", ".join(one.rule for one in against)
            blocked = f" {exercise.patient_name} is left out: {rules}."
        level += by
    return None, blocked


def _instead_of(old: Exercise) -> str:
    return f"Chosen by the therapist in place of {old.name}."


def _against(case: Case, exercise: Exercise, cells: Iterable[Cell]) -> tuple[Exclusion, ...]:
    """Every rule against an exercise in the phases of these weeks, each once."""
    phases = dict.fromkeys(cell.phase for cell in cells)
    found = {one.rule: one for phase in phases for one in case.exclusions(exercise, phase)}
    return tuple(found.values())


def _compared(exercise: Exercise, current: Exercise) -> str:
    if exercise.ladder != current.ladder:
        return f"same kind, {exercise.ladder.replace('_', ' ')} level {exercise.level}"
    if exercise.level == current.level:
        return f"same level ({exercise.level})"
    rungs = abs(exercise.level - current.level)
    word = "easier" if exercise.level < current.level else "harder"
    return f"{rungs} level{'s' if rungs > 1 else ''} {word}"


def _exercise(program: Program, library: Library, name: str) -> Exercise:
    return library.exercises.get(name) or program.exercises[name]


def _exercises_beside(program: Program, row: Row, from_week: int) -> set[str]:
    """The other exercises of the row's sessions from a week on."""
    return {
        item.exercise
        for week in program.weeks
        if week.number >= from_week
        for session in week.sessions
        if any(belongs(row, week, item) for item in session.items)
        for item in session.items
        if item.slot != row.slot
    }


def _mapped(
    program: Program,
    library: Library,
    case: Case,
    row: Row,
    new: Mapping[int, Item],
    fields: tuple[str, ...] = (),
) -> Program:
    """The row's items by week; with `fields`, only those of them are taken."""

    def items(week: Week, session: Session) -> tuple[Item, ...]:
        put = new.get(week.number)
        if put is None:
            return session.items
        return tuple(
            _taken(item, put, fields) if belongs(row, week, item) else item
            for item in session.items
        )

    return rebuilt(program, library, case, items)


def _taken(item: Item, put: Item, fields: tuple[str, ...]) -> Item:
    if not fields:
        return put.model_copy(update={"essential": item.essential, "days": item.days})
    return item.model_copy(update={n: getattr(put, n) for n in (*fields, "set_by_hand")})
