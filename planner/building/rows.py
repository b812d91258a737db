"""A program seen as a table: one row a lane, one column a week.

A lane is a slot through the weeks it lives, whatever sessions it is in. Where sessions of one week
have different exercises in a slot of one name, as older programs do, each of them is a row.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.model.program.program import Item, Program, Session, Week

Key = tuple[str, int]
"""The slot, and which of its rows: 0 unless a week has several exercises in it."""

NOT_STRENGTH = ("Light", "Walk")
"""Sessions of the days between."""


@dataclass(frozen=True)
class Cell:
    """A lane in one week."""

    week: int
    phase: int
    item: Item
    """What is done, as the first of its sessions has it."""
    sessions: tuple[str, ...]
    """The sessions that have it."""


@dataclass(frozen=True)
class Row:
    """A lane through its weeks; its exercise may change on the way."""

    slot: str
    strand: int
    cells: tuple[Cell, ...]
    """One a week in which it is done, in order; at least one."""

    @property
    def key(self) -> Key:
        """What tells this row from every other, also after an edit."""
        return (self.slot, self.strand)

    @property
    def weeks(self) -> tuple[tuple[int, Item], ...]:
        """Week number and item, in order."""
        return tuple((cell.week, cell.item) for cell in self.cells)

    @property
    def first(self) -> int:
        """The first week."""
        return self.cells[0].week

    @property
    def last(self) -> int:
        """The last week."""
        return self.cells[-1].week

    @property
    def exercise(self) -> str:
        """What it begins with."""
        return self.cells[0].item.exercise

    @property
    def exercises(self) -> tuple[str, ...]:
        """All that it becomes, in order."""
        return tuple(dict.fromkeys(cell.item.exercise for cell in self.cells))

    @property
    def phase(self) -> int:
        """The phase it begins in."""
        return self.cells[0].phase

    @property
    def session(self) -> str:
        """The session it begins in."""
        return self.cells[0].sessions[0]

    def cell(self, week: int) -> Cell | None:
        """The cell of a week, if it is done in that week."""
        return next((cell for cell in self.cells if cell.week == week), None)

    def item(self, week: int) -> Item | None:
        """The item of a week, if it is done in that week."""
        cell = self.cell(week)
        return cell.item if cell else None

    def near(self, week: int) -> Cell:
        """The cell of a week; else the next one; else the last."""
        return next((cell for cell in self.cells if cell.week >= week), self.cells[-1])

    def since(self, week: int) -> tuple[Cell, ...]:
        """The cells from a week to its end."""
        return tuple(cell for cell in self.cells if cell.week >= week)


def rows(program: Program) -> tuple[Row, ...]:
    """All rows in the order they are done."""
    slots: dict[str, list[list[Cell]]] = {}
    for week in program.weeks:
        for slot, cells in _cells(week).items():
            _weave(slots.setdefault(slot, []), cells)
    return tuple(
        Row(slot, strand, tuple(cells))
        for slot in _ordered(program)
        for strand, cells in enumerate(slots[slot])
    )


def belongs(row: Row, week: Week, item: Item) -> bool:
    """Whether an item of a week is one of the row's."""
    there = row.item(week.number)
    return there is not None and (item.slot, item.exercise) == (there.slot, there.exercise)


def session_names(weeks: Iterable[Week]) -> list[str]:
    """The sessions in the order they come up, days without strength work last."""
    names = dict.fromkeys(session.name for week in weeks for session in week.sessions)
    return sorted(names, key=lambda name: name in NOT_STRENGTH)


def _cells(week: Week) -> dict[str, list[Cell]]:
    """By slot, the exercises of a week: one, except in older programs."""
    found: dict[str, dict[str, list[tuple[Session, Item]]]] = {}
    for session in sorted(week.sessions, key=lambda one: one.name in NOT_STRENGTH):
        for item in session.items:
            found.setdefault(item.slot, {}).setdefault(item.exercise, []).append((session, item))
    return {
        slot: [
            Cell(week.number, week.phase, there[0][1], tuple(one.name for one, _ in there))
            for there in exercises.values()
        ]
        for slot, exercises in found.items()
    }


def _weave(strands: list[list[Cell]], cells: list[Cell]) -> None:
    """Go on with the strand of the same exercise, else of that session, else any; or begin one."""
    free = list(strands)
    left = list(cells)

    def go_on(cell: Cell, strand: list[Cell]) -> None:
        strand.append(cell)
        left.remove(cell)
        free[:] = [one for one in free if one is not strand]

    for cell in cells:
        same = [one for one in free if one[-1].item.exercise == cell.item.exercise]
        if same:
            go_on(cell, same[0])
    for cell in tuple(left):
        beside = [one for one in free if {*one[-1].sessions} & {*cell.sessions}]
        if beside or free:
            go_on(cell, (beside or free)[0])
    strands.extend([cell] for cell in left)


def _ordered(program: Program) -> list[str]:
    """Slots in the order most sessions do them; days without strength work settle what is left."""
    before: dict[tuple[str, str], int] = {}
    slots: dict[str, None] = {}
    for week in program.weeks:
        for session in sorted(week.sessions, key=lambda one: one.name in NOT_STRENGTH):
            names = [item.slot for item in session.items]
            slots.update(dict.fromkeys(names))
            weight = 1 if session.name in NOT_STRENGTH else 100
            for place, name in enumerate(names):
                for later in names[place + 1 :]:
                    before[name, later] = before.get((name, later), 0) + weight
    order: list[str] = []
    for slot in slots:
        behind = [
            place
            for place, other in enumerate(order)
            if before.get((slot, other), 0) > before.get((other, slot), 0)
        ]
        order.insert(min(behind, default=len(order)), slot)
    return order
