"""Changes to exercises: of the fields, of the words for patients, of their Spanish."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from planner.library.changes.apply import Changed, KeyRules, apply
from planner.library.changes.change_file import ContentChange
from planner.library.changes.edit import MISSING, Edit, NoSuchKey, located, put
from planner.library.changes.moved import where_went
from planner.library.parse import parse
from planner.library.told_weaker import told_weaker
from planner.library.weaker_exercise import weaker_exercise
from planner.library.words_file import mismatches
from planner.model.exercise.exercise import Exercise, ExerciseWords
from planner.model.language import LANGUAGE_NAMES, OtherLanguage
from planner.model.problem import Problem
from planner.model.rules.changes import RuleChange

SAFETY = (
    "stop_if",
    "cautions",
    "properties",
    "not",
    "for_condition",
    "set_up",
    "start_position",
    "spinal_direction",
    "spinal_range",
    "load",
    "impact",
    "balance_demand",
    "irritability_max",
    "frail_ok",
    "phase_from",
)
"""Keys of an exercise that decide who is given it, and when it is to be stopped."""
_FIXED = ("id", "ladder", "level", "category", "in_language")
_SPOKEN = ("patient_name", "set_up", "steps", "feel", "stop_if", "mistake", "cue")


@dataclass
class ChangedExercises:
    """What changes came to."""

    problems: list[Problem] = field(default_factory=list)
    stops: list[Problem] = field(default_factory=list)
    weaker: list[RuleChange] = field(default_factory=list)
    origins: dict[str, dict[str, tuple[str, int]]] = field(default_factory=dict)
    """By thing ("exercise clam"), then by key: file and line of the change."""

    def add_origins(self, thing: str, edits: Iterable[Edit]) -> None:
        """Remember where edits that hold are written."""
        here = self.origins.setdefault(thing, {})
        for one in edits:
            here[one.key] = (one.at.file, one.at.line)
            for language, at in one.spoken_at.items():
                here[f"{language}.{one.key}"] = (at.file, at.line)


def change_exercises(
    changes: Iterable[ContentChange], exercises: dict[str, Exercise]
) -> ChangedExercises:
    """Lay changes over the exercises, in place."""
    found = ChangedExercises()
    for change in changes:
        before = exercises.get(change.id)
        if before is None:
            found.problems.append(_nowhere(change, exercises))
            if any(_safety(edit.path) for edit in change.edits):
                found.stops.append(found.problems[-1])
            continue
        after = _changed(change, before, found)
        if after is not None:
            exercises[change.id] = after
    return found


def plain(exercise: Exercise) -> dict[str, Any]:
    """An exercise as its file would say it, every field written out."""
    data: dict[str, Any] = exercise.model_dump(mode="json", by_alias=True)
    return data


def _nowhere(change: ContentChange, exercises: Mapping[str, Exercise]) -> Problem:
    return Problem(
        file=change.at.file,
        line=change.at.line,
        message=f'there is no exercise "{change.id}".',
        advice=where_went("exercise", change.id, exercises),
        code="SHELF02",
    )


def _safety(path: tuple[str, ...]) -> bool:
    return path[0] in SAFETY


def _changed(change: ContentChange, before: Exercise, found: ChangedExercises) -> Exercise | None:
    data = plain(before)
    spoken = data.pop("in_language")
    result = apply(change, data, KeyRules(_safety, _FIXED, _equal))
    found.problems += result.problems
    found.stops += result.stops
    if result.data == data:
        after: Exercise | None = before
    else:
        after, faults = parse(result, Exercise, result.data)
        found.problems += faults
        if after is None:
            found.stops += faults if any(_safety(one.path) for one in change.edits) else []
            return None
    assert after is not None
    weaker = told_weaker(
        after.id,
        weaker_exercise(before, after),
        (change.because, change.by),
        Problem(message="", file=change.at.file, line=change.at.line),
        "with this change",
    )
    found.weaker += weaker.changes
    found.problems += weaker.problems
    found.stops += weaker.stops
    words = dict(_spoken(change, result, before, after, spoken, found))
    found.add_origins(f"exercise {after.id}", result.applied)
    return after.model_copy(update={"in_language": words})


def _equal(one: Any, other: Any) -> bool:
    """Whether two ways to write an exercise make the same one."""
    try:
        return _made(one) == _made(other)
    except ValidationError:
        return False


def _made(data: Any) -> Exercise:
    return Exercise.model_validate_json(json.dumps(data, default=str), strict=True)


def _spoken(
    change: ContentChange,
    result: Changed,
    before: Exercise,
    after: Exercise,
    spoken: Mapping[OtherLanguage, Any],
    found: ChangedExercises,
) -> Iterator[tuple[OtherLanguage, ExerciseWords]]:
    """The words in each language that still say what the English says."""
    for language, words in before.in_language.items():
        mine = [edit for edit in result.applied if language in edit.spoken]
        if after.english == before.english and not mine:
            yield language, words
            continue
        silent = [edit for edit in result.applied if edit not in mine and _is_said(edit)]
        if silent:
            found.problems += (_unspoken(change, edit, language) for edit in silent)
            continue
        data = _with_words(change, spoken[language], mine, language, found)
        data = {**data, "of": after.mark}
        own = {_words_place(edit): edit.spoken_at[language] for edit in mine}
        source = Changed(change.at.file, data=data, origins=own, whole=change.at)
        now, faults = parse(source, ExerciseWords, data)
        found.problems += faults
        if now is None:
            continue
        differs = [*mismatches(now, after)]
        at = mine[0].spoken_at[language] if mine else change.at
        found.problems += (
            Problem(
                file=at.file,
                line=at.line,
                where=f"{after.id}.{language}",
                message=message,
                advice=advice,
                code="LANG02",
            )
            for message, advice in differs
        )
        if not differs:
            yield language, now


def _with_words(
    change: ContentChange,
    data: Any,
    edits: Iterable[Edit],
    language: OtherLanguage,
    found: ChangedExercises,
) -> Any:
    for edit in edits:
        try:
            data = put(data, located(data, _words_path(edit)), edit.spoken[language])
        except NoSuchKey:
            at = edit.spoken_at[language]
            found.problems.append(
                Problem(
                    file=at.file,
                    line=at.line,
                    where=f"{change.id}.{edit.key}",
                    message=f"this key has no words in {LANGUAGE_NAMES[language]}.",
                    advice="Patients read: " + ", ".join(_SPOKEN) + ".",
                    code="LANG03",
                )
            )
    return data


def _words_path(edit: Edit) -> tuple[str, ...]:
    """Where the words of a key stand among those of a language."""
    path = edit.path
    if path == ("picture", "shows"):
        return ("shows",)
    if path[0] == "for_condition" and len(path) > 3 and path[2] == "way":
        return ("for_condition", path[1], *path[3:])
    return path


def _words_place(edit: Edit) -> tuple[str | int, ...]:
    return tuple(int(one) - 1 if one.isdecimal() else one for one in _words_path(edit))


def _is_said(edit: Edit) -> bool:
    """Whether an edit changes what a patient reads, by its key."""
    path = edit.path
    said = path[0] in _SPOKEN or path == ("picture", "shows")
    way = path[0] == "for_condition" and "way" in path and path[-1] not in ("without", "adds")
    changes = edit.now is not MISSING or bool(edit.add or edit.drop)
    return changes and (said or (way and "picture" not in path))


def _unspoken(change: ContentChange, edit: Edit, language: OtherLanguage) -> Problem:
    name = LANGUAGE_NAMES[language]
    return Problem(
        file=edit.at.file,
        line=edit.at.line,
        where=f"{change.id}.{edit.key}",
        message=f"this sentence has no {name}; {change.id} is not printed in {name} until it has.",
        advice=f"Write {language}: beside now:.",
        code="LANG01",
        severity="advice",
    )
