"""The exercises to put into a program, in the order they are offered."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from planner.library.search import Search
from planner.model.exercise.exercise import Exercise
from planner.tui.words.exercise_filters import read_wanted
from planner.tui.words.picks import Pick, narrowed

_ALL = 100_000
STAR = "★ "


class ExerciseShelf:
    """Best first, then the whole library; before both the clinic's sets, starred ones, the last."""

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        line: Callable[[Exercise], Pick],
        search: Search,
        best: Sequence[Pick] = (),
        used: Sequence[str] = (),
        sets: Sequence[Pick] = (),
    ) -> None:
        self._exercises, self._line, self._search = exercises, line, search
        self._best = {pick.key: pick for pick in best}
        self._used, self._sets = used, sets
        self._lines: dict[str, Pick] = dict(self._best)

    def find(self, text: str, starred: Collection[str]) -> list[Pick]:
        """The lines of what the words find; all of them, in groups, without words."""
        wanted = read_wanted(text, self._exercises.values(), starred)
        if wanted.words:
            found = [one.id for one in self._search.find(wanted.words, limit=_ALL)]
            ids = [*(one for one in found if one in self._best), *found]
        else:
            ids = list(self._in_groups(starred))
        fitting = [
            name
            for name in dict.fromkeys(ids)
            if (one := self._exercises.get(name)) and wanted.fits(one)
        ]
        last = [] if wanted.words else self._used
        of_clinic = [] if wanted.tests else narrowed(self._sets, wanted.words)
        return [*of_clinic, *(self._shown(name, starred, last) for name in fitting)]

    def _in_groups(self, starred: Collection[str]) -> list[str]:
        rest = [name for name in self._exercises if name not in self._best]
        rest.sort(key=lambda name: self._of(name).warn)
        return [*starred, *self._used, *self._best, *rest]

    def _of(self, name: str) -> Pick:
        if name not in self._lines:
            self._lines[name] = self._line(self._exercises[name])
        return self._lines[name]

    def _shown(self, name: str, starred: Collection[str], used: Collection[str]) -> Pick:
        pick = self._of(name)
        if name in starred:
            return replace(pick, title=f"{STAR}{pick.title}", group="Starred")
        if name in used:
            return replace(pick, group="Used last")
        group = "Best for this place" if name in self._best else "The whole library"
        return replace(pick, group=group)
