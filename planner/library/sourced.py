"""Everything in the rules, templates and topics that has a source, each under a name of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.model.base import Model
from planner.model.library import Library
from planner.model.topics import Topics
from planner.model.vocabulary import CERTAINTY_WORDS

_NAMES = ("id", "topic", "code", "name", "level", "presentation", "precaution")
"""The fields that say which of a list an entry is, the best first."""


@dataclass(frozen=True)
class SourcedRule:
    """A rule with its source."""

    key: str
    """Where it is: "precautions.osteoporosis", "dosage.goals.strength"."""
    rule: Model
    """The rule itself."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Where it is from."""
        one: str | None = getattr(self.rule, "source", None)
        many: tuple[str, ...] = getattr(self.rule, "sources", ())
        return (one,) if one else many

    @property
    def certainty(self) -> str:
        """V, K or O; empty where each source says it for itself."""
        found: str = getattr(self.rule, "certainty", "")
        return found

    @property
    def name(self) -> str:
        """What people call it, if it has such a name."""
        found = getattr(self.rule, "name", "") or getattr(self.rule, "theme", "")
        return str(found)

    def lines(self) -> list[str]:
        """All that it says, a line a field; what is as usual is left out."""
        said = self.rule.model_dump(mode="json", exclude_defaults=True)
        own = ("source", "sources", "certainty")
        found = [f"{key}: {_shown(value)}" for key, value in said.items() if key not in own]
        found += [f"source: {source}" for source in self.sources]
        if self.certainty:
            found.append(f"certainty: {self.certainty} ({CERTAINTY_WORDS[self.certainty]})")
        return found


def sourced_rules(library: Library, topics: Topics) -> tuple[SourcedRule, ...]:
    """Every rule that has a source, in the order of the files."""
    found: dict[str, SourcedRule] = {}
    for one in (
        *_walk("", library.rules),
        *_walk("templates", library.templates),
        *(_walk("topics", topics.rules.topics) if topics.rules else ()),
        *(_walk("imaging", topics.imaging) if topics.imaging else ()),
    ):
        key, number = one.key, 2
        while key in found:
            key, number = f"{one.key}.{number}", number + 1
        found[key] = SourcedRule(key, one.rule)
    return tuple(found.values())


def rules_named(rules: tuple[SourcedRule, ...], name: str) -> tuple[SourcedRule, ...]:
    """The rule of a whole key; else all whose key ends in the name."""
    whole = tuple(one for one in rules if one.key == name)
    return whole or tuple(one for one in rules if f".{one.key}".endswith(f".{name}"))


def _walk(key: str, value: object) -> Iterator[SourcedRule]:
    if isinstance(value, Model):
        if {"source", "sources"} & type(value).model_fields.keys():
            yield SourcedRule(key, value)
        for field in type(value).model_fields:
            yield from _walk(f"{key}.{field}".lstrip("."), getattr(value, field))
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from _walk(f"{key}.{name}", one)
    elif isinstance(value, tuple):
        for number, one in enumerate(value, 1):
            yield from _walk(f"{key}.{_called(one) or number}", one)


def _called(one: object) -> str:
    names = (getattr(one, field, None) for field in _NAMES)
    return next((str(name).replace(" ", "-") for name in names if name), "")


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_shown(one)}" for key, one in value.items())
    if isinstance(value, list):
        mark = "; " if any(isinstance(one, dict | list) for one in value) else ", "
        return mark.join(map(_shown, value))
    return "yes" if value is True else "no" if value is False else str(value)
