"""What the rules propose at a visit, worst first; the therapist decides each."""

from planner.follow_up.alarm import alarms
from planner.follow_up.derive import Situation
from planner.follow_up.exercise_rules import EASES, UP
from planner.follow_up.of_exercises import of_exercises
from planner.follow_up.of_program import of_program
from planner.follow_up.program_rules import FREEZES
from planner.follow_up.waiting import HURT
from planner.model.follow_up.proposal import Proposal


def propose(at: Situation) -> tuple[Proposal, ...]:
    """Every proposal in the order it should be read; an alarm is alone. Same facts, same list."""
    alarm = _alarm(at)
    if alarm:
        return (alarm,)
    of_plan = tuple(of_program(at))
    frozen = next((one for one in of_plan if one.rule in FREEZES), None)
    lanes = of_exercises(at, frozen.rule if frozen else "")
    found = (*of_plan, *(_with_numbers_of(frozen, one) for one in lanes))
    return tuple(one for one in found if not _is_decided(at, one))


def _is_decided(at: Situation, one: Proposal) -> bool:
    """It was decided at an earlier visit for the same week, which is still to come.

    Of an exercise that was decided only what eases it otherwise is asked again, and whether what
    was to move up waits after all.
    """
    before = [p for p in at.decided if p.slot == one.slot]
    if one.rule in {p.rule for p in before}:
        return True
    if not before or not one.slot or one.action in EASES:
        return False
    return one.action != "hold" or not any(p.action in UP for p in before)


def _with_numbers_of(frozen: Proposal | None, lane: Proposal) -> Proposal:
    """What holds for the whole program holds a lane by the program's numbers."""
    if frozen is None or lane.rule != frozen.rule:
        return lane
    hurt = {"reason": HURT} if lane.numbers.get("reason") == HURT else {}
    return lane.model_copy(update={"numbers": {**frozen.numbers, **hurt}})


def _alarm(at: Situation) -> Proposal | None:
    """A safety box or a finding: everything stops until someone has cleared it."""
    reasons = [what for _, what in alarms(at)]
    if not reasons:
        return None
    return Proposal(rule="P1", action="stop", numbers={"reason": "; ".join(reasons)})
