"""A library read from the files of its folders, and what is wrong with them."""

import os
from collections.abc import Iterator
from pathlib import Path

from planner import __version__
from planner.library.cautions import unknown_conditions
from planner.library.changes.retired import (
    changed_too,
    emptied_lanes,
    retire_exercises,
    with_instead,
    without_retired,
)
from planner.library.collect import collect_folder
from planner.library.collected import Collected
from planner.library.layers import Layers
from planner.library.parse import only_words_of
from planner.library.references import reference_problems
from planner.library.region_file import paper_words, read_regions, vocabulary_of
from planner.library.region_rules import region_problems, rules_of_regions
from planner.library.rule_files import read_rules
from planner.library.stray_files import stray_files
from planner.library.template_file import read_templates
from planner.library.unusable import LibraryUnusable
from planner.library.whole_cache import files_hash
from planner.library.yaml_source import no_collection
from planner.model.library import Library
from planner.model.problem import Problem


def library_of(layers: Layers) -> Library:
    """The library of some layers, read from their files. Raises LibraryUnusable."""
    with no_collection():
        return read_layers(layers, None, None)[0]


def read_layers(
    layers: Layers, clinic: Path | None, cache_folder: Path | None, *, believed: bool = True
) -> tuple[Library, bool]:
    """The library of some layers, and whether a file was parsed for it. Raises LibraryUnusable.

    Unless `believed`, no cache of single files is.
    """
    collected = Collected()
    vocabulary = vocabulary_of(layers.roots, layers.changes)
    collected.words = vocabulary.mark
    with only_words_of(vocabulary):
        library = _read(layers, clinic, cache_folder, collected, believed)
    return library, collected.changed


def _read(
    layers: Layers,
    clinic: Path | None,
    cache_folder: Path | None,
    collected: Collected,
    believed: bool,
) -> Library:
    for root in layers.roots:
        collect_folder(root, layers.changes.get(root), collected, cache_folder, believed)
    regions = read_regions(layers.roots)
    read = read_rules(layers.roots, layers.changes)
    rules = read.book
    read_too = read_templates(layers.roots, layers.changes)
    templates = read_too.templates
    problems = [*layers.problems, *collected.problems, *regions.problems]
    problems += [*read.problems, *read_too.problems]
    stops = [*layers.problems, *collected.stops, *regions.problems, *read.stops, *read_too.stops]
    if clinic:
        stray = stray_files(clinic)
        problems += stray
        rules_folder = str(clinic / "programs" / "rules")
        stops += [one for one in stray if one.file.startswith(rules_folder)]
        if not os.path.isdir(clinic):  # noqa: PTH112 (a folder that may not be looked at)
            stops.append(
                Problem(
                    file=str(clinic), message="the clinic's folder cannot be read.", code="FOLDER02"
                )
            )
    if rules is None or not templates:
        raise LibraryUnusable(tuple(problems))
    found = {key: template for key, (template, _) in templates.items()}
    wanted = [one for changes in layers.changes.values() for one in changes.retired]
    retired, faults = retire_exercises(wanted, collected.exercises, collected.ladders)
    instead = {one.id: one.instead for one in retired.values()}
    if retired:
        before, rules = found, with_instead(rules, instead)
        found = {key: with_instead(one, instead) for key, one in found.items()}
        faults += emptied_lanes(before, found, retired, collected.ladders)
    problems += [*faults, *changed_too(retired, collected.origins)]
    templates = {key: (one, templates[key][1]) for key, one in found.items()}
    lost = reference_problems(collected.exercises, templates, rules, read.sources)
    of_regions = rules_of_regions(layers.roots, regions, read, layers.changes)
    problems += of_regions.problems
    stops += of_regions.stops
    books = {key: with_instead(one, instead) for key, one in of_regions.books.items()}
    lost += region_problems(regions, templates, collected.ladders, rules)
    weaker = (*read.weaker, *read_too.weaker, *collected.weaker)
    lost += unknown_conditions(collected.exercises, collected.properties, rules, found, weaker)
    found, faults = without_retired(wanted, found)
    lost += faults
    origins = {**collected.origins, **read.origins, **read_too.origins}
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
        version=__version__,
        clinic_version=_version_of(layers.roots[1:]),
        origins=origins,
        retired=retired,
        regions=regions.regions,
        region_rules=books,
        region_weaker=of_regions.weaker,
        paper_words={key: paper_words(one, rules.home) for key, one in regions.regions.items()},
    )


def _version_of(folders: list[Path]) -> str:
    """Of a clinic's folders, wherever they lie; empty without any."""
    return files_hash(folders, named=False).hex()[:12] if folders else ""


def _own(problems: list[Problem], clinic: Path | None) -> Iterator[Problem]:
    """Rules that a file of the clinic names and that are nowhere: what they say would not hold.

    An exercise that is nowhere stops nothing; another one is taken.
    """
    for one in problems:
        if (
            clinic is not None
            and one.file.startswith(str(clinic))
            and not (one.code == "NAME01" and "there is no exercise" in one.message)
        ):
            yield one
