"""The exercises of another clinic's folder."""

from collections.abc import Collection, Iterator
from pathlib import Path

from planner.library.clinic_folder import yaml_files
from planner.library.importing.draft import ExerciseDraft, Origin, one_line
from planner.library.words_file import is_words_file
from planner.library.yaml_source import read_yaml

_NOT_TAKEN = ("picture",)


def drafts_of_folder(folder: Path, known: Collection[str]) -> Iterator[ExerciseDraft]:
    """A draft for each entry of each ladder file that this library has not."""
    clinic = read_yaml(folder / "clinic.yaml").data if (folder / "clinic.yaml").is_file() else {}
    owner = one_line(clinic.get("name") or "") if isinstance(clinic, dict) else ""
    for path, _ in yaml_files(folder / "exercises", folder, deep=True):
        data = read_yaml(path).data
        if is_words_file(path.name) or not isinstance(data, dict):
            continue
        for entry in data.get("exercises") or ():
            if not isinstance(entry, dict) or not entry.get("id") or entry["id"] in known:
                continue
            name = str(entry["id"])
            fields = {k: v for k, v in entry.items() if k not in ("id", *_NOT_TAKEN)}
            origin = Origin(str(path.relative_to(folder)), authors=owner, original=name)
            rest = {key: "not taken" for key in _NOT_TAKEN if key in entry}
            rest["ladder"] = one_line(data.get("ladder") or "")
            yield ExerciseDraft(name, fields, origin, rest)
