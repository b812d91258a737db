"""What a therapist changes in a program. Pure: a program in, a program out, so undo is a list."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.building.case import Case, Exclusion, read_case
from planner.building.minutes import day_minutes
from planner.building.passes.dose import item_for
from planner.building.rows import Row, belongs
from planner.model.exercise.exercise import Exercise
from planner.model.finding import Finding, Override, has_reason, override_of
from planner.model.library import Library
from planner.model.program.program import Item, Program, Session, Week, first_contradiction

DOSAGE_FIELDS = ("sets", "reps", "hold_s", "duration_s", "rest_s", "effort", "times_per_day")


class EditRefused(Exception):
    """The edit makes no sense here; the message says why and what to do."""


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


def alternatives(program: Program, library: Library, row: Row) -> tuple[Alternative, ...]:
    """Exercises for the row, best first: its ladder, then its category; excluded ones last."""
    case = read_case(program.intake, library)
    current = _exercise(program, library, row.exercise)
    here = _exercises_beside(program, row)
    found = []
    for exercise in library.by_category.get(current.category, ()):
        if exercise.id == current.id or exercise.id in here:
            continue
        one = Alternative(
            exercise,
            _compared(exercise, current),
            case.exclusions(exercise, row.phase),
            early=exercise.phase_from > row.phase,
        )
        rank = (one.against, exercise.ladder != current.ladder, abs(exercise.level - current.level))
        found.append((rank, one))
    return tuple(alternative for _, alternative in sorted(found, key=lambda pair: pair[0]))


def swap(program: Program, library: Library, row: Row, exercise_id: str) -> Program:
    """Put another exercise in the row's place, at its starting dosage, for all its weeks."""
    if exercise_id in _exercises_beside(program, row):
        raise EditRefused(f"{exercise_id} is already in this session.")
    case = read_case(program.intake, library)
    exercise = library.exercises[exercise_id]
    old = _exercise(program, library, row.exercise)
    why = f"Chosen by the therapist in place of {old.name}."
    new = item_for(case, row.slot, exercise, row.phase, why)

    def replaced(item: Item) -> Item:
        return new.model_copy(update={"set_by_hand": True, "essential": item.essential})

    return _mapped(program, library, case, row, replaced)


def easier(program: Program, library: Library, row: Row) -> Program:
    """The nearest lower rung that suits the patient."""
    return _step(program, library, row, -1)


def harder(program: Program, library: Library, row: Row) -> Program:
    """The nearest higher rung that suits the patient."""
    return _step(program, library, row, +1)


def set_dosage(
    program: Program, library: Library, row: Row, from_week: int, changes: Mapping[str, int]
) -> Program:
    """Change dosage fields from a week to the end of the row."""
    unknown = [name for name in changes if name not in DOSAGE_FIELDS]
    if unknown:
        raise EditRefused(f"{unknown[0]} is not a dosage field.")
    case = read_case(program.intake, library)

    def changed(item: Item) -> Item:
        return Item.model_validate({**item.model_dump(), **changes, "set_by_hand": True})

    return _mapped(program, library, case, row, changed, from_week)


def add(program: Program, library: Library, phase: int, session: str, exercise_id: str) -> Program:
    """Add an exercise at the end of a session, in every week of the phase."""
    case = read_case(program.intake, library)
    exercise = library.exercises[exercise_id]
    sessions = [s for w in program.weeks if w.phase == phase for s in w.sessions]
    if any(i.exercise == exercise_id for s in sessions if s.name == session for i in s.items):
        raise EditRefused(f"{exercise.patient_name} is already in this session.")
    taken = {item.slot for s in sessions for item in s.items}
    slot, number = exercise.category.replace("_", " ").capitalize(), 2
    while slot in taken:
        slot = f"{exercise.category.replace('_', ' ').capitalize()} {number}"
        number += 1
    new = item_for(case, slot, exercise, phase, "Added by the therapist.")
    new = new.model_copy(update={"set_by_hand": True})

    def with_new(week: Week, one: Session) -> tuple[Item, ...]:
        return (*one.items, new) if week.phase == phase and one.name == session else one.items

    return _rebuilt(program, library, case, with_new)


def drop(program: Program, library: Library, row: Row) -> Program:
    """Take the row out of all its weeks."""
    case = read_case(program.intake, library)

    def without(week: Week, session: Session) -> tuple[Item, ...]:
        return tuple(item for item in session.items if not belongs(row, week, session, item))

    return _rebuilt(program, library, case, without)


def move(program: Program, library: Library, row: Row, by: int) -> Program:
    """Move the row's slot up (-1) or down (+1) in its session."""
    case = read_case(program.intake, library)

    def moved(week: Week, session: Session) -> tuple[Item, ...]:
        items = list(session.items)
        place = next((i for i, it in enumerate(items) if belongs(row, week, session, it)), None)
        if place is None or not 0 <= place + by < len(items):
            return session.items
        items.insert(place + by, items.pop(place))
        return tuple(items)

    return _rebuilt(program, library, case, moved)


def lower(program: Program, library: Library, row: Row, field: str, limit: int) -> Program:
    """Bring one field of the dosage down to a limit wherever the row is above it."""
    return _bounded(program, library, row, field, lambda value: min(value, limit))


def lift(program: Program, library: Library, row: Row, field: str, limit: int) -> Program:
    """Bring one field of the dosage up to a limit wherever the row is below it."""
    return _bounded(program, library, row, field, lambda value: max(value, limit))


def _bounded(
    program: Program, library: Library, row: Row, field: str, bound: Callable[[int], int]
) -> Program:
    if field not in DOSAGE_FIELDS:
        raise EditRefused(f"{field} is not a dosage field.")
    case = read_case(program.intake, library)

    def changed(item: Item) -> Item:
        value = bound(getattr(item, field))
        if value == getattr(item, field):
            return item
        return Item.model_validate({**item.model_dump(), field: value, "set_by_hand": True})

    return _mapped(program, library, case, row, changed)


def override(program: Program, finding: Finding, reason: str, who: str, on: date) -> Program:
    """Go against a finding as it is now, with a reason that is kept; `who` decided, `on` a day."""
    if not finding.may_override:
        raise EditRefused("this finding cannot be overridden; mend what it names.")
    if not has_reason(reason):
        raise EditRefused("an override needs a reason in words.")
    if not has_reason(who):
        raise EditRefused("an override needs the name of who decides.")
    new = override_of(finding, reason, who, on)
    others = tuple(one for one in program.overrides if not _same(one, new))
    return program.model_copy(update={"overrides": (*others, new)})


def withdraw(program: Program, override: Override) -> Program:
    """Take an override back."""
    kept = tuple(one for one in program.overrides if one != override)
    return program.model_copy(update={"overrides": kept})


def _same(old: Override, new: Override) -> bool:
    """The new one takes the place of the old: of the same finding, or of one with no cause yet."""
    if old.before_causes:
        bare = {"field": "", "slot": "", "index": None}
        places = [one.place.model_copy(update=bare) for one in (old, new)]
        return old.rule.code == new.rule.code and places[0] == places[1]
    return old.key == new.key


def _step(program: Program, library: Library, row: Row, by: int) -> Program:
    case = read_case(program.intake, library)
    current = _exercise(program, library, row.exercise)
    beside = _exercises_beside(program, row)
    level = current.level + by
    blocked = ""
    while 1 <= level <= library.top(current.ladder):
        for exercise in library.rungs(current.ladder, level):
            if exercise.id in beside:
                continue
            against = case.exclusions(exercise, row.phase)
            if not against:
                return swap(program, library, row, exercise.id)
            rules = ", ".join(one.rule for one in against)
            blocked = f" {exercise.patient_name} is left out: {rules}."
        level += by
    word = "easier" if by < 0 else "harder"
    raise EditRefused(f"no {word} exercise on this ladder suits the patient.{blocked}")


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


def _exercises_beside(program: Program, row: Row) -> set[str]:
    """The other exercises of the row's session, and of its slot."""
    return {
        item.exercise
        for week in program.weeks
        if week.phase == row.phase
        for session in week.sessions
        if session.name == row.session
        for item in session.items
        if item.slot != row.slot
    }


def _mapped(
    program: Program,
    library: Library,
    case: Case,
    row: Row,
    change: Callable[[Item], Item],
    from_week: int = 1,
) -> Program:
    def items(week: Week, session: Session) -> tuple[Item, ...]:
        return tuple(
            change(item) if week.number >= from_week and belongs(row, week, session, item) else item
            for item in session.items
        )

    return _rebuilt(program, library, case, items)


def _rebuilt(
    program: Program,
    library: Library,
    case: Case,
    items_of: Callable[[Week, Session], Iterable[Item]],
) -> Program:
    """The program with new items, its minutes and exercise snapshots brought up to date."""
    time = case.library.rules.dosage.time
    weeks = []
    for week in program.weeks:
        sessions = []
        for session in week.sessions:
            items = tuple(items_of(week, session))
            if items != session.items:
                update: dict[str, Any] = {"items": items, "minutes": day_minutes(items, time)}
                session = session.model_copy(update=update)
            sessions.append(session)
        weeks.append(week.model_copy(update={"sessions": tuple(sessions)}))
    used = dict.fromkeys(i.exercise for w in weeks for s in w.sessions for i in s.items)
    snapshots = {
        name: program.exercises.get(name) or case.fitted(library.exercises[name]) for name in used
    }
    edited = program.model_copy(update={"weeks": tuple(weeks), "exercises": snapshots})
    # A copy is not validated: what cannot be read back must not be made either.
    wrong = first_contradiction(edited)
    if wrong:
        raise EditRefused(f"this would leave a program that cannot be opened again: {wrong}.")
    return edited
