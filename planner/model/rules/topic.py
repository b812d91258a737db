"""Patient education: a topic in one language, and the rules for who gets it and when."""

import hashlib
from typing import Annotated, Literal

from pydantic import Field

from planner.model.base import Model
from planner.model.intake import RuleId
from planner.model.language import Language
from planner.model.vocabulary import Certainty, Function, Occasion, PhaseNumber
from planner.model.words_known import Presentation

TopicName = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]

MOVES = "{moves}"
"""Stands in a topic for the patient's own moves for relief, which the handout names."""


class TopicBlock(Model):
    """A piece of a topic. Blocks of kind list that follow each other are one list."""

    kind: Literal["paragraph", "heading", "list"]
    """A paragraph, a heading under the title, or one item of a list."""
    text: str = Field(min_length=1)
    """Its words, plain: no markup of any kind. `{moves}` is the patient's own moves for relief."""


class Topic(Model):
    """A page of patient education in one language."""

    name: TopicName
    """Its name in files and rules."""
    language: Language
    """The language it is written in."""
    title: str = Field(min_length=1)
    """Its title, to the patient."""
    paragraphs: tuple[TopicBlock, ...] = Field(min_length=1)
    """What stands under the title, in order."""

    @property
    def mark(self) -> str:
        """Six letters and digits that change when the topic does."""
        said = (self.title, *(f"{block.kind} {block.text}" for block in self.paragraphs))
        text = "\0".join(said).encode("utf-8", "surrogatepass")
        return hashlib.sha256(text).hexdigest()[:6]


class TopicRule(Model):
    """Who is given a topic, and in which phases."""

    topic: TopicName
    """The topic."""
    phases: tuple[PhaseNumber, ...] = Field(min_length=1)
    """The phases it is given in, unless an earlier one has had it."""
    presentations: tuple[Presentation, ...] = ()
    """Only for these, primary or secondary; empty: for all."""
    precautions: tuple[RuleId, ...] = ()
    """Only where one of these applies; empty: for all."""
    unless: tuple[RuleId, ...] = ()
    """Not where one of these precautions applies."""
    findings: tuple[RuleId, ...] = ()
    """Only where one of these was found; empty: for all."""
    occasion: Occasion | None = None
    """Only where the intake names this occasion."""
    needs_heat: bool = False
    """Left out for people who may not use heat."""
    functions: tuple[Function, ...] = ()
    """Only for people of these levels of function; empty: for all."""
    page: bool = False
    """A page of the booklet of its own; the other topics are reading beside it."""
    figures: bool = False
    """Printed with the imaging figures for the patient's age."""
    before_exercise: bool = False
    """To be read before the first exercise."""
    again: bool = False
    """Given again, though an earlier phase has had it."""
    source: str
    """Where what the topic says is from."""
    certainty: Certainty
    """How certain that is."""


class TopicRules(Model):
    """programs/rules/topics.yaml."""

    a_week: int = Field(ge=1, le=7)
    """The most topics to begin in a week."""
    printed_elsewhere: tuple[TopicName, ...] = ()
    """Topics whose content the handout prints on pages of its own; not printed a second time."""
    topics: tuple[TopicRule, ...] = Field(min_length=1)
    """In the order they are given within a phase."""
