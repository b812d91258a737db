"""Plain words of YAML to values: numbers are plain decimals, nothing else is taken for one.

YAML 1.1 reads 012 as ten, 1_000 as a thousand and 1:30 as ninety. Nobody who writes a program means
that, so these are refused instead of guessed at.
"""

import re

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys("yes Yes YES true True TRUE on On ON".split(), True),
    **dict.fromkeys("no No NO false False FALSE off Off OFF".split(), False),
}
_PLAIN = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})(\.[0-9]{1,17})?")
_ANY_NUMBER = re.compile(
    r"""[-+]?(?: 0b[01_]+ | 0[0-7_]+ | 0x[0-9a-fA-F_]+ | [0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?
    | [1-9][0-9_]* | (?:[0-9][0-9_]*)?\.[0-9_]*(?:[eE][-+]?[0-9]+)? | \.(?:inf|Inf|INF) )
    | \.(?:nan|NaN|NAN)""",
    re.VERBOSE,
)
"""What YAML 1.1 takes for a number."""
_MAY_BE_NUMBER = frozenset("+-.0123456789")


class NotPlain(ValueError):
    """A number in a form that is easily read as another; the message says what to write."""


def plain_value(text: str) -> str | int | float | bool | None:
    """What a word without quotes stands for. Raises NotPlain."""
    if text[:1] not in _MAY_BE_NUMBER:
        return _WORDS.get(text, text) if len(text) <= 5 else text
    if found := _PLAIN.fullmatch(text):
        return float(text) if found[1] else int(text)
    if _ANY_NUMBER.fullmatch(text) and any(map(str.isalnum, text)):
        raise NotPlain(_advice(text))
    return text


def _advice(text: str) -> str:
    """What may have been meant."""
    quotes = f'"{text[:40]}" in quotes if it is not a number'
    plain = re.fullmatch(r"([-+]?)0+([1-9][0-9]*|0)", text)
    return (
        f"Write {plain[1]}{plain[2]}, or {quotes}."
        if plain
        else f"Write it as 12 or 1.5, or {quotes}."
    )
