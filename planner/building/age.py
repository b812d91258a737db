"""What follows from the year of birth: impossible years, and patients the programs are not for."""

from planner.model.intake import Intake
from planner.model.problem import Problem
from planner.model.rules.age_rules import AgeRules


def age_problems(intake: Intake, rules: AgeRules, this_year: int) -> tuple[Problem, ...]:
    """A year of birth that cannot be: this year, one to come, or one too long ago."""
    born = intake.patient.birth_year
    if born is None or 0 < this_year - born <= rules.oldest:
        return ()
    message = f"nobody who was born in {born} is a patient in {this_year}."
    advice = "Type the year of birth with four digits, or leave it out."
    return (Problem(where="patient.birth_year", message=message, advice=advice),)


def with_age(intake: Intake, rules: AgeRules, this_year: int) -> Intake:
    """The intake with the precaution that a patient under age brings; it stays in the record."""
    born, brought = intake.patient.birth_year, rules.younger_brings
    if born is None or this_year - born >= rules.adult_from or brought in intake.precautions:
        return intake
    return intake.model_copy(update={"precautions": (*intake.precautions, brought)})


def age_advice(intake: Intake, rules: AgeRules, this_year: int) -> tuple[Problem, ...]:
    """A patient who comes of age this year may not have had the birthday yet."""
    born = intake.patient.birth_year
    if born is None or this_year - born != rules.adult_from:
        return ()
    return (
        Problem(
            where="patient.birth_year",
            message=f"born in {born}: ask whether the patient is {rules.adult_from} already.",
            advice=f"If not, add the precaution {rules.younger_brings}.",
            code="age",
            severity="advice",
        ),
    )
