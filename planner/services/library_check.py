"""The check of a whole library: what is wrong with its files, and what reaches patients so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.model.language import OtherLanguage
    from planner.model.library import Library
    from planner.model.problem import Problem
    from planner.services.workspace import Workspace


@dataclass(frozen=True)
class Checked:
    """What a check found."""

    problems: tuple[Problem, ...]
    """Everything, the cause first."""
    library: Library
    """What was looked at."""

    @property
    def good(self) -> bool:
        """There is nothing but advice."""
        return all(one.severity == "advice" for one in self.problems)


def check_library(
    workspace: Workspace,
    *,
    language: OtherLanguage | None = None,
    deep: bool = False,
    only: tuple[str, ...] = (),
    believed: bool = False,
) -> Checked:
    """Check every exercise, picture, template, rule, topic and change of the library.

    `only` keeps the codes that begin so. Deep, programs are built for every kind of patient.
    Where an earlier check is `believed`, only what changed since is looked at.
    """
    from planner.library.check.content import content_problems
    from planner.library.check.in_order import in_order
    from planner.library.check.kept_checks import KeptChecks
    from planner.library.check.region_words import region_word_problems
    from planner.library.clinic_file import set_problems
    from planner.library.importing.written import waiting_drafts
    from planner.library.shipped import shipped_root
    from planner.library.stray_files import leftovers
    from planner.library.topics import load_topics
    from planner.library.untranslated import untranslated
    from planner.services.shelf_upgrade import lock_problems

    library, clinic = workspace.library, workspace.settings.clinic_dir
    topics = load_topics(clinic, library.rules)
    root = clinic or shipped_root()
    kept = KeptChecks(library, root, believed=believed)
    problems = [
        *library.problems,
        *workspace.sources.clinic[1],
        *workspace.sources.logo[1],
        *set_problems(clinic, library.exercises),
        *(
            problem
            for name in library.exercises
            for problem in kept.of_exercise(name, partial(_exercise_problems, name, library))
        ),
        *region_word_problems(library),
        *content_problems(library, root, kept),
        *topics.problems,
        *waiting_drafts(clinic),
        *workspace.sources.sentences[1],
        *(leftovers(clinic) if clinic else ()),
        *(lock_problems(clinic) if clinic else ()),
    ]
    kept.save()
    if language:
        pairs = workspace.sources.sentences[0][language]
        problems += untranslated(library, topics, pairs, language)
    if deep:
        from planner.services.deep_check import empty_lanes

        problems += empty_lanes(workspace)
    found = in_order(problems)
    if only:
        found = [one for one in found if one.code.startswith(tuple(map(str.upper, only)))]
    return Checked(tuple(found), library)


def _exercise_problems(name: str, library: Library) -> list[Problem]:
    """What is wrong with one exercise, wherever it is written: picture, properties, cautions."""
    from planner.figure.check.implied import property_problems
    from planner.figure.check.library import picture_problems
    from planner.library.cautions import caution_problems

    exercise = library.exercises[name]
    return [
        *picture_problems(exercise, library),
        *property_problems(exercise, library),
        *caution_problems(exercise, library),
    ]
