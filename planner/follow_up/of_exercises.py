"""What is proposed for each lane."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planner.building.edit import alternatives, rung_below
from planner.building.rows import Row
from planner.follow_up.basis import numbers, question
from planner.follow_up.derive import Situation, current, exercise_facts, same_numbers
from planner.follow_up.doses import dosed, is_at_top
from planner.follow_up.exercise_rules import UP, Decision, decide
from planner.follow_up.facts import ExerciseFacts, PlanFacts
from planner.follow_up.own_rules import own_numbers, own_rule
from planner.model.follow_up.proposal import Proposal, ProposedAction
from planner.model.program.program import Item


@dataclass(frozen=True)
class _Lane:
    """A lane at the visit, with the rule that fired."""

    row: Row
    facts: ExerciseFacts
    decision: Decision


def of_exercises(at: Situation, frozen: str) -> Iterator[Proposal]:
    """Each lane that is done now, in the order of the program; and what hurts and is to come."""
    lanes = [row for row in at.lanes if row.item(at.last_week) is not None]
    plan = PlanFacts(
        usual=at.usual,
        today=at.today,
        frozen=frozen,
        adherence=at.adherence(at.last_week),
        effort_max=at.case.effort_max(at.program.weeks[at.last_week - 1].phase),
        irritable=at.case.intake.irritability == "high" or at.found.irritability == "high",
        same_numbers=same_numbers(at),
    )
    decided = [_decided(at, row, plan) for row in lanes]
    ready = [one for one in decided if one.decision.action in UP]
    ready.sort(key=lambda one: (not one.facts.essential, one.facts.grown))
    for one in ready[_growth_allowed(at) :]:
        place = decided.index(one)
        decided[place] = _decided(at, one.row, replace(plan, growth_left=0))
    for one in decided:
        yield _proposal(at, one, frozen)
    for row in at.lanes:
        if row.first > at.last_week and _hurts(at, row.cells[0].item):
            easy = _easier(at, row)
            yield Proposal(
                rule="E4b" if easy else "E6",
                action="rung_down" if easy else "drop",
                slot=row.slot,
                exercise=row.exercise,
                alternative=easy,
                numbers={"reason": "hurts with this kind of move", "weeks": "0"},
            )


def _growth_allowed(at: Situation) -> int:
    """How many lanes may grow; one fewer after bad sleep."""
    most = at.case.growing_max(at.next_phase)
    sleep = at.week_told(at.last_week).sleep
    poor = sleep is not None and sleep <= at.rules.light_week.sleep_at_most
    return max(1, most - 1) if poor else most


def _decided(at: Situation, row: Row, plan: PlanFacts) -> _Lane:
    facts = exercise_facts(at, row, rung_below=bool(_easier(at, row)))
    found = decide(facts, plan, at.rules, at.library.rules.guidance.pain)
    if _hurts(at, current(at, row)) and found.action not in _OUT:
        # That this kind hurts weighs as a red session of each, whatever the diary says.
        found = Decision("rung_down", "E4b") if facts.rung_below else Decision("swap", "E3")
    if found.action in UP and plan.adherence is None:
        found = Decision("hold", "E7b")
    if is_at_top(at, row, found):
        found = Decision("hold", "top")
    return _Lane(row, facts, own_rule(at, row, facts, found))


_OUT = ("take_out", "swap", "drop", "start_dose", "rung_down", "less")


def _hurts(at: Situation, item: Item) -> bool:
    there = at.library.exercises.get(item.exercise)
    return there is not None and there.category in at.found.hurts


def _easier(at: Situation, row: Row) -> str | None:
    """The easier exercise that suits the patient, if there is one."""
    if at.next_week > row.last:
        return None
    below = rung_below(at.case, at.program, _as_now(at, row), at.next_week)
    return below.id if below else None


def _as_now(at: Situation, row: Row) -> Row:
    """The lane going on with what it has now: it may be about to climb, and nothing done now is a
    rung below itself."""
    now = current(at, row).exercise
    cells = (
        cell
        if cell.week < at.next_week
        else replace(cell, item=cell.item.model_copy(update={"exercise": now}))
        for cell in row.cells
    )
    return replace(row, cells=tuple(cells))


def _proposal(at: Situation, lane: _Lane, frozen: str) -> Proposal:
    row, decision = lane.row, lane.decision
    item = current(at, row)
    alternative = None
    if decision.action == "swap":
        alternative = _other(at, row, decision, frozen)
        if alternative is None and item.essential and decision.rule != "E2":
            decision = Decision("less", "E4c")
    elif decision.action == "rung_down":
        alternative = _easier(at, row)
    action: ProposedAction = decision.action
    if action == "swap" and alternative is None:
        action = "drop"
    return Proposal(
        rule=decision.rule,
        action=action,
        slot=row.slot,
        exercise=item.exercise,
        alternative=alternative,
        item=dosed(at, row, decision),
        numbers=numbers(at, lane.facts, decision) | own_numbers(at, row, lane.facts, decision.rule),
        question=question(lane.facts, decision),
    )


def _other(at: Situation, row: Row, decision: Decision, frozen: str) -> str | None:
    """What may take a lane's place: the nearest; of another ladder where it did not settle.

    A preference is met by the nearest, by a harder step of its ladder last, and not while nothing
    grows; what was stepped back twice needs another way, and never that.
    """
    if at.next_week > row.last:
        return None
    now = at.library.exercises.get(current(at, row).exercise)
    phase = at.program.weeks[at.last_week - 1].phase
    fits = [
        one.exercise
        for one in alternatives(at.program, at.library, _as_now(at, row), at.next_week)
        if not one.against and not at.case.excludes(one.exercise, phase)
    ]
    if now is None:
        return next((one.id for one in fits), None)
    harder = [one for one in fits if one.ladder == now.ladder and one.level > now.level]
    order = [one for one in fits if one not in harder]
    if decision.rule == "E2":
        order += [] if frozen else harder
    else:
        order.sort(key=lambda one: one.ladder == now.ladder)
    return next((one.id for one in order), None)
