"""A program with other items or weeks: minutes counted anew, a snapshot of each exercise."""

from collections.abc import Callable, Iterable, Mapping

from planner.building.case import Case, read_case
from planner.building.minutes import counted
from planner.building.rows import Cell
from planner.model.library import Library
from planner.model.program.program import Item, Program, Session, Week, first_contradiction
from planner.model.rules.dosage_rules import TimeRules


class EditRefused(Exception):
    """The edit makes no sense here; the message says why and what to do."""


def put_back(program: Program, library: Library, cells: Mapping[int, Cell]) -> Program:
    """Items of another version of a program, by week: in their lanes, or at a session's end.

    On which days they are done is as it is here: other sessions have other days.
    """
    case = read_case(program.intake, library)

    def items(week: Week, session: Session) -> Iterable[Item]:
        cell = cells.get(week.number)
        if cell is None:
            return session.items
        slots = [item.slot for item in session.items]
        if cell.item.slot in slots:
            return (
                cell.item.model_copy(update={"days": item.days})
                if item.slot == cell.item.slot
                else item
                for item in session.items
            )
        new = cell.item.model_copy(update={"days": ()})
        return (*session.items, new) if session.name in cell.sessions else session.items

    return rebuilt(program, library, case, items)


def assembled(
    program: Program, library: Library, weeks: tuple[Week, ...], from_week: int
) -> Program:
    """The program with other weeks from one on: minutes counted, a snapshot of each exercise."""
    case = read_case(program.intake, library)
    made = _with_new_minutes(program, case, weeks, from_week)
    return _whole(program, library, case, made)


def rebuilt(
    program: Program,
    library: Library,
    case: Case,
    items_of: Callable[[Week, Session], Iterable[Item]],
) -> Program:
    """The program with new items, its minutes and exercise snapshots brought up to date."""
    weeks = []
    for week in program.weeks:
        sessions = tuple(
            session.model_copy(update={"items": tuple(items_of(week, session))})
            for session in week.sessions
        )
        weeks.append(week.model_copy(update={"sessions": sessions}))
    counted_weeks = _with_minutes(program, weeks, case.library.rules.dosage.time)
    return _whole(program, library, case, counted_weeks)


def _whole(program: Program, library: Library, case: Case, weeks: list[Week]) -> Program:
    """With a snapshot of each exercise. Raises EditRefused for what could not be opened again."""
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


def _with_new_minutes(
    program: Program, case: Case, weeks: tuple[Week, ...], from_week: int
) -> list[Week]:
    """Those before `from_week` keep what stands there."""
    made = counted(weeks, case.library.rules.dosage.time, program.reading_s)
    kept = from_week - 1
    return [*weeks[:kept], *made[kept:]]


def _with_minutes(program: Program, weeks: list[Week], time: TimeRules) -> list[Week]:
    """Minutes anew where the items are others, or where a card is new in another week than before.

    Other sessions keep what stands there: an older program was counted by the rules of its time.
    """
    before = counted(program.weeks, time, program.reading_s)
    after = counted(weeks, time, program.reading_s)
    found = []
    for week, old, was, now in zip(weeks, program.weeks, before, after, strict=True):
        sessions = []
        for place, session in enumerate(week.sessions):
            same = session.items == old.sessions[place].items
            same = same and was.sessions[place].minutes == now.sessions[place].minutes
            minutes = session.minutes if same else now.sessions[place].minutes
            sessions.append(session.model_copy(update={"minutes": minutes}))
        found.append(week.model_copy(update={"sessions": tuple(sessions)}))
    return found
