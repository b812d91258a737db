"""A file of words beside a ladder's: what patients read of its exercises, in another language."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping

from planner.library.parse import parse
from planner.library.yaml_source import YamlSource
from planner.model.base import Model
from planner.model.exercise.exercise import Exercise, ExerciseId, ExerciseWords, LadderWords
from planner.model.language import OTHER_LANGUAGES, same_numbers
from planner.model.problem import Problem

_NAME = re.compile(rf".+\.({'|'.join(OTHER_LANGUAGES)})\.ya?ml")


class WordsFile(Model):
    """What one such file held."""

    words: LadderWords
    """The words of its exercises that could be read."""
    lines: dict[ExerciseId, int]
    """The line of each."""
    fits: str = ""
    """The English that they were compared with and found to go with, as a hash."""


def english_of(exercises: Iterable[Exercise]) -> str:
    """A hash of what patients read of these exercises in English."""
    digest = hashlib.sha256()
    for one in exercises:
        digest.update("\0".join((one.id, *one.english)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def is_words_file(name: str) -> bool:
    """Whether a file is named like squat.es.yaml."""
    return _NAME.fullmatch(name) is not None


def words_from(source: YamlSource) -> tuple[WordsFile | None, list[Problem]]:
    """The words and every fault; one bad exercise does not hide the others."""
    problems = list(source.problems)
    data = source.data
    if not isinstance(data, dict) or not isinstance(data.get("exercises"), dict):
        if not problems:
            message = "these are not the words of a ladder: there are no exercises."
            problems.append(source.problem((), message, code="YAML02"))
        return None, problems
    good: dict[str, ExerciseWords] = {}
    for key, fields in data["exercises"].items():
        words, faults = parse(source, ExerciseWords, fields, ("exercises", key))
        problems += faults
        if words:
            good[key] = words
    plain = {key: words.model_dump() for key, words in good.items()}
    read, faults = parse(source, LadderWords, {**data, "exercises": plain})
    problems += faults
    if read is None:
        return None, problems
    if not source.file.endswith((f".{read.language}.yaml", f".{read.language}.yml")):
        message = f"the language is {read.language}, and the name of the file says another."
        problems.append(source.problem(("language",), message, code="FOLDER03"))
        return None, problems
    lines = {key: source.line(("exercises", key)) or 1 for key in good}
    return WordsFile(words=read, lines=lines), problems


def fitting(
    file: WordsFile, shown: str, exercises: Mapping[str, Exercise], ids: tuple[str, ...]
) -> tuple[dict[str, ExerciseWords], list[Problem]]:
    """The words that go with the exercises of their ladder, and what does not go with them."""
    good: dict[str, ExerciseWords] = {}
    problems: list[Problem] = [
        Problem(
            file=shown,
            line=1,
            where=key,
            message="aliases: there is no such exercise on this ladder.",
            advice="Mend the id, or take it out.",
            code="NAME01",
        )
        for key in file.words.aliases
        if key not in ids
    ]
    for key, words in file.words.exercises.items():
        faults = list(mismatches(words, exercises[key] if key in ids else None))
        problems += [
            Problem(
                file=shown,
                line=file.lines.get(key),
                where=key,
                message=message,
                advice=advice,
                code="LANG02",
            )
            for message, advice in faults
        ]
        if not faults:
            good[key] = words
    return good, problems


def mismatches(words: ExerciseWords, exercise: Exercise | None) -> Iterator[tuple[str, str]]:
    """What shows that these words are not those of the exercise: message and advice."""
    if exercise is None:
        yield "there is no such exercise on this ladder.", "Mend the id, or take it out."
        return
    if words.of != exercise.mark:
        yield (
            "the English has changed since this was written."
            if words.of
            else "this does not say which English it is the Spanish of.",
            f'Compare them, then write of: "{exercise.mark}"',
        )
    if len(words.steps) != len(exercise.steps):
        yield (
            f"there are {len(words.steps)} steps, and {len(exercise.steps)} in English.",
            "Write step for step what the English says.",
        )
    shown = exercise.picture.shows if exercise.picture else ""
    if shown and not words.shows:
        yield "shows is missing; the picture says it in English.", f'Put "{shown}" into words.'
    elif words.shows and not shown:
        yield "shows is here, but not with the English picture.", "Take it out, or add it there."
    for name in ("patient_name", "set_up", "feel", "stop_if", "mistake", "cue"):
        yield from _numbers(name, getattr(exercise, name), getattr(words, name))
    for english, other in zip(exercise.steps, words.steps, strict=False):
        yield from _numbers("a step", english, other)
    for name, way in words.for_condition.items():
        here = exercise.for_condition.get(name)
        if here is None or here.way is None:
            yield f"{name} has no way of its own in English.", "Take it out, or mend the name."
        elif len(way.steps) != len(here.way.steps):
            yield (
                f"{name}: there are {len(way.steps)} steps, and {len(here.way.steps)} in English.",
                "Write step for step what the English says.",
            )
        else:
            said = (here.way.set_up, *here.way.steps)
            for english, other in zip(said, (way.set_up, *way.steps), strict=True):
                yield from _numbers(name, english, other)


def _numbers(name: str, english: str, other: str) -> Iterator[tuple[str, str]]:
    """Words with other numbers are not used."""
    if not same_numbers(english, other):
        yield f"{name} has other numbers than the English.", f'In English: "{english}"'
