"""A part of the body that programs are for: its words, and what is asked and said there alone."""

from typing import Literal

from pydantic import Field

from planner.model.base import Model
from planner.model.characters import is_visible
from planner.model.exercise.exercise import LadderId
from planner.model.language import InLanguages, Language
from planner.model.text import VisibleText
from planner.model.words_known import Category, Equipment, Presentation, Property, RegionId

DiarySign = Literal["numb_weak", "saddle_bladder_bowel", "fever_unwell", "fall_injury"]
"""What a diary asks for that tells of danger."""


class OnlyHere(Model):
    """Entries of the rules that are this region's alone: another region's programs have none."""

    red_flags: tuple[str, ...] = ()
    """Questions, by id."""
    findings: tuple[str, ...] = ()
    """Examination findings, by id."""
    measures: tuple[str, ...] = ()
    """What is measured again, by id."""
    calls: tuple[str, ...] = ()
    """When to call: the short words of an entry, or `when` where it has none."""
    topics: tuple[str, ...] = ()
    """What patients read, by name."""


class SaidHere(Model):
    """Words that name the region to a patient: no program of another region says them."""

    words: tuple[VisibleText, ...] = ()
    """Such as "your back"."""
    unless: tuple[VisibleText, ...] = ()
    """Longer words around them that mean something else: "lie on your back"."""


class Region(Model):
    """programs/regions/NAME/region.yaml; rule files beside it lie over the rules for it."""

    id: RegionId
    """Its name in templates and ladders."""
    name: VisibleText
    """Its name for the therapist."""
    usual: Presentation
    """The presentation to begin with when nothing else fits."""
    frail: str = ""
    """The template whose lanes take the place of others for frail people; none: the exercises
    that suit them are enough."""
    shares: tuple[LadderId, ...] = ()
    """Ladders of other regions that its programs use too."""
    plan_for: InLanguages
    """Above the patient's name: "A back exercise plan for"."""
    flare: InLanguages
    """Over the plan for a flare-up: "If your back flares up"."""
    signs: dict[DiarySign, InLanguages] = Field(min_length=1)
    """What the diary asks each week, by the name under which the second visit knows it."""
    signs_do: InLanguages
    """What to do about a sign that is ticked."""
    trust: InLanguages
    """What the patient's trust is in: "Trust in my back"."""
    categories: dict[Category, InLanguages] = Field(min_length=1)
    """Kinds of exercise, and what each is good for, to the patient, where no goal says it."""
    properties: tuple[Property, ...] = ()
    """What rules may exclude an exercise for, beside what other regions have."""
    only_here: OnlyHere = OnlyHere()
    """What is asked and said here alone."""
    said_here: dict[Language, SaidHere] = {}
    """Words that name the region."""


class PaperWords(Model):
    """What a handout says of its region and what it calls things, in one language."""

    plan_for: str
    """Above the patient's name."""
    flare: str
    """Over the plan for a flare-up."""
    signs: dict[DiarySign, str] = {}
    """What the diary asks each week."""
    signs_do: str = ""
    """What to do about a sign that is ticked."""
    trust: str = ""
    """What the patient's trust is in."""
    helps: dict[Category, str]
    """What each kind of exercise is good for."""
    equipment: dict[Equipment, str]
    """What each thing is called."""

    @property
    def asks_signs(self) -> bool:
        """The diary asks for signs in words that can be read, and says what to do about one."""
        return bool(self.signs) and all(map(is_visible, (*self.signs.values(), self.signs_do)))

    def thing(self, name: Equipment) -> str:
        """What a thing is called; by its id where a clinic named it after this was written."""
        return self.equipment.get(name) or name.replace("_", " ")

    def good_for(self, category: Category) -> str:
        """What a kind of exercise is good for; by its id where it came later."""
        return self.helps.get(category) or category.replace("_", " ")


NOT_SAID = PaperWords(plan_for="", flare="", helps={}, equipment={})
"""Phrases that are of no program."""
