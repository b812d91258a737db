"""What is less than before, in words: gone, raised, lowered."""

from collections.abc import Iterable, Iterator


def no_words(name: str, before: str, now: str) -> Iterator[str]:
    """Words that are gone."""
    if before and not now:
        yield f"{name} is taken away"


def otherwise(name: str, before: Iterable[object], now: Iterable[object]) -> Iterator[str]:
    """Holds for others than before."""
    was, here = [*map(str, before)], [*map(str, now)]
    if set(was) != set(here):
        yield f"{name}: {', '.join(here) or 'all'}, not {', '.join(was) or 'all'}"


def lost(
    name: str, before: Iterable[str], now: Iterable[str], how: str = "no longer has"
) -> Iterator[str]:
    """Some of them are gone."""
    here = set(now)
    gone = [one for one in before if one not in here]
    if gone:
        yield f"{name} {how} {', '.join(gone)}"


def raised(name: str, before: float | None, now: float | None) -> Iterator[str]:
    """A cap that is higher or gone."""
    if before is not None and (now is None or now > before):
        yield f"{name} is {'not limited' if now is None else now}, not {before}"


def lowered(name: str, before: float | None, now: float | None) -> Iterator[str]:
    """A least that is lower or gone."""
    if before is not None and (now is None or now < before):
        yield f"{name} is {'not asked for' if now is None else now}, not {before}"
