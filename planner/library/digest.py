"""The content of a library by id, each thing as two short marks: what keeps safe, and the rest."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from planner.library.changes.exercises import SAFETY
from planner.library.changes.rules import SAFETY as RULE_SAFETY
from planner.library.yaml_source import read_yaml
from planner.model.base import Model
from planner.model.language import Language
from planner.model.library import Library
from planner.model.rules.topic import Topic

Digest = dict[str, "ContentMarks"]
"""By thing: "exercise clam", "rule osteoporosis", "rules dosage.items_max"."""
_KEYED = ("precautions", "red_flags", "findings", "measures")
_TEMPLATE_SAFETY = ("exclusions", "brings", "walking", "items_max")


class ContentMarks(NamedTuple):
    """A thing in short."""

    safety: str
    """Six letters and digits that change when what keeps a patient safe does."""
    rest: str
    """The same for everything else."""


class ContentDifference(NamedTuple):
    """What became of a thing between two digests."""

    thing: str
    what: str
    """new, gone, or changed."""
    safety: bool
    """What keeps a patient safe is among it."""


def digest_of(library: Library, topics: Mapping[str, Mapping[Language, Topic]]) -> Digest:
    """The digest of everything a clinic may change."""
    found: Digest = {}
    for name, exercise in library.exercises.items():
        data = _data(exercise)
        data.pop("in_language", None)
        found[f"exercise {name}"] = _marks(data, SAFETY)
    for name, template in library.templates.items():
        found[f"template {name}"] = _marks(_data(template), _TEMPLATE_SAFETY)
    for name, twins in topics.items():
        if english := twins.get("en"):
            found[f"topic {name}"] = ContentMarks("", english.mark)
    for thing, data in _rules(library):
        found[thing] = _marks(data, RULE_SAFETY)
    return found


def differences(before: Digest, now: Digest) -> Iterator[ContentDifference]:
    """What is new, gone or changed, in the order of today's library."""
    for thing, marks in now.items():
        if thing not in before:
            yield ContentDifference(thing, "new", True)
        elif marks != before[thing]:
            yield ContentDifference(thing, "changed", marks.safety != before[thing].safety)
    for thing in before:
        if thing not in now:
            yield ContentDifference(thing, "gone", True)


def digest_text(version: str, digest: Digest) -> str:
    """A digest as a file, one line a thing."""
    lines = [f'shipped: "{version}"', "things:"]
    lines += [f'  {thing}: "{one.safety} {one.rest}"' for thing, one in digest.items()]
    return "\n".join(lines) + "\n"


def read_digest(path: Path) -> tuple[str, Digest] | None:
    """The version and digest of such a file; None if it is not there or is none."""
    read = read_yaml(path).data if path.is_file() else None
    data: dict[str, Any] = read if isinstance(read, dict) else {}
    things = data.get("things")
    if not isinstance(things, dict):
        return None
    found = {name: ContentMarks(*str(one).split(" ")) for name, one in things.items()}
    return str(data.get("shipped", "")), found


def _rules(library: Library) -> Iterator[tuple[str, Any]]:
    rules = library.rules
    for part in type(rules).model_fields:
        held = getattr(rules, part)
        if part in _KEYED:
            yield from ((f"rule {name}", _data(one)) for name, one in held.items())
        elif isinstance(held, Model):
            yield from ((f"rules {part}.{key}", {key: one}) for key, one in _data(held).items())
        else:
            yield f"rules {part}", rules.model_dump(mode="json")[part]


def _data(model: Model) -> dict[str, Any]:
    data: dict[str, Any] = model.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return data


def _marks(data: Any, safety: tuple[str, ...]) -> ContentMarks:
    if not isinstance(data, dict):
        return ContentMarks("", _mark(data))
    apart = {key: one for key, one in data.items() if key in safety}
    rest = {key: one for key, one in data.items() if key not in safety}
    return ContentMarks(_mark(apart) if apart else "", _mark(rest))


def _mark(data: Any) -> str:
    text = json.dumps(data, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:6]
