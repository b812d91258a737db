"""What the review of a program goes by, as data: programs/rules/review.yaml."""

from pydantic import Field

from planner.model.base import Model
from planner.model.finding import Rule
from planner.model.vocabulary import Certainty, PhaseNumber
from planner.model.words_known import Category, Presentation


class ReviewRule(Model):
    """A rule whose numbers, if it has any, stand with what it compares: the intake, the dosage."""

    name: str = Field(min_length=1, max_length=80)
    """Its name for the therapist."""
    source: str = Field(min_length=1)
    """Where it is from."""
    certainty: Certainty
    """How certain it is."""


class PhasesRule(ReviewRule):
    """A rule that holds in some phases."""

    phases: tuple[PhaseNumber, ...] = Field(min_length=1)
    """Where it holds."""


class CategoriesRule(PhasesRule):
    """A rule about the kinds of exercise of a phase."""

    categories: tuple[Category, ...] = Field(min_length=1)
    """The kinds."""


class StrengthRule(CategoriesRule):
    """Enough exercises of some kinds, for some presentations."""

    presentations: tuple[Presentation, ...] = Field(min_length=1)
    """For these."""
    exercises_min: int = Field(ge=1, le=6)
    """The fewest different exercises."""


class JumpRule(ReviewRule):
    """How fast a ladder's load may rise."""

    classes_max: int = Field(ge=1, le=4)
    """The most classes of load from a phase to the next."""


class VariablesRule(ReviewRule):
    """How much of one exercise's dosage may grow at once."""

    variables_max: int = Field(ge=1, le=5)
    """The most variables in one week."""


class ReviewRules(Model):
    """programs/rules/review.yaml: one entry a rule, under its code."""

    unknown: ReviewRule
    """An id of the intake leads nowhere."""
    not_cleared: ReviewRule
    """A red flag that stops a program stands, and nobody cleared the patient."""
    age: ReviewRule
    """A year of birth that cannot be, or of somebody who may be under age."""
    pain: ReviewRule
    """A usual pain so high that the program begins with care."""
    unsaid: ReviewRule
    """Safety words that the program should hold and does not."""
    withdrawn: ReviewRule
    """An exercise that the library does not have any more."""
    miscounted: ReviewRule
    """Minutes that are not those of the exercises."""
    changed: ReviewRule
    """An exercise that reads otherwise in the library than in the program."""
    excluded: ReviewRule
    """An exercise that a rule takes off the menu."""
    limit: ReviewRule
    """Beyond what a condition allows of an exercise."""
    dose: ReviewRule
    """More than the range of its kind and the exercise's own usual dosage."""
    effort: ReviewRule
    """More effort than irritability and precautions allow."""
    minutes: ReviewRule
    """More minutes than the patient has."""
    items: ReviewRule
    """More exercises in a session than the rules allow."""
    empty: ReviewRule
    """A session with nothing in it."""
    days: ReviewRule
    """Days of an exercise that its session has not; a day of a session with nothing on it."""
    aerobic: CategoriesRule
    """None of these kinds in a phase."""
    aerobic_minutes: ReviewRule
    """A week with fewer aerobic minutes than the one before."""
    passive: CategoriesRule
    """Nothing but these kinds in a phase."""
    patterns: CategoriesRule
    """One of these kinds is missing in a phase."""
    no_room: ReviewRule
    """Lanes that the minutes or the weeks have no room for."""
    strength: StrengthRule
    """Too few exercises of these kinds."""
    load_jump: JumpRule
    """A ladder's load rises too fast from a phase to the next."""
    two_at_once: VariablesRule
    """Too much of one exercise's dosage grows in one week."""
    growth: ReviewRule
    """More exercises grow in one week than the dosage rules allow."""
    unfilled: ReviewRule
    """No exercise fits a slot."""
    too_short: ReviewRule
    """Not one exercise fits the patient's minutes."""
    clearance: ReviewRule
    """A phase waits for a clinician's clearance."""
    weeks_min: ReviewRule
    """A precaution needs a longer program."""
    red_flag: ReviewRule
    """A red flag is positive."""
    examination: ReviewRule
    """What a finding of the examination advises."""
    provisional: ReviewRule
    """Later phases are dosed as if irritability had come down."""
    unused_override: ReviewRule
    """An override that silences no finding."""

    def rule(self, code: str) -> Rule:
        """The rule of a code, as findings carry it."""
        one: ReviewRule = getattr(self, code)
        return Rule(code=code, name=one.name, certainty=one.certainty, source=one.source)
