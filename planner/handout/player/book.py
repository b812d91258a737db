"""All that the player's page can say in a language: the phrases of paper, rules and exercises."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from html import escape
from typing import Any

from pydantic import BaseModel

from planner.handout.html.elements import element
from planner.handout.html.script_data import phrases
from planner.handout.player.between import between, placed
from planner.handout.player.combined import (
    in_lists,
    of_days,
    of_doses,
    of_each_page,
    of_efforts,
    of_exercise,
    of_helps,
)
from planner.handout.player.known import forms_of, pictures_of, spoken_in
from planner.handout.player.pieces import HOLE, Book, book_of_texts
from planner.handout.words.by_language import words_with
from planner.handout.words.frame_letters import shown_in
from planner.handout.words.player_words import PLAYER_WORDS
from planner.handout.words.screen_words import SCREEN_WORDS, Tongue
from planner.handout.words.things import THINGS
from planner.model.language import Language, Sentences
from planner.model.library import Library
from planner.model.program.program import BuiltSessionName

SESSIONS: tuple[BuiltSessionName, ...] = ("Daily", "A", "B", "Light", "Walk")
"""The names of sessions, which addresses number."""
PARTS = (1, 2, 3, 4)
_PLACE = re.compile(r"\{\w*\}")


class LanguageBook:
    """A book of one language, with what its page needs beside it."""

    def __init__(self, library: Library, sentences: Sentences, language: Language) -> None:
        self._library, self._sentences = library, sentences
        self.language = language
        self.exercises = tuple(library.exercises)
        """Their ids, which addresses number."""
        self.regions = tuple(sorted(library.paper_words))
        """The regions, which addresses number."""

    @cached_property
    def book(self) -> Book:
        """The pieces."""
        known = _known(self._library, self._sentences, self.language)
        return book_of_texts(known, _texts(THINGS))

    @cached_property
    def script(self) -> bytes:
        """All of it, as the page loads it."""
        exercises = self._library.exercises.values()
        said = [_tongue(self._library, name, self.language) for name in self.regions]
        told = {
            "pieces": self.book.pieces,
            "ids": self.exercises,
            "names": [spoken_in(one, self.language).patient_name for one in exercises],
            "regions": [phrases(one) for one in said],
            "sessions": [
                {
                    "title": said[0].words.session_titles[name],
                    "done": said[0].words.of_diary.done[name].capitalize(),
                }
                for name in SESSIONS
            ],
            "page": {
                "language": said[0].words.language,
                "short": self.language,
                "title": PLAYER_WORDS[self.language].title,
                "still": said[0].screen.still,
                "help": said[0].words.sheet.now,
            },
        }
        text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return f"window.BOOK = {text};\n".encode()

    @cached_property
    def digest(self) -> bytes:
        """Four bytes of all of it: a page without this book cannot show what is told with it."""
        return hashlib.sha256(self.script).digest()[:4]


def _tongue(library: Library, region: str, language: Language) -> Tongue:
    said = library.paper_words.get(region, {})
    return Tongue(language, words_with(said, language), SCREEN_WORDS[language])


def _known(library: Library, sentences: Sentences, language: Language) -> Iterator[str]:
    said = [_tongue(library, region, language) for region in sorted(library.paper_words)]
    on, english = said[0], _tongue(library, min(library.paper_words), "en")
    others = sentences.get(language, {}) if language != "en" else {}
    yield from of_each_page(on)
    yield from between(next(iter(library.exercises.values())), on, PARTS)
    yield from of_doses(on)
    yield from of_days(on)
    for one in said:
        yield from of_helps(one)
    yield from of_efforts(on, _efforts(library, others))
    yield from _phrases((*_texts([one.words for one in said]), *on.screen))
    yield from _phrases((PLAYER_WORDS[language].note, *_texts(THINGS)))
    for exercise in library.exercises.values():
        for form in forms_of(exercise):
            own = on if language == "en" or language in form.in_language else english
            lang = own.words.language if own is english and language != "en" else ""
            told = spoken_in(form, language)
            yield from of_exercise(told, own, lang, placed(told.id))
            yield element("p", shown_in(told, own.words.sheet.ready), lang=lang)
            yield from (placed(told.id), escape(told.patient_name), escape(told.stop_if))
    yield from (placed(name) for name, _ in pictures_of(library))
    yield from in_lists(
        map(_open_text, others.values() if others else _english(library, sentences))
    )


def _efforts(library: Library, others: Mapping[str, str]) -> dict[int, str]:
    levels = library.rules.guidance.effort_words
    return {level: others.get(words, words) for level, words in levels.items()}


def _english(library: Library, sentences: Sentences) -> Iterator[str]:
    """What rules and templates say, the clinic's too."""
    for pairs in sentences.values():
        yield from pairs
    books = (library.rules, *library.region_rules.values())
    yield from _texts([*library.templates.values(), *books])


def _open_text(text: str) -> str:
    return _PLACE.sub(HOLE, escape(text))


def _phrases(texts: Iterable[str]) -> Iterator[str]:
    """Each with its numbers left open, without its full stop, and in parts where a text goes in."""
    for text in texts:
        told = escape(text)
        for one in (told, *_PLACE.split(told)):
            left_open = _PLACE.sub(HOLE, one).rstrip(".")
            if left_open.strip():
                yield left_open
                yield left_open[:1].lower() + left_open[1:]
                yield left_open[:1].upper() + left_open[1:]


def _texts(value: Any) -> Iterator[str]:
    """Every text in a thing, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts(list(value.values()))
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, BaseModel):
        yield from _texts([getattr(value, name) for name in type(value).model_fields])
