"""What can be chosen of a paper on the command line."""

from enum import StrEnum


class PaperName(StrEnum):
    """Papers of the handout."""

    letter = "letter"
    a4 = "a4"


class InkName(StrEnum):
    """With colour or without."""

    color = "color"
    gray = "gray"


class LanguageName(StrEnum):
    """Languages of the handout."""

    en = "en"
    es = "es"
