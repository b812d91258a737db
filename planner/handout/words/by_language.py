"""The fixed phrases of each language."""

from planner.handout.words.en import ENGLISH
from planner.handout.words.es import SPANISH
from planner.handout.words.words import Words
from planner.model.language import Language

WORDS: dict[Language, Words] = {"en": ENGLISH, "es": SPANISH}
