"""A move on the page: picture, dose, days, when to stop, and how it is done."""

from collections.abc import Callable, Sequence

from planner.handout.document.by_week import in_weeks
from planner.handout.document.dose_lines import DoseLine
from planner.handout.document.move import Move
from planner.handout.html.elements import Markup, element, joined, labelled, listed, ticked
from planner.handout.words.frame_letters import how_to
from planner.handout.words.screen_words import Tongue
from planner.handout.words.typed_language import typed_in
from planner.model.exercise.exercise import Exercise
from planner.model.language import Language

Pictured = Callable[[Move, Language], Markup]
"""The picture of a move with its text alternative in a language."""


def move_section(move: Move, on: Tongue, own: Tongue, pictured: Pictured) -> Markup:
    """All that the paper says of a move; `own` is the language that its exercise is written in."""
    exercise, words, said, screen = move.exercise, on.words, on.words.sheet, on.screen
    lang = own.words.language if own != on else ""
    aside = element("p", words.in_english, class_="aside") if lang else Markup()
    helps = move.helps[:1].lower() + move.helps[1:]
    goal = typed_in(words, move.helps) if move.goal else ""
    return element(
        "section",
        element("h4", exercise.patient_name, lang=lang),
        aside,
        pictured(move, own.language),
        element("p", move.shows, lang=lang) if move.shows else Markup(),
        _dose(move.dose),
        labelled(said.yours, "" if move.own_load == said.blank else move.own_load),
        labelled(words.helps_you, element("span", f"{helps.rstrip('.')}.", lang=goal)),
        _days(move, screen.days),
        ticked(screen.done),
        *(labelled(words.for_you, each, class_="minded") for each in move.for_you),
        labelled(own.words.stop_if, move.stop_if, lang=lang, class_="stop"),
        element(
            "details",
            element("summary", screen.how),
            how_it_is_done(exercise, own, lang),
            labelled(words.how_heavy, in_weeks(move.heavy)),
            labelled(said.how_hard, in_weeks(move.effort)),
            labelled(said.too_much, move.too_much),
        ),
        class_="move",
        data_move=exercise.id,
    )


def how_it_is_done(exercise: Exercise, own: Tongue, lang: str = "") -> Markup:
    """Set-up, steps and what is felt; `lang` where that is another language than the page's."""
    how = how_to(exercise)
    return element(
        "div",
        element("p", how.set_up),
        listed(*how.steps, name="ol"),
        labelled(own.words.feel, exercise.feel),
        lang=lang,
    )


def _dose(dose: Sequence[DoseLine]) -> Markup:
    """How much; what is for some weeks alone on a line of its own."""
    lines = [
        labelled(f"{each.weeks}:", each.text, name="span") if each.weeks else each.text
        for line in dose
        for each in line
    ]
    return listed(*lines, class_="dose")


def _days(move: Move, label: str) -> Markup:
    """The days of each week; told once where they are the same in all weeks of the part."""
    if move.ticks and not any(one.weeks for one in move.days):
        return labelled(label, f"{', '.join(move.ticks[0].days)}.")
    return joined(*(labelled(f"{row.week}:", f"{', '.join(row.days)}.") for row in move.ticks))
