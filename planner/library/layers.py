"""The folders that a library is read from, one over the other: shipped, `extends`, the clinic's."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner import __version__
from planner.library.clinic_folder import CLINIC_FILE, closed, content_of, is_library, yaml_named
from planner.library.shipped import shipped_root
from planner.library.yaml_source import YamlSource, read_yaml
from planner.model.problem import Problem

if TYPE_CHECKING:
    from planner.library.changes.change_file import ContentChanges

_NEEDS = re.compile(r">=\s*(\d+(?:\.\d+)*)")


@dataclass
class Layers:
    """Where a library comes from, the shipped folder first, the clinic's last."""

    roots: list[Path]
    problems: list[Problem] = field(default_factory=list)
    """What is wrong with `library:` in clinic.yaml."""

    @cached_property
    def changes(self) -> dict[Path, ContentChanges]:
        """What each folder changes of those before it."""
        from planner.library.changes.change_file import read_changes

        return {root: read_changes(root) for root in self.roots[1:]}


def layers_of(clinic: Path | None) -> Layers:
    """The folders of a clinic's library, as its clinic.yaml names them."""
    found = Layers([shipped_root()])
    if clinic is None:
        return found
    source = _clinic_file(clinic)
    said = source.data.get("library") if source and isinstance(source.data, dict) else None
    if source is not None and isinstance(said, dict):
        _needs(source, said, found)
        _extends(source, said, clinic, found)
    found.roots.append(clinic)
    return found


def _clinic_file(clinic: Path) -> YamlSource | None:
    path = yaml_named(clinic, CLINIC_FILE)
    try:
        # Most say nothing of a library: those need no parser here.
        if path is None or b"library" not in content_of(path):
            return None
    except OSError:
        return None  # told by read_clinic
    return read_yaml(path)


def _needs(source: YamlSource, said: dict[str, Any], found: Layers) -> None:
    wanted = _NEEDS.fullmatch(str(said.get("needs", ">=0")).strip())
    place = ("library", "needs")
    if wanted is None:
        found.problems.append(
            source.problem(place, "this is no version.", 'Write it so: needs: ">=0.3".', "FOLDER05")
        )
    elif _numbers(wanted.group(1)) > _numbers(__version__):
        message = f"this folder needs {said['needs']}, and this is planner {__version__}."
        found.problems.append(source.problem(place, message, "Update the planner.", "FOLDER05"))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)))


def _extends(source: YamlSource, said: dict[str, Any], clinic: Path, found: Layers) -> None:
    names = said.get("extends", [])
    for index, name in enumerate(names if isinstance(names, list) else [names]):
        place = ("library", "extends", index)
        folder = Path(os.path.normpath(clinic / str(name)))
        below = _clinic_file(folder)
        if trouble := closed(folder):
            found.problems.append(
                source.problem(place, trouble.message, trouble.advice, "FOLDER04")
            )
        elif message := _no_layer(name, folder, clinic, found.roots):
            advice = "Name folders beside this one, as ../shared-shoulder."
            found.problems.append(source.problem(place, message, advice, "FOLDER04"))
        else:
            more = _extended(below.data) if below and isinstance(below.data, dict) else []
            back = [
                one for one in more if os.path.normpath(folder / one) == os.path.normpath(clinic)
            ]
            if back:
                message = f"{name} extends this folder, which extends it: they go in a circle."
                advice = f"Take one of the two out; {name} is read without what it extends."
                found.problems.append(source.problem(place, message, advice, "FOLDER04"))
            elif more:
                message = f"{name} extends other folders itself; those are not read."
                advice = "Name them here, before it."
                found.problems.append(source.problem(place, message, advice, "FOLDER04"))
            found.roots.append(folder)


def _no_layer(name: object, folder: Path, clinic: Path, roots: list[Path]) -> str:
    """Why a folder cannot be extended; empty where it can."""
    if folder == clinic:
        return f"{name} is this folder itself."
    if folder in roots:
        return f"{name} stands here already."
    if not folder.is_dir():
        return f"there is no folder {name}."
    return "" if is_library(folder) else f"{name} is not a clinic's folder."


def _extended(data: dict[str, Any]) -> list[str]:
    said = data.get("library")
    names = said.get("extends", []) if isinstance(said, dict) else []
    return [str(one) for one in (names if isinstance(names, list) else [names])]
