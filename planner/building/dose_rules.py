"""The rules of how often and how much that hold for an exercise in a phase."""

from planner.model.exercise.exercise import Exercise
from planner.model.exercise.property import has_property
from planner.model.rules.dosage_rules import DosageRules, Frequency, GoalDose


def frequency_of(exercise: Exercise, phase: int, rules: DosageRules) -> Frequency:
    """How often; a rule for some of a kind goes before that of the kind."""
    holding = [
        rule
        for rule in rules.frequencies
        if rule.phase == phase
        and exercise.category in rule.categories
        and (not rule.properties or any(has_property(exercise, p) for p in rule.properties))
    ]
    return next((rule for rule in holding if rule.properties), holding[0])


def goal_dose_of(exercise: Exercise, phase: int, rules: DosageRules) -> GoalDose:
    """How much: the range that holds."""
    return next(
        goal
        for goal in rules.goals
        if exercise.category in goal.categories
        and phase in goal.phases
        and (not goal.properties or any(has_property(exercise, text) for text in goal.properties))
    )
