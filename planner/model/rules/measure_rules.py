"""What is measured again at later visits, as data: programs/rules/measures.yaml."""

from string import Formatter
from typing import Annotated, Literal

from pydantic import Field, model_validator

from planner.model.base import Model
from planner.model.exercise.exercise import Sentence
from planner.model.language import Language
from planner.model.vocabulary import Certainty, Sex

MeasureId = Annotated[str, Field(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$", max_length=40)]


class ChangeRule(Model):
    """The change that matters, and the one beyond error."""

    matters: float | None = Field(default=None, gt=0)
    """So much, in the measure's unit."""
    matters_share: float | None = Field(default=None, gt=0, le=1)
    """Or this share of the first value."""
    error: float | None = Field(default=None, gt=0)
    """The smallest change beyond the error of the measure."""
    source: str
    """Where the numbers are from."""
    certainty: Certainty
    """How certain they are; K is never printed."""


class NormBand(Model):
    """What is usual at an age."""

    ages: tuple[int, int]
    """From and to, years."""
    sex: Sex | None = None
    """For one sex; none: for both."""
    least: float
    """Below it is less than usual."""
    most: float
    """Above it is more than usual."""

    @model_validator(mode="after")
    def _in_order(self) -> "NormBand":
        if self.ages[0] > self.ages[1] or self.least > self.most:
            raise ValueError("the first number must not be above the second")
        return self


class NormRule(Model):
    """Norms, shown to the therapist as a band."""

    bands: tuple[NormBand, ...] = Field(min_length=1)
    """By age, and sex where it matters."""
    source: str
    """Where the numbers are from."""
    certainty: Certainty
    """How certain they are; K is never printed."""


class WholeRule(Model):
    """Points that are added up, or a count: nothing between two of them can have been found."""

    source: str
    """How it is scored or counted."""
    certainty: Certainty
    """How certain that is."""


class PublishedForm(Model):
    """A form that may be used as it was published: word for word, and in that language alone."""

    title: Sentence
    """Its name on paper."""
    language: Language
    """The language it was published in; a translation is another form, with a source of its own."""
    instructions: tuple[Sentence, ...] = Field(min_length=1)
    """What the patient reads first."""
    items: tuple[Sentence, ...] = Field(min_length=2)
    """The sentences in their order; one that is true of the patient today counts 1."""
    source: str
    """Where the words are from."""


class MeasureRule(Model):
    """One measure."""

    id: MeasureId
    """Its name in a file."""
    name: str
    """Its name for the therapist."""
    kind: Literal["asked", "test", "score", "form"]
    """asked: of the patient, in our words; test: done with the patient; score: of a form that the
    clinic has, whose total alone is typed; form: one whose own words are here."""
    unit: str
    """Its unit: "of 10", "stands", "m", "s"."""
    least: float
    """The lowest value there can be."""
    most: float
    """The highest."""
    whole: WholeRule | None = None
    """Its values are whole numbers; the total of a form always is."""
    better: Literal["more", "less"]
    """Which way is better."""
    sides: bool = False
    """It has a left and a right."""
    ask: Sentence | None = None
    """What the patient is asked, in our own words."""
    told: Sentence | None = None
    """What the patient is told of it, with places for the {first} value and the {last}."""
    how: tuple[Sentence, ...] = ()
    """How the test is done, to the therapist, in our own words."""
    form: PublishedForm | None = None
    """The form itself, where it may be printed."""
    core: bool = False
    """Taken at the first visit, at gates and at the end."""
    every_days: int | None = Field(default=None, ge=1, le=365)
    """And again after so many days."""
    counts: bool = False
    """It is one of those that say whether a patient responds."""
    change: ChangeRule | None = None
    """The change that matters."""
    norms: NormRule | None = None
    """What is usual."""
    source: str
    """Where the measure is from, and that it may be used so."""
    certainty: Certainty
    """How certain that is."""

    @property
    def only_whole(self) -> bool:
        """Whether a value between two whole numbers is a mistake."""
        return self.whole is not None or self.form is not None

    @model_validator(mode="after")
    def _as_its_kind(self) -> "MeasureRule":
        if not self.least < self.most:
            raise ValueError("most must be above least")
        if self.kind == "score" and (self.ask or self.how or self.told):
            raise ValueError("a licensed form has no text of its own here: its total is typed")
        places = {name for _, name, _, _ in Formatter().parse(self.told or "") if name}
        if self.told and places != {"first", "last"}:
            raise ValueError("told has one place for {first} and one for {last}")
        if (self.kind == "form") is not (self.form is not None):
            raise ValueError("a form, and nothing else, has its items here")
        if self.form is not None and (self.least, self.most) != (0, len(self.form.items)):
            raise ValueError("the total of a form is from 0 to the number of its items")
        if self.kind == "asked" and not self.ask:
            raise ValueError("ask is missing")
        if self.kind == "test" and not self.how:
            raise ValueError("how is missing")
        return self
