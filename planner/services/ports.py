"""What the services need from outside; `Workspace` picks who gives it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.handout.kept_pictures import KeptPictures
    from planner.handout.player.book import LanguageBook
    from planner.model.clinic import Clinic
    from planner.model.language import Language, Sentences
    from planner.model.library import Library
    from planner.model.problem import Problem
    from planner.model.topics import Topics


class UserState(Protocol):
    """Small things a user's planner remembers: theme, keys, place, printer."""

    def get(self, key: str) -> str | None:
        """A value; None if there is none."""

    def put(self, key: str, value: str | None) -> None:
        """Keep a value, or forget it."""


class Clock(Protocol):
    """What day it is."""

    def today(self) -> date:
        """The day, here."""


class Sources(Protocol):
    """What programs are built and printed from."""

    @property
    def library(self) -> Library:
        """The shipped library with the clinic's laid over it. Raises LibraryUnusable."""

    @property
    def stops(self) -> tuple[Problem, ...]:
        """Why no program is built at all: rules that were asked for and cannot be used."""

    @property
    def topics(self) -> Topics:
        """What patients are given to read."""

    @property
    def sentences(self) -> tuple[Sentences, list[Problem]]:
        """What rules and templates say in other languages, and what is wrong with that."""

    @property
    def clinic(self) -> tuple[Clinic | None, list[Problem]]:
        """The clinic whose name stands on handouts, and what is wrong with its file."""

    @property
    def logo(self) -> tuple[bytes | None, list[Problem]]:
        """The clinic's logo, and what is wrong with it."""

    @property
    def player_books(self) -> Callable[[Language], LanguageBook]:
        """What the page on a clinic's own site can say, by language."""

    @property
    def pictures(self) -> KeptPictures:
        """Pictures of exercises that were drawn before."""
