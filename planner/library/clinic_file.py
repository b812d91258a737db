"""A clinic's own clinic.yaml: its name, phone and colour on the handout, its sets."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from planner.library.clinic_folder import CLINIC_FILE, closed, yaml_named
from planner.model.clinic import Clinic
from planner.model.problem import Problem

if TYPE_CHECKING:
    from planner.library.yaml_source import YamlSource

NAME = CLINIC_FILE


def read_clinic(folder: Path | None) -> tuple[Clinic | None, list[Problem]]:
    """What the file says, and what is wrong with it; nothing where there is no such file."""
    source, trouble = _source(folder)
    if source is None:
        return None, trouble
    if source.problems:
        return None, source.problems
    from planner.library.parse import parse

    return parse(source, Clinic, source.data)


def set_problems(folder: Path | None, exercises: Collection[str]) -> Iterator[Problem]:
    """Exercises of the clinic's sets that are not in the library."""
    from planner.library.changes.moved import where_went

    clinic, _ = read_clinic(folder)
    source, _ = _source(folder)
    if clinic is None or source is None:
        return
    for number, one in enumerate(clinic.sets):
        for index, item in enumerate(one.exercises):
            if item.exercise not in exercises:
                yield source.problem(
                    ("sets", number, "exercises", index),
                    f'{one.name}: there is no exercise "{item.exercise}".',
                    where_went("exercise", item.exercise, exercises),
                    "NAME01",
                )


def _source(folder: Path | None) -> tuple[YamlSource | None, list[Problem]]:
    """The file as it was read; none where there is none, or why it cannot be looked at."""
    if folder is None:
        return None, []
    if trouble := closed(folder):
        return None, [trouble]
    path = yaml_named(folder, NAME)
    if path is None:
        return None, []
    from planner.library.yaml_source import read_yaml

    return read_yaml(path, path.name), []
