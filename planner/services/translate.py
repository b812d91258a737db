"""What a clinic has not written in a language yet, as files to fill in, the English beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from planner.library.check.content import TEXTS
from planner.library.rewrite import write_new
from planner.library.sentences import words_name
from planner.library.shipped import is_of
from planner.library.topics import load_topics
from planner.library.untranslated import said_to_patients

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.model.exercise.exercise import Exercise
    from planner.model.language import OtherLanguage
    from planner.model.problem import Problem
    from planner.services.workspace import Workspace

FOLDER = "translate"
"""Beside exercises and programs; nothing in it is read until it is moved there."""


def write_skeletons(
    workspace: Workspace, clinic: Path, language: OtherLanguage
) -> Iterator[tuple[Path, int]]:
    """Each file that was written, with how many things are to be said in it.

    Raises OSError, FileExistsError.
    """
    root = clinic / FOLDER / language
    for path, missing in sorted(_exercises(workspace, clinic, language).items()):
        text = f"ladder: {missing[0].ladder}\nlanguage: {language}\nexercises:\n"
        text += "".join(map(_entry, missing))
        target = root / path.relative_to(clinic).with_suffix(f".{language}.yaml")
        write_new(target, text)
        yield target, len(missing)
    pairs = workspace.sources.sentences[0][language]
    said = [one for one in said_to_patients(workspace.library) if one not in pairs]
    if said:
        lines = (f'  - en: {_quoted(one)}\n    {language}: ""\n' for one in said)
        target = root / "programs" / "rules" / words_name(language)
        write_new(target, f"language: {language}\npairs:\n{''.join(lines)}")
        yield target, len(said)
    for name, twins in load_topics(clinic).topics.items():
        english = clinic / "programs" / "topics" / f"{name}.en.md"
        if language not in twins and english.exists():
            # Without its last line (of: …) it is not used, so English is never printed for Spanish.
            target = root / "programs" / "topics" / f"{name}.{language}.md"
            write_new(target, english.read_text(encoding="utf-8"))
            yield target, 1


def unspoken_changes(workspace: Workspace) -> list[Problem]:
    """Changes of what patients read that are in English alone: their words stand beside them."""
    told = (*workspace.library.problems, *workspace.sources.topics.problems)
    return [one for one in told if one.code == "LANG01"]


def _exercises(
    workspace: Workspace, clinic: Path, language: OtherLanguage
) -> dict[Path, list[Exercise]]:
    """Exercises of the clinic's own files that have no words in a language, by their files."""
    found: dict[Path, list[Exercise]] = {}
    for exercise in workspace.library.exercises.values():
        path = Path(workspace.library.property_places.get(exercise.id, ("", 0))[0])
        changed = f"exercise {exercise.id}" in workspace.library.origins
        if language not in exercise.in_language and is_of(str(path), clinic) and not changed:
            found.setdefault(path, []).append(exercise)
    return found


def _entry(exercise: Exercise) -> str:
    lines = [f"  {exercise.id}:", f'    of: "{exercise.mark}"']
    for key in ("patient_name", *TEXTS):
        english = getattr(exercise, key)
        if isinstance(english, str):
            lines += [f"    # {english}", f'    {key}: ""']
        else:
            lines.append(f"    {key}:")
            lines += [line for one in english for line in (f"      # {one}", '      - ""')]
    if exercise.picture and exercise.picture.shows:
        lines += [f"    # {exercise.picture.shows}", '    shows: ""']
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
