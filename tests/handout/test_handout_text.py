"""Text from people and files prints as it is, whatever it holds."""

import io
import re
from collections.abc import Callable
from typing import get_args

import pytest
from pypdf import PdfReader

from planner.handout.layouts.render import render
from planner.handout.options import Layout, Options
from planner.handout.typeset.text import NotPrintable, clean, cut
from planner.model.program.program import Program
from tests.handout.program_factory import PLAN, make_program
from tests.page_texts import text_of
from tests.sweeps import some

Read = Callable[[Program], str]
MARKUP = '<img src="/etc/passwd"/> & <font color="x">red</font> &amp; <b>'


def test_markup_in_a_name_and_a_goal_prints_as_itself(read: Read) -> None:
    text = read(make_program(name=MARKUP, goals=(MARKUP * 3,)))
    assert text.count('<img src="/etc/passwd"/>') >= 4
    assert '<font color="x">red</font> &amp; <b>' in text


def test_markup_in_an_exercise_prints_as_itself(read: Read) -> None:
    fields = ("patient_name", "set_up", "feel", "stop_if", "mistake", "cue")
    changed: dict[str, object] = {field: f'<a href="{field}">&</a> <para>' for field in fields}
    text = read(make_program(changed={"leg-slider": changed}))
    for field in fields:
        assert changed[field] in text


def test_a_name_without_breaks_stays_on_the_page() -> None:
    program = make_program(name="W" * 120, goals=("ÜM" * 100,))
    reader = PdfReader(io.BytesIO(render(program)))
    right_edges: list[float] = []

    def visit(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        # No glyph of the face is wider than its size.
        if text.strip():
            right_edges.append(matrix[4])

    reader.pages[0].extract_text(visitor_text=visit)
    assert max(right_edges) < 612
    first = reader.pages[0].extract_text()
    assert sum(line.count("W") for line in first.splitlines()) >= 120


def test_text_far_too_long_for_a_page_is_still_printed(read: Read) -> None:
    long = ("word " * 80).strip()
    changed = {
        id: {"set_up": long, "steps": [long] * 6, "feel": long, "stop_if": long, "mistake": long}
        for id in PLAN[1]["Daily"]
    }
    assert len(re.findall(r"\bword\b", read(make_program(changed=changed)))) == 3 * 10 * 80


@pytest.mark.parametrize(
    "name",
    some(
        [
            "Łukasz Őry",
            "Nguyễn Thị Ánh",
            "Μαρία Παπαδοπούλου",
            "Олена Ґалаґан",
            "Kaʻiulani Kealoha",
        ],
        fast=2,
    ),
)
def test_a_name_is_printed_as_it_is_written(read: Read, name: str) -> None:
    text = read(make_program(name=name, goals=("½ × 20° “so” – it’s • é ñ",)))
    assert name in text
    assert "½ × 20° “so” – it’s • é ñ" in text


@pytest.mark.parametrize(
    ("name", "goals", "told"),
    [
        ("山田太郎", (), "no 山 田 太 郎 of the name"),
        ("فاطمة", (), "Name on paper"),
        ("🙂 Ann", (), "🙂"),
        ("Ann", ("Walk 🐕",), "write it otherwise"),
    ],
)
def test_what_cannot_be_printed_is_told_and_nothing_is_printed(
    name: str, goals: tuple[str, ...], told: str
) -> None:
    with pytest.raises(NotPrintable, match=told):
        render(make_program(name=name, goals=goals or ("Walk",)))


@pytest.mark.slow
def test_the_name_in_latin_letters_stands_on_every_layout() -> None:
    program = make_program(name="山田太郎")
    patient = program.intake.patient.model_copy(update={"on_paper_as": "Yamada Taro"})
    intake = program.intake.model_copy(update={"patient": patient})
    named = program.model_copy(update={"intake": intake})
    for layout in get_args(Layout):
        text = text_of(render(named, options=Options(layout=layout)))
        assert "Yamada Taro" in text, layout
        assert "\ufffd" not in text, layout


def test_letters_that_may_join_keep_their_text(read: Read) -> None:
    assert "office fluff first" in read(make_program(goals=("office fluff first",)))


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("plain & simple", "plain & simple"),
        ("a\tb\nc", "a b c"),
        ("bell\x07, null\x00, joiner\u200d, turn\u202e", "bell, null, joiner, turn"),
        ("e\u0301", "é"),
        ("ﬁt", "fit"),
        ("non\u2011stop", "non-stop"),
        ("up → down", "up -> down"),
        ("\ud800", "\ufffd"),
    ],
)
def test_cleaning(written: str, printed: str) -> None:
    assert clean(written) == printed


def test_a_line_is_cut_to_its_room() -> None:
    assert cut("short", "Handout", 10, 100) == "short"
    short = cut("W" * 100, "Handout", 10, 100)
    assert short.endswith("…")
    assert 3 < len(short) < 20
