"""The days of the week on which a lane is done, as a therapist chooses them."""

from collections.abc import Collection

from planner.building.case import Case
from planner.building.rebuilt import rebuilt
from planner.building.rows import Row, belongs
from planner.model.library import Library
from planner.model.program.program import Item, Program, Session, Week
from planner.model.vocabulary import Weekday, in_order


def days_done(row: Row, week: Week) -> tuple[Weekday, ...]:
    """The days of a week on which a row is done."""
    return tuple(
        day
        for session in week.sessions
        for item in session.items
        if belongs(row, week, item)
        for day in session.days_of(item)
    )


def on_days(
    program: Program,
    library: Library,
    case: Case,
    row: Row,
    weeks: Collection[int],
    days: Collection[Weekday],
) -> Program:
    """The row on these days only, in some weeks.

    It comes into a session on one of these days that has it not, and leaves one that is on none. A
    week that has none of them keeps it on all its days, with the days that were asked for: the
    review tells of it.
    """
    wanted = in_order(days)

    def items(week: Week, session: Session) -> tuple[Item, ...]:
        planned = {day for one in week.sessions for day in one.days}
        if week.number not in weeks or {*days_done(row, week)} == {*days}:
            return session.items
        if not planned & {*days}:
            return tuple(
                _only(item, wanted, session) if belongs(row, week, item) else item
                for item in session.items
            )
        if any(belongs(row, week, item) for item in session.items):
            mine = tuple(day for day in session.days if day in days)
            return tuple(
                _only(item, mine, session) if belongs(row, week, item) else item
                for item in session.items
                if mine or not belongs(row, week, item)
            )
        return (*session.items, *_coming_in(row, week, session, days))

    return rebuilt(program, library, case, items)


def _only(item: Item, mine: tuple[Weekday, ...], session: Session) -> Item:
    only = () if mine == session.days else mine
    return item.model_copy(update={"days": only, "set_by_hand": True})


def _coming_in(
    row: Row, week: Week, session: Session, days: Collection[Weekday]
) -> tuple[Item, ...]:
    """The row's item, where its other sessions do not have one of these days already."""
    item = row.item(week.number)
    there = {
        day
        for one in week.sessions
        if any(belongs(row, week, other) for other in one.items)
        for day in one.days
    }
    mine = tuple(day for day in session.days if day in days and day not in there)
    taken = any(item and item.exercise == other.exercise for other in session.items)
    return (_only(item, mine, session),) if item and mine and not taken else ()
