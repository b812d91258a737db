"""Words that name one region, in what the programs of another say."""

import re
from collections.abc import Iterator

from planner.library.untranslated import said_by_rules
from planner.model.exercise.exercise import ExerciseWords
from planner.model.language import LANGUAGES, Language
from planner.model.library import Library
from planner.model.problem import Problem
from planner.model.region import Region, SaidHere


def region_word_problems(library: Library) -> Iterator[Problem]:
    """One problem a sentence; what a patient's own precautions say is not looked at."""
    for region in library.regions.values() if len(library.regions) > 1 else ():
        for language in LANGUAGES:
            others = [
                (other, _pattern(other.said_here[language]))
                for other in library.regions.values()
                if other is not region and language in other.said_here
            ]
            for file, line, where, text in _said(library, region, language):
                for other, (names_it, means_else) in others:
                    if found := names_it.search(means_else.sub(" ", text)):
                        yield Problem(
                            file=file,
                            line=line,
                            where=where,
                            message=f'"{found[0]}" speaks of the {other.name.lower()}, in programs '
                            f'for the {region.name.lower()}: "{text}"',
                            advice=f"Say it in a rule file of the region {region.id}, or in other "
                            "words.",
                            code="REGION03",
                        )


def _pattern(said: SaidHere) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What names the region, and what only looks like it."""
    return _any(said.words), _any(said.unless)


def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(map(re.escape, words)) or r"(?!)"
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)


def _said(
    library: Library, region: Region, language: Language
) -> Iterator[tuple[str, int | None, str, str]]:
    """File, line, place and text of all that programs of a region say."""
    view = library.in_region(region.id)
    home = f"programs/regions/{region.id.replace('_', '-')}"
    if language == "en":
        for text in said_by_rules(view.rules):
            yield f"{home}/guidance.yaml", None, "", text
        for template in library.templates.values():
            if template.region == region.id:
                for text in (template.patient_name, template.purpose):
                    yield f"programs/templates/{template.id.replace('_', '-')}.yaml", None, "", text
    for exercise in view.exercises.values():
        file, line = library.property_places.get(exercise.id, ("exercises", 0))
        words = exercise.english if language == "en" else _other(exercise.in_language.get(language))
        for text in words:
            yield file, line or None, exercise.id, text


def _other(words: ExerciseWords | None) -> tuple[str, ...]:
    """What an exercise says in another language; nothing where it is not written."""
    if words is None:
        return ()
    return (
        words.patient_name,
        words.set_up,
        *words.steps,
        words.feel,
        words.stop_if,
        words.mistake,
    )
