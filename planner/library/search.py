"""Find exercises as therapists speak: by any of their names, in either language.

Every word must be found. Names count before properties, the beginning of a word before its middle;
one typing mistake a word is forgiven where nothing is spelled like it.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import and_, or_

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from planner.model.exercise.exercise import Exercise
from planner.model.library import Library

_FORGIVEN_FROM = 3
"""Letters that a word must have for a mistake in it to be forgiven."""
_NEAR_PERCENT = 65.0
"""How like a word must be, to be suggested for one that is nowhere."""
_SUGGESTED_MOST = 3


class _Words:
    """The words of one kind of text, each with the exercises that have it as bits of a number."""

    def __init__(self, texts: Sequence[Iterable[str]]) -> None:
        having: dict[str, int] = {}
        for place, words in enumerate(texts):
            for word in words:
                having[word] = having.get(word, 0) | (1 << place)
        self.sorted = sorted(having)
        self.having = having

    def starting(self, word: str) -> int:
        """Which have a word that begins like this."""
        first = bisect_left(self.sorted, word)
        last = bisect_left(self.sorted, f"{word}\uffff")
        return self._all(self.sorted[first:last])

    def holding(self, word: str) -> int:
        """Which have a word that has this in it."""
        return self._all(one for one in self.sorted if word in one)

    def nearly(self, word: str) -> int:
        """Which have a word that is this one, or begins like it, but for one mistake."""
        if len(word) < _FORGIVEN_FROM:
            return 0
        whole = _one_off(word, self.sorted)
        if whole:
            return self._all(self.sorted[place] for place in whole)
        short = [one[: len(word)] for one in self.sorted]
        return self._all(self.sorted[place] for place in _one_off(word, short))

    def _all(self, words: Iterable[str]) -> int:
        return reduce(or_, (self.having[word] for word in words), 0)


def _one_off(word: str, words: Sequence[str]) -> list[int]:
    """The places of the words that are one letter more, less, other or swapped away."""
    found = process.extract(
        word, words, scorer=OSA.distance, processor=None, score_cutoff=1, limit=None
    )
    return [place for _, _, place in found]


class Search:
    """An index over a library; make it once and ask it often."""

    def __init__(self, library: Library) -> None:
        called = {one.id: _names(one, library) for one in library.exercises.values()}
        # The shortest name first: the lowest bit of a number is then the best of its kind.
        self._exercises = sorted(
            library.exercises.values(), key=lambda one: len(one.patient_name) + len(one.name)
        )
        names = [called[one.id] for one in self._exercises]
        self._whole: dict[str, int] = {}
        for place, each in enumerate(names):
            for name in each:
                key = " ".join(_asked(name))
                self._whole[key] = self._whole.get(key, 0) | (1 << place)
        self._called_so = sorted(self._whole)
        self._names = _Words([_words(*each) for each in names])
        self._rest = _Words([_words(*_properties(one)) for one in self._exercises])

    def find(self, words: str, limit: int = 20) -> tuple[Exercise, ...]:
        """The best matches first; none for no words."""
        wanted = _asked(words)
        if not wanted:
            return ()
        places = list(self._best(wanted, limit))
        return tuple(self._exercises[place] for place in places)

    def suggest(self, words: str) -> tuple[str, ...]:
        """What could be meant by words that find nothing: each of these finds something."""
        choices: list[list[str]] = [[]]
        for word in _asked(words):
            ways = [word] if self._found(word)[-1] else self._like(word)
            if ways:
                choices = [[*before, way] for before in choices for way in ways][:_SUGGESTED_MOST]
        said = (" ".join(one) for one in choices if one)
        return tuple(one for one in dict.fromkeys(said) if self.find(one, limit=1))

    def _like(self, word: str) -> list[str]:
        near = process.extract(
            word,
            self._names.sorted,
            scorer=fuzz.ratio,
            limit=_SUGGESTED_MOST,
            score_cutoff=_NEAR_PERCENT,
        )
        return [one for one, _, _ in near]

    def _best(self, wanted: Sequence[str], limit: int) -> Iterator[int]:
        """The places of the best, the first ones first: of several words the worst decides."""
        kinds = self._kinds([self._found(word) for word in wanted])
        if not kinds[-1]:
            kinds = self._kinds([self._nearly(word) for word in wanted])
        asked = " ".join(wanted)
        kinds = [self._whole.get(asked, 0), self._called(asked), *kinds]
        given = 0
        for kind in kinds:
            left = kind & ~given
            given |= left
            while left and limit:
                lowest = left & -left
                yield lowest.bit_length() - 1
                left ^= lowest
                limit -= 1

    @staticmethod
    def _kinds(found: Sequence[tuple[int, ...]]) -> list[int]:
        return [reduce(and_, of_one_kind) for of_one_kind in zip(*found, strict=True)]

    def _called(self, asked: str) -> int:
        """Which have a name that begins like this."""
        first = bisect_left(self._called_so, asked)
        last = bisect_left(self._called_so, f"{asked}\uffff")
        return reduce(or_, (self._whole[one] for one in self._called_so[first:last]), 0)

    def _nearly(self, word: str) -> tuple[int, ...]:
        """As `_found`, a mistake forgiven also where something is spelled like it."""
        within = self._found(word)[1] | self._names.nearly(word)
        anywhere = within | self._found(word)[-1] | self._rest.nearly(word)
        return within, anywhere

    def _found(self, word: str) -> tuple[int, ...]:
        """Which have a word, each kind with the better ones in it.

        In a name at the beginning, in a name, in a property at the beginning, anywhere.
        """
        names, rest = self._names, self._rest
        begins = names.starting(word)
        within = begins | names.holding(word)
        rest_begins = within | rest.starting(word)
        anywhere = rest_begins | rest.holding(word)
        if not anywhere:
            begins = within = names.nearly(word)
            rest_begins = anywhere = begins or rest.nearly(word)
        return begins, within, rest_begins, anywhere


def _names(exercise: Exercise, library: Library) -> tuple[str, ...]:
    """Everything it is called."""
    ladder = library.ladders.get(exercise.ladder)
    return (
        exercise.patient_name,
        exercise.name,
        exercise.id.replace("-", " "),
        *(ladder.aliases.get(exercise.id, ()) if ladder else ()),
        *(words.patient_name for words in exercise.in_language.values()),
    )


def _properties(exercise: Exercise) -> tuple[str, ...]:
    return (
        exercise.category,
        exercise.ladder,
        exercise.start_position,
        exercise.setting,
        *exercise.equipment,
        *exercise.properties,
    )


def _asked(text: str) -> list[str]:
    """The words of a text, plain."""
    return re.findall(r"\w+", _plain(text).replace("_", " "))


def _words(*texts: str) -> Iterator[str]:
    """The words of names; one that is written with a hyphen also without it: press-up, pressup."""
    for text in texts:
        yield from _asked(text)
        yield from (one.replace("-", "") for one in re.findall(r"\w+(?:-\w+)+", _plain(text)))


def _plain(text: str) -> str:
    """Without case and marks."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
