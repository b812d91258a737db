"""How a program comes about week by week, as data: programs/rules/shape.yaml."""

from typing import get_args

from pydantic import Field, model_validator

from planner.model.base import Model
from planner.model.rules.template import LaneJob
from planner.model.vocabulary import Certainty, Function, Irritability, Weekday


class FewRule(Model):
    """How much may be new, for everyone or for those who learn few things at a time."""

    new_per_week: int = Field(ge=1, le=4)
    """New exercises in a week after the first."""
    distinct_max: dict[int, int]
    """Weeks of the program to exercises in all of it."""
    source: str
    """Where the numbers are from."""
    certainty: Certainty
    """How certain they are."""

    @model_validator(mode="after")
    def _every_length(self) -> "FewRule":
        if list(self.distinct_max) != list(range(6, 13)):
            raise ValueError("distinct_max is needed for 6 to 12 weeks, each once and in order")
        return self


class KeptRule(Model):
    """How long an exercise is kept before another takes its place."""

    weeks_min: int = Field(ge=1, le=6)
    """Weeks at least."""
    strength_weeks_min: int = Field(ge=1, le=8)
    """Weeks at least for the six patterns."""
    none_new_last_weeks: int = Field(ge=0, le=4)
    """In so many last weeks nothing is new."""
    climb_first: tuple[str, ...] = ()
    """Jobs of lanes that climb before others do, beside those that a goal names."""
    source: str
    """Where the numbers are from."""
    certainty: Certainty
    """How certain they are."""


class WeekShape(Model):
    """Which days hold strength work, by days of exercise a week."""

    training_days: dict[int, tuple[Weekday, ...]]
    """Days a week to the days themselves."""
    strength_days: dict[int, tuple[Weekday, ...]]
    """Days a week to those with strength work; never two in a row."""
    full_body_patterns_max: int = Field(ge=1, le=6)
    """Up to so many patterns every strength day holds all of them; above, A and B take turns."""
    a_patterns: tuple[str, ...]
    """The patterns of A; the others are those of B."""
    sets_growth_max: float = Field(gt=1, le=3)
    """The most that weekly strength sets grow, as a factor of the week before."""
    sets_free_weeks: int = Field(ge=0, le=4)
    """Weeks of strength work in which they may grow faster: it begins from nothing."""
    source: str
    """Where the rules are from."""
    certainty: Certainty
    """How certain they are."""

    @model_validator(mode="after")
    def _fits(self) -> "WeekShape":
        for days in range(2, 8):
            training = self.training_days.get(days, ())
            if len(training) != days:
                raise ValueError("training_days must name the days for 2 to 7 days a week")
            if not {*self.strength_days.get(days, ("none",))} <= {*training}:
                raise ValueError(f"strength_days of {days} days a week are no training days")
        return self


class StartRule(Model):
    """Where in its window an untested ladder starts, by irritability."""

    irritability: Irritability
    """As found today."""
    rungs_below_top: int = Field(ge=0, le=5)
    """Rungs below the top of the window."""
    phases_early: dict[Function, int] = {}
    """By function: how many phases before its usual one an exercise may be taken."""
    lanes_early: dict[Function, int] = {}
    """By function: how many phases before its usual one a lane comes in."""


class ReadingRule(Model):
    """How long it takes to read a card."""

    new_card_s: int = Field(ge=0, le=300)
    """Seconds to read a new card, in its first week."""
    source: str
    """Where they are from."""
    certainty: Certainty
    """How certain they are."""


class RecoveredRule(Model):
    """A program to prevent the next episode: walking, strength and what to know."""

    drops: tuple[LaneJob, ...]
    """Jobs of lanes that nobody needs any more."""
    phases_early: int = Field(ge=0, le=3)
    """How many phases before their usual one lanes and their exercises come in."""
    strength_days_max: int = Field(ge=1, le=3)
    """Days of strength work a week."""
    source: str
    """Where the rule is from."""
    certainty: Certainty
    """How certain it is."""


class ShapeRules(Model):
    """programs/rules/shape.yaml."""

    usual: FewRule
    """For most."""
    few: FewRule
    """For the frail, and where a precaution asks for few things at a time."""
    kept: KeptRule
    """How long exercises are kept."""
    week: WeekShape
    """Which days hold what."""
    starts: tuple[StartRule, StartRule, StartRule]
    """Where ladders start."""
    recovered: RecoveredRule
    """For those who are well again."""
    reading: ReadingRule
    """Reading counts too."""

    @property
    def reading_s(self) -> int:
        """Seconds to read a new card."""
        return self.reading.new_card_s

    @model_validator(mode="after")
    def _each_once(self) -> "ShapeRules":
        if {rule.irritability for rule in self.starts} != {*get_args(Irritability)}:
            raise ValueError("starts are needed for low, moderate and high, each once")
        return self


class WalkStart(Model):
    """Where walking begins when nobody knows what the patient walks now, by function."""

    function: Function
    """The level of function."""
    week_min: int = Field(ge=5, le=150)
    """Minutes a week."""
    bout_min: int = Field(ge=1, le=30)
    """Minutes without a rest."""


class WalkRules(Model):
    """programs/rules/walking.yaml."""

    starts: tuple[WalkStart, WalkStart, WalkStart, WalkStart]
    """Where walking begins."""
    symptom_free_share: float = Field(gt=0, le=1)
    """The part of the time to symptoms that a bout begins with."""
    growth: tuple[float, float]
    """Growth of a week's minutes, least and most, as a factor of the week before."""
    target_week_min: int = Field(ge=30, le=300)
    """Minutes a week to grow to."""
    days: int = Field(ge=2, le=7)
    """Days a week to spread them over, where the week has room."""
    days_enough: int = Field(ge=1, le=7)
    """So many days a week without strength work are enough to walk on them alone."""
    least_step_min: int = Field(ge=1, le=5)
    """So many minutes a day may always be added, however short the walks are."""
    least_day_min: int = Field(ge=1, le=30)
    """Minutes a day that walking keeps where it must fit into the session."""
    bout_max_min: int = Field(ge=5, le=60)
    """The longest bout."""
    bouts_max: int = Field(ge=1, le=6)
    """Bouts a day at most."""
    source: str
    """Where the numbers are from."""
    certainty: Certainty
    """How certain they are."""

    @model_validator(mode="after")
    def _each_once(self) -> "WalkRules":
        if {start.function for start in self.starts} != {*get_args(Function)}:
            raise ValueError("starts are needed for every level of function, each once")
        return self
