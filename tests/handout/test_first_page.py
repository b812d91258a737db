"""The first page of a sheet: as many moves as are done at a time, and when to stop."""

import io
from dataclasses import replace
from datetime import date
from itertools import product
from typing import get_args

import pytest
from pypdf import PdfReader

from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.handout.typeset.styles import BODY
from planner.model.clinic import Clinic
from planner.model.language import Language
from planner.model.program.program import Program
from planner.model.vocabulary import Function
from planner.services.workspace import Workspace
from planner.settings import Settings
from tests.conftest import MakeProgram, an_intake
from tests.handout.measured import measured
from tests.presentations import PRESENTATIONS
from tests.printed import handout, planned

TODAY, START = date(2026, 11, 29), date(2026, 11, 30)
CLINIC = Clinic(name="Riverside Physical Therapy", phone="555 0100")
MOVES, MOVES_LARGE = 3, 1
"""At 12 and 14 points, and at 18: where they do not fit there is another page, not smaller type."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace(Settings(tmp_path_factory.mktemp("data")))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("presentation", "function", "language"),
    list(product(PRESENTATIONS, get_args(Function), get_args(Language))),
)
def test_the_first_page_of_each_part_has_three_moves(
    workspace: Workspace, presentation: str, function: Function, language: Language
) -> None:
    """Of a part that has so many; the program speaks the patient's language throughout."""
    program = planned(
        workspace,
        an_intake(
            presentation=presentation,
            function=function,
            patient={"name": "Sample Patient", "birth_year": 1985, "language": language},
        ),
    )
    clinic = CLINIC if function in ("frail", "active") else None
    for phase, wished in product(
        program.phases, ({}, {"larger_print": True}, {"large_print": True})
    ):
        options = replace(
            Options(layout="sheet", made_on=TODAY, start=START, clinic=clinic, part=phase.number),
            **wished,
        )
        size_pt = options.body_pt_for(program)
        pdf = handout(workspace, program, options)
        shown = len(measured(pdf, size_pt / BODY.size)[0].pictures)
        wanted = MOVES_LARGE if size_pt > 14 else MOVES
        least = min(moves_of(program, phase.number), wanted)
        assert shown >= least, (phase.number, size_pt, shown)


def moves_of(program: Program, part: int) -> int:
    return len(
        {i.exercise for w in program.weeks if w.phase == part for s in w.sessions for i in s.items}
    )


def test_a_part_without_a_move_is_still_printed(make_program: MakeProgram) -> None:
    """When to stop and whom to call stand on it."""
    program = make_program()
    weeks = tuple(
        week.model_copy(update={"sessions": ()}) if week.phase == 1 else week
        for week in program.weeks
    )
    bare = program.model_copy(update={"weeks": weeks})
    pdf = render(bare, options=Options(layout="sheet", part=1))
    assert "Get help now" in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
