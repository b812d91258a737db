"""What patients read of a second visit is easy and calm, in both languages."""

from collections.abc import Iterator

import pytest

from planner.library.check.plain_words import FAMILIAR, FRIGHTENING, GRADE_MOST, JARGON
from planner.library.check.reading_en import grade
from planner.library.check.reading_es import ease
from planner.library.sentences import load_sentences
from planner.model.language import Language
from planner.model.library import Library

FILLED = {
    "name": "Sit to stand",
    "alternative": "Wall slide",
    "dose": "Do 2 rounds of 8.",
    "days": 3,
    "minutes": 15,
    "first": 6,
    "last": 3,
}
NEVER = ("missed", "lazy", "must", "fault", "fail")


def said(library: Library) -> Iterator[str]:
    rules = library.rules
    for one in (*rules.follow_up.rules.values(), *rules.follow_up.barriers.values()):
        if one.patient:
            yield one.patient
    yield from (one.ask for one in rules.measures.values() if one.ask)
    yield from (one.told for one in rules.measures.values() if one.told)


def test_english_is_of_grade_six_and_calm(library: Library) -> None:
    whole = []
    for sentence in said(library):
        text = sentence.format(**FILLED)
        whole.append(text)
        assert not FRIGHTENING["en"].search(text), text
        assert not JARGON.search(text), text
        assert not any(word in text.lower() for word in NEVER), text
        assert grade(text) <= GRADE_MOST + 2, (grade(text), text)  # one line is a short text
    assert len(whole) > 30
    assert grade(" ".join(whole)) <= GRADE_MOST


@pytest.mark.parametrize("language", ["es"])
def test_spanish_is_easy_calm_and_says_usted(library: Library, language: Language) -> None:
    known, _ = load_sentences()
    whole = [known["es"][sentence].format(**FILLED) for sentence in said(library)]
    assert ease(" ".join(whole)) >= 70
    for text in whole:
        assert not FRIGHTENING[language].search(text), text
        assert not FAMILIAR.search(text), text
