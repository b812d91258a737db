"""A clinic's own clinic.yaml: its name, phone and colour on the handout."""

import os
from pathlib import Path

from planner.library.parse import parse
from planner.library.yaml_source import read_yaml
from planner.model.clinic import Clinic
from planner.model.problem import Problem

NAME = "clinic.yaml"


def read_clinic(folder: Path | None) -> tuple[Clinic | None, list[Problem]]:
    """What the file says, and what is wrong with it; nothing where there is no such file."""
    if folder is None or not os.path.lexists(folder / NAME):
        return None, []
    source = read_yaml(folder / NAME, NAME)
    if source.problems:
        return None, source.problems
    return parse(source, Clinic, source.data)
