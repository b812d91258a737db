"""Library, topics, words and clinic from the shipped folders and a clinic's own."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache, cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from planner.handout.kept_pictures import KeptPictures
    from planner.handout.player.book import LanguageBook
    from planner.model.clinic import Clinic
    from planner.model.language import Language, Sentences
    from planner.model.library import Library
    from planner.model.problem import Problem
    from planner.model.topics import Topics


class FolderSources:
    """Each part is read when it is first asked for, and once; a library may be handed in."""

    def __init__(
        self,
        clinic_dir: Path | None = None,
        library: Library | None = None,
        *,
        afresh: bool = False,
    ) -> None:
        self.clinic_dir = clinic_dir
        self._library = library
        self._afresh = afresh
        """The library is read from its YAML, whatever a cache says."""

    @cached_property
    def library(self) -> Library:
        """The shipped library with the clinic's laid over it. Raises LibraryUnusable."""
        if self._library is not None:
            return self._library
        from planner.library.catalog import load_library

        return load_library(self.clinic_dir, afresh=self._afresh)

    @cached_property
    def topics(self) -> Topics:
        """What patients are given to read."""
        from planner.library.topics import load_topics

        return load_topics(self.clinic_dir)

    @cached_property
    def sentences(self) -> tuple[Sentences, list[Problem]]:
        """What rules and templates say in other languages, and what is wrong with that."""
        from planner.library.sentences import load_sentences

        return load_sentences(self.clinic_dir)

    @cached_property
    def stops(self) -> tuple[Problem, ...]:
        """Why no program is built at all: rules that were asked for and cannot be used.

        Anything wrong with the reading rules or the pairs of sentences counts too: what a patient
        is given would not be what the clinic wrote.
        """
        from planner.library.rule_files import READING_FILES
        from planner.library.sentences import words_name
        from planner.model.language import OTHER_LANGUAGES

        late = (*READING_FILES, *map(words_name, OTHER_LANGUAGES))
        told = [*self.topics.problems, *self.sentences[1]]
        return (
            *self.library.stops,
            *(one for one in told if one.severity == "problem" and one.file.endswith(late)),
        )

    @cached_property
    def clinic(self) -> tuple[Clinic | None, list[Problem]]:
        """The clinic whose name stands on handouts, and what is wrong with its file."""
        from planner.library.clinic_file import read_clinic

        return read_clinic(self.clinic_dir)

    @cached_property
    def logo(self) -> tuple[bytes | None, list[Problem]]:
        """The clinic's logo, and what is wrong with it."""
        clinic = self.clinic[0]
        if self.clinic_dir is None or clinic is None or clinic.logo is None:
            return None, []
        from planner.library.logo_file import read_logo

        return read_logo(self.clinic_dir, clinic.logo)

    @cached_property
    def player_books(self) -> Callable[[Language], LanguageBook]:
        """What the page on a clinic's own site can say, by language; each made once."""
        from planner.handout.player.book import LanguageBook

        return cache(lambda language: LanguageBook(self.library, self.sentences[0], language))

    @cached_property
    def pictures(self) -> KeptPictures:
        """Pictures of exercises that were drawn before."""
        from planner.handout.kept_pictures import KeptPictures

        return KeptPictures()


class SystemClock:
    """The day this machine has."""

    def today(self) -> date:
        """The day, here."""
        return datetime.now().astimezone().date()


class FixedClock:
    """Always the same day."""

    def __init__(self, day: date) -> None:
        self._day = day

    def today(self) -> date:
        """That day."""
        return self._day
