"""Whether a text is easy and calm: reading grade, long sentences, hard and frightening words."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from planner.library.check.reading_en import grade
from planner.library.check.reading_es import ease
from planner.model.language import Language

FRIGHTENING: Final[dict[Language, re.Pattern[str]]] = {
    "en": re.compile(
        r"degenerat\w*|bone on bone|slipped disc|wear and tear|\btorn\b|damag\w*|crumbl\w*|"
        r"unstable|out of place|put back in|weak core|bad posture|\bwrong\w*|incorrect\w*|"
        r"dysfunction\w*|broken|fragile|never bend|protect your back|fibromyalgia|\bfailed\b|"
        r"non-compliant|abnormal\w*|"
        r"patholog\w*",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"degenerat\w*|hueso con hueso|hernia|desgast\w*|desgarrad\w*|\bdañ[ao]d\w*|desmoron\w*|"
        r"inestable|fuera de lugar|volver a poner|músculos? débil|mala postura|incorrect\w*|"
        r"\bmal hech\w*|disfunci\w*|\brot[ao]s?\b|frágil|nunca se (?:doble|agache)|"
        r"proteja su espalda|fibromialgia|fracas\w*|anormal\w*|patolog\w*",
        re.IGNORECASE,
    ),
}
"""Words that tell a patient that the back is broken; what to do says more."""
JARGON: Final = re.compile(
    r"\b\w*(?:scapul|lumbar|thoracic|flexion|extension|abduct|adduct|isometric|eccentric|"
    r"propriocept|muscul|anterior|posterior|bilateral|unilateral|sagittal|femoral|sciatic|gluteal|"
    r"quadricep|hamstring|dorsiflex|plantar|stabili[sz])\w*",
    re.IGNORECASE,
)
"""Words of the profession, which patients do not use."""
FAMILIAR: Final = re.compile(r"\b(tu|tus|tú|ti|contigo|vos|vosotros|te)\b", re.IGNORECASE)
"""Spanish that does not say usted."""

MARKUP: Final = re.compile(r"</?[a-z][^>]*>|\*\*|__(?=[^\W_])|&[a-z]+;", re.IGNORECASE)
"""Markup, which paper shows as it is written."""

GRADE_MOST = 6.0
"""School grade of a whole English text."""
SENTENCE_GRADE_MOST = 9.0
"""School grade of one sentence in a text that is easy on the whole."""
EASE_LEAST = 70.0
"""Reading ease of a whole Spanish text; 70 is about sixth grade."""
SENTENCE_EASE_LEAST = 30.0
"""Reading ease of one sentence of it."""
WORDS_MOST = 20
"""Words in a sentence."""
WORDS_LEAST = 8
"""Formulas of readability say nothing about fewer words."""


class WordFault(NamedTuple):
    """What is the matter with a text, and what to do about it."""

    message: str
    advice: str
    code: str


def word_faults(text: str, language: Language) -> Iterator[WordFault]:
    """Frightening words, markup, words of the profession, a familiar address."""
    if found := _in_any_case(FRIGHTENING[language], text):
        yield WordFault(
            f'"{found.group()}" frightens.', "Say what to do, not what is broken.", "WORDS01"
        )
    if found := MARKUP.search(text):
        yield WordFault(
            f'"{found.group()}" would be printed as it stands.', "Take it out.", "WORDS06"
        )
    if language == "en" and (found := _in_any_case(JARGON, text)):
        yield WordFault(
            f'patients do not say "{found.group()}".', "Use a word from daily life.", "WORDS02"
        )
    if language == "es" and (found := FAMILIAR.search(text)):
        yield WordFault(
            f'"{found.group()}" is not usted.', "Address the patient as usted.", "LANG05"
        )


def _in_any_case(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Where a pattern of small letters is in a text; to look for its letters alone first takes a
    fifteenth of the time."""
    return pattern.search(text) if _letters(pattern).search(text.lower()) else None


@cache
def _letters(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Finds all that the pattern finds, and more: it does not ask where words begin and end."""
    return re.compile(pattern.pattern.replace(r"\b", "").replace(r"\w*", ""))


def sentence_faults(text: str, language: Language) -> Iterator[WordFault]:
    """Sentences that are too long or too hard, one by one."""
    for sentence in sentences_in(text):
        count = len(sentence.split())
        if count > WORDS_MOST:
            yield WordFault(
                f"a sentence has {count} words; {WORDS_MOST} are the most.",
                "Make it two sentences.",
                "WORDS03",
            )
        elif count >= WORDS_LEAST and _hard(sentence, language, one=True):
            yield WordFault(
                f"this is hard to read: {_level(sentence, language)}.", _SHORTER, "WORDS04"
            )


def end_faults(text: str) -> Iterator[WordFault]:
    """A sentence that breaks off, as one does where a # begins a comment."""
    if text.strip() and text.rstrip()[-1] not in _ENDS:
        advice = "End it with a period; put quotes round a sentence that has a # or a colon."
        yield WordFault("this sentence has no end.", advice, "WORDS07")


_ENDS = '.!?)"”»'


def text_faults(text: str, language: Language) -> Iterator[WordFault]:
    """A text that is too hard on the whole."""
    if len(text.split()) >= WORDS_LEAST and _hard(text, language, one=False):
        yield WordFault(f"this is hard to read: {_level(text, language)}.", _SHORTER, "WORDS04")


def sentences_in(text: str) -> list[str]:
    """The sentences of a text; what stands before a colon is one."""
    return [part for part in re.split(r"(?<=[.!?:])\s", text) if part.strip()]


_SHORTER = "Use shorter words and shorter sentences."


def _hard(text: str, language: Language, *, one: bool) -> bool:
    if language == "en":
        return grade(text) > (SENTENCE_GRADE_MOST if one else GRADE_MOST)
    return ease(text) < (SENTENCE_EASE_LEAST if one else EASE_LEAST)


def _level(text: str, language: Language) -> str:
    if language == "en":
        return f"school grade {grade(text):.0f}, where {GRADE_MOST:.0f} is the most"
    return f"reading ease {ease(text):.0f}, where {EASE_LEAST:.0f} is the least"
