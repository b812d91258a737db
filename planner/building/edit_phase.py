"""What a therapist changes of one exercise in a whole phase, whatever row it is in."""

from collections.abc import Callable

from planner.building.case import read_case
from planner.building.edit import DOSAGE_FIELDS
from planner.building.rebuilt import EditRefused, rebuilt
from planner.model.library import Library
from planner.model.program.program import Item, Program, Session, Week


def drop_from_phase(program: Program, library: Library, phase: int, exercise: str) -> Program:
    """Take an exercise out of a phase, whatever row it is in."""
    case = read_case(program.intake, library)

    def without(week: Week, session: Session) -> tuple[Item, ...]:
        if week.phase != phase:
            return session.items
        return tuple(item for item in session.items if item.exercise != exercise)

    return rebuilt(program, library, case, without)


def on_days_there(program: Program, library: Library, phase: int, exercise: str) -> Program:
    """Of the days of an exercise those that its sessions have, in a phase; else all of theirs."""
    case = read_case(program.intake, library)

    def items(week: Week, session: Session) -> tuple[Item, ...]:
        if week.phase != phase:
            return session.items
        return tuple(
            item.model_copy(update={"days": tuple(d for d in item.days if d in session.days)})
            if item.exercise == exercise
            else item
            for item in session.items
        )

    return rebuilt(program, library, case, items)


def lower(
    program: Program, library: Library, phase: int, exercise: str, field: str, limit: int
) -> Program:
    """Bring a field of an exercise's dosage down to a limit wherever it is above it in a phase."""
    return _bounded(program, library, phase, exercise, field, lambda value: min(value, limit))


def lift(
    program: Program, library: Library, phase: int, exercise: str, field: str, limit: int
) -> Program:
    """Bring a field of an exercise's dosage up to a limit wherever it is below it in a phase."""
    return _bounded(program, library, phase, exercise, field, lambda value: max(value, limit))


def _bounded(
    program: Program,
    library: Library,
    phase: int,
    exercise: str,
    field: str,
    bound: Callable[[int], int],
) -> Program:
    if field not in DOSAGE_FIELDS:
        raise EditRefused(f"{field} is not a dosage field.")
    case = read_case(program.intake, library)

    def changed(item: Item) -> Item:
        update = {field: bound(getattr(item, field))}
        if field == "reps":
            update["reps_more"] = bound(item.reps_most) - update["reps"]
        if item.exercise != exercise or all(getattr(item, n) == v for n, v in update.items()):
            return item
        return Item.model_validate({**item.model_dump(), **update, "set_by_hand": True})

    def items(week: Week, session: Session) -> tuple[Item, ...]:
        return tuple(map(changed, session.items)) if week.phase == phase else session.items

    return rebuilt(program, library, case, items)
