"""The clinical rules as data: precautions, red flags, findings, phases, dosage, the home.

Every number of these models stands in programs/rules with its source; none is in code.
"""

from typing import Literal

from pydantic import Field

from planner.model.base import Model
from planner.model.exercise import ExerciseId, Sentence
from planner.model.guidance import Guidance
from planner.model.intake import RuleId
from planner.model.property import PropertyText
from planner.model.vocabulary import (
    Category,
    Certainty,
    Equipment,
    Function,
    Irritability,
    Load,
    PhaseNumber,
    Presentation,
    Tempo,
    Weekday,
)

Range = tuple[int, int]
Action = Literal["emergency", "urgent", "caution"]


class Limits(Model):
    """What a precaution allows only up to."""

    effort_max: int | None = Field(default=None, ge=0, le=10)
    """The most effort, 0-10."""
    items_max: int | None = Field(default=None, ge=1, le=6)
    """The most items in a session."""
    rest_s_min: int | None = Field(default=None, ge=0, le=300)
    """The least rest between sets of resisted exercise, seconds."""


class Precaution(Model):
    """A condition that takes exercises off the menu or changes them (specification 3.2)."""

    id: RuleId
    """Its name in an intake."""
    name: str
    """Its name on the screen."""
    exclude: tuple[PropertyText, ...] = ()
    """Exercises with any of these are left out."""
    exclude_early: tuple[PropertyText, ...] = ()
    """Left out in phases 1 and 2 only."""
    allow: tuple[ExerciseId, ...] = ()
    """Exercises that stay in spite of `exclude`."""
    includes: tuple[RuleId, ...] = ()
    """Precautions whose exclusions and limits apply too."""
    limits: Limits = Limits()
    """What is allowed only up to a point."""
    stop: Action | None = None
    """Stops the program like a red flag, until someone clears the patient."""
    after_clearance: tuple[RuleId, ...] = ()
    """For one that stops: the precautions that apply once the patient is cleared."""
    clearance_before_phase: PhaseNumber | None = None
    """From this phase on a clinician's clearance is needed."""
    weeks_min: int | None = None
    """The shortest program."""
    advice: str = ""
    """For the therapist: what to limit or modify."""
    patient_note: str = ""
    """For the patient: one plain sentence on the handout."""
    prefer: tuple[str, ...] = ()
    """Exercise ids, or properties ("category:balance"), to choose first where there is a choice."""
    heat: bool = True
    """Whether the handout may speak of heat."""
    review_weeks: int = Field(default=6, ge=1, le=52)
    """When the restriction is due for review, weeks."""
    source: str
    """Where the rule is from."""
    certainty: Certainty
    """How certain it is."""


class RedFlagAnswer(Model):
    """One way a red flag can be positive."""

    key: str = Field(pattern=r"^[a-z_]+$")
    """Its name after the dot: RF-07.one_factor."""
    text: str
    """What was answered."""
    action: Action
    """What follows."""
    adds_precautions: tuple[RuleId, ...] = ()
    """Precautions that apply if the program goes on."""


class Escalation(Model):
    """A red flag that weighs more beside another one."""

    beside: tuple[str, ...] = ()
    """Red flags of which one must be positive too; empty: any other."""
    answers: tuple[str, ...] = ()
    """Only for these answers of the flag; empty: for each."""
    action: Action
    """What follows then."""


class RedFlag(Model):
    """A question that comes before the program (specification 4)."""

    id: str = Field(pattern=r"^RF-\d\d$")
    """Its name in an intake."""
    theme: str
    """What it screens for; never shown to a patient."""
    question: Sentence
    """What the therapist asks, in plain words."""
    answers: tuple[RedFlagAnswer, ...] = Field(min_length=1)
    """The ways to be positive; the first holds for the bare id."""
    escalate: tuple[Escalation, ...] = ()
    """When it weighs more."""
    what_to_do: Sentence
    """The action in words, for the therapist."""
    source: str
    """Where the rule is from."""
    certainty: Certainty
    """How certain it is."""


class AddedSlot(Model):
    """A slot that a finding adds, unless the session has one of that category already."""

    name: str
    """Its name on the screen."""
    category: Category
    """What it is filled with."""
    exercises: tuple[ExerciseId, ...] = Field(min_length=1)
    """First the default, then alternates."""
    phases: tuple[PhaseNumber, ...] = (1, 2, 3, 4)
    """The phases it is added in."""
    level_by_irritability: dict[Irritability, Range] = {}
    """The rungs allowed, by irritability, also for a slot that was there already."""
    first: bool = False
    """It opens the session."""
    daily: bool = False
    """It belongs to every day, not to one of A and B."""


class Finding(Model):
    """An examination finding and what it changes (specification 2.2.2)."""

    id: RuleId
    """Its name in an intake."""
    name: str
    """Its name on the screen."""
    slots: tuple[AddedSlot, ...] = ()
    """Slots it adds."""
    adds_precautions: tuple[RuleId, ...] = ()
    """Precautions it brings."""
    start_level: dict[str, Range] = {}
    """Ladder to the rungs to start at."""
    excludes: tuple[PropertyText, ...] = ()
    """Exercises it takes off the menu."""
    slower: bool = False
    """One progression fewer each week."""
    quota: bool = False
    """Progress by quota, not by symptoms."""
    advice: str = ""
    """For the therapist."""
    source: str
    """Where the rule is from."""
    certainty: Certainty
    """How certain it is."""


class Phase(Model):
    """One of the four phases (specification 2.4)."""

    number: PhaseNumber
    """From 1."""
    name: str
    """Its name for the patient."""
    goal: Sentence
    """What it is for, to the patient."""
    ready_when: tuple[Sentence, ...]
    """When to move on, to the patient; advice to the therapist."""
    step_back_when: Sentence
    """When to go back, to the patient."""


class Span(Model):
    """How the weeks of one program length fall on the phases (specification 2.4.1)."""

    weeks: int = Field(ge=6, le=12)
    """Length of the program."""
    phase_weeks: tuple[int, int, int, int]
    """Weeks of each phase."""
    light_week: int | None = None
    """The planned light week, if one is planned."""
    watch_week: int | None = None
    """A week to make half light if effort has crept up."""


class Shift(Model):
    """Weeks moved between phases by a presentation or precaution."""

    presentation: Presentation | None = None
    """The presentation it belongs to."""
    precaution: RuleId | None = None
    """Or the precaution."""
    to_phase: PhaseNumber
    """The phase that gains."""
    from_phases: tuple[PhaseNumber, ...]
    """The phases that give, in this order, each keeping one week."""
    weeks: int = Field(default=1, ge=1, le=4)
    """How many weeks."""
    source: str
    """Where the rule is from."""
    certainty: Certainty
    """How certain it is."""


class PhaseRules(Model):
    """programs/rules/phases.yaml."""

    phases: tuple[Phase, Phase, Phase, Phase]
    """The four phases."""
    spans: tuple[Span, ...]
    """Week spans for every length."""
    shifts: tuple[Shift, ...] = ()
    """What moves weeks between phases."""
    source: str
    """Where the spans are from."""


class GoalDose(Model):
    """Ranges of dosage for one purpose in one or more phases (specification 2.7)."""

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


class Frequency(Model):
    """How often, by category and phase (specification 2.4.2)."""

    categories: tuple[Category, ...]
    """The categories it holds for."""
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
    """What irritability allows (specification 2.6)."""

    level: Irritability
    """Which irritability."""
    dose_factor: float = Field(gt=0, le=1)
    """Times the reps (or hold, or duration)."""
    effort_max: int = Field(ge=0, le=10)
    """The most effort."""
    allows: tuple[Irritability, ...]
    """The `irritability_max` values of exercises that are allowed."""


class Progression(Model):
    """How dosage grows from week to week (specification 2.7)."""

    items_per_week: dict[PhaseNumber, int]
    """How many exercises may grow in the same week, by phase."""
    new_exercise_sets_less: int = Field(ge=0, le=2)
    """Sets fewer in the first week of an exercise."""
    hold_step_s: int = Field(ge=1, le=10)
    """Seconds of hold added in one step."""
    load_step_percent: Range
    """Percent of load added in one step."""
    load_steps_max: int = Field(ge=0, le=12)
    """Most steps of load for one exercise before the next rung."""
    slower_tempo: dict[Tempo, Tempo]
    """The next slower tempo."""
    quota_step_percent: int = Field(ge=1, le=50)
    """Percent of dose added a week when progress is by quota."""
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
    aerobic_min_s: int = Field(ge=60)
    """The shortest aerobic item worth doing, seconds a day."""
    aerobic_good_s: int = Field(ge=60)
    """What the aerobic item should keep while other items can be made shorter, seconds a day."""
    kept_for_growth: float = Field(ge=0, lt=0.5)
    """The part of the minutes left free in an exercise's first week, so that it can grow."""
    shorten: tuple[tuple[int, int], ...] = Field(min_length=1)
    """What to try when time is short, in order: (sets at most, sittings a day at most)."""
    early_sitting_max_s: int = Field(ge=60)
    """In phase 1, the most seconds of one sitting without the aerobic item."""
    source: str
    """Where the rules are from."""


class Placement(Model):
    """Where a ladder starts for a level of function, untested (specification 2.2.4)."""

    function: Function
    """The level of function."""
    levels: dict[str, Range]
    """Ladder to lowest and highest starting rung."""
    items_max: dict[PhaseNumber, int]
    """Most items in a session, by phase."""
    frail_ok_only: bool = False
    """Only exercises that suit a frail person."""


class DosageRules(Model):
    """programs/rules/dosage.yaml."""

    items_max: int = Field(ge=1, le=6)
    """Most items in any session."""
    goals: tuple[GoalDose, ...]
    """Dosage ranges; the first that fits an exercise holds."""
    frequencies: tuple[Frequency, ...]
    """How often."""
    irritability: tuple[IrritabilityRule, ...]
    """What irritability allows."""
    progression: Progression
    """How dosage grows."""
    time: TimeRules
    """How minutes are counted."""
    placement: tuple[Placement, ...]
    """Where ladders start."""
    rungs_above_start: dict[PhaseNumber, int]
    """How far above the highest starting rung a ladder may be by each phase."""
    rungs_above_floor: dict[PhaseNumber, int]
    """How far from the lowest starting rung a ladder must be by each phase; -1 is one below."""
    training_days: dict[int, tuple[Weekday, ...]]
    """Days a week to the days themselves."""
    pattern_days_max: int = Field(ge=1, le=7)
    """Most days a week with strength work when A and B take turns."""


class Substitute(Model):
    """A household thing in place of equipment."""

    equipment: Equipment
    """What it stands in for."""
    loads: tuple[Load, ...]
    """Only for exercises of these loads."""
    use: str
    """The thing, as the patient reads it: "a shopping bag"."""


class HomeRules(Model):
    """programs/rules/home.yaml."""

    every_home_has: tuple[Equipment, ...]
    """What need not be in an intake."""
    substitutes: tuple[Substitute, ...]
    """What can stand in for what."""


class GoalMap(Model):
    """Words in a patient's goal, and the ladders that train for it (specification 2.2.3)."""

    words: tuple[str, ...]
    """Any of these in the goal."""
    trains: tuple[str, ...]
    """Categories that serve it."""


class RuleBook(Model):
    """All of programs/rules."""

    precautions: dict[str, Precaution]
    """By id."""
    red_flags: dict[str, RedFlag]
    """By id, in the order they are asked."""
    actions: dict[Action, str]
    """What each action means, in words."""
    findings: dict[str, Finding]
    """By id."""
    phases: PhaseRules
    """Phases and week spans."""
    dosage: DosageRules
    """How much and how often."""
    home: HomeRules
    """What every home has."""
    goals: tuple[GoalMap, ...]
    """Goals to ladders."""
    guidance: Guidance
    """What every handout says."""
