"""What rules and templates say to patients, in other languages: pairs of sentences.

Read when they are needed: planning does without.
"""

from pathlib import Path

from planner.library.clinic_folder import yaml_named
from planner.library.parse import parse
from planner.library.shipped import shipped_root, shown_path
from planner.library.yaml_source import read_yaml
from planner.model.language import OTHER_LANGUAGES, OtherLanguage, Pairs, Sentences
from planner.model.problem import Problem


def load_sentences(clinic: Path | None = None) -> tuple[Sentences, list[Problem]]:
    """The shipped pairs with a clinic's laid over them, pair by pair, and what is wrong."""
    problems: list[Problem] = []
    found: dict[OtherLanguage, dict[str, str]] = {each: {} for each in OTHER_LANGUAGES}
    for root in (shipped_root(), *([clinic] if clinic else [])):
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
    return found, problems


def words_name(language: OtherLanguage) -> str:
    """The name of the file with these pairs."""
    return f"words.{language}.yaml"
