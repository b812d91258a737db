"""programs/regions: a folder a region, and the words of the open lists that files may use."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from planner.library.changes.change_file import ContentChanges
from planner.library.clinic_folder import region_folders, yaml_files, yaml_named
from planner.library.overlay import REASON, laid_over
from planner.library.parse import parse
from planner.library.shipped import shipped_root, shown_path
from planner.library.yaml_source import YamlSource, read_yaml
from planner.model.language import LANGUAGES, Language
from planner.model.problem import Problem
from planner.model.region import PaperWords, Region
from planner.model.rules.rules import HomeRules
from planner.model.words_known import LOW_BACK, Vocabulary, is_word

REGION_FILE = "region.yaml"


@dataclass
class RegionsRead:
    """What reading the regions came to."""

    regions: dict[str, Region] = field(default_factory=dict)
    """By id."""
    sources: dict[str, YamlSource] = field(default_factory=dict)
    """Where each stands, by id."""
    folders: dict[str, list[Path]] = field(default_factory=dict)
    """Its folders, of the shipped library and of the clinic, by id."""
    problems: list[Problem] = field(default_factory=list)
    """What is wrong."""


def read_regions(roots: list[Path]) -> RegionsRead:
    """Every region; a clinic's file lies over the shipped one of its name, key by key."""
    found = RegionsRead()
    data: dict[str, Any] = {}
    for root in roots:
        for folder in region_folders(root):
            name = folder.name.replace("-", "_")
            path = yaml_named(folder, REGION_FILE)
            found.folders.setdefault(name, []).append(folder)
            if path is None:
                continue
            source = read_yaml(path, shown_path(path, root))
            if source.problems or not isinstance(source.data, dict):
                found.problems += source.problems or [
                    source.problem((), "this file is empty.", code="YAML02")
                ]
                continue
            data[name] = laid_over(data.get(name, {}), source.data)
            found.sources[name] = source
    for name, source in found.sources.items():
        plain = {key: value for key, value in data[name].items() if key not in REASON}
        region, faults = parse(source, Region, plain)
        if region and region.id != name:
            faults.append(
                source.problem(
                    ("id",), f'this is not "{name}", as its folder is named.', code="FOLDER03"
                )
            )
        found.problems += faults
        if region and not faults:
            found.regions[name] = region
    for name, folders in found.folders.items():
        if name not in found.sources and not found.problems:
            found.problems.append(
                Problem(
                    file=str(folders[-1]),
                    message=f"there is no {REGION_FILE} in this folder.",
                    code="FOLDER01",
                )
            )
    return found


def vocabulary_of(roots: list[Path], changes: Mapping[Path, ContentChanges]) -> Vocabulary:
    """The words that files of these folders may use, as far as those that name them can be read."""
    words: dict[str, dict[str, None]] = {"category": {}, "property": {}, "region": {}}
    equipment: dict[str, None] = {}
    presentations: dict[str, None] = {}
    for root in roots:
        for folder in region_folders(root):
            data = _mapping(yaml_named(folder, REGION_FILE))
            words["region"][folder.name.replace("-", "_")] = None
            words["category"].update(dict.fromkeys(_names(data.get("categories"))))
            words["property"].update(dict.fromkeys(_names(data.get("properties"))))
        home = _mapping(yaml_named(root / "programs" / "rules", "home.yaml"))
        for thing in home.get("equipment") or ():
            if isinstance(thing, dict):
                equipment.update(dict.fromkeys(_names([thing.get("id")])))
        for path, _ in yaml_files(root / "programs" / "templates", root):
            if is_word(name := path.stem.replace("-", "_")):
                presentations[name] = None
    for one in changes.values():
        for change in one.of("rule", "rules"):
            added = (
                new for edit in change.edits if edit.path[-1] == "equipment" for new in edit.add
            )
            things = (new.get("id") for new in added if isinstance(new, dict))
            equipment.update(dict.fromkeys(_names([*things])))
    return Vocabulary(
        {
            "category": tuple(words["category"]),
            "property": tuple(words["property"]),
            "equipment": tuple(equipment),
            "presentation": tuple(presentations),
            "region": tuple(words["region"]),
        }
    )


def _mapping(path: Path | None) -> dict[str, Any]:
    """What a file holds; what is wrong with it is told by who reads it in full."""
    data = read_yaml(path).data if path else None
    return data if isinstance(data, dict) else {}


def _names(entries: object) -> Iterator[str]:
    if isinstance(entries, (list, dict)):
        yield from (one for one in entries if isinstance(one, str))


def paper_words(region: Region, home: HomeRules) -> dict[Language, PaperWords]:
    """What handouts say of a region, in each language that all of it is written in."""
    said: dict[Language, PaperWords] = {}
    for language in LANGUAGES:
        told = (region.plan_for, region.flare, region.signs_do, region.trust)
        every = (*told, *region.signs.values(), *region.categories.values())
        if all(language in one for one in (*every, *(one.name for one in home.equipment))):
            said[language] = PaperWords(
                plan_for=region.plan_for[language],
                flare=region.flare[language],
                signs={name: one[language] for name, one in region.signs.items()},
                signs_do=region.signs_do[language],
                trust=region.trust[language],
                helps={name: one[language] for name, one in region.categories.items()},
                equipment={one.id: one.name[language] for one in home.equipment},
            )
    return said


@cache
def shipped_words() -> dict[Language, PaperWords]:
    """What handouts say of the low back: programs of before they held it were all for it."""
    root = shipped_root()
    region = read_regions([root]).regions[LOW_BACK]
    home = HomeRules.model_validate(_mapping(root / "programs" / "rules" / "home.yaml"))
    return paper_words(region, home)
