"""The one place that puts library, store and settings together, for CLI and TUI alike.

Each part is imported when it is first used: imports are most of the time of a short command, and
nothing of this is needed for the first screen.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from planner.model.language import OTHER_LANGUAGES
from planner.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from planner.building.build import Built
    from planner.handout.options import Options
    from planner.library.search import Search
    from planner.model.clinic import Clinic
    from planner.model.intake import Intake
    from planner.model.language import OtherLanguage, Sentences
    from planner.model.library import Library
    from planner.model.problem import Problem
    from planner.model.program.program import Program
    from planner.model.topics import Topics
    from planner.store.store import Store


class Workspace:
    """Everything a command or a screen works with; each part is made when first used."""

    def __init__(self, settings: Settings, *, afresh: bool = False) -> None:
        self.settings = settings
        self._afresh = afresh
        """The library is read from its YAML, whatever a cache says."""

    @cached_property
    def library(self) -> Library:
        """The shipped library with the clinic's laid over it. Raises LibraryUnusable."""
        from planner.library.catalog import load_library

        return load_library(self.settings.clinic_dir, afresh=self._afresh)

    @cached_property
    def search(self) -> Search:
        """Search in the library."""
        from planner.library.search import Search

        return Search(self.library)

    @cached_property
    def store(self) -> Store:
        """The store of this user. Raises StoreTrouble."""
        from planner.store.store import Store

        return Store(self.settings.database)

    @cached_property
    def stops(self) -> tuple[Problem, ...]:
        """Why no program is built at all: rules that were asked for and cannot be used.

        Anything wrong with the reading rules or the pairs of sentences counts too: what a patient
        is given would not be what the clinic wrote.
        """
        from planner.library.rule_files import READING_FILES
        from planner.library.sentences import words_name

        late = (*READING_FILES, *map(words_name, OTHER_LANGUAGES))
        told = [*self.topics.problems, *self.sentences[1]]
        return (
            *self.library.stops,
            *(one for one in told if one.severity == "problem" and one.file.endswith(late)),
        )

    def build(self, intake: Intake) -> Built:
        """Build a program from an intake."""
        from planner.building.age import age_advice, age_problems, with_age
        from planner.building.build import Built, build

        if self.stops:
            return Built(None, problems=self.stops)
        ages, year = self.library.rules.ages, self.this_year
        if impossible := age_problems(intake, ages, year):
            return Built(None, problems=impossible)
        built = build(with_age(intake, ages, year), self.library)
        if built.program is None:
            return built
        told = age_advice(intake, ages, year)
        program = self._with_words(built.program)
        program = program.model_copy(update={"problems": (*program.problems, *told)})
        return replace(built, program=program, problems=(*built.problems, *told))

    def _with_words(self, program: Program) -> Program:
        """The program with its topics, and what it says in other languages."""
        from planner.language.give_languages import give_topics

        program = give_topics(program, self.library, self.topics, self.this_year)
        return self._with_languages(program)

    def _with_languages(self, program: Program) -> Program:
        from planner.language.give_languages import give_languages

        sentences, _ = self.sentences
        return give_languages(program, self.library, self.topics, sentences, self.this_year)

    @property
    def this_year(self) -> int:
        """The year it is: a patient's age follows from it."""
        return datetime.now().astimezone().year

    @cached_property
    def topics(self) -> Topics:
        """What patients are given to read."""
        from planner.library.topics import load_topics

        return load_topics(self.settings.clinic_dir)

    @cached_property
    def sentences(self) -> tuple[Sentences, list[Problem]]:
        """What rules and templates say in other languages, and what is wrong with that."""
        from planner.library.sentences import load_sentences

        return load_sentences(self.settings.clinic_dir)

    @cached_property
    def clinic(self) -> tuple[Clinic | None, list[Problem]]:
        """The clinic whose name stands on handouts, and what is wrong with its file."""
        from planner.library.clinic_file import read_clinic

        return read_clinic(self.settings.clinic_dir)

    @cached_property
    def logo(self) -> tuple[bytes | None, list[Problem]]:
        """The clinic's logo, and what is wrong with it."""
        folder, clinic = self.settings.clinic_dir, self.clinic[0]
        if folder is None or clinic is None or clinic.logo is None:
            return None, []
        from planner.library.logo_file import read_logo

        return read_logo(folder, clinic.logo)

    def handout(self, program: Program, options: Options | None = None) -> bytes:
        """The handout as PDF, with the clinic's name. Raises NotInLanguage."""
        from planner.handout.layouts.render import render
        from planner.handout.options import Options

        wished = options or Options()
        own = {"clinic": wished.clinic or self.clinic[0], "logo": wished.logo or self.logo[0]}
        named = wished.model_copy(update=own)
        language = wished.language_for(program)
        if language != "en":
            program = self._spoken(program, language, wished)
        return render(program, options=named)

    def _spoken(self, program: Program, language: OtherLanguage, wished: Options) -> Program:
        """The program with its words in a language, from the library if it does not hold them."""
        from planner.handout.words.language_check import printed, require
        from planner.language.translate import reworded

        if reworded(program, language).whole:
            return program
        program = self._with_languages(program)
        missing = printed(reworded(program, language), wished.layout)
        require(missing, language, mixed=wished.mixed)
        return program

    def export(
        self,
        program: Program,
        path: Path,
        options: Options | None = None,
        password: str | None = None,
    ) -> str:
        """Write the handout as PDF, locked if there is a password; what to tell, if anything.

        Raises FileTrouble, NotInLanguage, PasswordRefused.
        """
        from planner.exchange.files import write_private
        from planner.handout.typeset.text import lost

        pdf = self.handout(program, options)
        if password is not None:
            from planner.exchange.pdf_password import lock

            pdf = lock(pdf, password)
        write_private(path, pdf)
        told = [f"Without the clinic's name: {problem}" for problem in self.clinic[1]]
        told += [f"Without the logo: {problem}" for problem in self.logo[1]]
        folder = self.settings.clinic_dir
        if folder is not None and not folder.is_dir():
            told.append(f"Without the clinic's name: there is no folder {folder}.")
        clinic = self.clinic[0]
        whose = (clinic.name, clinic.therapist or "", clinic.link or "") if clinic else ()
        boxes = lost(" ".join((program.intake.patient.name, *program.intake.goals, *whose)))
        if boxes:
            told.append(
                f"The typeface has no {' '.join(boxes)}: "
                "name, goals or clinic print with boxes there."
            )
        return " ".join(told)
