"""What the choice of exercises goes by beside templates, as data: programs/rules/selection.yaml."""

from pydantic import Field

from planner.model.base import Model
from planner.model.vocabulary import Certainty, PhaseNumber
from planner.model.words_known import Category


class _Sourced(Model):
    source: str = Field(min_length=1)
    """Where the rule is from."""
    certainty: Certainty
    """How certain it is."""


class InPhases(_Sourced):
    """A rule that holds in some phases."""

    phases: tuple[PhaseNumber, ...] = Field(min_length=1)
    """Where it holds."""


class OfCategories(_Sourced):
    """A rule about some kinds of exercise."""

    categories: tuple[Category, ...] = Field(min_length=1)
    """The kinds."""


class OfLadders(_Sourced):
    """A rule about some ladders."""

    ladders: tuple[str, ...]
    """The ladders."""


class EasyMoves(OfCategories):
    """The easy moves of the flare-up plan: what gives relief, first looked for first."""

    only_if_found: tuple[Category, ...] = ()
    """Of these only where a test has found the direction."""
    moves_max: int = Field(ge=1, le=6)
    """How many are named."""


class SelectionRules(Model):
    """programs/rules/selection.yaml."""

    early_exclusions: InPhases
    """The phases in which a precaution's `exclude_early` holds."""
    early_sitting: InPhases
    """The phases in which one sitting is kept short (`early_sitting_max_s` of the dosage)."""
    pattern_sets: InPhases
    """The phases in which a pattern has its least sets, also in its first week."""
    not_for_training: OfLadders
    """Ladders that never fill a slot by being of the same kind as what was left out."""
    only_if_asked: OfLadders
    """Ladders that come only with a condition that asks for them."""
    easy_moves: EasyMoves
    """What the flare-up plan names as the patient's own easy moves."""
