"""Findings as the workbench lists them, and the row of the table that each one is about."""

import re
from dataclasses import dataclass

from planner.building.review.review import review
from planner.building.rows import Key, Row, rows
from planner.model.library import Library
from planner.model.problem import Problem
from planner.model.program.program import Program


@dataclass(frozen=True)
class Listed:
    """A finding; with the reason if the therapist goes against it."""

    problem: Problem
    key: Key | None = None
    """The row it is about."""
    week: int = 1
    reason: str = ""
    where: str = ""
    """The place in words."""
    exact: bool = False
    """It names the exercise itself, not only its session or phase."""

    @property
    def flags_row(self) -> bool:
        """The table marks the row."""
        return self.exact and not self.reason and self.problem.severity == "problem"


def listed(program: Program, library: Library) -> tuple[Listed, ...]:
    """Problems first, then advice, then what is overridden."""
    table = rows(program)
    reasons = {one.code: one.reason for one in program.overrides}
    bare = program.model_copy(update={"overrides": ()}) if reasons else program
    found = [_placed(one, program, table, reasons) for one in review(bare, library)]
    return tuple(sorted(found, key=lambda one: bool(one.reason)))


def counts(findings: tuple[Listed, ...]) -> tuple[int, int, int]:
    """How many problems, pieces of advice and overrides."""
    still = [one.problem.severity for one in findings if not one.reason]
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


def _placed(
    problem: Problem, program: Program, table: tuple[Row, ...], reasons: dict[str, str]
) -> Listed:
    reason = reasons.get(problem.code, "") if problem.code else ""
    week = int(found[1]) if (found := re.search(r"\bweek (\d+)", problem.where)) else 0
    phase = int(found[1]) if (found := re.search(r"\bphase (\d)", problem.where)) else 0
    if week:
        phase = next((one.phase for one in program.weeks if one.number == week), phase)
    parts = [part.strip() for part in problem.where.split("/")]
    where = ", ".join(_in_words(part, program) for part in parts if part)
    best: tuple[int, Row] | None = None
    for row in table:
        if phase and row.phase != phase:
            continue
        named = row.exercise in parts
        score = 4 * named + 2 * (row.session in parts) + (row.slot in parts)
        if named and week and row.item(week) is None:
            score -= 3
        if (phase or named) and (best is None or score > best[0]):
            best = (score, row)
    if best is None:
        return Listed(problem, None, 1, reason, where)
    row = best[1]
    named = row.exercise in parts
    return Listed(problem, row.key, week or row.weeks[0][0], reason, where, named)


def _in_words(part: str, program: Program) -> str:
    known = program.exercises.get(part)
    return known.patient_name if known else part.replace("_", " ")
