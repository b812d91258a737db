"""A sentence in another language: its own pair, or that of the sentence its numbers were put in."""

import re
from collections.abc import Mapping
from functools import lru_cache

_PLACE = re.compile(r"\\\{([a-z_]+)\\\}")


def spoken(sentence: str, known: Mapping[str, str]) -> str | None:
    """The sentence by the pairs of a language; None if it is not written in it.

    A pair may have places for numbers, {first}, in both languages.
    """
    if sentence in known:
        return known[sentence]
    for english, other in known.items():
        if "{" in english:
            found = _pattern(english).fullmatch(sentence)
            if found:
                return other.format(**found.groupdict())
    return None


@lru_cache(maxsize=512)
def _pattern(english: str) -> re.Pattern[str]:
    return re.compile(_PLACE.sub(r"(?P<\1>\\d+)", re.escape(english)))
