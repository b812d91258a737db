"""The page for a phone says what the sheet on paper says, and needs nothing but itself."""

import base64
import hashlib
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from itertools import cycle, pairwise
from typing import Any

import pytest

from planner.handout.document.in_language import told_in
from planner.handout.document.part_sheet import PartSheet, part_sheet
from planner.handout.html.page import first_name, html_page
from planner.handout.options import Options
from planner.handout.words.by_language import WORDS, words_with
from planner.handout.words.frame_letters import how_to
from planner.model.clinic import Clinic
from planner.model.language import Language
from planner.model.program.program import Program
from tests.conftest import MakeProgram
from tests.handout.program_factory import make_program as made_by_hand
from tests.presentations import PRESENTATIONS
from tests.sweeps import some_rows

CLINIC = Clinic(name="Riverside Physical Therapy", phone="+1 555 0100")
TODAY, START = date(2026, 11, 29), date(2026, 11, 30)
DATA = {"type": "application/json", "id": "plan"}
"""The script element that runs nothing."""
ALONE = {"meta", "input", "path", "circle"}
"""Elements that have nothing in them."""


def page(program: Program, **wished: Any) -> str:
    told = {"layout": "sheet", "format": "html", "made_on": TODAY, "start": START} | wished
    return html_page(program, Options(**told))


class Read(HTMLParser):
    """A page as it is read: elements with their attributes, and the text under each language."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert self._open == [], "an element is not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        self.elements.append((tag, own))
        spoken = own.get("lang") or (self._open[-1][1] if self._open else "")
        if tag not in ALONE:
            self._open.append((tag, spoken))

    def handle_endtag(self, tag: str) -> None:
        if tag not in ALONE:
            assert self._open.pop()[0] == tag, f"{tag} closes another"

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] not in ("style", "script"):
            self.texts.append((self._open[-1][1], data))

    @property
    def text(self) -> str:
        """All of it, its pieces apart."""
        return " ".join(" ".join(one for _, one in self.texts).split())

    def named(self, *tags: str) -> list[dict[str, str | None]]:
        """The attributes of elements."""
        return [own for tag, own in self.elements if tag in tags]


def said_by(told: PartSheet) -> Iterator[str]:
    """Every sentence of the document of a part."""
    yield from (told.title, told.goal, told.clinic, told.phone, told.made_on, told.summary)
    yield from (*told.weeks, *told.rest, *told.need, told.own_numbers, told.next_day)
    yield from (told.nerve, told.too_easy, told.step_back, told.worth, told.known)
    yield from (told.now_means, told.same_day_means, told.soon_means)
    yield from (*told.now, *told.same_day, *told.soon, *told.notes, *told.bring)
    for light in told.lights:
        yield from (light.during, *light.also, light.after, light.do)
    for move in told.moves:
        exercise = move.exercise
        how = how_to(exercise)
        yield from (exercise.patient_name, how.set_up, *how.steps, exercise.feel)
        yield from (
            move.shows,
            move.too_much,
            move.stop_if,
            *move.for_you,
            move.helps[1:].rstrip("."),
        )
        for told_by_week in (*move.dose, move.heavy, move.effort):
            for each in told_by_week:
                yield from (each.weeks, each.text)
        yield from (day for row in move.ticks for day in row.days)


CASES = [
    (presentation, function, language)
    for presentation, function, language in zip(
        [name for name in PRESENTATIONS for _ in range(3)],
        cycle(("frail", "older_steady", "deconditioned", "active")),
        cycle(("en", "es")),
        strict=False,
    )
]


@pytest.mark.parametrize(("presentation", "function", "language"), some_rows(CASES, fast=3))
def test_all_that_the_document_says_is_on_the_page(
    make_program: MakeProgram, presentation: str, function: str, language: Language
) -> None:
    """Nerve pain, when to call, the pain numbers and the emergency line as well."""
    program = make_program(
        presentation=presentation,
        function=function,
        precautions=["osteoporosis"],
        usual_pain=4,
        patient={"name": "Ana Ruiz", "birth_year": 1950, "language": language},
    )
    words = words_with(program.paper_words, language)
    said = told_in(program, Options(layout="sheet"))
    for part in (1, 2, 3, 4):
        text = Read(page(program, part=part, clinic=CLINIC)).text
        told = part_sheet(said.program, part, words, clinic=CLINIC, made_on=TODAY, start=START)
        for sentence in said_by(told):
            assert " ".join(sentence.split()) in text, (part, sentence)
        for heading in (words.sheet.now, words.sheet.emergency, words.sheet.lights):
            assert heading in text
        assert (words.clearance in text) == told.waits


def test_all_parts_are_one_page_with_a_way_to_each(make_program: MakeProgram) -> None:
    read = Read(page(make_program()))
    ways = [own["href"] for own in read.named("a")]
    ids = {own["id"] for _, own in read.elements if own.get("id")}
    assert [way for way in ways if way and way.startswith("#part-")] == [
        f"#part-{part}" for part in (1, 2, 3, 4)
    ]
    assert {str(way)[1:] for way in ways if str(way).startswith("#")} <= ids


def test_headings_are_in_order_and_the_language_is_told(make_program: MakeProgram) -> None:
    read = Read(page(make_program(), part=2))
    ranks = [int(tag[1]) for tag, _ in read.elements if re.fullmatch("h[1-6]", tag)]
    assert ranks[0] == 1
    assert ranks.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(ranks))
    assert read.named("html")[0]["lang"] == "en-US"
    shown = [own for own in read.named("div") if own.get("role") == "img"]
    assert shown
    assert all(len(str(own["aria-label"])) > 20 for own in shown)


def test_english_inside_spanish_is_marked(make_program: MakeProgram) -> None:
    program = make_program(
        goals=["Walk to the market"],
        patient={"name": "Ana", "birth_year": 1950, "language": "es"},
    )
    id, exercise = next(iter(program.exercises.items()))
    english = exercise.model_copy(update={"in_language": {}})
    program = program.model_copy(update={"exercises": program.exercises | {id: english}})
    read = Read(page(program, clinic=CLINIC, mixed=True))
    for text in (exercise.patient_name, exercise.steps[1], exercise.stop_if, "walk to the market."):
        assert ("en-US", text) in [(lang, one.strip()) for lang, one in read.texts], text
    assert ("es-US", "Hecho hoy") in read.texts
    assert WORDS["es"].in_english in read.text


def test_it_loads_nothing_and_runs_its_own_script_alone(make_program: MakeProgram) -> None:
    html = page(make_program(), clinic=CLINIC)
    read = Read(html)
    policy = [own for own in read.named("meta") if own.get("http-equiv")]
    assert str(policy[0]["content"]).startswith(
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    )
    assert read.elements.index(("meta", policy[0])) < 4  # before anything it is to hold back
    assert read.named("script") == [DATA, {}]
    script = html.rpartition("<script>")[2].partition("</script>")[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert str(policy[0]["content"]).endswith(f"script-src 'sha256-{digest}'")
    assert read.named("link", "img", "iframe", "object", "form", "base") == []
    assert "http:" not in html
    assert "https:" not in html
    assert "url(" not in html
    assert "@import" not in html
    assert all(not name.startswith("on") for _, own in read.elements for name in own)
    assert {str(own["href"])[:4] for own in read.named("a")} <= {"tel:", "#par", "#hel"}
    assert all(own["autocomplete"] == "off" for own in read.named("input"))


def test_every_text_of_a_person_is_escaped() -> None:
    bad = "<b onclick='x'>\"&amp;</b></style><script>"
    program = made_by_hand(
        name=bad, goals=(bad,), changed={"counter-lean": {"patient_name": bad[:60], "set_up": bad}}
    )
    read = Read(page(program, clinic=Clinic(name=bad, phone='1"><script>')))
    assert read.named("b") == [own for own in read.named("b") if own == {"aria-hidden": "true"}]
    assert read.named("script") == [DATA, {}]
    assert bad in read.text
    assert [own["href"] for own in read.named("a")][1] == "tel:1"


def test_the_first_name_alone_is_on_a_phone(make_program: MakeProgram) -> None:
    program = make_program(patient={"name": "Mrs. Dolores Reyes", "birth_year": 1950})
    html = page(program)
    assert "Reyes" not in html
    assert Read(html).named("title") == [{}]
    assert "Dolores" not in html.partition("</head>")[0]
    assert [first_name(name) for name in ("Ana", "Dr. M. Li", "J.")] == ["Ana", "Li", "J."]
    assert first_name("García López, Ana María") == "Ana"
    assert first_name("Lee, Dr. Ann") == "Ann"


def test_the_same_program_is_the_same_page(make_program: MakeProgram) -> None:
    program = make_program()
    assert page(program) == page(program)
    assert len(page(program)) < 700_000  # fits any mail


def test_only_the_sheet_becomes_a_page() -> None:
    with pytest.raises(ValueError, match="sheet"):
        Options(layout="booklet", format="html")


def test_a_move_of_some_weeks_says_of_which(make_program: MakeProgram) -> None:
    """ "Days: Mon, Wed, Fri." of a move of week 3 alone would be done in week 4 too."""
    program = make_program(presentation="chronic", function="active")
    told = part_sheet(program, 2, words_with(program.paper_words, "en"))
    once = next(move for move in told.moves if [one.weeks for one in move.days] == ["Week 3"])
    text = Read(page(program, part=2)).text
    of_move = text[text.index(once.shows) :]
    days = f"Week 3: {', '.join(once.ticks[0].days)}."
    assert days in of_move[: of_move.index("Stop if")]
