"""The rules of each region, and the names in its file that must exist."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from planner.library.region_file import RegionsRead
from planner.library.rule_files import AllChanges, RulesRead, read_region_rules
from planner.library.template_file import Templates
from planner.library.yaml_source import YamlSource
from planner.model.base import DataPath
from planner.model.exercise.exercise import Ladder
from planner.model.problem import Problem
from planner.model.region import Region
from planner.model.rules.changes import RuleChange
from planner.model.rules.of_region import call_name, without
from planner.model.rules.rules import RuleBook
from planner.model.words_known import LOW_BACK


@dataclass
class RegionRules:
    """What reading the rules of the regions came to."""

    books: dict[str, RuleBook] = field(default_factory=dict)
    """The rules of each region but the low back, whose rules are those of programs/rules."""
    problems: list[Problem] = field(default_factory=list)
    """What is wrong, and what is weaker than elsewhere (advice, if someone said why)."""
    stops: list[Problem] = field(default_factory=list)
    """The problems for which no program is built."""
    weaker: dict[str, tuple[RuleChange, ...]] = field(default_factory=dict)
    """What is weaker than elsewhere, by region."""


def rules_of_regions(
    roots: list[Path], read: RegionsRead, base: RulesRead, changes: AllChanges
) -> RegionRules:
    """Rules for each region but the low back: those of all, then what its own files say."""
    found = RegionRules()
    if base.book is None:
        return found
    for name, source in read.sources.items():
        if name == LOW_BACK:
            continue
        others = [one.only_here for key, one in read.regions.items() if key != name]
        shared = RulesRead(without(base.book, others), base.sources)
        own = read_region_rules(roots, read.folders[name], shared, changes)
        assert own.book is not None
        book = without(own.book, others)
        found.books[name] = book
        found.problems += own.problems
        found.stops += own.stops
        found.weaker[name] = own.weaker
        if not any(one.urgency == "now" for one in book.guidance.call) or not book.red_flags:
            told = source.problem(
                (),
                "its programs would say of no sign to get help for at once, or ask of none.",
                "Write guidance.yaml (call) and red-flags.yaml beside region.yaml.",
                "REGION01",
            )
            found.problems.append(told)
            found.stops.append(told)
    return found


def region_problems(
    read: RegionsRead, templates: Templates, ladders: Mapping[str, Ladder], rules: RuleBook
) -> list[Problem]:
    """Every name in the files of regions that leads nowhere, and every kind without a dose."""
    problems = []
    for name, region in read.regions.items():
        source = read.sources[name]
        problems += [
            source.problem(place, told, code="NAME03")
            for place, told in _lost(region, templates, ladders)
        ]
        if len(read.regions) > 1:
            problems += _lost_calls(region, source, rules)
        problems += [
            source.problem(
                ("categories", category),
                f'dosage.yaml has no dose for "{category}".',
                "Add it to a goal and to frequencies for phases 1 to 4 in programs/rules.",
                "REGION02",
            )
            for category in region.categories
            if not rules.dosage.doses(category)
        ]
    for ladder in ladders.values():
        for name, region in read.regions.items():
            used = ladder.region == name or ladder.ladder in region.shares
            if used and ladder.category not in region.categories:
                problems.append(
                    read.sources[name].problem(
                        ("categories",),
                        f"the ladder {ladder.ladder} is of the kind {ladder.category}, which is "
                        "not here.",
                        "Say what it is good for.",
                        "REGION02",
                    )
                )
    return problems


def _lost(
    region: Region, templates: Templates, ladders: Mapping[str, Ladder]
) -> Iterator[tuple[DataPath, str]]:
    for key, name in (("usual", region.usual), ("frail", region.frail)):
        if name and name not in templates:
            yield (key,), f'there is no template "{name}".'
        elif name and templates[name][0].region != region.id:
            yield (key,), f'the template "{name}" is of another region.'
    for index, name in enumerate(region.shares):
        if name not in ladders:
            yield ("shares", index), f'there is no ladder "{name}".'


def _lost_calls(region: Region, source: YamlSource, rules: RuleBook) -> Iterator[Problem]:
    """Calls of a region in other words than it names: other regions would have them too."""
    calls = {call_name(one) for one in rules.guidance.call}
    for index, name in enumerate(region.only_here.calls):
        if name.strip() not in calls:
            yield source.problem(
                ("only_here", "calls", index),
                f'there is no call "{name.strip()}" in guidance.yaml.',
                "Write it as it stands there: else the programs of other regions have it too.",
                "REGION01",
            )
