"""Every card has its picture; a picture is in the file once."""

import io
from typing import Any

import pytest
from pypdf import PdfReader

from planner.figure.body.builds import BUILDS
from planner.figure.output.operators import _RGB
from planner.handout.document.dosed_picture import with_dose
from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.model.clinic import Clinic
from planner.model.exercise.picture import Picture
from planner.model.program.fingerprint import fingerprint
from planner.model.program.program import Program
from tests.conftest import MakeProgram
from tests.page_texts import text_of


def forms(page: Any) -> set[str]:
    """The names of the pictures that a page draws."""
    return {
        line.split()[0].decode()
        for line in page.get_contents().get_data().split(b"\n")
        if line.endswith(b" Do")
    }


@pytest.fixture
def pictured(make_program: MakeProgram) -> Program:
    return make_program(weeks=8)


def test_every_card_has_a_picture_of_its_own(pictured: Program) -> None:
    pdf = render(pictured)
    drawn = [name for page in PdfReader(io.BytesIO(pdf)).pages for name in forms(page)]
    cards = text_of(pdf).count("Get ready:")
    assert cards == len(pictured.exercises)
    assert len(drawn) == len(set(drawn)) == cards
    assert all(exercise.picture for exercise in pictured.exercises.values())


def test_the_words_to_say_stand_in_where_a_picture_is_missing(pictured: Program) -> None:
    first = next(iter(pictured.exercises))
    bare = pictured.exercises[first].model_copy(update={"picture": None})
    without = pictured.model_copy(update={"exercises": {**pictured.exercises, first: bare}})
    pdf = render(without)
    assert bare.cue in text_of(pdf)
    pages = PdfReader(io.BytesIO(pdf)).pages
    assert sum(len(forms(page)) for page in pages) == len(pictured.exercises) - 1


def test_a_program_prints_its_pictures_without_the_library(pictured: Program) -> None:
    again = Program.model_validate_json(pictured.model_dump_json())
    assert render(again) == render(pictured)


def shown(program: Program, clinic: Clinic | None = None) -> str:
    """Whose shirt is in the pictures of a handout."""
    pdf = PdfReader(io.BytesIO(render(program, options=Options(layout="cards", clinic=clinic))))
    drawn = "".join(
        form.get_object().get_data().decode()
        for page in pdf.pages
        for form in page["/Resources"]["/XObject"].values()  # type: ignore[index]
    )
    shirts = {figure: _RGB[build.shirt] for figure, build in BUILDS.items()}
    return " ".join(figure for figure, tone in shirts.items() if f"{tone} rg" in drawn)


def test_the_pictures_show_whom_the_patient_or_else_the_clinic_chose(
    make_program: MakeProgram,
) -> None:
    clinic = Clinic(name="Riverside", figure="darker_skin")
    asked = {"name": "Ana", "birth_year": 1950}
    nobody = make_program(patient=asked, weeks=6)
    pregnant = make_program(patient={**asked, "figure": "pregnant"}, weeks=6)
    assert shown(nobody) == "standard"
    assert shown(nobody, clinic) == "darker_skin"
    assert shown(pregnant) == shown(pregnant, clinic) == "pregnant"
    plain = make_program(patient={**asked, "figure": "standard"}, weeks=6)
    assert shown(plain, clinic) == "standard"
    assert fingerprint(pregnant) == fingerprint(nobody), "the plan is the same"


def test_the_longest_booklet_stays_small(make_program: MakeProgram) -> None:
    long = make_program(
        presentation="chronic", function="deconditioned", irritability="low", weeks=12,
        days_per_week=7, minutes_per_day=45,
    )  # fmt: skip
    assert len(render(long)) <= 300_000


def test_the_clock_on_a_card_shows_this_patients_minutes(pictured: Program) -> None:
    walk = next(
        item
        for week in pictured.weeks
        for session in week.sessions
        for item in session.items
        if item.duration_s >= 60 and has_clock(pictured.exercises[item.exercise].picture)
    )
    drawn = pictured.exercises[walk.exercise].picture
    assert drawn is not None
    changed = with_dose(drawn, walk.model_copy(update={"duration_s": 420, "sets": 2}))
    clock = next(p for p in changed.props if not isinstance(p, str) and p.kind == "clock")
    assert clock.minutes == 7
    untimed = with_dose(drawn, walk.model_copy(update={"duration_s": 0}))
    assert not has_clock(untimed)


def has_clock(drawn: Picture | None) -> bool:
    return drawn is not None and any(
        not isinstance(prop, str) and prop.kind == "clock" for prop in drawn.props
    )
