"""The words of a line that is an intake, the clinic's over the shipped ones."""

from collections.abc import Mapping
from pathlib import Path

from planner.library.layers import layers_of
from planner.library.rule_files import INTAKE_WORDS_FILE, read_rule_file
from planner.model.problem import Problem
from planner.model.rules.intake_words import IntakeWords
from planner.model.rules.rules import RuleBook


def load_intake_words(
    clinic: Path | None, rules: RuleBook
) -> tuple[IntakeWords | None, list[Problem]]:
    """The words, and what is wrong with them; None if they cannot be read."""
    layers = layers_of(clinic)
    words, source, problems = read_rule_file(
        layers.roots, INTAKE_WORDS_FILE, IntakeWords, layers.changes
    )
    if words is None:
        return None, problems
    parts: tuple[tuple[str, Mapping[str, object], Mapping[str, object]], ...] = (
        ("precautions", words.precautions, rules.precautions),
        ("findings", words.findings, rules.findings),
        ("precaution_groups", _named(words.precaution_groups), rules.precautions),
        ("finding_groups", _named(words.finding_groups), rules.findings),
    )
    for part, said, known in parts:
        problems += [
            source.named(name, f'{part}: there is no "{name}".', code="NAME02")
            for name in said
            if name not in known
        ]
    return words, problems


def _named(groups: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The group of each rule that stands in one."""
    return {name: group for group, names in groups.items() for name in names}
