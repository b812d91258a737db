"""The fixed phrases of each language."""

from collections.abc import Mapping

from planner.handout.words.en import ENGLISH
from planner.handout.words.es import SPANISH
from planner.handout.words.words import Words
from planner.model.language import Language
from planner.model.region import PaperWords

WORDS: dict[Language, Words] = {"en": ENGLISH, "es": SPANISH}


def words_with(said: Mapping[Language, PaperWords], language: Language) -> Words:
    """The phrases with what a program says of its region, in English where it is not written.

    A program that says nothing of it is one of before they did: it is for the low back.
    """
    known = said or _shipped()
    return WORDS[language]._replace(paper=known.get(language) or known["en"])


def _shipped() -> Mapping[Language, PaperWords]:
    from planner.library.region_file import shipped_words

    return shipped_words()
