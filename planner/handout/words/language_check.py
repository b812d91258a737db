"""Before a handout is printed: is all of it in the language that was asked for?"""

from planner.language.translate import Reworded
from planner.model.language import LANGUAGE_NAMES, OtherLanguage
from planner.model.prints import Layout


class NotInLanguage(Exception):
    """Some of the handout is not written in the language; `lines` say what, one a line."""

    def __init__(self, language: OtherLanguage, lines: tuple[str, ...], *, can_mix: bool) -> None:
        name = LANGUAGE_NAMES[language]
        count = "1 piece" if len(lines) == 1 else f"{len(lines)} pieces"
        super().__init__(f"the handout is not whole in {name}: {count} missing.")
        self.language, self.lines = language, lines
        self.can_mix = can_mix
        """Nothing but exercises and topics is missing; those can be printed in English, marked."""


def printed(said: Reworded, layout: Layout) -> Reworded:
    """What is missing of what a layout prints: reading has no exercises."""
    exercises = () if layout == "reading" else said.exercises
    on_page = {"reading": (False,), "booklet": (True,)}.get(layout, ())
    topics = tuple(one for one in said.topics if one.page in on_page)
    return said._replace(exercises=exercises, topics=topics)


def require(said: Reworded, language: OtherLanguage, *, mixed: bool) -> None:
    """Raise NotInLanguage unless all is there, or what is not may be printed in English."""
    can_mix = not said.sentences
    if not (said.whole or (mixed and can_mix)):
        raise NotInLanguage(language, said.missing(language), can_mix=can_mix)
