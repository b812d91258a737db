"""The exercises of one folder: its ladders, their words, and what it changes of those below."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from planner.library.changes.change_file import ContentChanges
from planner.library.changes.exercises import change_exercises
from planner.library.clinic_folder import misnamed, yaml_files
from planner.library.collected import Collected, Here, add_exercises, lay_over
from planner.library.file_cache import FileCache
from planner.library.ladder_file import LadderFile, ladder_from
from planner.library.like import Leaning, in_order, ladder_joined, leans, spoken_like, written_out
from planner.library.words_file import WordsFile, english_of, fitting, is_words_file, words_from
from planner.library.yaml_source import read_yaml
from planner.model.exercise.exercise import Exercise
from planner.model.problem import Problem


def collect_folder(
    root: Path,
    changes: ContentChanges | None,
    into: Collected,
    cache_folder: Path | None,
    believed: bool,
) -> None:
    """Lay one folder over what has been read so far."""
    leaning, here = _collect_ladders(root, into, cache_folder, believed)
    neighbours = _as_changed(changes, leaning, into.exercises)
    for one in leaning:
        _lean(one, neighbours, here, into)
    _collect_words(root, into, cache_folder, believed)
    for one in leaning:
        into.problems += spoken_like(one, into.exercises, neighbours)
    if changes is not None:
        _change(changes, into)


def _as_changed(
    changes: ContentChanges | None, leaning: list[Leaning], exercises: Mapping[str, Exercise]
) -> dict[str, Exercise]:
    """Exercises that others are like, as the folder's changes make them: a stop sign that a clinic
    corrects holds for what is like it, too."""
    names = {name for one in leaning for name in one.named}
    wanted = [*changes.of("exercise")] if changes is not None and names else []
    wanted = [one for one in wanted if one.id in names]
    found = {one.id: exercises[one.id] for one in wanted if one.id in exercises}
    change_exercises(wanted, found)
    return found


def _change(changes: ContentChanges, into: Collected) -> None:
    into.problems += changes.problems
    # A file of changes that cannot be read may have held what keeps a patient safe.
    into.stops += changes.problems
    outcome = change_exercises(changes.of("exercise"), into.exercises)
    into.problems += outcome.problems
    into.stops += outcome.stops
    into.weaker += outcome.weaker
    for thing, places in outcome.origins.items():
        into.origins.setdefault(thing, {}).update(places)
        name = thing.partition(" ")[2]
        first = next(iter(places.values()), None)
        drawn = next((at for key, at in places.items() if key.startswith("picture")), None)
        if drawn is not None and (picture := into.exercises[name].picture):
            into.pictures[name] = (drawn[0], (drawn[1],) * len(picture.frames))
        if first is not None:
            into.properties[name] = places.get("properties", first)


def _collect_ladders(
    root: Path, into: Collected, cache_folder: Path | None, believed: bool
) -> tuple[list[Leaning], Here]:
    """The ladders of a folder, and what is in it; those files are returned that lean on others."""
    cache = FileCache(root, cache_folder, "ladders", LadderFile, believed=believed, of=into.words)
    here: Here = {}
    leaning: list[Leaning] = []
    for path, shown in yaml_files(root / "exercises", root, deep=True):
        if is_words_file(path.name):
            continue
        read = cache.get(path)
        if read is None:
            source = read_yaml(path, shown)
            if leans(source):
                leaning.append(Leaning(source))
                continue
            read, problems = ladder_from(source)
            into.problems += problems
            if read is None:
                continue
            cache.put(path, read, problems)
        if fault := misnamed(shown, 1, read.ladder.ladder):
            into.problems.append(fault)
            continue
        lay_over(read, shown, here, into)
    into.changed = cache.save() or into.changed
    return leaning, here


def _lean(one: Leaning, neighbours: Mapping[str, Exercise], here: Here, into: Collected) -> None:
    """A file whose exercises join a ladder or are like others."""
    shown = one.source.file
    into.problems += written_out(one, {**into.exercises, **neighbours}, into.ladders)
    if one.source.data is None:
        return
    if one.joins:
        read, ladder, problems = ladder_joined(one, into.ladders[one.joins])
        into.problems += problems
        if read is not None:
            add_exercises(read, shown, here, into)
            into.ladders[one.joins] = in_order(ladder, into.exercises)
        return
    read, problems = ladder_from(one.source)
    into.problems += problems
    if read is None:
        return
    if fault := misnamed(shown, 1, read.ladder.ladder):
        into.problems.append(fault)
        return
    lay_over(read, shown, here, into)


def _collect_words(root: Path, into: Collected, cache_folder: Path | None, believed: bool) -> None:
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


def _misnamed(read: WordsFile, shown: str, into: Collected, twin: str | None) -> Problem | None:
    """Words of no ladder, of another than the file's name says, or that another file has too."""
    ladder = read.words.ladder
    if twin:
        message = f'the words of the ladder "{ladder}" are already in {twin}.'
        return Problem(
            file=shown, line=1, message=message, advice="One ladder is one file.", code="ID02"
        )
    if ladder not in into.ladders:
        near = get_close_matches(ladder, into.ladders, n=1)
        advice = f'Did you mean "{near[0]}"?' if near else "Name a ladder of the library."
        return Problem(
            file=shown,
            line=1,
            message=f'there is no ladder "{ladder}".',
            advice=advice,
            code="NAME01",
        )
    return misnamed(shown, 1, ladder)
