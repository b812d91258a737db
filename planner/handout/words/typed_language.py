"""Which language a person typed in: a screen reader is told where it is not the handout's."""

import re

from planner.handout.words.words import Words
from planner.model.language import Language

_ENGLISH = frozenset(
    """
    the to my with and of for from at on again without up down out into after before while
    walk stand sit sleep work play lift carry climb drive kids grandkids dog stairs house
    back clinic physical therapy center centre health care spine rehab rehabilitation wellness
    medical group associates sports orthopedics
    """.split()
)
_SPANISH = frozenset(
    """
    el la los las de del con y para por mi mis al en otra vez sin que
    clínica terapia fisioterapia centro salud física
    """.split()
)
_TAGS: dict[Language, str] = {"en": "en-US", "es": "es-US"}


def typed_in(words: Words, text: str) -> str:
    """The tag of a typed text's language; empty where it is the handout's, or cannot be told."""
    found = set(re.findall(r"[^\W\d_]+", text.lower()))
    english, spanish = found & _ENGLISH, found & _SPANISH
    if bool(english) == bool(spanish):
        return ""
    tag = _TAGS["en" if english else "es"]
    return "" if tag == words.language else tag
