"""The library's files read again while the planner is open: what changed is seen at once."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.library.catalog import load_library
from planner.library.layers import layers_of
from planner.library.unusable import LibraryUnusable
from planner.services.sources import FolderSources

if TYPE_CHECKING:
    from pathlib import Path

    from planner.model.library import Library

FilesSeen = frozenset[tuple[str, int, int]]
"""Every file of a clinic's folders, with its size and when it was written; none is opened."""


def files_seen(clinic: Path | None) -> FilesSeen:
    """How the clinic's files stand now."""
    return frozenset(_files(layers_of(clinic).roots[1:]))


def _files(roots: list[Path]) -> list[tuple[str, int, int]]:
    found = []
    for root in roots:
        for place, folders, names in os.walk(root):
            folders[:] = [one for one in folders if not one.startswith(".")]
            for name in names:
                path = os.path.join(place, name)  # noqa: PTH118 (twice as fast, each second)
                try:
                    about = os.stat(path)  # noqa: PTH116
                except OSError:
                    continue  # gone since it was listed
                found.append((path, about.st_size, about.st_mtime_ns))
    return found


def sources_again(clinic: Path | None, before: Library) -> FolderSources:
    """Everything as the files say it now.

    Where they cannot be used at all, what was read before can still be looked at, and no program is
    built.
    """
    try:
        library = load_library(clinic)
    except LibraryUnusable as unusable:
        library = replace(before, problems=unusable.problems, stops=unusable.problems)
    sources = FolderSources(clinic, library)
    _ = sources.stops
    return sources
