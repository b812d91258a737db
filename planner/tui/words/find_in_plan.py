"""Where exercises stand in the table, as lines to pick from."""

import json
from collections.abc import Sequence
from functools import partial

from planner.building.everywhere import stretches
from planner.library.search import Search
from planner.model.library import Library
from planner.model.program.program import Program
from planner.tui.words.exercise_words import brief_text
from planner.tui.words.picks import Pick, narrowed

_ALL = 100_000


def places(program: Program, library: Library) -> list[Pick]:
    """Each exercise, in each lane and each run of weeks; the key has row and week."""
    return [
        Pick(
            json.dumps([row.slot, row.strand, row.first]),
            exercise.patient_name,
            f"{row.slot}, week {row.first}" + (f" to {row.last}" if row.last > row.first else ""),
            f"{exercise.name} {exercise.id}",
            detail=partial(brief_text, exercise, library),
        )
        for exercise in program.exercises.values()
        for row in stretches(program, exercise.id)
    ]


def found_places(picks: Sequence[Pick], program: Program, search: Search, words: str) -> list[Pick]:
    """Those that have the words, or whose exercise the library finds by them."""
    if not words.strip():
        return list(picks)
    here = narrowed(picks, words)
    ids = [one.id for one in search.find(words, limit=_ALL) if one.id in program.exercises]
    names = {name: place for place, name in enumerate(ids)}
    more = [pick for pick in picks if pick not in here and pick.words.split()[-1] in names]
    return [*here, *sorted(more, key=lambda pick: names[pick.words.split()[-1]])]
