"""Findings as the workbench lists them, and the row of the table that each one is about."""

from collections.abc import Callable
from dataclasses import dataclass

from planner.building.review.review import Judged, judged
from planner.building.rows import Cell, Key, Row, rows
from planner.model.finding import Finding, Override, Place
from planner.model.library import Library
from planner.model.program.program import Program


@dataclass(frozen=True)
class Listed:
    """A finding; with the override if the therapist goes against it."""

    finding: Finding
    key: Key | None = None
    """The row it is about."""
    week: int = 1
    override: Override | None = None
    where: str = ""
    """The place in words."""

    @property
    def flags_row(self) -> bool:
        """The table marks the row."""
        return (
            bool(self.finding.place.exercise)
            and self.override is None
            and self.finding.severity == "problem"
        )


def listed(program: Program, library: Library) -> tuple[Listed, ...]:
    """Problems first, then advice, then what is overridden."""
    table = rows(program)
    names = {key: exercise.patient_name for key, exercise in program.exercises.items()}
    return tuple(_listed(one, program, table, names) for one in judged(program, library))


def counts(findings: tuple[Listed, ...]) -> tuple[int, int, int]:
    """How many problems, pieces of advice and overrides."""
    still = [one.finding.severity for one in findings if one.override is None]
    return still.count("problem"), still.count("advice"), len(findings) - len(still)


def counted_words(findings: tuple[Listed, ...]) -> str:
    """ "2 problems, 1 advice, 1 overridden", without what there is none of."""
    problems, advice, overridden = counts(findings)
    parts = []
    if problems:
        parts.append(f"{problems} problem{'s' if problems > 1 else ''}")
    if advice:
        parts.append(f"{advice} advice")
    if overridden:
        parts.append(f"{overridden} overridden")
    return ", ".join(parts) or "nothing to mend"


def _listed(one: Judged, program: Program, table: tuple[Row, ...], names: dict[str, str]) -> Listed:
    spot = one.finding.spot
    where = spot.words(names)
    found = _cell(spot, program, table)
    if found is None:
        return Listed(one.finding, None, 1, one.override, where)
    row, cell = found
    return Listed(one.finding, row.key, cell.week, one.override, where)


def _cell(spot: Place, program: Program, table: tuple[Row, ...]) -> tuple[Row, Cell] | None:
    """The first row of the place and its week: the more of the place fits, the better."""
    phase = spot.phase or next((w.phase for w in program.weeks if w.number == spot.week), None)
    if phase is None and not spot.exercise:
        return None
    there = [(row, cell) for row in table for cell in row.cells if phase in (None, cell.phase)]
    fits: tuple[Callable[[Row, Cell], bool], ...] = (
        lambda _, cell: spot.exercise in ("", cell.item.exercise),
        lambda _, cell: not spot.session or spot.session in cell.sessions,
        lambda row, _: spot.slot in ("", row.slot),
        lambda _, cell: spot.week in (None, cell.week),
    )
    for fit in fits:
        there = [one for one in there if fit(*one)] or there
    return next(iter(there), None)
