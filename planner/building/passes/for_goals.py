"""An exercise that is given for a goal alone takes the place of another of its kind."""

from collections.abc import Mapping
from dataclasses import replace

from planner.building.case import Case
from planner.building.goal_words import about
from planner.building.passes.select import Selected, left_out
from planner.model.exercise.exercise import Exercise
from planner.model.program.program import LeftOut
from planner.model.rules.dosage_rules import ForGoal


def for_goals(
    case: Case, selected: tuple[Selected, ...]
) -> tuple[tuple[Selected, ...], tuple[LeftOut, ...]]:
    """The phases with each such exercise in one session, and what a rule keeps from the patient."""
    rungs: dict[str, int] = {}
    phases, kept_from = [], dict[LeftOut, None]()
    for one in selected:
        for choice in (choice for _, filled in one.sessions for choice in filled):
            ladder = choice.exercise.ladder
            rungs[ladder] = max(rungs.get(ladder, 0), choice.exercise.level)
        for rule in case.library.rules.dosage.for_a_goal:
            exercise = case.library.exercises.get(rule.id)
            if exercise and _is_so(case, rule, one.phase, rungs):
                one, against = _once(case, one, exercise)
                kept_from |= dict.fromkeys(against)
        phases.append(one)
    return tuple(phases), tuple(kept_from)


def _is_so(case: Case, rule: ForGoal, phase: int, rungs: Mapping[str, int]) -> bool:
    intake = case.intake
    return (
        phase in rule.phases
        and intake.function in rule.functions
        and intake.irritability in rule.irritability
        and all(rungs.get(ladder, 0) >= least for ladder, least in rule.rungs.items())
        and any(about(g, rule.words) and not about(g, rule.but_not) for g in intake.goals)
    )


def _once(
    case: Case, selected: Selected, exercise: Exercise
) -> tuple[Selected, tuple[LeftOut, ...]]:
    """In place of the first of its category that is a duty, if no rule takes it off the menu."""
    for number, (name, filled) in enumerate(selected.sessions):
        for index, one in enumerate(filled):
            if one.exercise.category != exercise.category or one.slot.as_needed:
                continue
            against = case.exclusions(exercise, selected.phase)
            if against:
                rules = ((each.rule, each.property) for each in against)
                return selected, tuple(left_out(exercise, one.slot, *each) for each in rules)
            reasons = (one.reasons[0], f"In place of {one.exercise.name}, for the goal.")
            chosen = replace(one, exercise=exercise, reasons=reasons)
            there = (name, (*filled[:index], chosen, *filled[index + 1 :]))
            sessions = (*selected.sessions[:number], there, *selected.sessions[number + 1 :])
            return replace(selected, sessions=sessions), ()
    return selected, ()
