"""Plain data as YAML text that people write on: short lists in one line, sentences in quotes."""

import json
import re
from collections.abc import Iterator
from typing import Any

_PLAIN = re.compile(r"[A-Za-z][\w /'%°()-]*[\w)]|[A-Za-z]")
_WORDS = re.compile(r"(?i)(?:true|false|yes|no|on|off|null|y|n)")
_WIDTH = 96


def scalar(value: Any) -> str:
    """A value on one line: plain where nobody can take it for anything else, else in quotes."""
    if isinstance(value, str) and _PLAIN.fullmatch(value) and not _WORDS.fullmatch(value):
        return value
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_flow(key)}: {_flow(one)}" for key, one in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)


def yaml_text(data: Any, indent: int = 0) -> str:
    """Data as a block of lines."""
    return "".join(f"{' ' * indent}{line}\n" for line in _lines(data))


def _flow(value: Any) -> str:
    """Within brackets, where a comma ends a value."""
    if isinstance(value, str) and re.fullmatch(r"[a-z][a-z0-9_:-]*", value):
        return value if not _WORDS.fullmatch(value) and ": " not in value else json.dumps(value)
    return scalar(value) if not isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _lines(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            name = scalar(key) if isinstance(key, str) else str(key)
            yield from _entry(f"{name}:", value)
    elif isinstance(data, list):
        for value in data:
            if isinstance(value, dict) and value and not _short(value, 2):
                first, *rest = _lines(value)
                yield f"- {first}"
                yield from (f"  {line}" for line in rest)
            else:
                yield from _entry("-", value)
    else:
        yield scalar(data)


def _entry(head: str, value: Any) -> Iterator[str]:
    if isinstance(value, dict | list) and value and not _short(value, len(head)):
        yield head
        yield from (f"  {line}" for line in _lines(value))
    else:
        yield f"{head} {scalar(value)}"


def _short(value: Any, before: int) -> bool:
    """Whether it fits in one line and holds nothing that people would write on."""
    parts = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict) and any(isinstance(one, str) and " " in one for one in parts):
        return False
    simple = not any(isinstance(one, dict | list) and one for one in parts)
    sentences = isinstance(value, list) and any(isinstance(o, str) and len(o) > 40 for o in parts)
    return simple and not sentences and len(scalar(value)) + before < _WIDTH - 20
