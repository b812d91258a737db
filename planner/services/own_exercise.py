"""An exercise of a clinic's own, copied from a neighbour on the ladder: what is said otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from planner.library.check.content import TEXTS, exercise_problems
from planner.library.importing.draft import slug
from planner.library.layers import layers_of
from planner.library.like import Leaning, ladder_joined, written_out
from planner.library.parse import only_words_of
from planner.library.region_file import vocabulary_of
from planner.library.rewrite import write_new
from planner.library.yaml_source import parse_yaml
from planner.services.shelf_new import exercise_text, own_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from planner.model.exercise.exercise import Exercise
    from planner.model.problem import Problem
    from planner.services.workspace import Workspace

WORDS = TEXTS
"""What a patient reads of it, after its name."""
DOSE = (
    "sets",
    "reps",
    "hold_s",
    "duration_s",
    "rest_s",
    "effort",
    "days_per_week",
    "times_per_day",
)
"""The numbers of its dose."""


@dataclass(frozen=True)
class OwnExercise:
    """What was said of a new exercise; what is as in the neighbour is not written."""

    name: str
    """For the therapist."""
    patient_name: str
    """For the patient."""
    harder: bool = False
    """It stands a rung above the neighbour, not beside it."""
    words: Mapping[str, Any] = field(default_factory=dict)
    """By field, of `WORDS`; steps are a list."""
    dose: Mapping[str, int] = field(default_factory=dict)
    """By field, of `DOSE`."""


@dataclass(frozen=True)
class OwnWritten:
    """It is in the clinic's folder."""

    id: str
    file: Path


@dataclass(frozen=True)
class NotOwn:
    """Nothing was written."""

    why: str
    at: str = ""
    """The field that is wrong, where it is one."""


def write_own(
    workspace: Workspace, clinic: Path, neighbour: Exercise, own: OwnExercise
) -> OwnWritten | NotOwn:
    """Write it into a file of its own, if it is one that programs can have."""
    for at in ("name", "patient_name"):
        if not getattr(own, at):
            return NotOwn("Give it a name of its own.", at)
    name = slug(own.name)
    library = workspace.library
    if name in library.exercises or name in library.retired:
        return NotOwn(f'There is an exercise "{name}" already; give it another name.', "name")
    text = exercise_text(name, neighbour.id, neighbour.ladder, _said(neighbour, own))
    path = own_path(clinic, name)
    faults = _faults(workspace, text, str(path))
    if faults:
        return NotOwn(faults[0].message + f" {faults[0].advice}", _field(faults[0]))
    try:
        write_new(path, text)
    except FileExistsError:
        return NotOwn(f"{path} is there already; give it another name.", "name")
    except OSError as error:
        return NotOwn(f"{path} cannot be written: {error.strerror or error}.")
    return OwnWritten(name, path)


def _said(neighbour: Exercise, own: OwnExercise) -> dict[str, Any]:
    """The fields of the entry that differ from the neighbour."""
    said: dict[str, Any] = {"after" if own.harder else "beside": neighbour.id}
    said |= {"name": own.name, "patient_name": own.patient_name}
    for key, value in own.words.items():
        before = getattr(neighbour, key)
        if value != (list(before) if isinstance(before, tuple) else before):
            said[key] = value
    changed = {
        key: number for key, number in own.dose.items() if number != getattr(neighbour.dosage, key)
    }
    return said | ({"dosage": changed} if changed else {})


def _faults(workspace: Workspace, text: str, shown: str) -> list[Problem]:
    """What makes it unusable, as it is read when the library is."""
    library, layers = workspace.library, layers_of(workspace.settings.clinic_dir)
    source = parse_yaml(text, shown)
    leaning = Leaning(source)
    found = [*source.problems]
    with only_words_of(vocabulary_of(layers.roots, layers.changes)):
        found += written_out(leaning, library.exercises, library.ladders)
        if leaning.joins and source.data is not None:
            read, _, problems = ladder_joined(leaning, library.ladders[leaning.joins])
            found += problems
            for number, exercise in enumerate(read.exercises if read and not problems else ()):
                found += exercise_problems(source, ("exercises", number), exercise, library)
    return [one for one in found if one.severity == "problem"]


def _field(fault: Problem) -> str:
    """The field a fault is in: "exercises.0.dosage.sets" is sets, "exercises.0.steps.2" step 3."""
    parts = fault.where.split(".")[2:]
    if parts[:1] == ["dosage"]:
        return parts[1] if len(parts) > 1 else ""
    if parts[:1] == ["steps"]:
        return f"step-{int(parts[1]) + 1}" if len(parts) > 1 and parts[1].isdecimal() else "step-1"
    return parts[0] if parts else ""
