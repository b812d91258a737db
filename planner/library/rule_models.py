"""What each file of programs/rules is made of."""

from pathlib import Path

from planner.model.base import Model
from planner.model.rules.age_rules import AgeRules
from planner.model.rules.baseline_rules import BaselineRules
from planner.model.rules.dosage_rules import DosageRules
from planner.model.rules.follow_up_rules import FollowUpRules
from planner.model.rules.guidance import Guidance
from planner.model.rules.imaging import ImagingFigures
from planner.model.rules.intake_words import IntakeWords
from planner.model.rules.measure_rules import MeasureRule
from planner.model.rules.property_rules import PropertyRules
from planner.model.rules.review_rules import ReviewRules
from planner.model.rules.rules import (
    ExamFinding,
    GoalMap,
    HomeRules,
    PhaseRules,
    Precaution,
    RedFlag,
)
from planner.model.rules.selection_rules import SelectionRules
from planner.model.rules.shape_rules import ShapeRules, WalkRules
from planner.model.rules.topic import TopicRules

LISTS: dict[str, type[Model]] = {
    "precautions.yaml": Precaution,
    "red-flags.yaml": RedFlag,
    "findings.yaml": ExamFinding,
    "measures.yaml": MeasureRule,
    "goals.yaml": GoalMap,
}
"""Files with a list of rules, and the model of one."""
WHOLES: dict[str, type[Model]] = {
    "phases.yaml": PhaseRules,
    "dosage.yaml": DosageRules,
    "shape.yaml": ShapeRules,
    "walking.yaml": WalkRules,
    "baselines.yaml": BaselineRules,
    "home.yaml": HomeRules,
    "ages.yaml": AgeRules,
    "guidance.yaml": Guidance,
    "selection.yaml": SelectionRules,
    "review.yaml": ReviewRules,
    "follow-up.yaml": FollowUpRules,
    "properties.yaml": PropertyRules,
}
"""Files that are one model."""
READ_LATER: dict[str, type[Model]] = {
    "imaging.yaml": ImagingFigures,
    "topics.yaml": TopicRules,
    "intake-words.yaml": IntakeWords,
}
"""Files of one model that are read only when they are needed."""


def list_key(file: str) -> str:
    """The part of the book that a file is, and the key of its list if it has one."""
    return Path(file).stem.replace("-", "_")
