"""A number from 0 to 10, as people type it."""

import re
import unicodedata

_WHOLE = re.compile(r"0*(\d{1,3})(?:[.,]0*)?[.,;]?")
_OUT_OF_TEN = re.compile(r"0*(\d|10)(?:[.,]0*)?\s*(?:(?:/|of|out of|de)\s*10)?[.,;]?")


def out_of_ten(text: str) -> int | None:
    """The number; None if it is not one whole number from 0 to 10.

    Spaces, "7/10", "7 of 10", "7 de 10", "7.0" and "07" are fine. "7.5", "7-8" and words are not:
    whether 7 or 8 was meant is for the patient to say, so nothing is rounded or guessed.
    """
    found = _OUT_OF_TEN.fullmatch(_plain(text))
    return int(found[1]) if found else None


def whole_number(text: str, most: int) -> int | None:
    """The number; None if it is not one whole number from 0 to `most`."""
    found = _WHOLE.fullmatch(_plain(text))
    return int(found[1]) if found and int(found[1]) <= most else None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text[:40]).strip().lower()
