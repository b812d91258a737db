"""For whom the programs are, by age: programs/rules/ages.yaml."""

from pydantic import Field

from planner.model.base import Model
from planner.model.intake import RuleId
from planner.model.vocabulary import Certainty


class AgeRules(Model):
    """programs/rules/ages.yaml."""

    adult_from: int = Field(ge=1, le=30)
    """The youngest whom a program is for, in years."""
    younger_brings: RuleId
    """The precaution that a younger patient brings; it stops."""
    oldest: int = Field(ge=100, le=130)
    """An older patient than this is a slip of the keys, in years."""
    source: str
    """Where the rule is from."""
    certainty: Certainty
    """How certain it is."""
