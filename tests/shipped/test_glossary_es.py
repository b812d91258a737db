"""The Spanish is that of Latin America: no word of the glossary beside this file is printed."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planner.library.shipped import shipped_root
from planner.library.yaml_source import read_yaml

_HERE = Path(__file__).parent
_CODE = Path(__file__).parents[2] / "planner"
_ALIASES = re.compile(r"(?m)^aliases:\n(?:  .*\n)+")
_WORDS = ("*/words/es*.py", "*/words/*_es.py", "handout/**/*words.py")
_FILES = ("exercises/**/*.es.yaml", "programs/**/*.es.yaml", "programs/**/*.es.md")


def glossary() -> list[dict[str, Any]]:
    return list(read_yaml(_HERE / "glossary.es.yaml", "glossary.es.yaml").data)


def spanish_files() -> Iterator[Path]:
    for pattern in _FILES:
        yield from sorted(shipped_root().glob(pattern))
    for pattern in _WORDS:
        yield from sorted(_CODE.glob(pattern))


def said(path: Path) -> str:
    """The words of a file on one line: a phrase may be broken anywhere.

    Without the aliases: therapists search by them, and nobody prints them.
    """
    text = _ALIASES.sub("", path.read_text(encoding="utf-8"))
    return " ".join(text.split())


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    found = {path.name: said(path) for path in spanish_files()}
    assert len(found) > 60
    return found


@pytest.mark.parametrize("entry", glossary(), ids=lambda entry: entry["say"])
def test_no_word_of_the_glossary_is_used(texts: dict[str, str], entry: dict[str, Any]) -> None:
    """A word that patients of Latin America would not say; `say` has what they would."""
    word = re.compile(rf"(?<!\w)(?:{entry['not']})(?!\w)", re.IGNORECASE)
    found = {name: one[0] for name, text in texts.items() if (one := word.search(text))}
    assert found == {}, f"say: {entry['say']}"
