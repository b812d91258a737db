"""The content of a library by id, in short marks: what keeps safe key by key, and the rest."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from planner.library.changes.exercises import SAFETY
from planner.library.changes.moved import Gone
from planner.library.changes.rules import SAFETY as RULE_SAFETY
from planner.library.yaml_source import read_yaml
from planner.model.base import Model
from planner.model.library import Library
from planner.model.topics import Topics

Digest = dict[str, dict[str, str]]
"""By thing ("exercise clam", "rule osteoporosis", "rules dosage.items_max") and key: six letters
and digits that change when what the key says does. Keys without a mark of their own share one."""
_REST = "rest"
_KEYED = ("precautions", "red_flags", "findings", "measures")
_TEMPLATE_SAFETY = ("exclusions", "brings", "walking", "items_max")
_SAFETY = {
    "exercise": SAFETY,
    "template": _TEMPLATE_SAFETY,
    "rule": RULE_SAFETY,
    "rules": RULE_SAFETY,
    "topic": (),
}
"""What keeps patients safe, by kind of thing."""
_APART = ("dosage", "steps", "picture", "lanes")
"""Keys that have marks of their own, so that a difference is told by their names."""


class ContentDifference(NamedTuple):
    """What became of a thing between two digests."""

    thing: str
    what: str
    """new, changed, moved, retired, or gone without a word."""
    keys: tuple[str, ...] = ()
    """What of it is otherwise; "rest" for all that has no mark of its own."""
    safety: bool = True
    """What keeps a patient safe is among it."""
    now: str = ""
    """The id that it has now, or what to take instead."""

    @property
    def told(self) -> str:
        """The thing and what of it is otherwise, in a line."""
        moved = f" is {self.now}" if self.what == "moved" else ""
        instead = f"; take {self.now}" if self.now and not moved else ""
        named = [key for key in self.keys if key != _REST]
        keys = f": {', '.join(named)}" if named else ""
        return f"{self.thing}{moved}{instead}{keys}"


def digest_of(library: Library, topics: Topics) -> Digest:
    """The digest of everything a clinic may change."""
    found: Digest = {}
    for name, exercise in library.exercises.items():
        data = _data(exercise)
        data.pop("in_language", None)
        found[f"exercise {name}"] = _marks("exercise", data)
    for name, template in library.templates.items():
        found[f"template {name}"] = _marks("template", _data(template))
    for name, twins in topics.topics.items():
        if english := twins.get("en"):
            found[f"topic {name}"] = {_REST: english.mark}
    for thing, data in (*_rules(library), *_reading(topics)):
        found[thing] = _marks("rule", data)
    return found


def differences(
    before: Digest, now: Digest, gone: Mapping[tuple[str, str], Gone]
) -> Iterator[ContentDifference]:
    """What is new, changed, moved, retired or gone, in the order of today's library.

    `gone` has what became of ids, by kind and id.
    """
    came_from = {}
    for (kind, was), one in gone.items():
        if one.moved and f"{kind} {was}" in before:
            came_from[f"{kind} {one.now}"] = f"{kind} {was}"
    for thing, marks in now.items():
        was = came_from.get(thing, thing)
        if was != thing:
            keys = _otherwise(before[was], marks)
            yield ContentDifference(was, "moved", keys, _is_safety(thing, keys), thing)
        elif thing not in before:
            yield ContentDifference(thing, "new")
        elif keys := _otherwise(before[thing], marks):
            yield ContentDifference(thing, "changed", keys, _is_safety(thing, keys))
    for thing in before:
        if thing not in now and thing not in came_from.values():
            kind, _, name = thing.partition(" ")
            retired = gone.get((kind, name))
            what = "retired" if retired else "gone"
            yield ContentDifference(thing, what, now=retired.now if retired else "")


def digest_text(version: str, digest: Digest) -> str:
    """A digest as a file, one line a thing."""
    lines = [f'shipped: "{version}"', "things:"]
    lines += [
        f"  {thing}: {' '.join(f'{key}={mark}' for key, mark in marks.items())}"
        for thing, marks in digest.items()
    ]
    return "\n".join(lines) + "\n"


def read_digest(path: Path) -> tuple[str, Digest] | None:
    """The version and digest of such a file; None if it is not there or is none."""
    read = read_yaml(path).data if path.is_file() else None
    data: dict[str, Any] = read if isinstance(read, dict) else {}
    things = data.get("things")
    if not isinstance(things, dict):
        return None
    found = {
        name: dict(one.split("=", 1) for one in str(marks).split(" ") if "=" in one)
        for name, marks in things.items()
    }
    return str(data.get("shipped", "")), found


def _otherwise(before: dict[str, str], now: dict[str, str]) -> tuple[str, ...]:
    """The keys whose marks differ."""
    return tuple(key for key in {**now, **before} if before.get(key) != now.get(key))


def _is_safety(thing: str, keys: tuple[str, ...]) -> bool:
    return not set(keys).isdisjoint(_SAFETY[thing.partition(" ")[0]])


def _rules(library: Library) -> Iterator[tuple[str, Any]]:
    rules = library.rules
    for part in type(rules).model_fields:
        held = getattr(rules, part)
        if part in _KEYED:
            yield from ((f"rule {name}", _data(one)) for name, one in held.items())
        elif isinstance(held, Model):
            yield from _by_key(part, held)
        else:
            yield f"rules {part}", rules.model_dump(mode="json")[part]


def _reading(topics: Topics) -> Iterator[tuple[str, Any]]:
    """Who is given which topic, and the imaging figures."""
    for part, held in (("topics", topics.rules), ("imaging", topics.imaging)):
        if held is not None:
            yield from _by_key(part, held)


def _by_key(part: str, held: Model) -> Iterator[tuple[str, Any]]:
    yield from ((f"rules {part}.{key}", {key: one}) for key, one in _data(held).items())


def _data(model: Model) -> dict[str, Any]:
    data: dict[str, Any] = model.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return data


def _marks(kind: str, data: Any) -> dict[str, str]:
    if not isinstance(data, dict):
        return {_REST: _mark(data)}
    apart = (*_SAFETY[kind], *_APART)
    marks = {key: _mark(one) for key, one in data.items() if key in apart}
    rest = {key: one for key, one in data.items() if key not in apart}
    return {**marks, _REST: _mark(rest)} if rest else marks


def _mark(data: Any) -> str:
    text = json.dumps(data, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:6]
