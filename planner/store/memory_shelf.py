"""What a store without a file keeps."""

import itertools
import threading
from dataclasses import dataclass, field

from planner.model.program.program import Program
from planner.model.stored import DraftEntry, KeptStanding, Revision
from planner.store.memory_follow_ups import FollowUpShelf


@dataclass
class KeptProgram:
    """A program with its revisions."""

    id: int
    patient_id: int
    made: dict[int, Revision]
    parent: dict[int, int | None]
    current: int
    updated_at: str
    deleted_at: str = ""
    archived_at: str = ""
    standing: KeptStanding | None = None

    @property
    def program(self) -> Program:
        """As it is now."""
        return self.made[self.current].program

    def child(self) -> int | None:
        """What was made last from what is now."""
        return max((n for n, above in self.parent.items() if above == self.current), default=None)


@dataclass
class KeptDraft:
    """A draft, and whose window it is of."""

    entry: DraftEntry
    document: str
    window: str


@dataclass
class Shelf:
    """What several windows share."""

    programs: dict[int, KeptProgram] = field(default_factory=dict)
    drafts: dict[int, KeptDraft] = field(default_factory=dict)
    follow_ups: FollowUpShelf = field(default_factory=FollowUpShelf)
    ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    lock: threading.RLock = field(default_factory=threading.RLock)
