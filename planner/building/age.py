"""What follows from the year of birth: impossible years, and patients the programs are not for."""

from planner.model.finding import Finding, Place
from planner.model.intake import Intake
from planner.model.rules.age_rules import AgeRules
from planner.model.rules.rules import RuleBook

_PLACE = Place(field="patient")


def age_problems(intake: Intake, rules: RuleBook, this_year: int) -> tuple[Finding, ...]:
    """A year of birth that cannot be: this year, one to come, or one too long ago."""
    born = intake.patient.birth_year
    if born is None or 0 < this_year - born <= rules.ages.oldest:
        return ()
    return (
        Finding(
            rule=rules.review.rule("age"),
            place=_PLACE,
            value=born,
            message=f"nobody who was born in {born} is a patient in {this_year}.",
            advice="Type the year of birth with four digits, or leave it out.",
            may_override=False,
        ),
    )


def with_age(intake: Intake, rules: AgeRules, this_year: int) -> Intake:
    """The intake with the precaution that a patient under age brings; it stays in the record."""
    born, brought = intake.patient.birth_year, rules.younger_brings
    if born is None or this_year - born >= rules.adult_from or brought in intake.precautions:
        return intake
    return intake.model_copy(update={"precautions": (*intake.precautions, brought)})


def age_advice(intake: Intake, rules: RuleBook, this_year: int) -> tuple[Finding, ...]:
    """A patient who comes of age this year may not have had the birthday yet."""
    born, ages = intake.patient.birth_year, rules.ages
    if born is None or this_year - born != ages.adult_from:
        return ()
    return (
        Finding(
            rule=rules.review.rule("age"),
            place=_PLACE,
            cause=ages.younger_brings,
            message=f"born in {born}: ask whether the patient is {ages.adult_from} already.",
            advice=f"If not, add the precaution {ages.younger_brings}.",
            severity="advice",
        ),
    )
