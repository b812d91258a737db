"""Names as they are searched: without case, marks or special letters."""

import unicodedata

_PLAIN = str.maketrans(
    {
        "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ŋ": "n", "œ": "oe",
        "æ": "ae", "þ": "th", "ŧ": "t", "ƒ": "f", "ɨ": "i", "ʻ": "'", "ʼ": "'", "’": "'", "‘": "'",
    }
)  # fmt: skip
"""Letters that Unicode does not take apart, and the signs people type for one apostrophe."""


def folded(text: str) -> str:
    """The text in lower case without marks: "Łukasz Zoë" becomes "lukasz zoe"."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(bare.translate(_PLAIN).split())
