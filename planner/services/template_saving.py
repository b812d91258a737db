"""A program that was edited, kept as a template of the clinic's, once it is checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.library.importing.draft import slug
from planner.library.layers import layers_of
from planner.library.parse import only_words_of
from planner.library.references import template_problems
from planner.library.region_file import vocabulary_of
from planner.library.rewrite import write_new
from planner.library.template_file import template_from
from planner.library.yaml_source import parse_yaml
from planner.model.words_known import Vocabulary
from planner.services.library_again import sources_again
from planner.services.program_template import template_text

if TYPE_CHECKING:
    from pathlib import Path

    from planner.model.problem import Problem
    from planner.model.program.program import Program
    from planner.services.workspace import Workspace


@dataclass(frozen=True)
class TemplateSaved:
    """It is in the clinic's folder, and the intake has it from now on."""

    id: str
    """Made of what it was called; intakes name it so."""
    file: Path


@dataclass(frozen=True)
class NoFolder:
    """There is no clinic's folder to write into."""


@dataclass(frozen=True)
class NameTaken:
    """There is a template of that name already; it stays as it is."""

    name: str


@dataclass(frozen=True)
class NoSuchPresentation:
    """The library has the template no more that the program was built from."""

    name: str


@dataclass(frozen=True)
class TemplateFaulty:
    """What would have been wrong with it; nothing was written."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class TemplateNotWritten:
    """The folder does not take it."""

    why: str


TemplateOutcome = (
    TemplateSaved | NoFolder | NameTaken | NoSuchPresentation | TemplateFaulty | TemplateNotWritten
)


def save_as_template(workspace: Workspace, program: Program, called: str) -> TemplateOutcome:
    """Write the template of a program, if it is one that programs can be built from."""
    clinic, library = workspace.settings.clinic_dir, workspace.library
    if clinic is None:
        return NoFolder()
    name = slug(called)
    own_id = name.replace("-", "_")
    if own_id in library.templates:
        return NameTaken(called)
    if program.presentation not in library.templates:
        return NoSuchPresentation(program.presentation)
    text = template_text(program, library, own_id)
    path = clinic / "programs" / "templates" / f"{name}.yaml"
    if problems := _faults(workspace, text, str(path), own_id):
        return TemplateFaulty(problems)
    try:
        write_new(path, text)
    except FileExistsError:
        return NameTaken(called)
    except OSError as error:
        return TemplateNotWritten(f"{path}: {error.strerror or error}")
    workspace.renew(sources_again(clinic, library))
    return TemplateSaved(own_id, path)


def _faults(workspace: Workspace, text: str, shown: str, own_id: str) -> tuple[Problem, ...]:
    """What the check would say of the file."""
    library, layers = workspace.library, layers_of(workspace.settings.clinic_dir)
    source = parse_yaml(text, shown)
    words = vocabulary_of(layers.roots, layers.changes).words
    known = {**words, "presentation": (*words["presentation"], own_id)}
    with only_words_of(Vocabulary(known)):
        template, problems = template_from(source)
    if template is not None:
        region = library.in_region(template.region)
        lost = template_problems(library.exercises, {own_id: (template, source)}, region.rules)
        problems = [*problems, *lost]
    return tuple(problems)
