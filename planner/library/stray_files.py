"""Files of a clinic's folder that would be passed over in silence: misnamed or unreadable."""

import os
import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from planner.library.clinic_folder import (
    CLINIC_FILE,
    PARTS,
    YAML,
    is_leftover,
    is_library,
    not_a_library,
    text_in,
    yaml_named,
)
from planner.library.region_file import REGION_FILE
from planner.library.rule_files import RULE_FILES
from planner.library.sentences import words_name
from planner.model.language import OTHER_LANGUAGES
from planner.model.problem import Problem

_HOMES = {
    "exercises": "exercises",
    "programs": "programs",
    "rules": "programs/rules",
    "templates": "programs/templates",
    "topics": "programs/topics",
    "changes": "changes",
    "regions": "programs/regions",
}
_SIGNS = {"exercises": "ladder", "templates": "lanes", "changes": "change"}
"""A key that says what a file is."""
_RULE_FILES = (*RULE_FILES, *map(words_name, OTHER_LANGUAGES))


def stray_files(clinic: Path) -> list[Problem]:
    """One problem for each file or folder that has no place where it is."""
    problems: list[Problem] = []

    def unreadable(error: OSError) -> None:
        problems.append(
            Problem(
                file=str(error.filename),
                message=f"cannot be read: {error.strerror}.",
                code="FILE01",
            )
        )

    for part in PARTS:
        for folder, _, names in os.walk(clinic / part, onerror=unreadable):
            for name in sorted(names):
                path = Path(folder) / name
                if not is_leftover(name):
                    problems += _misplaced(path, path.relative_to(clinic), names)
    problems += _at_the_top(clinic)
    if not is_library(clinic):
        return [not_a_library(clinic)]
    return [one for one in problems if not _is_missing_part(one, clinic)]


def _at_the_top(clinic: Path) -> Iterator[Problem]:
    """What stands beside exercises/ and programs/ and is meant for them, by its name or its text.

    Other files and folders are the clinic's own business.
    """
    if not clinic.is_dir():
        return
    for path in sorted(clinic.iterdir()):
        if path.is_dir():
            meant = get_close_matches(path.name.lower(), _HOMES, n=1, cutoff=0.8)
            if meant and path.name not in PARTS:
                yield Problem(
                    file=str(path),
                    message="this folder is not read here.",
                    advice=f"Its name and place are {_HOMES[meant[0]]}.",
                    code="FOLDER01",
                )
        elif _is_nearly_clinic_file(path):
            yield Problem(
                file=str(path),
                message="this file is not read.",
                advice=f"It is called {CLINIC_FILE}, in small letters, and stands here once.",
                code="FOLDER01",
            )
        elif path.suffix in YAML and path.stem != "clinic" and (home := _home_of(path)):
            yield Problem(
                file=str(path),
                message="this file is not read here.",
                advice=f"Move it to {home}.",
                code="FOLDER01",
            )


def _is_nearly_clinic_file(path: Path) -> bool:
    """Whether it is meant for what the clinic says of itself, and is not read as that."""
    name = path.name
    meant = name.casefold().startswith(CLINIC_FILE[:-3]) and not is_leftover(name)
    return meant and path != yaml_named(path.parent, CLINIC_FILE)


def _home_of(path: Path) -> str:
    """Where a file belongs, by the keys at its margin; empty if it is nothing of a library."""
    text = text_in(path)
    keys = set(re.findall(r"^(\w+):", text, flags=re.MULTILINE))
    if path.name in RULE_FILES:
        return _HOMES["rules"]
    return next((_HOMES[name] for name, sign in _SIGNS.items() if sign in keys), "")


def leftovers(clinic: Path) -> Iterator[Problem]:
    """Advice on what editors left beside the files; it is never read, and nobody need be told."""
    for part in PARTS:
        for folder, _, names in os.walk(clinic / part):
            for name in sorted(names):
                if is_leftover(name) and not name.startswith("."):
                    yield Problem(
                        file=str(Path(folder) / name),
                        message="this file is left over from another, and is not read.",
                        advice="Take it away when you do not need it any more.",
                        code="FOLDER06",
                        severity="advice",
                    )


def _is_missing_part(problem: Problem, clinic: Path) -> bool:
    """A clinic need not have both folders."""
    parts = (clinic / part for part in PARTS)
    return problem.file in {str(part) for part in parts if not os.path.lexists(part)}


def _misplaced(path: Path, place: Path, beside: list[str]) -> Iterator[Problem]:
    name = place.with_suffix(".yaml").name if place.suffix == ".yml" else place.name
    if name != place.name and name in beside:
        yield Problem(
            file=str(path),
            message=f"{name} stands beside this file.",
            advice="Keep one of them.",
            code="FOLDER01",
        )
        return
    match place.parts:
        case ("exercises", *_):
            fits = place.suffix in YAML
            advice = "Exercises are in files that end in .yaml."
        case ("changes", *_):
            fits = place.suffix in YAML and len(place.parts) == 2
            advice = "Changes are in files of this folder that end in .yaml."
        case ("programs", "rules", _):
            fits = name in _RULE_FILES
            advice = f"Rules are in {', '.join(_RULE_FILES)}."
        case ("programs", "regions", _, _):
            fits = name in (REGION_FILE, *RULE_FILES)
            advice = f"Here are {REGION_FILE} and rules of the region: {', '.join(RULE_FILES)}."
        case ("programs", "templates", _):
            fits = place.suffix in YAML
            advice = "Templates are in files that end in .yaml."
        case ("programs", "rules" | "templates" | "topics" | "regions"):
            fits, advice = False, "Here stands a folder of this name, or nothing."
        case ("programs", "topics", *_):
            return  # told by load_topics
        case _:
            fits = place.suffix not in YAML or len(place.parts) == 2
            advice = "YAML here is in rules or templates."
    if not fits:
        yield Problem(
            file=str(path), message="this file is not read.", advice=advice, code="FOLDER01"
        )
