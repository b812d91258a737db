"""Words of a search that narrow it: a position, equipment, a level, stars."""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from planner.model.exercise.exercise import Exercise

_LEVEL = re.compile(r"(?:level|l)(<=|>=|<|>|=)?(\d+)")
_STARS = ("*", "★")
_COMPARED: dict[str, Callable[[int, int], bool]] = {
    "<": lambda level, wanted: level < wanted,
    "<=": lambda level, wanted: level <= wanted,
    ">": lambda level, wanted: level > wanted,
    ">=": lambda level, wanted: level >= wanted,
    "=": lambda level, wanted: level == wanted,
    "": lambda level, wanted: level == wanted,
}


@dataclass(frozen=True)
class Wanted:
    """What is looked for: words, and what an exercise must be."""

    words: str
    tests: tuple[Callable[[Exercise], bool], ...] = ()

    def fits(self, exercise: Exercise) -> bool:
        """Whether an exercise is all that it must be."""
        return all(test(exercise) for test in self.tests)


def read_wanted(text: str, exercises: Iterable[Exercise], starred: Collection[str]) -> Wanted:
    """ "supine band level<4 * slide": the words that are left are searched for."""
    positions: set[str] = set()
    equipment: set[str] = set()
    for one in exercises:
        positions.update((one.start_position, *one.start_position.split("_")))
        equipment.update(one.equipment)
    words: list[str] = []
    tests: list[Callable[[Exercise], bool]] = []
    for word in text.casefold().split():
        level = _LEVEL.fullmatch(word)
        if level:
            tests.append(_of_level(level[1] or "", int(level[2])))
        elif word in _STARS:
            tests.append(lambda one: one.id in starred)
        elif word in positions or word in equipment:
            tests.append(_with(word))
        else:
            words.append(word)
    return Wanted(" ".join(words), tuple(tests))


def _of_level(sign: str, wanted: int) -> Callable[[Exercise], bool]:
    return lambda one: _COMPARED[sign](one.level, wanted)


def _with(word: str) -> Callable[[Exercise], bool]:
    def fits(one: Exercise) -> bool:
        named = f"{one.patient_name} {one.name}".casefold().split()
        place = (one.start_position, *one.start_position.split("_"))
        return word in place or word in one.equipment or word in named

    return fits
