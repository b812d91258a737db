"""How much to do is said in words: no layout that a patient reads has a sum or a sign."""

import re
from itertools import cycle
from typing import get_args

import pytest

from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.model.intake import Function
from planner.model.language import Language
from planner.model.prints import Layout
from tests.conftest import MakeProgram
from tests.page_texts import text_of
from tests.presentations import PRESENTATIONS
from tests.sweeps import some_rows

FORMULA = re.compile(r"\d ?[x×*=] ?\d|\b\d+ ?[x×]|[x×] ?\d|\b\d+ ?\+ ?\d")
LAYOUTS = [one for one in get_args(Layout) if one != "clinician"]
CASES = [
    (presentation, layout, function, language)
    for (presentation, layout), function, language in zip(
        [(each, layout) for each in PRESENTATIONS for layout in LAYOUTS],
        cycle(get_args(Function)),
        cycle(("en", "es", "es", "en", "en")),
        strict=False,
    )
]


@pytest.mark.parametrize(
    ("presentation", "layout", "function", "language"), some_rows(CASES, fast=5)
)
def test_doses_are_words(
    make_program: MakeProgram,
    presentation: str,
    layout: Layout,
    function: Function,
    language: Language,
) -> None:
    program = make_program(
        presentation=presentation,
        function=function,
        patient={"name": "Ann Lee", "birth_year": 1985, "language": language},
    )
    options = Options(layout=layout, mixed=True)
    assert FORMULA.findall(text_of(render(program, options=options))) == []


@pytest.mark.parametrize("formula", ["2 x 8", "3×1", "2x", "× 3", "2 x 17 min", "8 + 2"])
def test_a_formula_is_found(formula: str) -> None:
    assert FORMULA.search(f"Do {formula} today.")
