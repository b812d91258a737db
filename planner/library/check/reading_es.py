"""Reading ease of Spanish text: Fernández-Huerta; 70 to 80 is about sixth grade, more is easier."""

import re
from functools import cache
from itertools import pairwise

_STRONG = "aeoáéíóú"


def ease(text: str) -> float:
    """206.84 less 60 times the syllables a word, less 1.02 times the words a sentence."""
    sentences = [part for part in re.split(r"[.!?:]+", text) if part.strip()]
    words = re.findall(r"[a-záéíóúüñ]+", text.lower())
    syllables = sum(_syllables(word) for word in words)
    return 206.84 - 60 * syllables / len(words) - 1.02 * len(words) / len(sentences)


@cache
def _syllables(word: str) -> int:
    """Groups of vowels; two strong vowels beside each other are two syllables."""
    sounded = re.sub(r"(?<=[qg])u(?=[eiéí])", "", word)
    sounded = re.sub(r"y(?=[aeiouáéíóú])", "j", sounded)
    groups = re.findall(r"[aeiouáéíóúüy]+", sounded)
    hiatus = sum(a in _STRONG and b in _STRONG for group in groups for a, b in pairwise(group))
    return max(1, len(groups) + hiatus)
