"""Intake files: YAML to an Intake, every fault with its line."""

from dataclasses import dataclass
from pathlib import Path

from planner.library.parse import parse
from planner.library.yaml_source import YamlSource, read_yaml
from planner.model.intake import Intake
from planner.model.problem import Problem


@dataclass(frozen=True)
class IntakeFile:
    """What an intake file held; `intake` is None if it cannot be used."""

    intake: Intake | None
    problems: tuple[Problem, ...]
    source: YamlSource

    def placed(self, problem: Problem) -> Problem:
        """A problem of building at the line of the intake it comes from, unless it has a file."""
        if problem.file:
            return problem
        parts: tuple[str | int, ...] = tuple(
            int(part) if part.isdigit() else part
            for part in problem.where.replace(" / ", ".").split(".")
        )
        known = isinstance(self.source.data, dict) and parts[0] in self.source.data
        line = self.source.line(parts) if known else self.source.line(("presentation",))
        return problem.model_copy(update={"file": self.source.file, "line": line or 1})


def read_intake(path: Path) -> IntakeFile:
    """Read an intake. Never raises for what the file holds."""
    source = read_yaml(path)
    if source.problems:
        return IntakeFile(None, tuple(source.problems), source)
    if not isinstance(source.data, dict):
        return IntakeFile(None, (source.problem((), "this is not an intake."),), source)
    intake, problems = parse(source, Intake, source.data)
    return IntakeFile(intake, tuple(problems), source)
