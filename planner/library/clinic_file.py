"""A clinic's own clinic.yaml: its name, phone and colour on the handout."""

from pathlib import Path

from planner.library.clinic_folder import CLINIC_FILE, closed, yaml_named
from planner.model.clinic import Clinic
from planner.model.problem import Problem

NAME = CLINIC_FILE


def read_clinic(folder: Path | None) -> tuple[Clinic | None, list[Problem]]:
    """What the file says, and what is wrong with it; nothing where there is no such file."""
    if folder is None:
        return None, []
    if trouble := closed(folder):
        return None, [trouble]
    path = yaml_named(folder, NAME)
    if path is None:
        return None, []
    from planner.library.parse import parse
    from planner.library.yaml_source import read_yaml

    source = read_yaml(path, path.name)
    if source.problems:
        return None, source.problems
    return parse(source, Clinic, source.data)
