"""The built form: a program that prints the same next year, whatever the library became."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import Field, field_validator, model_validator

from planner.model.base import Model
from planner.model.exercise.exercise import Exercise, ExerciseId
from planner.model.finding import Finding, Override
from planner.model.intake import Intake, RuleId
from planner.model.language import Language, OtherLanguage
from planner.model.program.alarm import Alarm
from planner.model.program.formats import FORMAT
from planner.model.program.patient_education import EducationTopic, PatientEducation
from planner.model.region import PaperWords
from planner.model.rules.changes import RuleChange
from planner.model.screening import ScreenAnswer
from planner.model.text import SignedText, VisibleText
from planner.model.vocabulary import WEEKDAYS, PhaseNumber, SessionName, Sides, Tempo, Weekday
from planner.model.words_known import Equipment, Presentation

AMOUNTS = ("sets", "reps", "hold_s", "duration_s", "load_steps")
"""The fields of an item that say how much is done."""

MOST_ITEMS = 40
"""Exercises of one session; no day has room for more."""

BuiltSessionName = SessionName | Literal["Light", "Walk"]
"""Light: the days between, without strength work. Walk: days on which only walking is done."""


class Item(Model):
    """One exercise in one session of one week."""

    exercise: ExerciseId
    """Its id; its snapshot is in the program's `exercises`."""
    slot: str
    """The place it fills, unique in its session: "Hinge"."""
    sets: int = Field(ge=1, le=10)
    """Rounds in one sitting."""
    reps: int = Field(ge=1, le=60)
    """Repetitions in one set, on each side where there are sides; the least of a range."""
    reps_more: int = Field(default=0, ge=0, le=59)
    """So many more are the most of a range: 8 to 10 is 8 and 2 more."""
    hold_s: int = Field(default=0, ge=0, le=300)
    """Seconds each repetition is held."""
    duration_s: int = Field(default=0, ge=0, le=7200)
    """Seconds of one set that is done for a time, else 0."""
    per_side: Sides = "both"
    """both, each or alternate."""
    rest_s: int = Field(default=0, ge=0, le=600)
    """Seconds of rest between sets."""
    effort: int = Field(ge=0, le=10)
    """How hard it should feel, 0-10."""
    tempo: Tempo = "slow"
    """slow, steady, or seconds down-pause-up."""
    times_per_day: int = Field(default=1, ge=1, le=12)
    """Sittings a day."""
    days: tuple[Weekday, ...] = Field(default=(), max_length=7)
    """Of its session's days those on which it is done; none: all of them."""
    as_needed: bool = False
    """Done when it helps."""
    load_steps: int = Field(default=0, ge=0, le=12)
    """How many times the load has gone up a little since the exercise began."""
    outside: bool = False
    """Done outside the minutes of the session."""
    side: Literal["left", "right"] | None = None
    """Only this side; else both, as `per_side` says."""
    reps_left: int | None = Field(default=None, ge=0, le=10)
    """How heavy: so many more repetitions should be possible at the end of a set."""
    load_kg: float | None = Field(default=None, gt=0, le=300)
    """The weight, where it is known."""
    band: str = ""
    """The band, by its colour, where it is known."""
    remark: VisibleText | Literal[""] = Field(default="", max_length=200)
    """What the therapist says about it to this patient."""
    substitute_for: Equipment | None = None
    """Equipment that the home does not have."""
    substitute: str = ""
    """What is used in its place."""
    essential: bool = False
    """The last to be dropped when time is short."""
    why: str = ""
    """Why it is here, for the therapist."""
    goal: str = Field(default="", max_length=200)
    """The patient's goal that it serves, in the patient's words."""
    set_by_hand: bool = False
    """A therapist changed it."""

    @property
    def reps_most(self) -> int:
        """Repetitions in one set at the upper end of the range."""
        return self.reps + self.reps_more

    def most_of(self, field: str) -> int:
        """A number of its dose; of repetitions the upper end of the range."""
        value: int = self.reps_most if field == "reps" else getattr(self, field)
        return value

    def more_in(self, before: "Item") -> tuple[str, ...]:
        """The amounts that are more than before, at either end of a range."""
        return tuple(
            name
            for name in AMOUNTS
            if getattr(self, name) > getattr(before, name)
            or self.most_of(name) > before.most_of(name)
        )

    def same_amounts(self, other: "Item") -> bool:
        """Neither more nor less is done."""
        return not self.more_in(other) and not other.more_in(self)

    def kept_to(self, most: Mapping[str, int]) -> "Item":
        """With no field above its most, a range at neither end."""
        over = {name: top for name, top in most.items() if getattr(self, name) > top}
        if self.reps_more and self.reps_most > most.get("reps", self.reps_most):
            over["reps_more"] = most["reps"] - over.get("reps", self.reps)
        return self.model_copy(update=over) if over else self


class Session(Model):
    """One kind of day in one week."""

    name: BuiltSessionName
    """Daily, A, B or Light."""
    days: tuple[Weekday, ...] = Field(min_length=1, max_length=7)
    """The days it is done."""
    minutes: int = Field(ge=0)
    """Minutes on such a day: every sitting, with rests and changeovers, rounded up."""
    items: tuple[Item, ...] = Field(max_length=MOST_ITEMS)
    """In the order they are done."""

    def days_of(self, item: Item) -> tuple[Weekday, ...]:
        """The days on which an item is done; all of them where none of its own is among these."""
        if not item.days:
            return self.days
        return tuple(day for day in self.days if day in item.days) or self.days

    @property
    def busy_days(self) -> tuple[Weekday, ...]:
        """Its days without those on which nothing is done: what people are told and asked of."""
        if any(not item.days for item in self.items):
            return self.days
        done = {day for item in self.items for day in self.days_of(item)}
        return tuple(day for day in self.days if day in done)


class Week(Model):
    """One week."""

    number: int = Field(ge=1, le=12)
    """From 1."""
    phase: PhaseNumber
    """Its phase."""
    light: bool = False
    """A planned light week."""
    sessions: tuple[Session, ...] = Field(max_length=4)
    """Its sessions; none where nothing is allowed."""

    def as_done(self, item: Item) -> Item:
        """An item of it with all the days of its exercise in this week; with none where those are
        all the days of the sessions that have it."""
        having = [
            (session, one)
            for session in self.sessions
            for one in session.items
            if one.exercise == item.exercise
        ]
        done = {day for session, one in having for day in session.days_of(one)}
        if all(day in done for session, _ in having for day in session.days):
            done = set()
        days = tuple(day for day in WEEKDAYS if day in done)
        return item if item.days == days else item.model_copy(update={"days": days})


class ProgramPhase(Model):
    """A phase as it fell on the weeks."""

    number: PhaseNumber
    """From 1."""
    name: str
    """Its name for the patient."""
    goal: str
    """What it is for."""
    weeks: tuple[int, int]
    """First and last week."""
    ready_when: tuple[str, ...]
    """When to move on."""
    step_back_when: str
    """When to go back."""
    needs_clearance: bool = False
    """Not to be started before a clinician says so."""
    rate_again: bool = False
    """Doses or exercises are provisional until irritability has been rated again."""


class RestrictionReview(Model):
    """A restriction of this program, and when the therapist looks whether it still holds."""

    precaution: RuleId
    """The precaution it is of."""
    name: str = Field(min_length=1)
    """Its name for the therapist."""
    in_weeks: int = Field(ge=1, le=52)
    """When it is due, weeks from the start; it may be after the program."""


class LeftOut(Model):
    """An exercise that would have been chosen."""

    exercise: ExerciseId
    """Its id."""
    name: str = ""
    """Its name for the therapist."""
    precaution: str
    """The precaution that excluded it; else the presentation, finding, or what ruled it out."""
    property: str
    """The property it was excluded for."""
    slot: str = ""
    """The place it would have filled."""


class ProgramWords(Model):
    """What a program says to the patient in another language, beside its exercises' own words."""

    sentences: dict[str, str]
    """Each English sentence or name, and the same in the other language."""
    topics: tuple[EducationTopic, ...] = Field(default=(), max_length=60)
    """The topics that are written in it."""


class PrintedDespite(Model):
    """Problems that were open when a program was printed, and who had a reason to go on."""

    on: date
    """The day."""
    by: SignedText = Field(min_length=1, max_length=120)
    """Who took the decision."""
    reason: SignedText = Field(min_length=1, max_length=400)
    """Why."""
    program: str = Field(pattern=r"^[0-9a-f]{12}$")
    """The fingerprint of the program as it was: after a change it is decided anew."""
    findings: tuple[str, ...] = Field(min_length=1, max_length=2000)
    """The findings, each as it was told."""


class Program(Model):
    """A whole program."""

    format: Literal[2] = FORMAT
    """Version of this format."""
    title: str
    """Its name for the patient."""
    purpose: str
    """What it is for, to the patient."""
    presentation: Presentation
    """The presentation it was built for."""
    intake: Intake
    """What it was built from."""
    minutes_counted: str
    """How minutes are counted, in words."""
    reading_s: int = Field(default=0, ge=0, le=300)
    """Seconds counted to read a new card in its first week; none in programs of older versions."""
    phases: tuple[ProgramPhase, ...] = Field(min_length=4, max_length=4)
    """The phases on the weeks."""
    weeks: tuple[Week, ...] = Field(min_length=6, max_length=12)
    """The weeks."""
    holds_from: int = Field(default=1, ge=1, le=13)
    """The first week that the intake holds for: those before were lived with other answers."""
    exercises: dict[ExerciseId, Exercise]
    """Every exercise of the program, as it was."""
    handed: PatientEducation
    """The words every handout carries."""
    in_language: dict[OtherLanguage, ProgramWords] = {}
    """What it says in other languages, as far as it could when it was built."""
    left_out: tuple[LeftOut, ...] = Field(default=(), max_length=2000)
    """What was left out, and why."""
    problems: tuple[Finding, ...] = Field(default=(), max_length=2000)
    """What could not be done as asked."""
    screening: tuple[ScreenAnswer, ...] = Field(default=(), max_length=60)
    """Every red-flag question with its answer; empty in programs of before it was kept."""
    overrides: tuple[Override, ...] = Field(default=(), max_length=2000)
    """What the therapist went against."""
    printed_despite: tuple[PrintedDespite, ...] = Field(default=(), max_length=200)
    """What was open when it was printed, with the reasons."""
    alarms: tuple[Alarm, ...] = Field(default=(), max_length=200)
    """What was told or found at visits that stops it until it is cleared."""
    weaker_rules: tuple[RuleChange, ...] = Field(default=(), max_length=2000)
    """What the clinic's rules allowed that the shipped ones do not, with who decided it."""
    library_version: str = Field(default="", max_length=60)
    """The shipped library that it was built from, by the version of the planner."""
    clinic_version: str = Field(default="", max_length=60)
    """The clinic's folders over it, as letters and digits that change when a file does."""
    paper_words: dict[Language, PaperWords] = {}
    """What its handouts say of the region and what they call things; without it, of the low back
    as the planner says it today."""
    restriction_reviews: tuple[RestrictionReview, ...] = Field(default=(), max_length=200)
    """When each restriction is due for review; empty in programs of before it was kept."""

    @field_validator("paper_words")
    @classmethod
    def _asks_for_signs(cls, said: dict[Language, PaperWords]) -> dict[Language, PaperWords]:
        if said and "en" not in said:
            raise ValueError("what its handouts say of the region is not there in English")
        if not all(one.asks_signs for one in said.values()):
            raise ValueError("its diary would not ask for signs, or not say what to do about one")
        if len({frozenset(one.signs) for one in said.values()}) > 1:
            raise ValueError("its diary asks for other signs in another language")
        return said

    @model_validator(mode="after")
    def _hangs_together(self) -> "Program":
        wrong = first_contradiction(self)
        if wrong:
            raise ValueError(wrong)
        return self


def first_contradiction(program: Program) -> str:
    """What in a program does not go with the rest of it; empty if all does."""
    if program.presentation != program.intake.presentation:
        return "the presentation is not that of the intake"
    if [week.number for week in program.weeks] != list(range(1, program.intake.weeks + 1)):
        return f"the weeks are not 1 to {program.intake.weeks}, one after the other"
    spans = {phase.number: phase.weeks for phase in program.phases}
    if list(spans) != [1, 2, 3, 4]:
        return "the phases are not 1 to 4, one after the other"
    for week in program.weeks:
        first, last = spans[week.phase]
        if not first <= week.number <= last:
            return f"week {week.number} is not in the weeks of phase {week.phase}"
        for session in week.sessions:
            place = f"week {week.number}, {session.name}"
            if len(session.items) > MOST_ITEMS:
                return f"{place}: more than {MOST_ITEMS} exercises"
            exercises = [item.exercise for item in session.items]
            slots = [item.slot for item in session.items]
            if len(set(exercises)) < len(exercises) or len(set(slots)) < len(slots):
                return f"{place}: an exercise or slot stands there twice"
            missing = set(exercises) - program.exercises.keys()
            if missing:
                return f'{place}: the program does not hold the exercise "{min(missing)}"'
    for key, exercise in program.exercises.items():
        if key != exercise.id:
            return f'the exercise under "{key}" is "{exercise.id}"'
    return ""
