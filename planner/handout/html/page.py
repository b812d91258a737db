"""One file for the patient's phone: complete without script, which only adds; no network."""

from collections.abc import Sequence
from importlib.resources import files

from planner.handout.document.in_language import told_in
from planner.handout.document.move import Move
from planner.handout.document.part_sheet import PartSheet, sheets
from planner.handout.html.elements import Markup, element, joined, phone_link
from planner.handout.html.moves import move_section
from planner.handout.html.parts import part_section
from planner.handout.html.pictures import moving_picture
from planner.handout.html.script_data import script_elements, script_hash
from planner.handout.options import Options
from planner.handout.words.player_words import PLAYER_WORDS
from planner.handout.words.screen_words import Tongue, tongue
from planner.handout.words.typed_language import typed_in
from planner.model.program.fingerprint import fingerprint
from planner.model.program.program import Program

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'; script-src {script}"
)
"""What the page may load or run: the style and the script it holds, and nothing else."""


def html_page(program: Program, wished: Options) -> str:
    """The sheets that are wished for, as one page."""
    of = fingerprint(program)
    program, language, foreign = told_in(program, wished)
    on, english, figure = (
        tongue(program, language),
        tongue(program, "en"),
        wished.figure_for(program),
    )
    told = sheets(
        program,
        on.words,
        wished.parts_for(program),
        clinic=wished.clinic,
        made_on=wished.made_on,
        start=wished.start,
        only=wished.weeks,
    )

    def moved(move: Move) -> Markup:
        own = english if move.exercise.id in foreign else on
        return move_section(
            move, on, own, lambda each, language: moving_picture(each, figure, language)
        )

    body = element(
        "body",
        Markup('<input type="checkbox" id="still" autocomplete="off">'),
        _bar(on, told),
        element(
            "main",
            _head(on, told, _address(program, wished)),
            *(part_section(one, on, moved) for one in told),
        ),
        script_elements(program, on, of, wished.weeks_for(program), wished.start)
        if told
        else Markup(),
        class_="large" if wished.large_for(program) else "",
    )
    return f"<!DOCTYPE html>\n{element('html', _about(told), body, lang=on.words.language)}\n"


def _about(told: Sequence[PartSheet]) -> Markup:
    """The head of the file. Its title, which others may see, has no name in it."""
    folder = files("planner.handout.html")
    style = "".join(
        folder.joinpath(name).read_text(encoding="utf-8") for name in ("page.css", "phone.css")
    )
    policy = POLICY.format(script=script_hash())
    return element(
        "head",
        Markup('<meta charset="utf-8">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup('<meta name="referrer" content="no-referrer">'),
        Markup('<meta name="color-scheme" content="light dark">'),
        element("title", " · ".join(one.title for one in told)),
        element("style", Markup(style)),
    )


def _bar(on: Tongue, told: Sequence[PartSheet]) -> Markup:
    """What is in reach all along: pictures held still, and when to get help."""
    return element(
        "div",
        element("label", on.screen.still, for_="still"),
        *(element("a", on.words.sheet.now, href=f"#help-{one.part}") for one in told[:1]),
        class_="bar",
    )


def _address(program: Program, wished: Options) -> str:
    """The clinic's own page with the part that is shown, else that is on; empty: none."""
    part = wished.part_for(program) or wished.part_now(program)
    return wished.addresses.get(part, "")


def _head(on: Tongue, told: Sequence[PartSheet], address: str) -> Markup:
    """Whose page it is, by the first name alone: a phone is lost more easily than paper."""
    if not told:
        return Markup()
    one = told[0]
    phone = joined()
    if one.phone:
        said = (on.words.number_by_hand, " ", element("span", one.phone, class_="whole"))
        phone = element("p", phone_link(one.phone, *said))
    return element(
        "header",
        element("h1", first_name(one.name)),
        element("p", one.clinic, lang=typed_in(on.words, one.clinic)) if one.clinic else Markup(),
        phone,
        element("p", one.made_on) if one.made_on else Markup(),
        element("p", element("a", PLAYER_WORDS[on.language].link, href=address))
        if address
        else Markup(),
        _contents(on, told) if len(told) > 1 else Markup(),
    )


def _contents(on: Tongue, told: Sequence[PartSheet]) -> Markup:
    """The way to each part."""
    ways = (
        element(
            "a", element("span", one.title), element("small", _span(one)), href=f"#part-{one.part}"
        )
        for one in told
    )
    return element("nav", *ways, aria_label=on.screen.parts)


def _span(told: PartSheet) -> str:
    """The weeks of a part, the first and the last."""
    return " - ".join(dict.fromkeys((told.weeks[0], told.weeks[-1])))


def first_name(name: str) -> str:
    """What a person is called: the first word that is no title, which ends with a point.

    In "Lee, Ann" the family name stands first.
    """
    family, _, given = name.partition(",")
    words = (*given.split(), *family.split())
    return next((word for word in words if not word.endswith(".")), name)
