"""Reading level of English text: the Flesch-Kincaid grade with a rough syllable count."""

import re
from functools import cache


def grade(text: str) -> float:
    """School grade; about 5 is a text for everyone."""
    sentences = [part for part in re.split(r"[.!?:]+", text) if part.strip()]
    words = re.findall(r"[A-Za-z']+", text)
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


@cache
def _syllables(word: str) -> int:
    letters = re.sub(r"[^a-z]", "", word.lower())
    if len(letters) <= 3:
        return 1
    letters = re.sub(r"(?:[^laeiouy]es|[^laeiouy]ed|[^laeiouy]e)$", "", letters) or letters
    return max(1, len(re.findall(r"[aeiouy]{1,2}", letters.removeprefix("y"))))
