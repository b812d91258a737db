"""The place of a finding as a path into a program's document, key by key."""

from planner.model.base import DataPath
from planner.model.finding import Place
from planner.model.program.program import Program, Session, Week


def path_of(place: Place, program: Program) -> DataPath:
    """As far as the place leads; () for the whole program."""
    if place.of_intake:
        return ("intake", place.field, *(() if place.index is None else (place.index,)))
    week = _week(place, program)
    if week is None:
        return ("phases", place.phase - 1) if place.phase else ()
    session = next((s for s in week.sessions if _has(place, s)), None)
    path: DataPath = ("weeks", program.weeks.index(week))
    if session is None or not (place.session or place.slot or place.exercise):
        return path
    path = (*path, "sessions", week.sessions.index(session))
    item = next((i for i, one in enumerate(session.items) if _is(place, one)), None)
    if item is not None and (place.slot or place.exercise):
        path = (*path, "items", item)
    return (*path, place.field) if place.field else path


def _week(place: Place, program: Program) -> Week | None:
    """The week; else the first of the phase that has the session and what is in it."""
    if place.week:
        return next((week for week in program.weeks if week.number == place.week), None)
    if not (place.session or place.slot or place.exercise):
        return None
    there = [week for week in program.weeks if place.phase in (None, week.phase)]
    return next((week for week in there if any(_has(place, s) for s in week.sessions)), None)


def _has(place: Place, session: Session) -> bool:
    if place.session and session.name != place.session:
        return False
    wanted = place.exercise or (place.slot and any(i.slot == place.slot for i in session.items))
    return not wanted or any(_is(place, item) for item in session.items)


def _is(place: Place, item: object) -> bool:
    slot, exercise = getattr(item, "slot", ""), getattr(item, "exercise", "")
    return place.exercise in ("", exercise) and place.slot in ("", slot)
