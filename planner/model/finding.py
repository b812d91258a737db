"""A finding about a program: its rule, its place, its one cause; and going against one."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from planner.model.base import Model
from planner.model.problem import Problem, Severity
from planner.model.text import VisibleText
from planner.model.vocabulary import Certainty, PhaseNumber


def has_reason(text: str) -> bool:
    """Whether a text can be a reason: it has a letter or number; a dash or dot is none."""
    return any(character.isalnum() for character in text)


def _reason(text: str) -> str:
    if not has_reason(text):
        raise ValueError("this is not a reason")
    return text


Reason = Annotated[VisibleText, AfterValidator(_reason), Field(max_length=400)]
"""Why a therapist goes against a finding, in words."""


class Rule(Model):
    """What a finding goes by, as programs/rules/review.yaml has it."""

    code: str = Field(min_length=1, max_length=60)
    """Its stable name: "excluded", "growth"."""
    name: str
    """Its name for the therapist."""
    certainty: Certainty = "O"
    """How certain it is."""
    source: str = ""
    """Where it is from."""


class Place(Model):
    """Where in a program a finding is; what is empty is not narrowed down."""

    phase: PhaseNumber | None = None
    """The phase."""
    week: int | None = Field(default=None, ge=1, le=12)
    """The week, where the finding is about that week alone."""
    session: str = ""
    """Daily, A, B or Light."""
    slot: str = ""
    """The slot in the session."""
    exercise: str = ""
    """The id of the exercise."""
    field: str = ""
    """The field of the item or session; without all else, a field of the intake."""
    index: int | None = Field(default=None, ge=0)
    """Which entry of a list in the intake, from 0."""

    @property
    def of_intake(self) -> bool:
        """It is a place in the intake, not in the weeks."""
        return bool(self.field) and not (
            self.phase or self.week or self.session or self.slot or self.exercise
        )

    def words(self, names: Mapping[str, str] | None = None) -> str:
        """ "week 3, A, Chair hinge, effort"; `names` has the names of exercises by id."""
        if self.of_intake:
            return f"intake, {_plain(self.field)}"
        time = f"week {self.week}" if self.week else f"phase {self.phase}" if self.phase else ""
        what = (names or {}).get(self.exercise, self.exercise) or self.slot
        parts = (time, self.session, what, _plain(self.field))
        return ", ".join(part for part in parts if part)


class Fix(Model):
    """A way to mend what a finding says, which one key can take."""

    id: Literal["drop", "lower", "raise", "days", "withdraw"]
    """drop: the exercise goes out of its phase. lower, raise: down or up to the limit. days: it has
    the days on which it is done. withdraw: the override goes."""
    words: str
    """What it does, for the therapist: "Set effort to 5"."""

    @classmethod
    def to(cls, way: Literal["lower", "raise"], field: str, limit: int) -> "Fix":
        """A field of a dosage brought to its limit in the phase."""
        return cls(id=way, words=f"Set {_plain(field)} to {limit}{_unit(field)} in this phase")


class Finding(Model):
    """One thing that is the matter with a program, by one rule, in one place, for one cause."""

    rule: Rule
    """The rule."""
    place: Place = Place()
    """What it is about."""
    cause: str = ""
    """The id of what brings the rule to bear: a precaution, a finding of the examination, a
    template; empty where the rule stands by itself."""
    grounds: tuple[str, ...] = ()
    """What of the cause applies: properties of the exercise, missing patterns."""
    value: int | None = None
    """The value found, in the unit of `place.field`."""
    limit: int | None = None
    """The limit that the value breaks."""
    week: int | None = Field(default=None, ge=1, le=12)
    """The first week it is so, to look there."""
    message: str
    """What is the matter, in one sentence."""
    advice: str = ""
    """What to do about it."""
    severity: Severity = "problem"
    """problem: must be mended or overridden. advice: worth a look."""
    may_override: bool = True
    """A therapist may go against it with a reason."""
    fixes: tuple[Fix, ...] = ()
    """What can be done with one key."""

    @property
    def key(self) -> tuple[str, Place, str]:
        """What tells this finding from every other of a program."""
        return (self.rule.code, _unnumbered(self.place), self.cause)

    @property
    def spot(self) -> Place:
        """The place with the week to look at."""
        return self.place if self.place.week else self.place.model_copy(update={"week": self.week})

    def worse_than(self, value: int | None, limit: int | None, grounds: tuple[str, ...]) -> bool:
        """Whether it goes beyond a value, a limit and grounds that were accepted before."""
        if not set(self.grounds) <= set(grounds):
            return True
        if self.value is None or self.limit is None:
            return False
        if value is None or limit is None:
            return True
        if self.value > self.limit:
            return self.value > value or self.limit < limit
        return self.value < value or self.limit > limit

    def problem(self, names: Mapping[str, str] | None = None) -> Problem:
        """As a line of a list of problems."""
        return Problem(
            message=self.message,
            advice=self.advice,
            where=self.spot.words(names),
            code=self.rule.code,
            severity=self.severity,
        )

    def __str__(self) -> str:
        return str(self.problem())


class Override(Model):
    """A finding the therapist goes against: that rule, there, for that cause, up to that value."""

    rule: Rule
    """The rule, as it was when it was overridden."""
    place: Place = Place()
    """Where."""
    cause: str = ""
    """The cause of the finding."""
    grounds: tuple[str, ...] = ()
    """What of the cause was seen and accepted."""
    value: int | None = None
    """The value accepted; a worse one is a finding again."""
    limit: int | None = None
    """The limit at that time."""
    reason: VisibleText = Field(min_length=1, max_length=400)
    """Why."""
    who: str = Field(default="", max_length=120)
    """Who decided; empty in programs written before that was asked."""
    on: date | None = None
    """The day; none in programs written before that was kept."""
    before_causes: bool = False
    """Written before overrides named their cause and value."""

    @property
    def key(self) -> tuple[str, Place, str]:
        """The key of the finding it is about."""
        return (self.rule.code, _unnumbered(self.place), self.cause)

    @property
    def about(self) -> str:
        """The rule and cause in one word, which tell the overrides of one place apart."""
        return f"{self.rule.code} {self.cause}".strip()

    def holds(self, finding: Finding) -> bool:
        """Whether it silences a finding: its own, and no worse than what was accepted."""
        return (
            self.key == finding.key
            and has_reason(self.reason)
            and not finding.worse_than(self.value, self.limit, self.grounds)
        )


def override_of(finding: Finding, reason: str, who: str, on: date) -> Override:
    """The override of a finding as it is now."""
    return Override(
        rule=finding.rule,
        place=finding.place,
        cause=finding.cause,
        grounds=finding.grounds,
        value=finding.value,
        limit=finding.limit,
        reason=reason.strip(),
        who=who.strip(),
        on=on,
    )


def _unnumbered(place: Place) -> Place:
    """The place whatever its number in a list: lists are put in another order."""
    return place if place.index is None else place.model_copy(update={"index": None})


def amount(field: str, value: int) -> str:
    """A number of a dosage as a therapist says it: "sets 3", "rest 30 s"."""
    return f"{_plain(field)} {value}{_unit(field)}"


def _unit(field: str) -> str:
    return " s" if field.endswith("_s") else ""


def _plain(text: str) -> str:
    return text.removesuffix("_s").replace("_", " ")
