"""How much and how often, as data: programs/rules/dosage.yaml, each with its source."""

from typing import Annotated, get_args

from pydantic import AfterValidator, Field, model_validator

from planner.model.base import Model
from planner.model.exercise.exercise import ExerciseId
from planner.model.exercise.property import PropertyText
from planner.model.vocabulary import Certainty, Function, Irritability, PhaseNumber, Tempo
from planner.model.words_known import Category


def _in_order(given: tuple[int, int]) -> tuple[int, int]:
    if given[0] > given[1]:
        raise ValueError(f"the least ({given[0]}) is more than the most ({given[1]})")
    return given


Range = Annotated[tuple[int, int], AfterValidator(_in_order)]
"""Least and most."""


class UsualOver(Model):
    """How far an exercise's own usual dosage may lie above the range of its kind."""

    sets: int = Field(ge=0, le=3)
    """Sets."""
    reps: int = Field(ge=0, le=10)
    """Repetitions."""
    hold_s: int = Field(ge=0, le=60)
    """Seconds of a hold."""
    effort: int = Field(ge=0, le=3)
    """Points of effort."""
    source: str
    """Where the numbers are from."""
    certainty: Certainty
    """How certain they are."""


class GoalDose(Model):
    """Ranges of dosage for one purpose in one or more phases."""

    name: str
    """relief, strength, …"""
    categories: tuple[Category, ...]
    """The categories it holds for."""
    properties: tuple[PropertyText, ...] = ()
    """If given, only exercises with one of these."""
    phases: tuple[PhaseNumber, ...] = (1, 2, 3, 4)
    """The phases it holds in."""
    sets: Range
    """Sets, least and most."""
    reps: Range
    """Reps, least and most; does not bind exercises done once for a time or a hold."""
    grows: bool = True
    """More week by week; false: it keeps its dose."""
    reps_step: int = Field(default=2, ge=1, le=5)
    """Reps added in one step."""
    hold_s: Range | None = None
    """Hold, least and most, for exercises that are held."""
    duration_s: Range | None = None
    """Duration, least and most, for exercises done for a time."""
    duration_step_s: int = Field(default=60, ge=5, le=600)
    """Seconds added in one step."""
    rest_s: Range
    """Rest between sets, least and most."""
    effort: Range
    """Effort 0-10, least and most."""
    source: str
    """Where the range is from."""
    certainty: Certainty
    """How certain it is."""


class JobDose(Model):
    """The dose that the job of a lane asks for, whatever is usual for the exercise."""

    reps: int = Field(ge=1, le=30)
    """Repetitions, unless it is a position that is held."""
    hold_s: int = Field(ge=0, le=60)
    """The longest hold of a repetition."""
    times_per_day: int = Field(ge=1, le=8)
    """Sittings a day."""
    source: str
    """Where the numbers are from."""
    certainty: Certainty
    """How certain they are."""


class Frequency(Model):
    """How often, by category and phase."""

    categories: tuple[Category, ...]
    """The categories it holds for."""
    properties: tuple[PropertyText, ...] = ()
    """Only exercises with one of these, before the rule of their category; empty: all."""
    phase: PhaseNumber
    """The phase it holds in."""
    days_max: int = Field(ge=1, le=7)
    """Most days a week."""
    times_per_day: int = Field(default=1, ge=1, le=8)
    """Sittings a day."""
    as_needed: bool = False
    """Done when it helps, not counted as a duty."""
    effort_max: int | None = Field(default=None, ge=0, le=10)
    """The most effort in this phase."""
    level_max: int | None = Field(default=None, ge=1)
    """The highest rung in this phase."""


class IrritabilityRule(Model):
    """What irritability allows."""

    level: Irritability
    """Which irritability."""
    dose_factor: float = Field(gt=0, le=1)
    """Times the reps (or hold, or duration)."""
    effort_max: int = Field(ge=0, le=10)
    """The most effort."""
    allows: tuple[Irritability, ...]
    """The `irritability_max` values of exercises that are allowed."""
    any_rung: bool = False
    """Ladders may start on any rung below the patient's usual ones."""
    eases: dict[PhaseNumber, Irritability] = {}
    """Provisionally, until it is rated again: from a phase on, the irritability whose dose and
    effort hold."""
    opens: dict[PhaseNumber, Irritability] = {}
    """The same for the exercises that are allowed."""


class SoreStart(Model):
    """A high usual pain starts the dose low, whatever the irritability."""

    usual_from: int = Field(ge=1, le=10)
    """From this usual pain on, 0-10."""
    dose_as: Irritability
    """The irritability whose dose and effort are the most."""
    phases: tuple[PhaseNumber, ...] = Field(min_length=1)
    """The phases in which it holds."""
    source: str
    """Where the rule is from."""
    certainty: Certainty
    """How certain it is."""


class Progression(Model):
    """How dosage grows from week to week."""

    items_per_week: dict[PhaseNumber, int]
    """How many exercises may grow in the same week, by phase."""
    new_exercise_sets_less: int = Field(ge=0, le=2)
    """Sets fewer in the first week of an exercise."""
    pattern_sets_min: int = Field(ge=1, le=3)
    """The least sets of a pattern from phase 3 on, also in its first week."""
    hold_step_s: int = Field(ge=1, le=10)
    """Seconds of hold added in one step."""
    hold_long_from_s: int = Field(ge=1, le=60)
    """From here a hold is a long one."""
    hold_long_step_s: int = Field(ge=1, le=30)
    """Seconds added to a long hold in one step."""
    hold_with_reps_max_s: int = Field(ge=1, le=60)
    """The longest hold of a repetition, where there are several."""
    load_step_percent: Range
    """Percent of load added in one step."""
    load_steps_max: int = Field(ge=0, le=12)
    """Most steps of load for one exercise before the next rung."""
    slower_tempo: dict[Tempo, Tempo]
    """The next slower tempo."""
    quota_step_percent: int = Field(ge=1, le=50)
    """Percent of dose added a week when progress is by quota."""
    phase_growth_max: float = Field(ge=1, le=3)
    """Times the repetitions or seconds of the week before, at most, when a phase begins."""
    light_week_sets_factor: float = Field(gt=0, lt=1)
    """Times the sets in a light week."""
    source: str
    """Where the rules are from."""


class TimeRules(Model):
    """How minutes are counted."""

    rep_s: dict[Tempo, float]
    """Seconds of one repetition, by tempo."""
    changeover_s: int = Field(ge=0)
    """Seconds to get ready for an exercise."""
    as_needed_free_below_s: int = Field(ge=0)
    """An as-needed item shorter than this is not counted."""
    aerobic_own_rest_s: int = Field(ge=0)
    """Aerobic bouts of this length have their easy part inside, or are spread over the day."""
    shorten: tuple[tuple[int, int], ...] = Field(min_length=1)
    """What to try when time is short, in order: (sets at most, sittings a day at most)."""
    early_sitting_max_s: int = Field(ge=60)
    """In phase 1, the most seconds of one sitting without the aerobic item."""
    source: str
    """Where the rules are from."""


class Placement(Model):
    """Where a ladder starts for a level of function, untested."""

    function: Function
    """The level of function."""
    levels: dict[str, Range]
    """Ladder to lowest and highest starting rung."""
    items_max: dict[PhaseNumber, int]
    """Most items in a session, by phase."""
    rungs_above_start: int = Field(ge=0, le=10)
    """Most rungs a ladder climbs in one program."""
    effort_max: int = Field(ge=0, le=10)
    """The most effort."""
    grow_more: int = Field(default=0, ge=0, le=6)
    """So many more exercises may grow in a week, where irritability is low."""
    frail_ok_only: bool = False
    """Only exercises that suit a frail person."""
    on_a_bed: bool = False
    """What can be done on a bed or a mat is said, done and drawn on the bed."""
    suggested_from_age: int | None = Field(default=None, ge=18, le=120)
    """From this age the intake suggests this level of function, years; the therapist decides."""


class ForGoal(Model):
    """An exercise that the planner gives for a goal alone, where all of this is so."""

    id: ExerciseId
    """The exercise."""
    words: tuple[str, ...] = Field(min_length=1)
    """How a word of the goal begins, written small: run, jog."""
    but_not: tuple[str, ...] = ()
    """With one of these it is another goal: to run errands."""
    phases: tuple[PhaseNumber, ...] = Field(min_length=1)
    """The phases it is given in."""
    functions: tuple[Function, ...] = Field(min_length=1)
    """The levels of function it is for."""
    irritability: tuple[Irritability, ...] = Field(min_length=1)
    """The irritability that bears it."""
    rungs: dict[str, int] = {}
    """Ladder to the least rung that is trained by then."""
    source: str
    """Where the rule is from."""
    certainty: Certainty
    """How certain it is."""


class DosageRules(Model):
    """programs/rules/dosage.yaml."""

    items_max: int = Field(ge=1, le=6)
    """Most items in any session."""
    items_max_before: int = Field(ge=1, le=6)
    """The same for programs of before lanes, which are kept as they were built."""
    goals: tuple[GoalDose, ...]
    """Dosage ranges; the first that fits an exercise holds."""
    usual_over: UsualOver
    """How far an exercise's own dosage may lie above these ranges."""
    jobs: dict[str, JobDose] = {}
    """By the job of a lane; such a dose does not grow, and irritability leaves it as it is."""
    frequencies: tuple[Frequency, ...]
    """How often."""
    irritability: tuple[IrritabilityRule, ...]
    """What irritability allows."""
    dose_factor_for: tuple[Category, ...]
    """The categories whose dose an irritable back makes smaller."""
    sore_start: SoreStart
    """What a high usual pain makes of the dose."""
    progression: Progression
    """How dosage grows."""
    time: TimeRules
    """How minutes are counted."""
    by_hand_only: tuple[ExerciseId, ...] = ()
    """Exercises only a therapist puts in."""
    for_a_goal: tuple[ForGoal, ...] = ()
    """Exercises that are given for a goal alone."""
    placement: tuple[Placement, ...]
    """Where ladders start."""

    @model_validator(mode="after")
    def _complete(self) -> "DosageRules":
        """Every case a program can meet has its rule."""
        gaps = [
            *({*get_args(Function)} - {one.function for one in self.placement}),
            *({*get_args(Irritability)} - {one.level for one in self.irritability}),
            *({*get_args(Tempo)} - self.time.rep_s.keys()),
        ]
        for category in dict.fromkeys(name for one in self.goals for name in one.categories):
            for phase in (1, 2, 3, 4):
                often = [
                    rule
                    for rule in self.frequencies
                    if phase == rule.phase and category in rule.categories and not rule.properties
                ]
                dose = [
                    goal
                    for goal in self.goals
                    if phase in goal.phases and category in goal.categories and not goal.properties
                ]
                gaps += [f"{category} in phase {phase}"] if not often or not dose else []
        if gaps:
            raise ValueError(f"there is no rule for {gaps[0]}")
        return self

    def doses(self, category: str) -> bool:
        """Whether there are ranges for a kind of exercise; then there are for every phase."""
        return any(category in one.categories for one in self.goals)
