"""All exercises, ladders, templates and rules together, and what was wrong with their files."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from planner.library.cache import FileCache
from planner.library.cautions import unknown_conditions
from planner.library.clinic_folder import closed, misnamed, yaml_files
from planner.library.ladder_file import LadderFile, ladder_from
from planner.library.references import reference_problems
from planner.library.rule_files import read_rules
from planner.library.shipped import shipped_root
from planner.library.stray_files import stray_files
from planner.library.template_file import read_templates
from planner.library.unusable import LibraryUnusable
from planner.library.weaker import weaker_exercise
from planner.library.whole_cache import WholeCache
from planner.library.words_file import WordsFile, english_of, fitting, is_words_file, words_from
from planner.library.yaml_source import no_collection, read_yaml
from planner.model.exercise.exercise import Exercise, Ladder
from planner.model.library import Library
from planner.model.problem import Problem
from planner.model.rules.changes import RuleChange


@dataclass
class _Collected:
    exercises: dict[str, Exercise] = field(default_factory=dict)
    ladders: dict[str, Ladder] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    pictures: dict[str, tuple[str, tuple[int, ...]]] = field(default_factory=dict)
    changed: bool = False
    """A file was new or not as it was the last time."""
    stops: list[Problem] = field(default_factory=list)
    weaker: list[RuleChange] = field(default_factory=list)
    properties: dict[str, tuple[str, int]] = field(default_factory=dict)


def load_library(
    clinic: Path | None = None, cache_folder: Path | None = None, *, afresh: bool = False
) -> Library:
    """The shipped library with a clinic's folder laid over it.

    A clinic's ladder or template takes the place of the shipped one of that name; its rules lie
    over the shipped ones, by id. Read `afresh`, no cache is believed.
    Raises LibraryUnusable if the clinic's folder is there and cannot be read, or if no complete set
    of rules and templates is left.
    """
    if clinic and (trouble := closed(clinic)):
        raise LibraryUnusable((trouble,))
    with no_collection():
        roots = [shipped_root()] + ([clinic] if clinic else [])
        whole = WholeCache(roots, clinic, cache_folder)
        kept = None if afresh else whole.get()
        if kept is not None:
            return kept
        collected = _Collected()
        library = _load(roots, clinic, cache_folder, collected, believed=not afresh)
        # At the second time: who changes files all day need not wait for what is written once.
        if not (collected.changed or library.problems):
            whole.put(library)
        return library


def _load(
    roots: list[Path],
    clinic: Path | None,
    cache_folder: Path | None,
    collected: _Collected,
    *,
    believed: bool,
) -> Library:
    for root in roots:
        _collect_ladders(root, collected, cache_folder, believed)
        _collect_words(root, collected, cache_folder, believed)
    read = read_rules(roots)
    rules = read.book
    read_too = read_templates(roots)
    templates = read_too.templates
    problems = [*collected.problems, *read.problems, *read_too.problems]
    stops = [*collected.stops, *read.stops, *read_too.stops]
    if clinic:
        stray = stray_files(clinic)
        problems += stray
        rules_folder = str(clinic / "programs" / "rules")
        stops += [one for one in stray if one.file.startswith(rules_folder)]
        if not os.path.isdir(clinic):  # noqa: PTH112 (a folder that may not be looked at)
            stops.append(Problem(file=str(clinic), message="the clinic's folder cannot be read."))
    if rules is None or not templates:
        raise LibraryUnusable(tuple(problems))
    found = {key: template for key, (template, _) in templates.items()}
    lost = reference_problems(collected.exercises, templates, rules, read.sources)
    weaker = (*read.weaker, *read_too.weaker, *collected.weaker)
    lost += unknown_conditions(collected.exercises, collected.properties, rules, found, weaker)
    return Library(
        collected.exercises,
        collected.ladders,
        found,
        rules,
        (*problems, *lost),
        collected.pictures,
        collected.properties,
        stops=(*stops, *_own(lost, clinic)),
        weaker=weaker,
    )


def _own(problems: list[Problem], clinic: Path | None) -> Iterator[Problem]:
    """Rules that a file of the clinic names and that are nowhere: what they say would not hold.

    An exercise that is nowhere stops nothing; another one is taken.
    """
    for one in problems:
        if (
            clinic is not None
            and one.file.startswith(str(clinic))
            and "there is no exercise" not in one.message
        ):
            yield one


def _collect_ladders(
    root: Path, into: _Collected, cache_folder: Path | None, believed: bool
) -> None:
    cache = FileCache(root, cache_folder, "ladders", LadderFile, believed=believed)
    here: dict[str, tuple[str, int]] = {}
    for path, shown in yaml_files(root / "exercises", root, deep=True):
        if is_words_file(path.name):
            continue
        read = cache.get(path)
        if read is None:
            read, problems = ladder_from(read_yaml(path, shown))
            into.problems += problems
            if read is None:
                continue
            cache.put(path, read, problems)
        if fault := misnamed(shown, 1, read.ladder.ladder):
            into.problems.append(fault)
            continue
        _lay_over(read, shown, here, into)
    into.changed = cache.save() or into.changed


def _collect_words(root: Path, into: _Collected, cache_folder: Path | None, believed: bool) -> None:
    """What a root says in other languages of the ladders that it or an earlier root has.

    A ladder that is replaced brings its own words or has none: those of the old one may say
    something else.
    """
    cache = FileCache(root, cache_folder, "words", WordsFile, believed=believed)
    seen: dict[tuple[str, str], str] = {}
    for path, shown in yaml_files(root / "exercises", root, deep=True):
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
        ladder = into.ladders[read.words.ladder]
        into.ladders[ladder.ladder] = ladder.model_copy(
            update={"aliases": _together(ladder.aliases, read.words.aliases)}
        )
        ids = ladder.exercises
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
    into.changed = cache.save() or into.changed


def _together(
    some: Mapping[str, tuple[str, ...]], more: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    return {name: (*some.get(name, ()), *more.get(name, ())) for name in {**some, **more}}


def _misnamed(read: WordsFile, shown: str, into: _Collected, twin: str | None) -> Problem | None:
    """Words of no ladder, of another than the file's name says, or that another file has too."""
    ladder = read.words.ladder
    if twin:
        message = f'the words of the ladder "{ladder}" are already in {twin}.'
        return Problem(file=shown, line=1, message=message, advice="One ladder is one file.")
    if ladder not in into.ladders:
        near = get_close_matches(ladder, into.ladders, n=1)
        advice = f'Did you mean "{near[0]}"?' if near else "Name a ladder of the library."
        return Problem(file=shown, line=1, message=f'there is no ladder "{ladder}".', advice=advice)
    return misnamed(shown, 1, ladder)


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
    replaced = {
        gone: into.exercises.pop(gone)
        for gone in (before.exercises if before else ())
        if gone in into.exercises
    }
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
        if exercise.id in replaced:
            _tell_weaker(replaced[exercise.id], exercise, ladder, shown, line, into)
        into.pictures[exercise.id] = (shown, read.picture_lines.get(exercise.id, ()))
        into.properties[exercise.id] = (shown, read.property_lines.get(exercise.id, line))
        kept.append(exercise.id)
    into.ladders[ladder.ladder] = ladder.model_copy(update={"exercises": tuple(kept)})


def _tell_weaker(
    shipped: Exercise, own: Exercise, ladder: Ladder, shown: str, line: int, into: _Collected
) -> None:
    """Rules that leave the shipped exercise out and would not leave out the clinic's."""
    signed = any(map(str.isalpha, ladder.because)) and any(map(str.isalpha, ladder.by))
    for what in weaker_exercise(shipped, own):
        into.weaker.append(RuleChange(rule=own.id, what=what, because=ladder.because, by=ladder.by))
        told = Problem(
            file=shown,
            line=line,
            message=f"{own.id} is weaker than shipped: {what}.",
            advice=f"Because: {ladder.because} ({ladder.by})"
            if signed
            else "Write because: and by: (why, and who decided it) at the top of the file.",
            severity="advice" if signed else "problem",
        )
        into.problems.append(told)
        into.stops += [] if signed else [told]
