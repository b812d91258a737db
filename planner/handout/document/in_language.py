"""A program in the language of its handout."""

from typing import NamedTuple

from planner.handout.options import Options
from planner.language.translate import reworded
from planner.model.language import Language
from planner.model.program.program import Program


class ToldIn(NamedTuple):
    """What a handout is made from."""

    program: Program
    """In the language."""
    language: Language
    foreign: frozenset[str]
    """Exercises and topics by name that are in English, where the rest is not."""


def told_in(program: Program, wished: Options) -> ToldIn:
    """The program in the language that its handout is wished for."""
    language = wished.language_for(program)
    if language == "en":
        return ToldIn(program, language, frozenset())
    said = reworded(program, language)
    return ToldIn(said.program, language, said.in_english)
