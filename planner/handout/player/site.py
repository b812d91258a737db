"""The files of the player's page, to be put on a clinic's own site as they are."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from importlib.resources import files

from planner.figure.output.frames import frames_of
from planner.figure.output.svg import inline_svg
from planner.figure.pose.solve import solve
from planner.figure.words.describe import describe_solution
from planner.handout.html.elements import Markup, element, joined, phone_link
from planner.handout.html.pictures import FRAME_ROOM_PT
from planner.handout.html.script_data import script
from planner.handout.player.book import LanguageBook
from planner.handout.player.known import pictures_of
from planner.handout.words.by_language import WORDS
from planner.handout.words.player_words import PLAYER_WORDS
from planner.model.clinic import Clinic
from planner.model.drawn_figure import chosen_figure
from planner.model.language import LANGUAGES, Language
from planner.model.library import Library

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; "
    "worker-src 'self'; base-uri 'none'; form-action 'none'"
)
"""What the page may load or run: what lies beside it, and nothing of anyone else."""
OURS = {"index.html": b'id="plan-page"', "sw.js": b'"home-exercise-'}
"""The files that another site may have too, and what is in ours, of whatever version."""
HASHED = re.compile(r"(book|shown|pictures|day|page)-[0-9a-f]{8}\.(js|css)")
"""The names that change with what is in them, so that none takes the place of an older one."""
_SAID = ("closed", "unknown", "other", "not_loaded")


def site_files(
    library: Library, clinic: Clinic | None, books: Callable[[Language], LanguageBook]
) -> Iterator[tuple[str, bytes]]:
    """Every file with its name; index.html, which leans on the others, is the last."""
    pictures = _pictures(library, clinic)
    shown = _named("pictures", "js", pictures)
    yield shown, pictures
    for language in LANGUAGES:
        book = books(language)
        yield f"shown-{book.digest.hex()}.js", f"window.SHOWN = {json.dumps(shown)};\n".encode()
        yield f"book-{book.digest.hex()}.js", book.script
    day = script().encode()
    opened = _opened(_named("day", "js", day))
    style = _style()
    shell = {
        _named("day", "js", day): day,
        _named("page", "js", opened): opened,
        _named("page", "css", style): style,
    }
    yield from shell.items()
    index = _index(clinic, _named("page", "js", opened), _named("page", "css", style))
    yield "sw.js", _worker(index, tuple(shell))
    yield "index.html", index


def _named(name: str, ending: str, data: bytes) -> str:
    """A file's name, which changes with what is in it."""
    return f"{name}-{hashlib.sha256(data).hexdigest()[:8]}.{ending}"


def _text(name: str) -> str:
    return files("planner.handout").joinpath(*name.split("/")).read_text(encoding="utf-8")


def _opened(day: str) -> bytes:
    names = ("html/script/packed.js", "player/script/address.js", "player/script/opened.js")
    told = "\n".join(map(_text, names))
    return (
        f'(() => {{\n"use strict";\nconst DAY_SCRIPT = {json.dumps(day)};\n{told}}})();\n'.encode()
    )


def _style() -> bytes:
    names = ("html/page.css", "html/phone.css", "player/player.css")
    return "".join(map(_text, names)).encode()


def _worker(index: bytes, shell: tuple[str, ...]) -> bytes:
    name = "home-exercise-" + hashlib.sha256(index).hexdigest()[:8]
    told = _text("player/script/sw.js").replace("SHELL_NAME", json.dumps(name))
    return told.replace("SHELL_FILES", json.dumps(["./", *shell])).encode()


def _pictures(library: Library, clinic: Clinic | None) -> bytes:
    """Every picture, its frames and what is seen in each language; all in one file, so that who
    serves it does not learn which are looked at."""
    figure = chosen_figure(None, clinic.figure if clinic else None)
    told = {}
    for name, picture in pictures_of(library):
        frames = [inline_svg(one) for one in frames_of(picture, *FRAME_ROOM_PT, figure)]
        solution = solve(picture, figure)
        told[name] = (frames, {each: describe_solution(solution, each) for each in LANGUAGES})
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f"window.PICTURES = {text};\n".encode()


def _index(clinic: Clinic | None, opened: str, style: str) -> bytes:
    """The page before a plan is open: whose it is, and what to do where there is none."""
    title = " · ".join(PLAYER_WORDS[each].title for each in LANGUAGES)
    head = element(
        "head",
        Markup('<meta charset="utf-8">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup('<meta name="referrer" content="no-referrer">'),
        Markup('<meta name="robots" content="noindex">'),
        Markup('<meta name="color-scheme" content="light dark">'),
        element("title", title),
        Markup(f'<link rel="stylesheet" href="{style}">'),
    )
    bar = element("div", element("label", for_="still"), element("a", href="#help"), class_="bar")
    body = element(
        "body",
        Markup('<input type="checkbox" id="still" autocomplete="off">'),
        Markup(bar.replace("<div", "<div hidden", 1)),
        element(
            "main",
            element("header", element("h1", title), _clinic(clinic)),
            element("section", *map(_said, _SAID), id="said", aria_live="polite"),
            element("div", id="plan-page"),
        ),
        Markup(f'<script src="{opened}"></script>'),
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en-US')}\n".encode()


def _said(name: str) -> Markup:
    """What is said in each language, for the page does not know which is read."""
    told = (
        element("p", getattr(PLAYER_WORDS[each], name), lang=WORDS[each].language)
        for each in LANGUAGES
    )
    made = element("div", *told, id=name.replace("_", "-"), class_="boxed")
    return made if name == "closed" else Markup(made.replace("<div", "<div hidden", 1))


def _clinic(clinic: Clinic | None) -> Markup:
    if clinic is None:
        return Markup()
    name = element("p", clinic.name)
    if not clinic.phone:
        return name
    return joined(name, element("p", phone_link(clinic.phone)))
