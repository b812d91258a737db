"""Nothing runs over the edge of the page or into its neighbour, however long the words are."""

from collections.abc import Iterator
from itertools import combinations, product
from typing import NamedTuple, get_args

import pypdfium2
import pytest

from planner.handout.layouts.render import render
from planner.handout.options import Layout, Options
from planner.model.clinic import Clinic
from planner.model.language import Language
from planner.model.program.program import Program
from planner.services.workspace import Workspace
from planner.settings import Settings
from tests.conftest import an_intake
from tests.printed import planned

EDGE_PT = 10.0
LONG_NAME = "Wirbelsäulenbeweglichkeitsübung mit dem Oberschenkelstrecker"
LONG_STEP = (
    "Rumpfmuskulaturanspannungsübungen brauchen Durchhaltevermögen; die Lendenwirbelsäule und die "
    "Oberschenkelrückseitenmuskulatur bleiben währenddessen unbeweglich und entspannt."
)
CLINIC = Clinic(
    name="Physiotherapiegemeinschaftspraxis Untere Donaudampfschifffahrtsgesellschaft",
    phone="+1 (555) 010-0100 extension 2345",
    therapist="Dr. Maximiliana Schwarzenbergerin-Hohenlohe, PT, DPT, OCS",
    link="https://clinic.example/a/very/long/address/that/goes/on/and/on/until/the/line/is/full",
)


class Word(NamedTuple):
    """A run of text where it stands on its page, points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float
    text: str


@pytest.fixture(scope="module")
def longest(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Twelve weeks, seven days, and the longest words in everything that is printed."""
    program = planned(
        Workspace(Settings(tmp_path_factory.mktemp("data"))),
        an_intake(
            patient={"name": "Wolfeschlegelsteinhausenbergerdorff " * 3, "birth_year": 1957},
            presentation="sciatica",
            function="frail",
            weeks=12,
            days_per_week=7,
            goals=["Lebensversicherungsgesellschaft " * 6] * 6,
            occasions=["imaging_worry", "hands_on_care"],
        ),
    )
    words = {
        "patient_name": LONG_NAME,
        "set_up": LONG_STEP,
        "steps": (LONG_STEP,) * 6,
        "feel": LONG_STEP,
        "stop_if": LONG_STEP,
        "mistake": LONG_STEP,
    }
    exercises = {
        key: one.model_copy(
            update={
                **words,
                "in_language": {
                    "es": one.in_language["es"].model_copy(update=words),
                },
            }
        )
        for key, one in program.exercises.items()
    }
    return program.model_copy(update={"exercises": exercises})


@pytest.mark.slow
@pytest.mark.parametrize(
    ("layout", "language", "large"),
    list(product(get_args(Layout), get_args(Language), (False, True))),
)
def test_nothing_runs_over(
    longest: Program, layout: Layout, language: Language, large: bool
) -> None:
    wished = Options(layout=layout, language=language, large_print=large, clinic=CLINIC)
    for number, page in enumerate(pages(render(longest, options=wished)), start=1):
        width, height = page.get_size()
        words = list(words_on(page))
        assert words, number
        for word in words:
            assert word.left > EDGE_PT, (number, word)
            assert word.right < width - EDGE_PT, (number, word)
            assert word.bottom > EDGE_PT, (number, word)
            assert word.top < height - EDGE_PT, (number, word)
        for one, other in combinations(words, 2):
            across = min(one.right, other.right) - max(one.left, other.left)
            along = min(one.top, other.top) - max(one.bottom, other.bottom)
            assert across < 2 or along < 3, (number, one, other)


def pages(pdf: bytes) -> Iterator[pypdfium2.PdfPage]:
    yield from pypdfium2.PdfDocument(pdf)


def words_on(page: pypdfium2.PdfPage) -> Iterator[Word]:
    text = page.get_textpage()
    for index in range(text.count_rects()):
        box = text.get_rect(index)
        yield Word(*box, text.get_text_bounded(*box))
