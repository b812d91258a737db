"""What is said where a search finds no exercise."""

from planner.library.search import Search


def nothing_found(search: Search, words: str) -> str:
    """That there is nothing, and what finds something."""
    near = search.suggest(words)
    said = f'No exercise is found by "{words.strip()}".'
    if near:
        ways = " or ".join(f'"{one}"' for one in near)
        return f"{said} Did you mean {ways}?"
    return f"{said} Try a name, a position, equipment or a part of the body: supine, band, hip."
