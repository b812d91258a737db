"""Find exercises by words in any order, with typing mistakes forgiven."""

import heapq

from rapidfuzz import fuzz, process, utils

from planner.model.exercise.exercise import Exercise
from planner.model.library import Library

_CUTOFF = 70.0


class Search:
    """An index over a library; make it once and ask it often."""

    def __init__(self, library: Library) -> None:
        self._exercises = list(library.exercises.values())
        self._names = [utils.default_process(_names(e)) for e in self._exercises]
        # Without the id, which says the name again: half the time of a search with mistakes.
        self._short = [utils.default_process(f"{e.patient_name} {e.name}") for e in self._exercises]
        self._texts = [utils.default_process(_text(e)) for e in self._exercises]

    def find(self, words: str, limit: int = 20) -> tuple[Exercise, ...]:
        """The best matches first; none for no words. Names count before properties."""
        query = utils.default_process(words)
        if not query:
            return ()
        wanted = query.split()
        exact = [
            index for index, text in enumerate(self._texts) if all(word in text for word in wanted)
        ]
        if exact:
            best = heapq.nsmallest(limit, exact, key=lambda index: self._rank(index, wanted))
            return tuple(self._exercises[index] for index in best)
        near = process.extract(
            query, self._short, scorer=fuzz.token_set_ratio, limit=limit, score_cutoff=_CUTOFF
        )
        return tuple(self._exercises[index] for _, _, index in near)

    def _rank(self, index: int, wanted: list[str]) -> tuple[int, int]:
        """Names before properties, short names before long ones."""
        name = self._names[index]
        return (-sum(word in name for word in wanted), len(name))


def _names(exercise: Exercise) -> str:
    return f"{exercise.patient_name} {exercise.name} {exercise.id.replace('-', ' ')}"


def _text(exercise: Exercise) -> str:
    return " ".join(
        (
            _names(exercise),
            exercise.category,
            exercise.ladder,
            exercise.start_position,
            exercise.setting,
            *exercise.equipment,
            *exercise.properties,
        )
    ).replace("_", " ")
