"""The languages a handout can be printed in. All data is written in English first."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Final, Literal, get_args

from pydantic import AfterValidator, Field, model_validator

from planner.model.base import Model
from planner.model.text import VisibleText

Language = Literal["en", "es"]
OtherLanguage = Literal["es"]
"""A language beside English."""

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
OTHER_LANGUAGES: Final[tuple[OtherLanguage, ...]] = get_args(OtherLanguage)
LANGUAGE_NAMES: Final[dict[Language, str]] = {"en": "English", "es": "Spanish"}


def _with_english(words: dict[Language, str]) -> dict[Language, str]:
    if "en" not in words:
        raise ValueError("say it in English too, under en")
    return words


InLanguages = Annotated[dict[Language, VisibleText], AfterValidator(_with_english)]
"""The same by language; English is always there."""


_PLACE = re.compile(r"\{[^{}]*\}")
"""Where a number is put in."""


class Pair(Model):
    """What rules or templates say to patients, in two languages."""

    en: str = Field(min_length=1, max_length=800)
    """As it stands in the rule or template, word for word."""
    es: VisibleText = Field(min_length=1, max_length=800)
    """The same in Spanish."""

    @model_validator(mode="after")
    def _same_numbers(self) -> "Pair":
        if not same_numbers(self.en, self.es):
            raise ValueError(f'the numbers are not those of the English: "{self.en}"')
        if set(_PLACE.findall(self.en)) != set(_PLACE.findall(self.es)):
            raise ValueError(f'the places in braces are not those of the English: "{self.en}"')
        return self


class Pairs(Model):
    """programs/rules/words.es.yaml."""

    language: OtherLanguage
    """The language beside English."""
    pairs: tuple[Pair, ...]
    """Every sentence that a patient is shown, English and the other language beside each other."""

    @model_validator(mode="after")
    def _once(self) -> "Pairs":
        twice = [one for one, count in Counter(pair.en for pair in self.pairs).items() if count > 1]
        if twice:
            raise ValueError(f'a sentence stands here twice: "{twice[0]}"')
        return self


Sentences = Mapping[OtherLanguage, Mapping[str, str]]
"""By language: each English sentence, and the same in that language."""


def same_numbers(english: str, other: str) -> bool:
    """Whether two texts hold the same numbers; one that was lost or changed could harm."""
    return sorted(re.findall(r"\d+", english)) == sorted(re.findall(r"\d+", other))
