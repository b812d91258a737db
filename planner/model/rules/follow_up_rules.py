"""What a second visit goes by, as data: programs/rules/follow-up.yaml.

Days are whole days; phases map to a number for each of the four.
"""

from string import Formatter
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from planner.model.base import Model
from planner.model.exercise.exercise import Sentence
from planner.model.rules.pain import Score
from planner.model.vocabulary import PHASES, Certainty
from planner.model.words_known import Presentation

Days = Annotated[int, Field(ge=1, le=365)]
Count = Annotated[int, Field(ge=1, le=12)]
Share = Annotated[float, Field(gt=0, le=1)]
BarrierId = Literal[
    "too_many", "no_time", "pain", "forgot", "tired_ill", "unsure_how", "no_use", "away"
]
SafetyId = Literal["numb_weak", "saddle_bladder_bowel", "fever_unwell", "fall_injury"]
"""What may not wait for the next visit."""
PLACES = frozenset(
    (
        *("name", "alternative", "dose", "reason", "sessions", "effort", "cap", "count"),
        *("done", "planned", "percent", "days", "minutes", "weeks", "phase", "missing", "change"),
    )
)
"""What a sentence has places for: names and doses are put in as the patient's language has them."""


class _Sourced(Model):
    source: str
    """Where the numbers are from."""
    certainty: Certainty
    """How certain they are."""


class ResponseLights(_Sourced):
    """Which light a session gets; the numbers during it are those of guidance.yaml."""

    next_told_days: Days
    """The next day on which pain before was told counts as next morning, up to so many days."""
    rise_red: int = Field(ge=1, le=6)
    """Points above the usual pain, next morning, that are red."""
    unknown_red: Score
    """Next morning's pain that is red where the usual is not known."""
    red_least: Score
    """Next morning's pain below this is amber at most."""
    usual_days: Days
    """The usual pain is the mean of so many last days that were told."""
    usual_told_least: Count
    """So many of them must have a number; else the intake's usual pain holds."""


class Ready(_Sourced):
    """When an exercise moves up."""

    sessions: Count
    """Sessions in a row that must be settled."""
    window_days: Days
    """Within so many days."""
    unsure_most: int = Field(ge=0, le=4)
    """How many of them may lack a number."""
    ambers_most: dict[int, Annotated[int, Field(ge=0, le=4)]]
    """By phase: how many of them may be amber."""
    effort_cap: dict[int, Score]
    """By phase: the effort at which it still moves up."""
    easy_below_cap: int = Field(ge=1, le=5)
    """So far below the cap, and marked easy, it moves up two steps."""
    easy_from_phase: int = Field(ge=1, le=4)
    """From this phase on."""
    holds_before_step: Count
    """After so many holds for the effort alone, the smallest step."""

    @model_validator(mode="after")
    def _every_phase(self) -> "Ready":
        for name in ("ambers_most", "effort_cap"):
            if sorted(getattr(self, name)) != list(PHASES):
                raise ValueError(f"{name} is needed for phases 1 to 4")
        return self


class StepBack(_Sourced):
    """When an exercise goes back, and how far."""

    reds_out: Count
    """Red sessions that take it out,"""
    reds_days: Days
    """within so many days."""
    backs_before_swap: Count
    """Steps back in a row before another exercise takes its place."""
    ambers_before_swap: Count
    """Amber check-ins in a row before another exercise takes its place."""
    effort_from: Score
    """An effort that is too much by itself."""
    share: Share
    """What is left of repetitions or seconds where there is no easier exercise."""
    least_reps: Count
    """Never fewer repetitions than this."""


class Quota(_Sourced):
    """A plan whose amounts do not follow the pain."""

    start: Share
    """A new start is this share of what was done on average."""
    met: Share
    """It is met from this share of the sittings on."""
    rebase_below: Share
    """Below this share it starts anew."""
    up_percent: int = Field(ge=1, le=50)
    """How much it goes up."""
    up_least_s: int = Field(ge=1, le=30)
    """Seconds it goes up at least."""


class ToldRule(_Sourced):
    """How much of a week must be done, and what follows when less was."""

    low: Share
    """Below this share of the sessions nothing moves up."""
    low_weeks: Count
    """After so many such weeks the plan is made to fit."""
    days_least: Count
    """Days a week it keeps at least."""
    minutes_least: int = Field(ge=1, le=30)
    """Minutes a day it keeps at least."""
    minutes_part: Share
    """The share of the minutes that is left where there is no time."""
    keep: Count
    """Exercises that stay when there are too many."""
    swapped_by: int = Field(ge=1, le=9)
    """Pain lower after than before by more than this: the numbers may be swapped."""
    same_days: Count
    """The same numbers on so many days are pointed out, and nothing moves up two steps."""
    drop_weeks: Count
    """Weeks with an exercise before it goes because nobody says that it helps."""
    share_done: Share
    """Less of a session is not done, for moving up."""


class Gap(_Sourced):
    """How to begin again after days without exercise: the last day of each step."""

    free_days: Days
    """Nothing changes."""
    set_less_days: Days
    """A set less for a week: weeks are what a plan is made of."""
    part_days: Days
    """A share of the sets for a week."""
    phase_days: Days
    """One phase back; beyond it a new intake."""
    part: Share
    """That share."""
    back_from_phase: int = Field(ge=1, le=4)
    """From this phase on strength work goes a step back too, after more than `set_less_days`."""

    @model_validator(mode="after")
    def _in_order(self) -> "Gap":
        days = [self.free_days, self.set_less_days, self.part_days, self.phase_days]
        if sorted({*days}) != days:
            raise ValueError("the days must go up")
        return self


class Flare(_Sourced):
    """A flare-up: growth waits. How far pain rises in one stands in guidance.yaml."""

    days: Count
    """Told days in a row."""
    green_sessions: Count
    """Growth goes on after so many green sessions"""
    share: Share
    """with at least this share of the dose."""
    reds: Count
    """Red days from different exercises that freeze growth,"""
    reds_days: Days
    """within so many days, and for so many."""


class Direction(_Sourced):
    """An exercise in the direction that eases: kept, given less often, on demand, or out."""

    settled_days: Days
    """So many days without amber or red, and"""
    fewer_from_phase: int = Field(ge=1, le=4)
    """from this phase on, it is done a sitting a day less."""
    no_change_days: Days
    """Leg pain neither up nor down for so long, or"""
    no_change_visits: Count
    """at so many visits in a row: it is done as needed."""
    lower_out: Count
    """Leg pain further down so often: it is out, and the direction is tested again."""


class AchingWalk(_Sourced):
    """Walking with an ache in the legs that settles at rest: by how long it takes to settle."""

    quick_min: int = Field(ge=1, le=60)
    """Settled within so many minutes and walked as planned: more."""
    long_min: int = Field(ge=1, le=120)
    """Longer than this: less."""
    up_percent: int = Field(ge=1, le=20)
    """So much more,"""
    up_least_min: int = Field(ge=1, le=10)
    """a minute or so at least."""
    down_percent: int = Field(ge=5, le=75)
    """So much less."""
    stops_factor: float = Field(gt=1, le=5)
    """Less too where the stops came to so many times as many as the week before."""

    @model_validator(mode="after")
    def _in_order(self) -> "AchingWalk":
        if self.quick_min >= self.long_min:
            raise ValueError("quick_min must be below long_min")
        return self


class LightWeekWhen(_Sourced):
    """When the next week should be light."""

    effort_rise: int = Field(ge=1, le=6)
    """Points that effort rose at the same dose,"""
    told_least: Count
    """told so often in each of two weeks."""
    sleep_at_most: Score
    """Sleep this bad,"""
    sleep_answers: Count
    """told so often in a row."""
    amber_weeks: Count
    """Weeks in a row with an amber session."""


class Response(_Sourced):
    """When a program is judged by what changed."""

    due_days: dict[Presentation, Days]
    """By presentation."""
    other_days: Days
    """For the others."""
    acute_days: Days
    """For whoever has pain for less than `acute_weeks`."""
    acute_weeks: Count
    """So short."""
    measures_least: Count
    """Measures that must be there, and that must have changed."""
    look_day: Days
    """An early look at pain alone."""
    look_drop: Share
    """Pain down by this share is a good sign."""
    look_rise: int = Field(ge=1, le=5)
    """Pain up by so much asks for an earlier review."""
    silence_days: Days
    """So many days without a word are too many."""
    plateau_weeks: Count
    """Weeks in which nothing changed by more than the error of its measure."""


class GateNumbers(_Sourced):
    """When a phase ends, as far as numbers say."""

    repeat_most: Count
    """How often its last week is repeated before the therapist decides otherwise."""
    early_share: Share
    """The share of its items that must be met to go on before its time."""
    worst_pain: Score
    """Phase 1: worst pain at most,"""
    worst_drop: int = Field(ge=1, le=5)
    """or down by so much."""
    done_share: Share
    """Phase 1: the share of the sessions that were done."""
    average_pain: Score
    """Phase 2: average pain at most,"""
    average_drop: int = Field(ge=1, le=5)
    """or down by so much."""
    walk_min: int = Field(ge=1, le=60)
    """Phase 2: minutes of walking."""
    down: int = Field(ge=1, le=5)
    """Phase 2: sleep and trust are not down by so much."""
    strength_sessions: Count
    """Phase 3: strength sessions a week,"""
    strength_weeks: Count
    """for so many weeks,"""
    strength_effort: Score
    """at this effort."""
    goals_rise: int = Field(ge=1, le=5)
    """Phase 3: the patient's activities are up by so much."""
    flare_days: Count
    """Phase 3: the last flare-up was no longer than this."""
    goals_met: Score
    """Phase 4: every activity is at this."""
    change_felt: int = Field(ge=1, le=7)
    """Phase 4: or so much better, from -7 to 7."""


class KeepWellRule(Model):
    """After the goals are met."""

    strength_days: int = Field(ge=1, le=7)
    """Days a week on which the last moves go on."""
    visit_months: int = Field(ge=1, le=24)
    """The next visit, in months."""
    last_visit_months: int = Field(ge=1, le=24)
    """And the one after it."""
    source: str
    """Where the numbers are from."""
    certainty: Certainty
    """How certain they are."""


class SafetySign(_Sourced):
    """A safety box of the diary: while it is open, nothing is printed."""

    action: Literal["emergency", "urgent"]
    """What it asks for until someone has looked into it."""


class Said(Model):
    """What a rule says, with places for names, doses and numbers."""

    therapist: Sentence
    """To the therapist."""
    patient: Sentence | None = None
    """To the patient; none where the therapist speaks."""
    source: str
    """Where the rule is from."""
    certainty: Certainty
    """How certain it is."""

    @model_validator(mode="after")
    def _known_places(self) -> "Said":
        for text in (self.therapist, self.patient or ""):
            strange = {name for _, name, _, _ in Formatter().parse(text) if name} - PLACES
            if strange:
                raise ValueError(f"there is nothing to put in for {{{min(strange)}}}")
        return self


class FollowUpRules(Model):
    """programs/rules/follow-up.yaml."""

    lights: ResponseLights
    """Which light a session gets."""
    ready: Ready
    """When an exercise moves up."""
    back: StepBack
    """When it goes back."""
    quota: Quota
    """Where amounts do not follow the pain."""
    told: ToldRule
    """How much must be done."""
    gap: Gap
    """After days without exercise."""
    flare: Flare
    """A flare-up."""
    direction: Direction
    """Exercises in a direction."""
    walking: AchingWalk
    """Walking with stenosis."""
    light_week: LightWeekWhen
    """When a week should be light."""
    response: Response
    """When a program is judged."""
    gates: GateNumbers
    """When a phase ends."""
    keep_well: KeepWellRule
    """After the goals are met."""
    signs: dict[SafetyId, SafetySign]
    """What each safety box weighs."""
    barriers: dict[str, Said]
    """What got in the way, and the answer."""
    rules: dict[str, Said]
    """What each rule says."""
    watch_words: tuple[str, ...] = Field(min_length=1)
    """Beginnings of words that make a note worth reading at once; they decide nothing."""

    @model_validator(mode="after")
    def _complete(self) -> "FollowUpRules":
        if {*self.barriers} != {*get_args(BarrierId)}:
            raise ValueError("an answer is needed for every barrier")
        if {*self.signs} != {*get_args(SafetyId)}:
            raise ValueError("every safety box needs its weight")
        return self

    def said(self, rule: str) -> Said:
        """What a rule or a barrier says."""
        return self.barriers[rule] if rule in self.barriers else self.rules[rule]
