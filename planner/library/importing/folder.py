"""The exercises of another clinic's folder."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from planner.library.clinic_folder import yaml_files
from planner.library.importing.draft import ExerciseDraft, Origin, one_line, slug
from planner.library.words_file import is_words_file
from planner.library.yaml_source import YamlSource, read_yaml
from planner.model.base import DataPath
from planner.model.problem import Problem

_NOT_TAKEN = ("picture",)


def drafts_of_folder(folder: Path, known: Collection[str]) -> Iterator[ExerciseDraft | Problem]:
    """A draft for each entry of each ladder file, or why there is none."""
    clinic = read_yaml(folder / "clinic.yaml").data if (folder / "clinic.yaml").is_file() else {}
    owner = one_line(clinic.get("name") or "") if isinstance(clinic, dict) else ""
    for path, shown in yaml_files(folder / "exercises", folder, deep=True):
        if is_words_file(path.name):
            continue
        source = read_yaml(path, shown)
        yield from source.problems
        for place, entry in _entries(source):
            if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
                yield source.problem(place, "this is no exercise with an id.", code="YAML02")
            elif entry["id"] in known:
                message = f'an exercise "{entry["id"]}" is here already.'
                told = source.problem(place, message, code="ID01")
                yield told.model_copy(update={"severity": "advice"})
            else:
                file = str(path.relative_to(folder))
                yield _draft(entry, file, owner, source.data.get("ladder"))


def _entries(source: YamlSource) -> Iterator[tuple[DataPath, Any]]:
    """What stands in the list of a file; the file itself where it has no list."""
    if source.data is None and source.problems:
        return
    entries = source.data.get("exercises") if isinstance(source.data, dict) else None
    if not isinstance(entries, list):
        yield (), entries
        return
    yield from ((("exercises", number), entry) for number, entry in enumerate(entries))


def _draft(entry: dict[str, Any], file: str, owner: str, ladder: object) -> ExerciseDraft:
    fields = {k: v for k, v in entry.items() if k not in ("id", *_NOT_TAKEN)}
    rest = {key: "not taken" for key in _NOT_TAKEN if key in entry}
    rest["ladder"] = one_line(ladder or "")
    origin = Origin(file, authors=owner, original=entry["id"])
    return ExerciseDraft(slug(entry["id"]), fields, origin, rest)
