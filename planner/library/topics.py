"""Patient education: the topics in each language, who is given them, the imaging figures.

Read when they are needed: building a program does without.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from planner.library.changes.moved import where_went
from planner.library.changes.topics import change_topics
from planner.library.clinic_folder import files_in
from planner.library.layers import Layers, layers_of
from planner.library.parse import only_words_of
from planner.library.region_file import vocabulary_of
from planner.library.rule_files import read_rule_file
from planner.library.shipped import shown_path
from planner.library.topic_file import topic_from
from planner.library.yaml_source import YamlSource, read_text
from planner.model.language import LANGUAGES, Language, same_numbers
from planner.model.problem import Problem
from planner.model.rules.imaging import ImagingFigures
from planner.model.rules.rules import RuleBook
from planner.model.rules.topic import MOVES, Topic, TopicRules
from planner.model.topics import Topics

_FILE = re.compile(rf"([a-z0-9]+(?:-[a-z0-9]+)*)\.({'|'.join(LANGUAGES)})\.md")


@dataclass
class _Collected:
    topics: dict[str, dict[Language, Topic]] = field(default_factory=dict)
    files: dict[str, dict[str, str]] = field(default_factory=dict)
    """Name and language to the file as messages show it, also of files that cannot be used."""
    own: dict[str, str] = field(default_factory=dict)
    """A file of the clinic for each topic that the clinic has written."""
    marks: dict[tuple[str, Language], str] = field(default_factory=dict)
    """Name and language of a translation to the English that it says it is of."""
    problems: list[Problem] = field(default_factory=list)


_MARK = re.compile(r"\s+of: ([0-9a-f]{6})\s*$")


def without_mark(text: str) -> tuple[str, str]:
    """The text of a translated topic, and the English that its last line names."""
    found = _MARK.search(text)
    return (text[: found.start()] + "\n", found.group(1)) if found else (text, "")


def load_topics(clinic: Path | None = None, known: RuleBook | None = None) -> Topics:
    """The shipped topics with a clinic's laid over them, file by file.

    With the rule book at hand, the names of its rules are checked too.
    """
    layers = layers_of(clinic)
    roots, changes = layers.roots, layers.changes
    collected = _collected(layers)
    problems = [*collected.problems, *_without_english(collected)]
    problems += _unlike_the_english(collected)
    # With the rule book at hand, words of the open lists (presentations) are looked up too.
    vocabulary = vocabulary_of(roots, changes) if known else None
    with only_words_of(vocabulary):
        rules, source, faults = read_rule_file(roots, "topics.yaml", TopicRules, changes)
    problems += faults
    if rules:
        problems += _lost_names(rules, source, collected, known)
    imaging, _, faults = read_rule_file(roots, "imaging.yaml", ImagingFigures, changes)
    return Topics(collected.topics, rules, imaging, (*problems, *faults))


def topics_of(layers: Layers) -> dict[str, dict[Language, Topic]]:
    """The topics of some layers, by name and language."""
    return _collected(layers).topics


def _collected(layers: Layers) -> _Collected:
    found = _Collected()
    for root in layers.roots:
        _collect(root, root in layers.roots[1:], found)
        if root in layers.changes:
            wanted = layers.changes[root].of("topic")
            found.problems += change_topics(wanted, found.topics, found.marks)
    return found


def _collect(root: Path, own: bool, into: _Collected) -> None:
    folder = root / "programs" / "topics"
    for path in files_in(folder, deep=True):
        shown = shown_path(path, root)
        named = _FILE.fullmatch(path.name) if path.parent == folder else None
        if named is None:
            into.problems.append(
                Problem(
                    file=shown,
                    message="this file is not read.",
                    advice="Topics are in files named like heat.en.md and heat.es.md.",
                    code="FOLDER01",
                )
            )
            continue
        name, language = named.group(1), _language(named.group(2))
        into.files.setdefault(name, {})[language] = shown
        if own:
            into.own.setdefault(name, shown)
        text = read_text(path, shown)
        if isinstance(text, Problem):
            into.problems.append(text)
            continue
        text, mark = without_mark(text) if language != "en" else (text, "")
        topic, faults = topic_from(text, name, language, shown)
        into.problems += faults
        if topic and own and language == "en":
            # A topic that a clinic rewrites has the clinic's translations or none: the shipped ones
            # may say something else. (English comes first by name.)
            into.topics[name] = {}
        if topic:
            into.marks[name, language] = mark
            into.topics.setdefault(name, {})[language] = topic


def _language(text: str) -> Language:
    return next(language for language in LANGUAGES if language == text)


def _without_english(collected: _Collected) -> Iterator[Problem]:
    """All is written in English first; other languages come when a clinic needs them."""
    for name, files in collected.files.items():
        if "en" not in files:
            yield Problem(
                file=next(iter(files.values())),
                message=f"there is no {name}.en.md beside it.",
                advice="Write the topic in English too.",
                code="TOPIC03",
            )


def _unlike_the_english(collected: _Collected) -> list[Problem]:
    """Translations of another English, or with other numbers; they are not used."""
    problems = []
    for name, twins in collected.topics.items():
        english = twins.get("en")
        for language in [other for other in twins if other != "en" and english]:
            file = collected.files[name][language]
            assert english is not None
            mark = collected.marks.get((name, language))
            if mark != english.mark:
                what = "has changed since this was written" if mark else "is not named in the end"
                problems.append(
                    Problem(
                        file=file,
                        message=f"{name}.en.md {what}.",
                        advice=f"Compare them, then end the file with: of: {english.mark}",
                        code="LANG02",
                    )
                )
                del twins[language]
                continue
            said = [" ".join(b.text for b in one.paragraphs) for one in (english, twins[language])]
            if not same_numbers(*said) or said[0].count(MOVES) != said[1].count(MOVES):
                problems.append(
                    Problem(
                        file=collected.files[name][language],
                        message=f"the numbers, or {MOVES}, are not those of {name}.en.md.",
                        advice="Say what the English says.",
                        code="LANG02",
                    )
                )
                del twins[language]
    return problems


def _lost_names(
    rules: TopicRules, source: YamlSource, collected: _Collected, known: RuleBook | None
) -> Iterator[Problem]:
    """Names in the rules that lead nowhere, and topics of a clinic that no rule gives."""
    for index, rule in enumerate(rules.topics):
        if rule.topic not in collected.files:
            yield source.problem(
                ("topics", index, "topic"),
                f'there is no topic "{rule.topic}".',
                where_went("topic", rule.topic, collected.files),
                "NAME01",
            )
        for key, names, ids in (
            ("precautions", rule.precautions, known.precautions if known else None),
            ("unless", rule.unless, known.precautions if known else None),
            ("findings", rule.findings, known.findings if known else None),
        ):
            for place, name in enumerate(names):
                if ids is not None and name not in ids:
                    yield source.problem(
                        ("topics", index, key, place),
                        f'there is no rule "{name}".',
                        where_went("rule", name, ids),
                        "NAME02",
                    )
    given = {rule.topic for rule in rules.topics}
    for name, file in collected.own.items():
        if name not in given:
            yield Problem(
                file=file,
                message=f'no rule gives the topic "{name}".',
                advice="Name it in programs/rules/topics.yaml.",
                code="TOPIC02",
            )
