"""The sheet of a part on the page: the same as on paper, in the same order."""

from collections.abc import Callable

from planner.handout.document.move import Move
from planner.handout.document.part_sheet import PartSheet
from planner.handout.html.elements import Markup, element, joined, labelled, listed, ticked
from planner.handout.words.dosage_words import join_list
from planner.handout.words.screen_words import Tongue
from planner.handout.words.words import Words
from planner.model.rules.pain import Light

_SHAPES = {
    "green": '<circle cx="12" cy="12" r="10"/>',
    "amber": '<path d="M12 2 23 22H1Z"/>',
    "red": '<path d="M8 2h8l6 6v8l-6 6H8l-6-6V8Z"/>',
}
"""Of the lights, told apart without colour."""


def part_section(told: PartSheet, on: Tongue, moved: Callable[[Move], Markup]) -> Markup:
    """A part, complete by itself; `moved` writes a move."""
    words, said, screen = on.words, on.words.sheet, on.screen
    need = f"{join_list(words, list(told.need))}." if told.need else said.nothing_needed
    return element(
        "article",
        element("h2", told.title),
        labelled(said.goal, told.goal),
        element("p", words.clearance, class_="boxed") if told.waits else Markup(),
        listed(*told.weeks, class_="weeks"),
        *(element("p", each) for each in (told.summary, *told.rest)),
        labelled(words.you_need, need),
        element("h3", screen.moves),
        element("p", screen.not_kept, class_="aside not-kept"),
        *(moved(move) for move in told.moves),
        element("h3", said.lights),
        _said(told.worth),
        *(_light(words, each) for each in told.lights),
        _said(told.own_numbers),
        _under(said.next_day, told.next_day),
        labelled(f"{words.step_back}:", told.step_back),
        labelled(said.too_easy, told.too_easy),
        _help(told, words),
        _under(words.notes, *told.notes),
        element("h3", said.bring),
        _said(told.known),
        element("p", said.bring_last if told.last else said.bring_how),
        *(ticked(each) for each in told.bring),
        Markup() if told.last else element("p", said.until_then.format(week=told.last_week)),
        id=f"part-{told.part}",
    )


def _light(words: Words, told: Light) -> Markup:
    """A light by its shape and its name: pain in the patient's numbers, after, what to do."""
    shape = Markup(f'<svg viewBox="0 0 24 24" aria-hidden="true">{_SHAPES[told.name]}</svg>')
    return element(
        "section",
        element("h4", shape, words.sheet.light[told.name]),
        *(element("p", each) for each in (told.during, *told.also)),
        labelled(f"{words.lights_after}:", told.after),
        labelled(f"{words.lights_do}:", told.do),
        class_=f"light {told.name}",
    )


def _help(told: PartSheet, words: Words) -> Markup:
    """When to get help at once, when to call on the same day and when soon."""
    said = words.sheet
    return joined(
        element(
            "section",
            element("h3", said.now, id=f"help-{told.part}"),
            element("p", said.emergency),
            _said(told.now_means),
            listed(*told.now),
            class_="boxed",
        ),
        _under(words.nerve, told.nerve),
        *(
            joined(element("h3", title), _said(means), listed(*signs)) if signs else Markup()
            for title, signs, means in (
                (said.same_day, told.same_day, told.same_day_means),
                (said.soon, told.soon, told.soon_means),
            )
        ),
    )


def _said(text: str) -> Markup:
    """A paragraph; empty where there is no text."""
    return element("p", text) if text else Markup()


def _under(title: str, *texts: str) -> Markup:
    """Paragraphs under a heading, which is left out where there are none."""
    shown = [element("p", each) for each in texts if each]
    return joined(element("h3", title), *shown) if shown else Markup()
