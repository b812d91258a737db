"""A clinic's rule file laid over the shipped one: field by field, entry by entry, by id.

What a clinic's file does not name stays as shipped. A mapping is merged key by key. A list whose
entries have a key (`id`, `key`, `name`, ...) is merged by that key, new entries behind; any other
list takes the shipped one's place, unless it says only what to `add` and `drop` (list_edits.py).
`drop:` at the top takes entries away by their key.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from planner.library.yaml_source import YamlSource
from planner.model.base import DataPath
from planner.model.problem import Problem

KEYS = ("id", "key", "name", "level", "function", "irritability", "weeks", "number", "when")
"""What an entry of a list may be known by, the first that all entries have, once each."""
_TOGETHER = ("categories", "phase", "properties")
"""An entry of the frequencies is known by all of them; it may have no properties."""
_STAND_IN = ("equipment", "use", "needs")
"""What stands in for equipment is known by both, and by what it is for."""
_BY = (*((key,) for key in KEYS), _TOGETHER, _STAND_IN)
REASON = ("because", "by")
"""Who decided on what is weaker than shipped, and why: in the file, or in the entry."""
_NAMED = ("id", "topic")
"""The name of an entry that may hold a reason."""
ADD, DROP = "add", "drop"


def laid_over(shipped: Any, own: Any) -> Any:
    """Plain data of the clinic over plain data of the shipped file."""
    if isinstance(shipped, Mapping) and isinstance(own, Mapping):
        kept = {key: value for key, value in own.items() if key not in (*REASON, DROP)}
        merged = dict(shipped)
        for key, value in kept.items():
            merged[key] = laid_over(shipped[key], value) if key in shipped else _plain(value)
        return merged
    if isinstance(shipped, list) and isinstance(own, list):
        for by in _BY:
            before, after = _keyed_by(by, shipped), _keyed_by(by, own)
            if before is not None and after is not None:
                return list(laid_over(before, after).values())
    return _plain(own)


def dropped(merged: dict[str, Any], source: YamlSource) -> tuple[dict[str, Any], list[Problem]]:
    """The merged data without what the clinic's file drops, and names that were not there."""
    wanted = source.data.get(DROP) if isinstance(source.data, dict) else None
    if wanted is None:
        return merged, []
    if not isinstance(wanted, dict) or not all(isinstance(v, list) for v in wanted.values()):
        advice = "Write drop: {precautions: [vertigo]}."
        return merged, [
            source.problem((DROP,), "this names no lists and entries.", advice, "SHELF08")
        ]
    problems: list[Problem] = []
    result = dict(merged)
    for name, entries in wanted.items():
        known = _keyed(result[name]) if isinstance(result.get(name), list) else None
        if known is None:
            problems.append(
                source.problem((DROP, name), f'there is no list "{name}" here.', code="SHELF08")
            )
            continue
        for index, entry in enumerate(entries):
            if not isinstance(entry, (str, int)) or known.pop(entry, None) is None:
                message = f'there is no "{entry}" to drop.'
                problems.append(source.problem((DROP, name, index), message, code="SHELF08"))
        result[name] = list(known.values())
    return result, problems


def reasons_in(source: YamlSource) -> Iterator[tuple[str, tuple[str, str]]]:
    """Who decided and why: "" for the whole file, else the name of an entry."""
    data = source.data if isinstance(source.data, dict) else {}
    if reason := _reason(data):
        yield "", reason
    for entries in data.values():
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict) and (reason := _reason(entry)):
                yield from ((str(entry[key]), reason) for key in _NAMED if key in entry)


def place_in(source: YamlSource, place: DataPath, merged: Any) -> DataPath:
    """Where in the clinic's file a place of the merged data is, as far as it is there."""
    found: list[str | int] = []
    own: Any = source.data
    whole: Any = merged
    for part in place:
        try:
            whole = whole[part]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(part, int) and isinstance(own, dict) and isinstance(own.get(ADD), list):
            found.append(ADD)
            own = own[ADD]
        if isinstance(own, list) and isinstance(part, int):
            mine = next((n for n, entry in enumerate(own) if _same(entry, whole)), None)
            if mine is None:
                break
            found.append(mine)
            own = own[mine]
            continue
        if not isinstance(own, dict) or part not in own:
            break
        found.append(part)
        own = own[part]
    return tuple(found)


def _same(entry: Any, merged: Any) -> bool:
    if isinstance(entry, dict) and isinstance(merged, dict):
        key = next((key for key in KEYS if key in entry), None)
        if key is not None:
            return bool(entry[key] == merged.get(key))
        for together in (_TOGETHER, _STAND_IN):
            if all(key in entry for key in together[:2]):
                return all(entry.get(key) == merged.get(key) for key in together)
    return bool(entry == merged)


def _keyed(entries: list[Any]) -> dict[Any, Any] | None:
    """A list as a mapping by the first key that its entries have; None if they have none."""
    for by in _BY:
        found = _keyed_by(by, entries)
        if found is not None:
            return found
    return None


def _keyed_by(by: tuple[str, ...], entries: list[Any]) -> dict[Any, Any] | None:
    """A list as a mapping by one key, or several together; None unless each entry has its own."""
    if not entries or not all(isinstance(entry, dict) for entry in entries):
        return None
    if len(by) > 1:
        if not all(key in entry for entry in entries for key in by[:2]):
            return None
        return {tuple(map(_hashable, map(entry.get, by))): entry for entry in entries}
    (key,) = by
    if not all(isinstance(entry.get(key), (str, int)) for entry in entries):
        return None
    found = {entry[key]: entry for entry in entries}
    return found if len(found) == len(entries) else None


def _hashable(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _reason(data: Mapping[str, Any]) -> tuple[str, str] | None:
    because, by = (str(data.get(key) or "").strip() for key in REASON)
    return (because, by) if _has_letter(because) and _has_letter(by) else None


def _has_letter(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _plain(value: Any) -> Any:
    """A value of the clinic's own, without who decided it."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items() if key not in (*REASON, DROP)}
    return [_plain(one) for one in value] if isinstance(value, list) else value
