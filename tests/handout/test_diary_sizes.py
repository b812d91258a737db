"""A diary can be filled in by a hand that shakes and read by eyes that are old."""

import io
from itertools import product
from typing import Any

import pytest
from pypdf import PdfReader

from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.model.program.program import Program
from tests.conftest import MakeProgram
from tests.sweeps import some_rows

MM_10_PT = 28.34


def reader_of(program: Program, **wished: Any) -> PdfReader:
    options = Options(**{"layout": "diary", "part": 1, "mixed": True} | wished)
    return PdfReader(io.BytesIO(render(program, options=options)))


@pytest.mark.parametrize(
    ("intake", "wished", "least_pt"),
    some_rows(
        [
            ({"function": "active"}, {}, 12),
            ({"function": "frail"}, {}, 14),
            ({"function": "active"}, {"large_print": True}, 18),
        ],
        fast=2,
    ),
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_type_is_as_large_as_on_the_sheet(
    make_program: MakeProgram,
    intake: dict[str, Any],
    wished: dict[str, Any],
    least_pt: float,
    language: str,
) -> None:
    sizes: set[float] = set()

    def note(text: str, cm: list[float], tm: list[float], _: object, size: float) -> None:
        if text.strip():
            sizes.add(round(size * cm[3] * tm[3], 1))

    program = make_program(presentation="sciatica", **intake)
    for page in reader_of(program, language=language, **wished).pages:
        page.extract_text(visitor_text=note)
    assert min(sizes) >= least_pt


@pytest.mark.parametrize(("large", "paper"), product((False, True), ("letter", "a4")))
def test_every_box_and_every_room_is_ten_millimeters_high(
    make_program: MakeProgram, large: bool, paper: str
) -> None:
    program = make_program(presentation="stenosis", function="frail")
    reader = reader_of(program, large_print=large, paper=paper, fillable=True)
    fields = [each.get_object() for page in reader.pages for each in page.get("/Annots", ())]
    assert len(fields) > 100
    for field in fields:
        left, bottom, right, top = map(float, field["/Rect"])
        edge = 2.0 * 18 / 10.5 if field["/FT"] == "/Tx" else 0.0  # the rules around a number
        assert top - bottom + edge >= MM_10_PT
        assert right - left + edge >= MM_10_PT
