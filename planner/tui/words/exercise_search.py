"""Finding exercises in a list of some of them, as therapists speak."""

from collections.abc import Sequence

from planner.library.search import Search
from planner.services.nothing_found import nothing_found
from planner.tui.words.picks import Pick

_ALL = 100_000


def found_among(picks: Sequence[Pick], search: Search, words: str) -> list[Pick]:
    """Those that the words find, the best match first; without words all of them."""
    if not words.strip():
        return list(picks)
    by_id = {pick.key: pick for pick in picks}
    return [by_id[one.id] for one in search.find(words, limit=_ALL) if one.id in by_id]


def not_among(search: Search, words: str) -> str:
    """That it is not in the list, and whether it is elsewhere."""
    found = search.find(words, limit=1)
    if found:
        return (
            f"{found[0].patient_name} and what else is found by these words cannot take this "
            "place. Esc, then a adds it beside."
        )
    return nothing_found(search, words)
