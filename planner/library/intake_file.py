"""Intake files: YAML to an Intake, every fault with its line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from planner.library.layers import layers_of
from planner.library.parse import only_words_of, parse
from planner.library.region_file import vocabulary_of
from planner.library.yaml_source import YamlSource, parse_yaml, read_yaml, text_of
from planner.model.finding import Finding
from planner.model.intake import Intake
from planner.model.problem import Problem


@dataclass(frozen=True)
class IntakeFile:
    """What an intake file held; `intake` is None if it cannot be used."""

    intake: Intake | None
    problems: tuple[Problem, ...]
    source: YamlSource

    def placed(self, finding: Finding, names: Mapping[str, str] | None = None) -> Problem:
        """A finding of building, at the line of the intake it comes from.

        What is about the weeks comes from the presentation. `names` has the names of exercises.
        """
        place = finding.place
        problem = finding.problem(names)
        path: tuple[str | int, ...] = ("presentation",)
        if place.of_intake:
            path = (place.field, *(() if place.index is None else (place.index,)))
            problem = problem.model_copy(update={"where": ".".join(map(str, path))})
            path = path if place.field in (self.source.data or ()) else ("presentation",)
        line = self.source.line(path)
        return problem.model_copy(update={"file": self.source.file, "line": line or 1})


def read_intake(path: Path, clinic: Path | None = None) -> IntakeFile:
    """Read an intake with the words of a clinic's library. Never raises for what the file holds."""
    return intake_of(read_yaml(path), clinic)


def intake_from(data: bytes, name: str, clinic: Path | None = None) -> IntakeFile:
    """The intake of a file that was read already: its bytes and its name."""
    text = text_of(data, name)
    return intake_of(
        parse_yaml(text, name) if isinstance(text, str) else YamlSource(name, problems=[text]),
        clinic,
    )


def intake_of(source: YamlSource, clinic: Path | None = None) -> IntakeFile:
    """The intake of YAML, every fault with its line."""
    if source.problems:
        return IntakeFile(None, tuple(source.problems), source)
    if not isinstance(source.data, dict):
        return IntakeFile(
            None, (source.problem((), "this is not an intake.", code="YAML02"),), source
        )
    if doubts := tuple(_commas(source)):
        return IntakeFile(None, doubts, source)
    layers = layers_of(clinic)
    with only_words_of(vocabulary_of(layers.roots, layers.changes)):
        intake, problems = parse(source, Intake, source.data)
    return IntakeFile(intake, tuple(problems), source)


def _commas(source: YamlSource) -> Iterator[Problem]:
    """Weights that are two where one may be meant."""
    weights = source.data.get("weights_kg")
    if not isinstance(weights, list):
        return
    for number, (first, second) in enumerate(pairwise(weights), start=1):
        place = ("weights_kg", number)
        if place in source.close and type(first) is int:
            said = f"{first},{second} is read as two weights here."
            advice = f"Write {first}.{second} for one, or {first}, {second} for two."
            yield source.problem(place, said, advice, "FIELD06")
