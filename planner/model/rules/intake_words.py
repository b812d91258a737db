"""programs/rules/intake-words.yaml: what therapists write for what an intake has."""

from typing import Annotated

from pydantic import Field

from planner.model.base import Model
from planner.model.intake import LowestPoint, RuleId, SymptomSide
from planner.model.language import Language
from planner.model.vocabulary import Function, Irritability
from planner.model.words_known import Equipment, Presentation

_Words = tuple[Annotated[str, Field(min_length=1, max_length=60)], ...]


class LineUnits(Model):
    """What follows a number."""

    weeks: _Words
    """Weeks of the program."""
    days: _Words
    """Days a week."""
    minutes: _Words
    """Minutes a day."""
    age: _Words
    """The patient's age; a number alone is one too."""
    pain: _Words
    """Usual pain of ten."""
    other: _Words = ()
    """What no field asks, such as degrees, or how long it has hurt: it is handed back."""


class IntakeWords(Model):
    """Words by what they mean."""

    presentations: dict[Presentation, _Words]
    """The first that is said is the first presentation, another the second."""
    irritability: dict[Irritability, _Words]
    """How irritable."""
    function: dict[Function, _Words]
    """Level of function."""
    precautions: dict[RuleId, _Words]
    """By the id of the precaution."""
    findings: dict[RuleId, _Words]
    """By the id of the finding; + or - may follow."""
    precaution_groups: dict[str, tuple[RuleId, ...]]
    """The order and the groups of precautions in a list."""
    finding_groups: dict[str, tuple[RuleId, ...]]
    """The order and the groups of findings in a list."""
    equipment: dict[Equipment, _Words]
    """What the home has."""
    sides: dict[SymptomSide, _Words]
    """The side of the symptoms."""
    lowest_points: dict[LowestPoint, _Words]
    """How far down they go."""
    languages: dict[Language, _Words]
    """Of the handout."""
    large_print: _Words
    """The patient reads large print."""
    recovered: _Words
    """Well again after an episode."""
    units: LineUnits
    """What follows a number."""
    goals: _Words
    """Before a colon: the rest of the line is what the patient wants to do again."""
    names: _Words
    """Before a colon: the patient's name, up to the next comma."""
    pain: _Words = ()
    """Before a number of ten: the usual pain."""
    with_side: tuple[RuleId, ...] = ()
    """Precautions that have a side of their own: one beside them is not that of the symptoms."""
    with_time: tuple[RuleId, ...] = ()
    """Precautions after which a time says how long ago that was, not how long the program is."""
    negations: _Words
    """What follows one of these is not taken for what it says."""
    positive: _Words
    """After a finding: it is."""
    negative: _Words
    """After a finding: it is not, and is not ticked."""
    joins: _Words = ()
    """Between two findings that share a sign."""
    others: _Words = ()
    """What has a word of these in it and means another thing: it is handed back whole."""
    ignored: _Words
    """Words that say nothing."""
