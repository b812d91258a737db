"""A page told as known pieces and numbers: what is in no book cannot be said, a name neither."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

HOLE = "\u0001"
"""The place of a number in a piece."""
_TOKEN = re.compile(r"<[^>]*>|&[#\w]+;|\d+|[^\W\d_]+|.", re.DOTALL)
_NUMBER = re.compile(r"0|[1-9]\d{0,3}")
_END = ""
"""Where a piece ends in the tree of pieces; no token is empty."""


class NotInBook(ValueError):
    """A text has a word that the book has not."""


def tokens_of(text: str) -> list[str]:
    """Tags, words and numbers, each whole; every other sign by itself."""
    return _TOKEN.findall(text)


def varint(number: int) -> bytes:
    """A number below 32768: one byte below 128, else two, the higher one first and marked."""
    if not 0 <= number < 1 << 15:
        raise ValueError(f"{number} has no place in two bytes")
    return bytes((number,)) if number < 128 else bytes((128 | number >> 8, number & 255))


@dataclass(frozen=True)
class Book:
    """Pieces of pages by their number; the first is a number alone."""

    pieces: tuple[str, ...]
    _tree: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        for number, piece in enumerate(self.pieces):
            place = self._tree
            for token in tokens_of(piece):
                place = place.setdefault(token, {})
            place.setdefault(_END, number)

    def told(self, text: str) -> bytes:
        """The text as the fewest bytes. Raises NotInBook."""
        tokens = tokens_of(text)
        best: list[tuple[int, int, bytes] | None] = [None] * len(tokens) + [(0, 0, b"")]
        for at in reversed(range(len(tokens))):
            for end, said in self._found(tokens, at):
                after = best[end]
                if after is not None:
                    cost = after[0] + len(said)
                    kept = best[at]
                    if kept is None or cost < kept[0]:
                        best[at] = (cost, end, said)
        return b"".join(self._way(best, tokens))

    @staticmethod
    def _way(
        best: Sequence[tuple[int, int, bytes] | None], tokens: Sequence[str]
    ) -> Iterator[bytes]:
        at = 0
        while at < len(tokens):
            step = best[at]
            if step is None:
                raise NotInBook("a word of the plan is not in the library")
            yield step[2]
            at = step[1]

    def _found(self, tokens: Sequence[str], at: int) -> Iterator[tuple[int, bytes]]:
        """Each piece that begins there: where it ends, and its bytes with its numbers."""
        open_ways: list[tuple[dict[str, Any], int, bytes]] = [(self._tree, at, b"")]
        while open_ways:
            place, end, numbers = open_ways.pop()
            if _END in place:
                yield end, varint(place[_END]) + numbers
            if end == len(tokens):
                continue
            token = tokens[end]
            if token in place:
                open_ways.append((place[token], end + 1, numbers))
            if HOLE in place and _NUMBER.fullmatch(token):
                open_ways.append((place[HOLE], end + 1, numbers + varint(int(token))))


def book_of_texts(known: Iterable[str], words_of: Iterable[str]) -> Book:
    """A book of known pieces and of every single token of those and other texts.

    Tags and signs, which are needed most, come first, then the pieces in their order: the first
    128 take one byte.
    """
    pieces = dict.fromkeys(one for one in known if one)
    signs: dict[str, None] = {HOLE: None}
    words: dict[str, None] = {}
    for text in (*pieces, *words_of):
        for token in tokens_of(text):
            if token[0].isalpha():
                words[token] = words[token[0].lower() + token[1:]] = None
                words[token[0].upper() + token[1:]] = None
            elif "data-" in token:
                words[token] = None
            elif not token.isdecimal():
                signs[token] = None
    return Book(tuple({**signs, **pieces, **words}))
