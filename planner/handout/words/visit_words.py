"""The fixed phrases of what a patient is handed after a visit."""

from typing import NamedTuple


class VisitWords(NamedTuple):
    """One language. Braces are filled in with str.format."""

    changes: str
    from_when: str
    counts: tuple[str, str, str, str]
    new: str
    amounts: str
    amounts_head: tuple[str, str, str]
    stopped: str
    takes_place: str
    kept: str
    others_kept: str
    nothing: str
    sheet_follows: str
    pictures_follow: str
    """Where the new moves are shown."""
    discharge: str
    discharge_how: str
    numbers: str
    """What changed for the better since the start."""
    goals: str
    keep: str
    keep_days: str
    keep_walk: str
    come_back: str
    come_back_how: str
