"""What the intake suggests before the therapist decides."""

from planner.model.intake import Intake
from planner.model.library import Library
from planner.model.vocabulary import Function

USUAL: Function = Intake.model_fields["function"].default
"""Where no age suggests another level of function."""


def suggested_function(birth_year: int | None, this_year: int, library: Library) -> Function:
    """The level of function that an age suggests: the one with the highest age it reaches."""
    if birth_year is None:
        return USUAL
    age = this_year - birth_year
    reached = [
        (rule.suggested_from_age, rule.function)
        for rule in library.rules.dosage.placement
        if rule.suggested_from_age is not None and age >= rule.suggested_from_age
    ]
    return max(reached)[1] if reached else USUAL
