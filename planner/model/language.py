"""The languages a handout can be printed in. All data is written in English first."""

from typing import Final, Literal, get_args

from pydantic import Field

from planner.model.base import Model

Language = Literal["en", "es"]
OtherLanguage = Literal["es"]
"""A language beside English."""

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
OTHER_LANGUAGES: Final[tuple[OtherLanguage, ...]] = get_args(OtherLanguage)
LANGUAGE_NAMES: Final[dict[Language, str]] = {"en": "English", "es": "Spanish"}


class Pair(Model):
    """What rules or templates say to patients, in two languages."""

    en: str = Field(min_length=1)
    """As it stands in the rule or template, word for word."""
    es: str = Field(min_length=1)
    """The same in Spanish."""


class Pairs(Model):
    """programs/rules/words.es.yaml."""

    language: OtherLanguage
    """The language beside English."""
    pairs: tuple[Pair, ...]
    """Every sentence that a patient is shown, English and the other language beside each other."""
