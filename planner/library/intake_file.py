"""Intake files: YAML to an Intake, every fault with its line."""

from dataclasses import dataclass
from pathlib import Path

from planner.library.parse import parse
from planner.library.yaml_source import YamlSource, parse_yaml, read_yaml, text_of
from planner.model.intake import Intake
from planner.model.problem import Problem


@dataclass(frozen=True)
class IntakeFile:
    """What an intake file held; `intake` is None if it cannot be used."""

    intake: Intake | None
    problems: tuple[Problem, ...]
    source: YamlSource

    def placed(self, problem: Problem) -> Problem:
        """A problem of building, at the line of the intake it comes from."""
        parts: tuple[str | int, ...] = tuple(
            int(part) if part.isdigit() else part
            for part in problem.where.replace(" / ", ".").split(".")
        )
        known = isinstance(self.source.data, dict) and parts[0] in self.source.data
        line = self.source.line(parts) if known else self.source.line(("presentation",))
        return problem.model_copy(update={"file": self.source.file, "line": line or 1})


def read_intake(path: Path) -> IntakeFile:
    """Read an intake. Never raises for what the file holds."""
    return intake_of(read_yaml(path))


def intake_from(data: bytes, name: str) -> IntakeFile:
    """The intake of a file that was read already: its bytes and its name."""
    text = text_of(data, name)
    return intake_of(
        parse_yaml(text, name) if isinstance(text, str) else YamlSource(name, problems=[text])
    )


def intake_of(source: YamlSource) -> IntakeFile:
    """The intake of YAML, every fault with its line."""
    if source.problems:
        return IntakeFile(None, tuple(source.problems), source)
    if not isinstance(source.data, dict):
        return IntakeFile(None, (source.problem((), "this is not an intake."),), source)
    intake, problems = parse(source, Intake, source.data)
    return IntakeFile(intake, tuple(problems), source)
