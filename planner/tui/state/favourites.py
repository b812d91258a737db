"""What this therapist uses: starred exercises, those put in last, remarks written last."""

import json
import re
from typing import TYPE_CHECKING

from planner.store.folding import folded

if TYPE_CHECKING:
    from planner.tui.state.memory import Memory

_MOST = 20
"""As many of each kind are kept, the latest first; stars have no end."""


class Favourites:
    """Kept for the user of this planner; no patient's name is in it."""

    def __init__(self, memory: "Memory") -> None:
        self._memory = memory

    @property
    def starred(self) -> tuple[str, ...]:
        """Ids of exercises, in the order they were starred."""
        return self._read("stars")

    @property
    def used(self) -> tuple[str, ...]:
        """Ids of exercises that were put in by hand, the latest first."""
        return self._read("used")

    @property
    def remarks(self) -> tuple[str, ...]:
        """Remarks to patients, the latest first."""
        return self._read("remarks")

    def star(self, exercise_id: str) -> bool:
        """Star it, or take the star away; whether it is starred now."""
        stars = self.starred
        on = exercise_id not in stars
        kept = (*stars, exercise_id) if on else tuple(one for one in stars if one != exercise_id)
        self._memory.put("stars", json.dumps(kept))
        return on

    def note_used(self, exercise_id: str) -> None:
        """It was put into a program."""
        self._put_first("used", self.used, exercise_id)

    def note_remark(self, remark: str, patient: str) -> None:
        """It was written to a patient; one that names the patient is for nobody else."""
        if not _words(remark) & _words(patient):
            self._put_first("remarks", self.remarks, remark)

    def _put_first(self, key: str, known: tuple[str, ...], new: str) -> None:
        self._memory.put(key, json.dumps(list(dict.fromkeys((new, *known)))[:_MOST]))

    def _read(self, key: str) -> tuple[str, ...]:
        try:
            found = json.loads(self._memory.get(key) or "[]")
        except ValueError:
            return ()
        if not isinstance(found, list):
            return ()
        return tuple(one for one in found if isinstance(one, str))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{2,}", folded(text)))
