"""A clinical rule cites what can be looked up: a paper, a guideline, a file that is here."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SPOKEN_OF = re.compile(r"(?i)\b(?:specifications?|spec)\b|[a-z] \([2-9]\.\d+(?:\.\d+)?\)")
"""A document that is not here, or the number of one of its sections in brackets."""

TEXTS = sorted(
    path
    for folder in ("planner", "programs", "exercises", "tests")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".py", ".yaml", ".md", ".tcss")
    and not path.is_relative_to(ROOT / "tests" / "docs")
)


@pytest.mark.parametrize(
    "text",
    [
        "One of the four phases (specification 2.4).",
        "in a fixed order (spec 2.7)",
        "which pain rule is printed (2.5).",
        'when to step back is opinion (2.7)"',
    ],
)
def test_a_citation_of_what_is_not_here_is_seen(text: str) -> None:
    assert SPOKEN_OF.search(text)


def test_nothing_cites_a_document_that_is_not_here() -> None:
    assert len(TEXTS) > 500
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in TEXTS
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if SPOKEN_OF.search(line)
    ]
    assert found == []
