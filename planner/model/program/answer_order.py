"""The order in which the answers from a phone tell of a program."""

from typing import Final, get_args

from planner.model.program.checkin import Verdict
from planner.model.program.program import Program
from planner.model.rules.follow_up_rules import SafetyId

VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)
"""The marks of an exercise, from 1; 0 is none."""
SIGNS: Final[tuple[SafetyId, ...]] = get_args(SafetyId)
"""The safety questions, a bit each."""


def exercise_order(program: Program) -> tuple[str, ...]:
    """Every exercise once, as it first stands in the weeks."""
    return tuple(
        dict.fromkeys(
            item.exercise
            for week in program.weeks
            for session in week.sessions
            for item in session.items
        )
    )
