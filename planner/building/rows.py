"""A program seen as a table: one row an exercise in a slot of a phase, one column a week."""

from dataclasses import dataclass

from planner.model.program.program import Item, Program, Session, Week

Key = tuple[int, str, str, str]


@dataclass(frozen=True)
class Row:
    """An exercise in one slot of one session of one phase, through its weeks."""

    phase: int
    session: str
    """Daily, A or B, with what Light days share with them; Light for what they have alone."""
    slot: str
    exercise: str
    weeks: tuple[tuple[int, Item], ...]
    """Week number and item, in order."""

    @property
    def key(self) -> Key:
        """What tells this row from every other."""
        return (self.phase, self.session, self.slot, self.exercise)

    def item(self, week: int) -> Item | None:
        """The item of a week, if the exercise is done in that week."""
        return next((item for number, item in self.weeks if number == week), None)


def rows(program: Program) -> tuple[Row, ...]:
    """All rows in the order they are done."""
    found: dict[Key, dict[int, Item]] = {}
    for phase in program.phases:
        weeks = [week for week in program.weeks if week.phase == phase.number]
        for name in session_names(weeks):
            order = _order(weeks, name)
            for slot, exercise in order:
                if name != "Light" or not _in_others(weeks, slot, exercise):
                    found[phase.number, name, slot, exercise] = {}
        for week in weeks:
            for session in week.sessions:
                for item in session.items:
                    row = found.get(_key(week, session, item, found))
                    if row is not None:
                        row.setdefault(week.number, item)
    return tuple(Row(*key, tuple(sorted(items.items()))) for key, items in found.items())


def session_names(weeks: list[Week]) -> list[str]:
    """The sessions in order, Light last."""
    names = dict.fromkeys(session.name for week in weeks for session in week.sessions)
    return sorted(names, key=lambda name: name == "Light")


def _in_others(weeks: list[Week], slot: str, exercise: str) -> bool:
    """Whether another session than Light has the exercise in that slot."""
    return any(
        (item.slot, item.exercise) == (slot, exercise)
        for week in weeks
        for session in week.sessions
        if session.name != "Light"
        for item in session.items
    )


def belongs(row: Row, week: Week, session: Session, item: Item) -> bool:
    """Whether an item is one of the row's."""
    return (
        week.phase == row.phase
        and session.name in (row.session, "Light")
        and item.slot == row.slot
        and item.exercise == row.exercise
    )


def _order(weeks: list[Week], name: str) -> list[tuple[str, str]]:
    """Slots in the order of the last week, each with its exercises as they come up."""
    sessions = [s for week in weeks for s in week.sessions if s.name == name]
    slots = dict.fromkeys(item.slot for session in reversed(sessions) for item in session.items)
    pairs = dict.fromkeys((item.slot, item.exercise) for s in sessions for item in s.items)
    return [pair for slot in slots for pair in pairs if pair[0] == slot]


def _key(week: Week, session: Session, item: Item, found: dict[Key, dict[int, Item]]) -> Key:
    if session.name != "Light":
        return (week.phase, session.name, item.slot, item.exercise)
    for name in ("Daily", "A", "B", "Light"):
        key = (week.phase, name, item.slot, item.exercise)
        if key in found:
            return key
    return (week.phase, "Light", item.slot, item.exercise)
