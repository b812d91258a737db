"""Ids of the shipped library that are no more: moved to another id, or retired."""

from typing import Literal

from planner.model.base import Model

MovedKind = Literal["exercise", "ladder", "template", "topic", "rule"]


class Moved(Model):
    """The same thing under another id."""

    kind: MovedKind
    """What it is."""
    was: str
    """Its id until then."""
    now: str
    """Its id since."""
    since: str
    """The version it moved in: 0.3."""


class Retired(Model):
    """Something that is shipped no more."""

    kind: MovedKind
    """What it was."""
    id: str
    """Its id."""
    instead: str = ""
    """What to take in its place."""
    because: str
    """Why."""
    since: str
    """The version it left in."""


class MovedFile(Model):
    """programs/moved.yaml."""

    moved: tuple[Moved, ...] = ()
    """What has another id."""
    retired: tuple[Retired, ...] = ()
    """What is gone."""
