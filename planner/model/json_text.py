"""JSON of others as plain data: what could be read as something else is refused."""

import json
import re
from typing import Any

_ESCAPED_HALF = re.compile(r"\\u[dD][89a-fA-F]")
"""Half of a character, which may have its other half beside it."""


class NotPlainJson(ValueError):
    """It is JSON, and yet may mean two things or nothing; the message says why."""


def plain_json(text: str) -> Any:
    """The data. Raises NotPlainJson, ValueError, RecursionError."""
    try:
        text.encode()  # half a character as it is; below, one that is written as \\u and digits
        data = json.loads(text, object_pairs_hook=_once)
        if _ESCAPED_HALF.search(text):
            json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise NotPlainJson("this has a character that is half of one") from error
    return data


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise NotPlainJson(f'the key "{key}" stands twice in one object')
        found[key] = value
    return found
