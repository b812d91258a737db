"""All exercises, ladders, templates and rules together, and what was wrong with their files."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from planner.library.cache import FileCache
from planner.library.cautions import unknown_conditions
from planner.library.ladder_file import LadderFile, ladder_from
from planner.library.references import reference_problems
from planner.library.rule_files import read_rules
from planner.library.shipped import shipped_root, shown_path
from planner.library.stray_files import stray_files
from planner.library.template_file import read_templates
from planner.library.words_file import WordsFile, english_of, fitting, is_words_file, words_from
from planner.library.yaml_source import no_collection, read_yaml
from planner.model.exercise.exercise import Exercise, Ladder
from planner.model.library import Library
from planner.model.problem import Problem


@dataclass
class _Collected:
    exercises: dict[str, Exercise] = field(default_factory=dict)
    ladders: dict[str, Ladder] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    pictures: dict[str, tuple[str, tuple[int, ...]]] = field(default_factory=dict)
    properties: dict[str, tuple[str, int]] = field(default_factory=dict)


class LibraryUnusable(Exception):
    """The rules or templates themselves could not be read; nothing can be built."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("the library cannot be used")
        self.problems = problems


def load_library(clinic: Path | None = None, cache_folder: Path | None = None) -> Library:
    """The shipped library with a clinic's folder laid over it.

    A clinic's ladder, template or rule file takes the place of the shipped one of that name.
    Raises LibraryUnusable if no complete set of rules and templates is left.
    """
    with no_collection():
        return _load([shipped_root()] + ([clinic] if clinic else []), clinic, cache_folder)


def _load(roots: list[Path], clinic: Path | None, cache_folder: Path | None) -> Library:
    collected = _Collected()
    for root in roots:
        _collect_ladders(root, collected, cache_folder)
        _collect_words(root, collected, cache_folder)
    rules, sources, rule_problems = read_rules(roots)
    templates, template_problems = read_templates(roots)
    problems = [*collected.problems, *rule_problems, *template_problems]
    if clinic:
        problems += stray_files(clinic)
    if rules is None or not templates:
        raise LibraryUnusable(tuple(problems))
    found = {key: template for key, (template, _) in templates.items()}
    problems += reference_problems(collected.exercises, templates, rules, sources)
    problems += unknown_conditions(collected.exercises, collected.properties, rules, found)
    return Library(
        collected.exercises,
        collected.ladders,
        found,
        rules,
        tuple(problems),
        collected.pictures,
        collected.properties,
    )


def _collect_ladders(root: Path, into: _Collected, cache_folder: Path | None) -> None:
    cache = FileCache(root, cache_folder, "ladders", LadderFile)
    here: dict[str, tuple[str, int]] = {}
    for path, shown in _yaml_paths(root):
        if is_words_file(path.name):
            continue
        read = cache.get(path)
        if read is None:
            read, problems = ladder_from(read_yaml(path, shown))
            into.problems += problems
            if read is None:
                continue
            cache.put(path, read, problems)
        _lay_over(read, shown, here, into)
    cache.save()


def _collect_words(root: Path, into: _Collected, cache_folder: Path | None) -> None:
    """What a root says in other languages of the ladders that it or an earlier root has.

    A ladder that is replaced brings its own words or has none: those of the old one may say
    something else.
    """
    cache = FileCache(root, cache_folder, "words", WordsFile)
    seen: dict[tuple[str, str], str] = {}
    for path, shown in _yaml_paths(root):
        if not is_words_file(path.name):
            continue
        problems: list[Problem] = []
        read = cache.get(path)
        if read is None:
            read, problems = words_from(read_yaml(path, shown))
        into.problems += problems
        if read is None:
            continue
        named = (read.words.ladder, read.words.language)
        fault = _misnamed(read, shown, into, seen.get(named))
        if fault:
            into.problems.append(fault)
            continue
        seen[named] = shown
        ids = into.ladders[read.words.ladder].exercises
        words, english = read.words.exercises, english_of(into.exercises[key] for key in ids)
        if read.fits != english:
            words, faults = fitting(read, shown, into.exercises, ids)
            into.problems += faults
            read = read.model_copy(update={"fits": english})
            cache.put(path, read, [*problems, *faults])
        for key, one in words.items():
            exercise = into.exercises[key]
            spoken = {**exercise.in_language, read.words.language: one}
            into.exercises[key] = exercise.model_copy(update={"in_language": spoken})
    cache.save()


def _misnamed(read: WordsFile, shown: str, into: _Collected, twin: str | None) -> Problem | None:
    """Words of no ladder, or of one that another file beside it has the words of."""
    ladder = read.words.ladder
    if twin:
        message = f'the words of the ladder "{ladder}" are already in {twin}.'
        return Problem(file=shown, line=1, message=message, advice="One ladder is one file.")
    if ladder not in into.ladders:
        near = get_close_matches(ladder, into.ladders, n=1)
        advice = f'Did you mean "{near[0]}"?' if near else "Name a ladder of the library."
        return Problem(file=shown, line=1, message=f'there is no ladder "{ladder}".', advice=advice)
    return None


def _lay_over(
    read: LadderFile, shown: str, here: dict[str, tuple[str, int]], into: _Collected
) -> None:
    ladder = read.ladder
    if f"ladder {ladder.ladder}" in here:
        other, _ = here[f"ladder {ladder.ladder}"]
        into.problems.append(
            Problem(
                file=shown,
                line=1,
                message=f'the ladder "{ladder.ladder}" is already in {other}.',
                advice="One ladder is one file.",
            )
        )
        return
    here[f"ladder {ladder.ladder}"] = (shown, 1)
    before = into.ladders.get(ladder.ladder)
    for gone in before.exercises if before else ():
        into.exercises.pop(gone, None)
    kept = []
    for exercise in read.exercises:
        line = read.lines[exercise.id]
        twin = here.get(exercise.id) or (
            into.places.get(exercise.id) if exercise.id in into.exercises else None
        )
        if twin:
            into.problems.append(
                Problem(
                    file=shown,
                    line=line,
                    where=exercise.id,
                    message=f'the id "{exercise.id}" is already used in {twin[0]}:{twin[1]}.',
                    advice="Give this exercise another id.",
                )
            )
            continue
        here[exercise.id] = into.places[exercise.id] = (shown, line)
        into.exercises[exercise.id] = exercise
        into.pictures[exercise.id] = (shown, read.picture_lines.get(exercise.id, ()))
        into.properties[exercise.id] = (shown, read.property_lines.get(exercise.id, line))
        kept.append(exercise.id)
    into.ladders[ladder.ladder] = ladder.model_copy(update={"exercises": tuple(kept)})


def _yaml_paths(root: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted((root / "exercises").rglob("*.y*ml")):
        if path.suffix in (".yaml", ".yml") and not path.name.startswith("."):
            yield path, shown_path(path, root)
