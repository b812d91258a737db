"""Files of a clinic's folder that would be passed over in silence: misnamed or unreadable."""

import os
from collections.abc import Iterator
from pathlib import Path

from planner.library.rule_files import RULE_FILES
from planner.library.sentences import words_name
from planner.model.language import OTHER_LANGUAGES
from planner.model.problem import Problem

_YAML = (".yaml", ".yml")
_RULE_FILES = (*RULE_FILES, *map(words_name, OTHER_LANGUAGES))


def stray_files(clinic: Path) -> list[Problem]:
    """One problem for each file or folder that has no place where it is."""
    problems: list[Problem] = []

    def unreadable(error: OSError) -> None:
        problems.append(
            Problem(file=str(error.filename), message=f"cannot be read: {error.strerror}.")
        )

    for part in ("exercises", "programs"):
        for folder, _, names in os.walk(clinic / part, onerror=unreadable):
            for name in sorted(names):
                path = Path(folder) / name
                if not name.startswith("."):
                    problems += _misplaced(path, path.relative_to(clinic))
    missing = [part for part in ("exercises", "programs") if not (clinic / part).is_dir()]
    if len(missing) == 2 and not (clinic / "clinic.yaml").is_file():
        return [
            Problem(
                file=str(clinic),
                message="this is not a library; it needs a folder exercises or programs.",
            )
        ]
    return [one for one in problems if not _is_missing_part(one, clinic, missing)]


def _is_missing_part(problem: Problem, clinic: Path, missing: list[str]) -> bool:
    """A clinic need not have both folders."""
    return problem.file in {str(clinic / part) for part in missing if not (clinic / part).exists()}


def _misplaced(path: Path, place: Path) -> Iterator[Problem]:
    match place.parts:
        case ("exercises", *_):
            fits = place.suffix in _YAML
            advice = "Exercises are in files that end in .yaml."
        case ("programs", "rules", name):
            fits = name in _RULE_FILES
            advice = f"Rules are in {', '.join(_RULE_FILES)}."
        case ("programs", "templates", _):
            fits = place.suffix == ".yaml"
            advice = "Templates are in files that end in .yaml."
        case ("programs", "topics", *_):
            return  # told by load_topics
        case _:
            fits = place.suffix not in _YAML or len(place.parts) == 2
            advice = "YAML here is in rules or templates."
    if not fits:
        yield Problem(file=str(path), message="this file is not read.", advice=advice)
