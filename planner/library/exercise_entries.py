"""What stands in the exercise files of a folder, entry by entry, whether it can be used or not."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from planner.library.clinic_folder import yaml_files
from planner.library.words_file import is_words_file
from planner.library.yaml_source import YamlSource, read_yaml
from planner.model.base import DataPath

FoundEntry = tuple[YamlSource, DataPath, dict[str, Any]]
"""The file, the place in it, and what stands there."""


def exercise_entries(root: Path) -> Iterator[FoundEntry]:
    """The entries of all exercise files."""
    yield from entries_in(root / "exercises", root, "exercises")


def entries_in(folder: Path, root: Path, key: str) -> Iterator[FoundEntry]:
    """The entries under a key of the files in a folder."""
    for path, shown in yaml_files(folder, root, deep=True):
        if is_words_file(path.name):
            continue
        source = read_yaml(path, shown)
        entries = source.data.get(key) if isinstance(source.data, dict) else None
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, dict):
                yield source, (key, index), entry
