"""What the files of a folder say to patients, checked line by line.

The files are read once more, from the YAML itself, so that each fault has the line it stands on.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from planner.library.changes.apply import Changed
from planner.library.changes.change_file import read_changes
from planner.library.changes.edit import Edit, Written
from planner.library.check.exercise_sense import sense
from planner.library.check.kept_checks import KeptChecks
from planner.library.check.plain_words import (
    WordFault,
    end_faults,
    sentence_faults,
    text_faults,
    word_faults,
)
from planner.library.check.same_in_spanish import twin_faults
from planner.library.check.template_sense import template_faults
from planner.library.clinic_folder import CHANGES, content_of
from planner.library.shipped import is_of, shown_path
from planner.library.untranslated import said_to_patients
from planner.library.words_file import is_words_file
from planner.library.yaml_source import YamlSource, read_yaml
from planner.model.base import DataPath
from planner.model.exercise.exercise import Exercise, ExerciseWords
from planner.model.language import Language
from planner.model.library import Library
from planner.model.problem import Problem

TEXTS = ("set_up", "steps", "feel", "stop_if", "mistake", "cue")
"""What a patient reads of an exercise, beside its name."""
_NUMBER = re.compile(r"\{[a-z_]+\}")


def content_problems(library: Library, root: Path, kept: KeptChecks | None = None) -> list[Problem]:
    """Everything in the folder's files that should not reach a patient as it is."""
    kept = kept or KeptChecks(library, root, believed=False)
    problems: list[Problem] = []
    for path in _files(root / "exercises"):
        problems += kept.of_file(path, partial(_of_file, path, root, library))
    own = [read_yaml(path, shown_path(path, root)) for path in _files(root / "programs")]
    own += [read_yaml(path, shown_path(path, root)) for path in _files(root / CHANGES)]
    problems += _said(library, own)
    problems += _precautions(library, own)
    for source in own:
        template = library.templates.get(str(_mapping(source).get("id")))
        if template is not None:
            problems += (source.problem(*fault) for fault in template_faults(template, library))
    problems += _topics(root / "programs" / "topics", root)
    problems += _changed(library, root)
    return list(dict.fromkeys(problems))


def _of_file(path: Path, root: Path, library: Library) -> tuple[list[str], list[Problem]]:
    """The exercises of a file, and what is wrong with its words and doses."""
    source = read_yaml(path, shown_path(path, root))
    if is_words_file(path.name):
        entries = _mapping(source).get("exercises")
        ids = [str(key) for key in entries] if isinstance(entries, dict) else []
        return ids, list(_spanish_file(source, library))
    entries = _mapping(source).get("exercises")
    own = [one for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []
    return [str(one.get("id")) for one in own], list(_ladder_file(source, library))


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.y*ml") if path.suffix in (".yaml", ".yml"))


def _mapping(source: YamlSource) -> dict[str, object]:
    return source.data if isinstance(source.data, dict) else {}


def _ladder_file(source: YamlSource, library: Library) -> Iterator[Problem]:
    entries = _mapping(source).get("exercises")
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        exercise = library.exercises.get(str(entry.get("id"))) if isinstance(entry, dict) else None
        if exercise is None:
            continue
        here: DataPath = ("exercises", index)
        yield from exercise_problems(source, here, exercise, library)


def exercise_problems(
    source: YamlSource, here: DataPath, exercise: Exercise, library: Library
) -> Iterator[Problem]:
    """What is wrong with an exercise's words, dose and things, where its fields are written."""
    yield from _texts(source, here, exercise)
    for field, *told in sense(exercise, library.rules):
        place = tuple(int(part) if part.isdigit() else part for part in field.split("."))
        yield source.problem((*here, *place), *told)
    twin = _namesake(exercise, library)
    if twin is not None:
        message = f'"{exercise.patient_name}" is also what {twin} is called.'
        yield source.problem(
            (*here, "patient_name"), message, "Give it a name of its own.", "WORDS05"
        )


def _namesake(exercise: Exercise, library: Library) -> str | None:
    same = library.by_patient_name.get(exercise.patient_name.lower(), ())
    return next((name for name in same if name != exercise.id), None)


def _texts(source: YamlSource, here: DataPath, exercise: Exercise) -> Iterator[Problem]:
    whole = [text for _, text in _fields(exercise)]
    for place, text in (*_fields(exercise), *_with_conditions(exercise)):
        for fault in (*word_faults(text, "en"), *sentence_faults(text, "en"), *end_faults(text)):
            yield source.problem((*here, *place), *fault)
    for fault in text_faults(" ".join(whole), "en"):
        yield source.problem(here, *fault)


def _with_conditions(said: Exercise | ExerciseWords) -> Iterator[tuple[DataPath, str]]:
    """What is said to those who have a condition: a note, or a way of its own."""
    for name, one in said.for_condition.items():
        note, way = getattr(one, "note", None), getattr(one, "way", one)
        if note:
            yield ("for_condition", name, "note"), note
        before = ("for_condition", name) if way is one else ("for_condition", name, "way")
        for place, text in _fields(way) if way else ():
            yield (*before, *place), text


def _fields(said: object) -> Iterator[tuple[DataPath, str]]:
    for name in TEXTS:
        value = getattr(said, name, None)
        if isinstance(value, str):
            yield (name,), value
        else:
            yield from (((name, index), step) for index, step in enumerate(value or ()))


def _spanish_file(source: YamlSource, library: Library) -> Iterator[Problem]:
    entries = _mapping(source).get("exercises")
    for key in entries if isinstance(entries, dict) else ():
        exercise = library.exercises.get(key)
        words = exercise.in_language.get("es") if exercise else None
        if exercise is None or words is None:
            continue
        yield from _spanish(source, ("exercises", key), exercise, words)


def _spanish(
    source: YamlSource, here: DataPath, exercise: Exercise, words: ExerciseWords
) -> Iterator[Problem]:
    pairs = zip(_fields(exercise), _fields(words), strict=True)
    for (_, english), (place, spanish) in pairs:
        faults = (
            *word_faults(spanish, "es"),
            *sentence_faults(spanish, "es"),
            *end_faults(spanish),
            *twin_faults(english, spanish),
        )
        yield from (source.problem((*here, *place), *fault) for fault in faults)
    for place, text in _with_conditions(words):
        for fault in (*word_faults(text, "es"), *sentence_faults(text, "es"), *end_faults(text)):
            yield source.problem((*here, *place), *fault)
    if words.patient_name == exercise.patient_name:
        message, advice = "this is in English.", "Write it in Spanish."
        yield source.problem((*here, "patient_name"), message, advice, "LANG04")
    for fault in text_faults(" ".join(text for _, text in _fields(words)), "es"):
        yield source.problem(here, *fault)


def _changed(library: Library, root: Path) -> Iterator[Problem]:
    """What changes make of exercises, templates and topics, at the line of the change."""
    for thing, places in library.origins.items():
        kind, _, name = thing.partition(" ")
        if not any(is_of(file, root) for file, _ in places.values()):
            continue
        english, spanish = _origins(places, ""), _origins(places, "es.")
        exercise = library.exercises.get(name) if kind == "exercise" else None
        template = library.templates.get(name) if kind == "template" else None
        if exercise is not None:
            yield from exercise_problems(english, (), exercise, library)
            if spanish.origins and (words := exercise.in_language.get("es")):
                yield from _spanish(spanish, (), exercise, words)
        if template is not None:
            yield from (english.problem(*fault) for fault in template_faults(template, library))
    for change in read_changes(root).of("topic"):
        for edit in change.edits:
            said: list[tuple[Language, object]] = [("en", edit.now), *edit.spoken.items()]
            for language, text in (*said, *(("en", one) for one in edit.add)):
                yield from _changed_line(str(text).lstrip("#- "), language, edit)


def _changed_line(text: str, language: Language, edit: Edit) -> Iterator[Problem]:
    at = edit.at if language == "en" else edit.spoken_at[language]
    for fault in (*word_faults(text, language), *sentence_faults(text, language)):
        yield Problem(
            file=at.file,
            line=at.line,
            where=edit.key,
            message=fault.message,
            advice=fault.advice,
            code=fault.code,
        )


def _origins(places: Mapping[str, tuple[str, int]], before: str) -> Changed:
    """The changed values of a thing, in one language, with where they are written."""
    found: dict[DataPath, Written] = {}
    for key, at in places.items():
        if before or not key.startswith("es."):
            path = key.removeprefix(before) if key.startswith(before) else ""
            parts = (int(one) - 1 if one.isdecimal() else one for one in path.split("."))
            found |= {tuple(parts): Written(*at)} if path else {}
    first = next(iter(places.values()))
    return Changed(first[0], origins=found, whole=next(iter(found.values()), Written(*first)))


def _said(library: Library, own: Iterable[YamlSource]) -> Iterator[Problem]:
    """Sentences of rules, templates and their pairs, where they stand in these files."""
    sources = [source for source in own if isinstance(source.data, dict)]
    for sentence in said_to_patients(library):
        faults = list(_sentence(sentence, "en"))
        for source in sources if faults else ():
            if place := source.place_of(sentence):
                yield from (source.problem(place, *fault) for fault in faults)
    for source in sources:
        pairs = _mapping(source).get("pairs")
        for index, pair in enumerate(pairs if isinstance(pairs, list) else ()):
            spanish = pair.get("es") if isinstance(pair, dict) else None
            if isinstance(spanish, str):
                for fault in _sentence(spanish, "es"):
                    yield source.problem(("pairs", index, "es"), *fault)


def _sentence(sentence: str, language: Language) -> Iterator[WordFault]:
    text = _NUMBER.sub("5", sentence)
    if language == "en":
        yield from word_faults(text, "en")
        yield from text_faults(text, "en")
    else:
        yield from word_faults(text, "es")
        yield from sentence_faults(text, "es")


def _precautions(library: Library, own: Iterable[YamlSource]) -> Iterator[Problem]:
    """Precautions that leave nothing out although they say what, or that go round in a circle."""
    for source in own:
        entries = _mapping(source).get("precautions")
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            if not isinstance(entry, dict):
                continue
            here: DataPath = ("precautions", index)
            if entry.get("exclude") == []:
                advice = "Name properties, or drop the line."
                yield source.problem(
                    (*here, "exclude"), "nothing is left out here.", advice, "SAFE06"
                )
            if _circle(str(entry.get("id")), library):
                message = "this precaution includes itself, by way of others."
                yield source.problem(
                    (*here, "includes"), message, "Take one of them out.", "SAFE06"
                )


def _circle(name: str, library: Library) -> bool:
    rules, seen, waiting = library.rules.precautions, set[str](), [name]
    while waiting:
        rule = rules.get(waiting.pop())
        for one in rule.includes if rule else ():
            if one == name:
                return True
            if one not in seen:
                seen.add(one)
                waiting.append(one)
    return False


def _topics(folder: Path, root: Path) -> Iterator[Problem]:
    """Topics line by line; a line of Markdown is a paragraph or an item."""
    for path in sorted(folder.glob("*.md")):
        language: Language = "es" if path.name.endswith(".es.md") else "en"
        try:
            lines = content_of(path).decode().splitlines()
        except (OSError, UnicodeDecodeError):
            continue  # told by the reader of topics
        for number, line in enumerate(lines, start=1):
            text = line.lstrip("#- ").strip()
            for fault in (*word_faults(text, language), *sentence_faults(text, language)):
                yield Problem(
                    file=shown_path(path, root),
                    line=number,
                    message=fault.message,
                    advice=fault.advice,
                    code=fault.code,
                )
