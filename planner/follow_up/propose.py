"""What the rules propose at a visit, worst first; the therapist decides each."""

from planner.follow_up.alarm import alarms
from planner.follow_up.derive import Situation
from planner.follow_up.of_exercises import of_exercises
from planner.follow_up.of_program import of_program
from planner.model.follow_up.proposal import Proposal


def propose(at: Situation) -> tuple[Proposal, ...]:
    """Every proposal in the order it should be read; an alarm is alone. Same facts, same list."""
    alarm = _alarm(at)
    if alarm:
        return (alarm,)
    of_plan = tuple(of_program(at))
    frozen = next((one for one in of_plan if one.rule in _FREEZE), None)
    lanes = of_exercises(at, frozen.rule if frozen else "")
    return (*of_plan, *(_with_numbers_of(frozen, one) for one in lanes))


def _with_numbers_of(frozen: Proposal | None, lane: Proposal) -> Proposal:
    """What holds for the whole program holds a lane by the program's numbers."""
    if frozen is None or lane.rule != frozen.rule:
        return lane
    return lane.model_copy(update={"numbers": frozen.numbers})


_FREEZE = ("gap_part", "gap_phase", "gap_intake", "P4", "P9")
"""Rules of the whole program that let nothing grow."""


def _alarm(at: Situation) -> Proposal | None:
    """A safety box or a finding: everything stops until someone has cleared it."""
    reasons = [what for _, what in alarms(at)]
    if not reasons:
        return None
    return Proposal(rule="P1", action="stop", numbers={"reason": "; ".join(reasons)})
