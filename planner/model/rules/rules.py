"""The clinical rules as data: precautions, red flags, findings, phases, dosage, the home.

Every number of these models stands in programs/rules with its source; none is in code.
"""

from string import Formatter
from typing import Literal

from pydantic import Field, model_validator

from planner.model.base import Model
from planner.model.exercise.exercise import ExerciseId, Sentence
from planner.model.exercise.property import PropertyText
from planner.model.goal_words import about
from planner.model.intake import RuleId
from planner.model.language import InLanguages
from planner.model.rules.age_rules import AgeRules
from planner.model.rules.baseline_rules import BaselineRules
from planner.model.rules.dosage_rules import DosageRules, Range
from planner.model.rules.follow_up_rules import FollowUpRules
from planner.model.rules.guidance import CallRule, Guidance
from planner.model.rules.measure_rules import MeasureRule
from planner.model.rules.property_rules import PropertyRules
from planner.model.rules.review_rules import ReviewRules
from planner.model.rules.selection_rules import SelectionRules
from planner.model.rules.shape_rules import ShapeRules, WalkRules
from planner.model.rules.template import LaneJob
from planner.model.vocabulary import Certainty, Irritability, Load, PhaseNumber
from planner.model.words_known import Category, Equipment, Presentation

Action = Literal["emergency", "urgent", "caution"]


class Limits(Model):
    """What a precaution allows only up to."""

    effort_max: int | None = Field(default=None, ge=0, le=10)
    """The most effort, 0-10."""
    items_max: int | None = Field(default=None, ge=1, le=6)
    """The most items in a session."""
    rest_s_min: int | None = Field(default=None, ge=0, le=300)
    """The least rest between sets of resisted exercise, seconds."""
    few_new: bool = False
    """Few exercises, and few new ones at a time (shape.yaml)."""


class AddedSlot(Model):
    """A lane that a finding or a precaution adds."""

    name: str
    """Its name on the screen."""
    job: LaneJob
    """What it is for."""
    category: Category
    """What it is filled with."""
    exercises: tuple[ExerciseId, ...] = Field(min_length=1)
    """First the default, then alternates."""
    phases: tuple[PhaseNumber, ...] = (1, 2, 3, 4)
    """The phases it is done in."""
    as_needed_from: PhaseNumber | None = None
    """From this phase on it is done when it helps."""
    level_by_irritability: dict[Irritability, Range] = {}
    """The rungs allowed, by irritability, also for a lane that was there already."""
    first: bool = False
    """It opens the session."""
    daily: bool = False
    """It belongs to every day."""
    climbs: bool = False
    """Goes up its ladder when its dose has reached the top; balance always does."""
    replaces: bool = False
    """It takes the place of the lane that has its job: the test decides."""


class Precaution(Model):
    """A condition that takes exercises off the menu or changes them."""

    id: RuleId
    """Its name in an intake."""
    name: str
    """Its name on the screen."""
    exclude: tuple[PropertyText, ...] = ()
    """Exercises with any of these are left out."""
    exclude_early: tuple[PropertyText, ...] = ()
    """Left out in the early phases only (selection.yaml says which)."""
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
    """For the patient: a few plain sentences on the handout."""
    card_notes: dict[ExerciseId, Sentence] = {}
    """For the patient, on the card of an exercise: how to do it otherwise than it says."""
    never_said: tuple[Sentence, ...] = ()
    """Words that no card of this patient may say: an exercise that says them is left out."""
    on_a_bed: bool = False
    """What can be done on a bed or a mat is said, done and drawn on the bed."""
    call: tuple[CallRule, ...] = ()
    """When to call, beyond what everyone is told."""
    not_flare: str = ""
    """For the patient, in the flare-up plan: what is no flare-up with this, and what to do."""
    keeps: tuple[Category, ...] = ()
    """Categories whose slots are the last to be dropped."""
    slots: tuple[AddedSlot, ...] = ()
    """Lanes it adds, all essential; of two on one ladder the stricter one."""
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
    """A question that comes before the program."""

    id: str = Field(pattern=r"^RF-\d\d$")
    """Its name in an intake."""
    theme: str
    """What it screens for; never shown to a patient."""
    asked_again: bool = False
    """It can change from one visit to the next: it is asked at each."""
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


class ExamFinding(Model):
    """A finding of the examination and what it changes."""

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
    rungs_above_start: int | None = Field(default=None, ge=0, le=10)
    """Most rungs those ladders climb in one program."""
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


class MoveOn(Model):
    """When to move on: a sentence that is printed where what it speaks of is in the program."""

    text: Sentence
    """To the patient, with {reps}, {minutes}, {done} and {planned} as the program has them, and
    {worst} and {average}: the most pain, counted out for this patient."""
    job: str = ""
    """Only where the phase has a lane with this job; {reps} and {minutes} are of its last week."""
    effort: int | None = Field(default=None, ge=0, le=10)
    """Only where this is the most effort of the phase."""
    weeks_min: int = Field(default=1, ge=1, le=6)
    """Only where the phase has so many weeks."""
    weeks_max: int = Field(default=12, ge=1, le=12)
    """Only where it has no more."""
    nerve: bool = False
    """Only for nerve pain."""
    quota: bool | None = None
    """Only where progress goes by quota (true), or only where it does not (false)."""
    usual_pain: bool | None = None
    """Only where the usual pain is known (true), or only where it is not (false)."""

    @model_validator(mode="after")
    def _has_its_numbers(self) -> "MoveOn":
        known = {"done", "planned", "worst", "average"} | (
            {"reps", "minutes"} if self.job else set()
        )
        try:
            places = [one[1] for one in Formatter().parse(self.text)]
        except ValueError:
            places = [self.text]
        strange = next((one for one in places if one is not None and one not in known), None)
        if strange is not None:
            raise ValueError(f"there is no number for {{{strange}}} here")
        return self


class Phase(Model):
    """One of the four phases."""

    number: PhaseNumber
    """From 1."""
    name: str
    """Its name for the patient."""
    goal: Sentence
    """What it is for, to the patient."""
    ready_when: tuple[MoveOn, ...]
    """When to move on, to the patient; advice to the therapist."""
    step_back_when: Sentence
    """When to go back, to the patient."""
    step_back_when_quota: Sentence
    """The same where progress goes by quota."""


class Span(Model):
    """How the weeks of one program length fall on the phases."""

    weeks: int = Field(ge=6, le=12)
    """Length of the program."""
    phase_weeks: tuple[int, int, int, int]
    """Weeks of each phase."""


class WeekShift(Model):
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
    shifts: tuple[WeekShift, ...] = ()
    """What moves weeks between phases."""
    sessions_done: float = Field(gt=0, le=1)
    """The part of a week's sessions that should be done before moving on."""
    source: str
    """Where the spans are from."""

    @model_validator(mode="after")
    def _complete(self) -> "PhaseRules":
        if [span.weeks for span in self.spans] != list(range(6, 13)):
            raise ValueError("spans are needed for 6 to 12 weeks, each once and in order")
        for span in self.spans:
            if sum(span.phase_weeks) != span.weeks or min(span.phase_weeks) < 1:
                raise ValueError(f"the phases do not fill {span.weeks} weeks")
        return self


class Substitute(Model):
    """A household thing in place of equipment."""

    equipment: Equipment
    """What it stands in for."""
    loads: tuple[Load, ...]
    """Only for exercises of these loads."""
    use: str
    """The thing, as the patient reads it: "a shopping bag"."""
    not_for: tuple[ExerciseId, ...] = ()
    """Exercises it is not good enough for."""
    needs: Equipment | None = None
    """Only in a home that has this."""


class Thing(Model):
    """Something that exercises may need."""

    id: Equipment
    """Its name in exercises, rules and intakes."""
    name: InLanguages
    """What patients read: "an exercise band"."""


class HomeRules(Model):
    """programs/rules/home.yaml."""

    every_home_has: tuple[Equipment, ...]
    """What need not be in an intake."""
    equipment: tuple[Thing, ...] = Field(min_length=1)
    """What exercises may need."""
    substitutes: tuple[Substitute, ...]
    """What can stand in for what."""


class GoalMap(Model):
    """Words in a patient's goal, the lanes that serve it and the task to practise."""

    words: tuple[str, ...]
    """Any of these begins a word of the goal."""
    serves: tuple[LaneJob, ...]
    """Jobs of the lanes that serve it."""
    task: tuple[ExerciseId, ...] = ()
    """Practice for it in phase 4: the first that suits."""

    def is_in(self, goal: str) -> bool:
        """Whether a goal speaks of it."""
        return about(goal, self.words)


class RuleBook(Model):
    """All of programs/rules."""

    precautions: dict[str, Precaution]
    """By id."""
    red_flags: dict[str, RedFlag]
    """By id, in the order they are asked."""
    actions: dict[Action, str]
    """What each action means, in words."""
    findings: dict[str, ExamFinding]
    """By id."""
    phases: PhaseRules
    """Phases and week spans."""
    dosage: DosageRules
    """How much and how often."""
    shape: ShapeRules
    """How a program comes about week by week."""
    walking: WalkRules
    """The budget of walking."""
    baselines: BaselineRules
    """What measurements say about where to begin."""
    home: HomeRules
    """What every home has."""
    ages: AgeRules
    """For whom the programs are."""
    goals: tuple[GoalMap, ...]
    """Goals to ladders."""
    guidance: Guidance
    """What every handout says."""
    properties: PropertyRules
    """How the properties of exercises are checked."""
    selection: SelectionRules
    """What the choice of exercises goes by."""
    review: ReviewRules
    """What the review of a program goes by."""
    follow_up: FollowUpRules
    """What a second visit goes by."""
    measures: dict[str, MeasureRule]
    """What is measured again, by id."""
