"""What rules and templates say to patients, in other languages: pairs of sentences.

Read when they are needed: planning does without.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from planner.library.clinic_folder import yaml_named
from planner.library.layers import layers_of
from planner.library.parse import parse
from planner.library.shipped import shown_path
from planner.library.yaml_source import read_yaml
from planner.model.language import OTHER_LANGUAGES, OtherLanguage, Pairs, Sentences
from planner.model.problem import Problem


def load_sentences(clinic: Path | None = None) -> tuple[Sentences, list[Problem]]:
    """The shipped pairs with a clinic's laid over them, pair by pair, and what is wrong."""
    problems: list[Problem] = []
    found: dict[OtherLanguage, dict[str, str]] = {each: {} for each in OTHER_LANGUAGES}
    layers = layers_of(clinic)
    for root in layers.roots:
        for language in OTHER_LANGUAGES:
            path = yaml_named(root / "programs" / "rules", words_name(language))
            if path is None:
                continue
            source = read_yaml(path, shown_path(path, root))
            problems += source.problems
            if source.data is None:
                continue
            read, faults = parse(source, Pairs, source.data)
            problems += faults
            if read:
                found[language].update({pair.en: pair.es for pair in read.pairs})
        for change in layers.changes[root].changes if root in layers.changes else ():
            for edit in change.edits:
                for language, words in edit.spoken.items():
                    found[language].update(_pairs(edit.now, words))
    return found, problems


def _pairs(english: Any, other: Any) -> Iterator[tuple[str, str]]:
    """The sentences of a changed value with those beside it."""
    if isinstance(english, str) and isinstance(other, str):
        yield " ".join(english.split()), other
    elif isinstance(english, list) and isinstance(other, list):
        for one, twin in zip(english, other, strict=False):
            yield from _pairs(one, twin)
    elif isinstance(english, dict) and isinstance(other, dict):
        for key, twin in other.items():
            yield from _pairs(english.get(key), twin)


def words_name(language: OtherLanguage) -> str:
    """The name of the file with these pairs."""
    return f"words.{language}.yaml"
