"""What a proposal says: to the therapist in English, to the patient in the patient's language."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from planner.handout.words.by_language import WORDS
from planner.handout.words.plain_dose import dose_words

if TYPE_CHECKING:
    from planner.model.exercise.exercise import Exercise
    from planner.model.follow_up.proposal import Proposal
    from planner.model.language import Language, Sentences
    from planner.model.library import Library
    from planner.model.program.program import Program


def to_therapist(proposal: Proposal, program: Program, library: Library) -> str:
    """Why it is proposed, with the numbers it rests on."""
    said = library.rules.follow_up.said(proposal.rule).therapist
    places = _places(proposal, program, library, "en")
    for place, exercise in _named(proposal, program, library):
        places[place] = exercise.name
    return said.format_map(places)


def to_patient(
    proposal: Proposal,
    program: Program,
    library: Library,
    language: Language,
    known: Sentences,
    names: str = "",
) -> str:
    """What changes, to the patient; empty where the therapist speaks.

    English where it is not written in the language. `names` stand in place of the exercise's,
    where the same is said of several.
    """
    said = library.rules.follow_up.said(proposal.rule).patient or ""
    if language != "en":
        said = known.get(language, {}).get(said, said)
    places = _places(proposal, program, library, language)
    for place, exercise in _named(proposal, program, library):
        words = exercise if language == "en" else exercise.in_language.get(language, exercise)
        places[place] = words.patient_name
    if names:
        places["name"] = names
    return said.format_map(places)


def _places(
    proposal: Proposal, program: Program, library: Library, language: Language
) -> defaultdict[str, str]:
    """What is put in; a place that nothing was found for says so."""
    places = defaultdict(lambda: "?", proposal.numbers)
    item = proposal.item
    if item is not None:
        done = program.exercises.get(item.exercise) or library.exercises[item.exercise]
        places["dose"] = places["change"] = dose_words(WORDS[language], done, item)
    return places


def _named(
    proposal: Proposal, program: Program, library: Library
) -> tuple[tuple[str, Exercise], ...]:
    """The exercises that are spoken of, as this patient does them."""
    found = []
    for place, name in (("name", proposal.exercise), ("alternative", proposal.alternative)):
        there = program.exercises.get(name or "") or library.exercises.get(name or "")
        if there is not None:
            found.append((place, there))
    return tuple(found)
