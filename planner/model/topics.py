"""Patient education as programs are given it: the topics, who gets them, the imaging figures."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.model.language import Language
from planner.model.problem import Problem
from planner.model.rules.imaging import ImagingFigures
from planner.model.rules.topic import Topic, TopicRules


@dataclass(frozen=True, repr=False)
class Topics:
    """What patients are given to read. `problems` says what could not be used."""

    topics: Mapping[str, Mapping[Language, Topic]]
    """By name, then by language."""
    rules: TopicRules | None
    """Who is given what; None if no file of these rules can be used."""
    imaging: ImagingFigures | None
    """Findings in people without pain, by age."""
    problems: tuple[Problem, ...] = ()

    def find(self, name: str, language: Language) -> Topic | None:
        """A topic in a language, if it is written in it."""
        return self.topics.get(name, {}).get(language)
