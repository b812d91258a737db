"""The phrases that a page on a screen has and paper has not."""

from typing import NamedTuple

from planner.handout.words.by_language import words_with
from planner.handout.words.words import Words
from planner.model.language import Language
from planner.model.program.program import Program


class ScreenWords(NamedTuple):
    """One language."""

    still: str
    parts: str
    moves: str
    not_kept: str
    days: str
    done: str
    how: str


SCREEN_WORDS: dict[Language, ScreenWords] = {
    "en": ScreenWords(
        still="Hold still",
        parts="The parts of your plan",
        moves="Your moves",
        not_kept="This page keeps nothing. Your ticks go when you close it. Mark your paper too.",
        days="Days:",
        done="Done today",
        how="How to do it",
    ),
    "es": ScreenWords(
        still="Sin movimiento",
        parts="Las partes de su plan",
        moves="Sus ejercicios",
        not_kept="Esta página no guarda nada. Al cerrarla se borra lo que marcó. Marque también "
        "su hoja de papel.",
        days="Días:",
        done="Hecho hoy",
        how="Cómo se hace",
    ),
}


class Tongue(NamedTuple):
    """A language with its phrases, those of paper and those of a screen."""

    language: Language
    words: Words
    screen: ScreenWords


def tongue(program: Program, language: Language) -> Tongue:
    """The phrases of a language, with what a program says of its region."""
    return Tongue(language, words_with(program.paper_words, language), SCREEN_WORDS[language])
