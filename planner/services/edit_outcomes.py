"""What becomes of a change of a program, of saving it, and of undo and redo."""

from __future__ import annotations

from dataclasses import dataclass

from planner.model.finding import Finding


@dataclass(frozen=True)
class Done:
    """The change was made; it is still to be saved."""

    label: str
    """What it was, as undo names it."""


@dataclass(frozen=True)
class Unchanged:
    """It would change nothing."""


@dataclass(frozen=True)
class Refused:
    """The change makes no sense here."""

    why: str


@dataclass(frozen=True)
class Reasons:
    """Why a therapist goes against rules."""

    texts: tuple[str, ...]
    """A reason for each rule, in their order."""
    who: str
    """Who decides."""


@dataclass(frozen=True)
class AgainstRules:
    """Rules leave the exercise out; the change is made with a reason for each, which is kept."""

    exercise: str
    """Its id."""
    phases: tuple[int, ...]
    """Where it would stand."""
    rules: tuple[Finding, ...]
    """What would be found, one a rule that is against it, in the first phase that it holds in."""


EditOutcome = Done | Unchanged | Refused | AgainstRules


@dataclass(frozen=True)
class Saved:
    """The store has the program as it is here."""


@dataclass(frozen=True)
class NotSaved:
    """The store would not take it; the change is kept here and can be saved later."""

    why: str


@dataclass(frozen=True)
class Overtaken:
    """Another window saved this program first; `take_newer` or `keep_copy` settles it."""

    why: str


SaveOutcome = Saved | NotSaved | Overtaken


@dataclass(frozen=True)
class Turned:
    """A change was taken back or done again."""

    label: str
    """Which one."""
    key: str
    """What was kept with it: where the cursor was."""
    saved: SaveOutcome


@dataclass(frozen=True)
class NothingThere:
    """There is nothing to take back or to do again."""


TurnOutcome = Turned | NothingThere | NotSaved | Overtaken
