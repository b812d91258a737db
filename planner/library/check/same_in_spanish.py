"""Whether the Spanish of an exercise says what its English says: sides, and that it is Spanish."""

import re
from collections.abc import Iterator

from planner.library.check.plain_words import WordFault

_NOT_A_SIDE = r"all right|right (?:away|angle|now|there|under|above|over|below|in front|back|down)"
_SIDES = (("left", "izquierd"), ("right", "derech"))
_ENGLISH = re.compile(r"\b(the|your|you|and|with|from|then|keep|hold|slowly|this|that|both|each)\b")

_NEVER_SPANISH = re.compile(
    r"[àâäãåæçèêëìîïòôöõùûÿœß]|\b(?:et|avec|vous|votre|dans|puis|pour|sont|uma|você|seus?|em|ao)\b"
)
"""Letters and little words of French, Portuguese, German and Italian that Spanish has not."""


def twin_faults(english: str, spanish: str) -> Iterator[WordFault]:
    """What shows that a Spanish sentence is not the English one in Spanish."""
    here, said = spanish.lower(), english.lower()
    if spanish == english or len(_ENGLISH.findall(here)) >= 2:
        yield WordFault("this is in English.", f'Write it in Spanish: "{english}"', "LANG04")
        return
    if found := _NEVER_SPANISH.search(here):
        message = f'"{found.group()}" is not Spanish.'
        yield WordFault(message, f'Write it in Spanish: "{english}"', "LANG04")
        return
    for side, stem in _SIDES:
        if side in said and stem not in here and _is_side(side, said):
            yield WordFault(
                f"the English says {side}, and this does not.", f'In English: "{english}"', "LANG06"
            )
    if "left" not in said and "izquierd" in here:
        yield WordFault(
            "this says left, and the English does not.", f'In English: "{english}"', "LANG06"
        )


def _is_side(side: str, said: str) -> bool:
    return re.search(rf"\b{side}\b", re.sub(_NOT_A_SIDE, "", said)) is not None
