"""Every layout on paper: type large enough, lines short enough, no page with little on it."""

from datetime import date
from itertools import cycle, product
from typing import Any, get_args

import pytest

from planner.handout.layouts.render import render
from planner.handout.options import Layout, Options
from planner.handout.typeset.styles import BODY
from planner.model.language import Language
from planner.model.program.program import Program
from planner.model.vocabulary import Function
from tests.conftest import MakeProgram
from tests.handout.measured import Measured, measured
from tests.presentations import PRESENTATIONS
from tests.sweeps import some_rows

TODAY, START = date(2026, 11, 29), date(2026, 11, 30)
LAYOUTS: tuple[Layout, ...] = ("booklet", "half", "reading", "one-page", "diary", "cards")
LEAST_USED = 1 / 3
MOST_CHARACTERS = 75
BORN = {"frail": 1980, "older_steady": 1957, "deconditioned": 1970, "active": 1985}
LEAST_PT = {"frail": 14.0, "older_steady": 14.0, "deconditioned": 12.0, "active": 12.0}
"""14 points when frail or from 65 years on."""


def a_program(
    make_program: MakeProgram, presentation: str, function: str, language: Language
) -> Program:
    return make_program(
        presentation=presentation,
        function=function,
        weeks=12,
        patient={"name": "Sample Patient", "birth_year": BORN[function], "language": language},
    )


def pages_of(program: Program, layout: Layout, size_pt: float, **wished: Any) -> list[Measured]:
    options = Options(
        **{"layout": layout, "made_on": TODAY, "start": START, "mixed": True} | wished
    )
    columns = 2 if layout == "half" else 1
    pages = measured(render(program, options=options), size_pt / BODY.size, columns)
    return [page for page in pages if page.pieces]


def require_readable(pages: list[Measured], size_pt: float) -> None:
    assert min(page.least_pt for page in pages) >= size_pt - 0.02
    assert [line for page in pages for line in page.lines if len(line) > MOST_CHARACTERS] == []
    if len(pages) > 1:
        assert [n for n, page in enumerate(pages, 1) if page.used < LEAST_USED] == []
    assert all(page.used <= 1.01 for page in pages)  # a rule has a width


SOME = list(
    zip(PRESENTATIONS, cycle(get_args(Function)), cycle(("es", "en")), cycle(LAYOUTS), strict=False)
)
SOME += list(
    zip(PRESENTATIONS, cycle(("frail", "active")), cycle(("en", "es")), LAYOUTS[::-1], strict=False)
)


@pytest.mark.parametrize(
    ("presentation", "function", "language", "layout"), some_rows(SOME, fast=3)
)
def test_a_patient_can_read_it(
    make_program: MakeProgram,
    presentation: str,
    function: str,
    language: Language,
    layout: Layout,
) -> None:
    program = a_program(make_program, presentation, function, language)
    require_readable(pages_of(program, layout, LEAST_PT[function]), LEAST_PT[function])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_large_print_is_18_points_in_every_layout(
    make_program: MakeProgram, layout: Layout
) -> None:
    program = a_program(make_program, "sciatica", "active", "es")
    require_readable(pages_of(program, layout, 18.0, large_print=True), 18.0)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_14_points_can_be_asked_for_at_any_age(make_program: MakeProgram, layout: Layout) -> None:
    program = a_program(make_program, "chronic", "active", "en")
    require_readable(pages_of(program, layout, 14.0, larger_print=True), 14.0)


@pytest.mark.parametrize("wished", [{}, {"large_print": True}])
def test_the_diary_to_fill_in_is_as_large(
    make_program: MakeProgram, wished: dict[str, bool]
) -> None:
    size = 18.0 if wished else 12.0
    program = a_program(make_program, "strain", "active", "es")
    require_readable(pages_of(program, "diary", size, fillable=True, **wished), size)


def test_the_therapists_copy_is_9_points_or_more(make_program: MakeProgram) -> None:
    program = a_program(make_program, "stenosis", "frail", "en")
    pages = pages_of(program, "clinician", 9.0)
    assert min(page.least_pt for page in pages) >= 9.0 - 0.02
    assert [n for n, page in enumerate(pages, 1) if page.used < LEAST_USED] == []


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_no_page_is_fuller_than_its_paper(make_program: MakeProgram, paper: str) -> None:
    program = a_program(make_program, "stiffness", "frail", "es")
    for layout in LAYOUTS:
        require_readable(pages_of(program, layout, 14.0, paper=paper), 14.0)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("presentation", "function", "language"),
    list(product(PRESENTATIONS, get_args(Function), get_args(Language))),
)
def test_every_patient_can_read_every_layout(
    make_program: MakeProgram, presentation: str, function: str, language: Language
) -> None:
    program = a_program(make_program, presentation, function, language)
    for layout, large in product(LAYOUTS, (False, True)):
        size = 18.0 if large else LEAST_PT[function]
        require_readable(pages_of(program, layout, size, large_print=large), size)
