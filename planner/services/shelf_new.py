"""What a clinic begins with: a folder, an exercise, a template, a topic; each checks at once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from planner import __version__
from planner.library.changes.yaml_text import yaml_text
from planner.library.check.content import TEXTS
from planner.library.exercise_entries import FoundEntry, entries_in
from planner.library.importing.written import DRAFTS
from planner.library.rewrite import write_new
from planner.library.shipped import shipped_root
from planner.model.library import Library

_README = """# Our exercises and rules

What we add to the planner's library and what we change of it. Set `PLANNER_LIBRARY` to this folder.

- `changes/`: what we change of what is shipped, by id: `planner library change clam feel`
- `exercises/ours/`: exercises of our own: `planner library new exercise our-clam --like clam`
- `programs/templates/`, `programs/topics/`: presentations and reading of our own
- `planner library check .` tells every mistake; `planner library explain CODE` what it means
- after an update of the planner: `planner library upgrade`
"""
_HOOK = """repos:
  - repo: local
    hooks:
      - id: planner-library
        name: planner library check
        entry: planner library check .
        language: system
        pass_filenames: false
        files: ^(changes|exercises|programs)/|^clinic\\.yaml$
"""
_CI = """name: library
on: [push, pull_request]
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with: { python-version: "3.12" }
      - run: pip install home-exercise-planner
      - run: planner library check . --format github
"""
SCHEMAS: dict[str, str | list[str]] = {
    "exercise": ["exercises/**/*.yaml", "!exercises/**/*.es.yaml"],
    "words": "exercises/**/*.es.yaml",
    "template": "programs/templates/*.yaml",
    "changes": "changes/*.yaml",
    "clinic": "clinic.yaml",
    "region": "programs/regions/*/region.yaml",
}
"""The schemas that an editor is given, each with the files it is for."""


def new_folder(folder: Path, name: str) -> Iterator[Path]:
    """A clinic's folder that checks clean. Raises OSError, FileExistsError."""
    from planner.services.rule_schemas import RULE_KINDS

    files = SCHEMAS | {
        f"rules-{kind}": [f"programs/rules/{kind}.yaml", f"programs/regions/*/{kind}.yaml"]
        for kind in RULE_KINDS
    }
    settings = {
        "yaml.schemas": {f"./.schemas/{kind}.json": which for kind, which in files.items()},
        "files.associations": {"planner.lock": "yaml"},
    }
    needs = ".".join(__version__.split(".")[:2])
    for place, text in {
        "clinic.yaml": yaml_text({"name": name, "library": {"needs": f">={needs}"}}),
        "README.md": _README,
        ".pre-commit-config.yaml": _HOOK,
        ".github/workflows/library.yml": _CI,
        ".vscode/settings.json": json.dumps(settings, indent=2) + "\n",
        "changes/.gitkeep": "",
        "exercises/ours/.gitkeep": "",
    }.items():
        write_new(folder / place, text)
        yield folder / place


def new_exercise(clinic: Path, library: Library, name: str, like: str, joins: str) -> Path:
    """An exercise that is like another until it says otherwise, on its ladder or one that it joins.

    Of a draft with this id, what patients read and its dose are taken over. Raises OSError,
    FileExistsError.
    """
    neighbour = library.exercises[like]
    ladder = joins or neighbour.ladder
    on_it = like if neighbour.ladder == ladder else library.ladders[ladder].exercises[-1]
    called = name.replace("-", " ").capitalize()
    said: dict[str, Any] = {"beside": on_it, "name": called, "patient_name": called}
    draft = draft_named(clinic, name)
    said |= {key: one for key, one in (draft[2] if draft else {}).items() if key in _OF_A_DRAFT}
    path = own_path(clinic, name)
    write_new(path, exercise_text(name, like, ladder, said))
    return path


def draft_named(clinic: Path, name: str) -> FoundEntry | None:
    """The draft of an id, with where it is written."""
    drafts = entries_in(clinic / DRAFTS, clinic, "drafts")
    return next((one for one in drafts if one[2].get("id") == name), None)


_OF_A_DRAFT = ("name", "patient_name", "equipment", "dosage", *TEXTS)


def own_path(clinic: Path, name: str) -> Path:
    """The file of an exercise of the clinic's own."""
    return clinic / "exercises" / "ours" / f"{name}.yaml"


def exercise_text(name: str, like: str, ladder: str, said: Mapping[str, Any]) -> str:
    """The file of an exercise that is like another but for what is said of it."""
    text = yaml_text({"joins": ladder, "exercises": [{"id": name, "like": like, **said}]})
    fields = ("set_up", "steps", "feel", "stop_if", "mistake", "cue", "properties", "dosage")
    more = [one for one in (*fields, "picture") if one not in said]
    text += f"    # All else is as in {like}, until you say it here: {', '.join(more)}.\n"
    text += "    # Its Spanish: es: {patient_name: …}, and what else you say here.\n"
    return text


def new_template(clinic: Path, name: str, like: str) -> Path:
    """A presentation, with the lanes of another to begin from. Raises OSError, FileExistsError."""
    shipped = shipped_root() / "programs" / "templates" / f"{like.replace('_', '-')}.yaml"
    own = clinic / "programs" / "templates" / shipped.name
    text = (own if own.exists() else shipped).read_text(encoding="utf-8")
    called = name.replace("_", " ").capitalize()
    lines = [
        f"id: {name}\nlike: {like}"
        if line.startswith("id: ")
        else f"name: {called}"
        if line.startswith("name: ")
        else line
        for line in text.splitlines()
        if not line.startswith("like: ")
    ]
    path = clinic / "programs" / "templates" / f"{name.replace('_', '-')}.yaml"
    write_new(path, "\n".join(lines) + "\n")
    return path


def new_topic(clinic: Path, name: str) -> tuple[Path, Path]:
    """A topic, and the change that gives it. Raises OSError, FileExistsError."""
    title = name.replace("-", " ").capitalize()
    topic = clinic / "programs" / "topics" / f"{name}.en.md"
    write_new(topic, f"# {title}\n\nWrite here what you want to say.\n")
    row = {"topic": name, "phases": [1], "source": "Our clinic", "certainty": "O"}
    change = {
        "change": "rules",
        "because": f"We give {title} to read.",
        "set": {"topics.topics": {"add": [row]}},
    }
    path = clinic / "changes" / f"topic-{name}.yaml"
    write_new(path, yaml_text(change))
    return topic, path
