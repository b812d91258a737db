"""The therapist's copy can be read: words for codes, heads on each page."""

import re

import pytest

from planner.handout.layouts.clinician import words as pt
from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.model.exercise.property_words import property_words
from planner.model.library import Library
from planner.model.program.program import LeftOut, Program
from tests.conftest import MakeProgram
from tests.page_texts import page_texts

COPY = Options(layout="clinician")


def pages(program: Program, library: Library, options: Options = COPY) -> list[str]:
    return page_texts(render(program, options=options, names=library.names))


def test_a_table_that_goes_on_has_its_head_again(
    library: Library, make_program: MakeProgram
) -> None:
    """What has more than two pages has a head over whatever goes on."""
    program = make_program(weeks=12, precautions=["osteoporosis", "fall_risk"])
    name = next(iter(program.exercises))
    left_out = tuple(
        LeftOut(exercise=name, name=f"Exercise {n}", precaution=f"rule_{n}", property="fast")
        for n in range(150)
    )
    many = program.model_copy(update={"left_out": left_out})
    told = pages(many, library)
    assert len(told) > 2
    assert all(page.startswith(" ".join(pt.LEFT_OUT_HEAD)) for page in told[2:-1])


def test_it_says_in_words_what_rules_have_as_codes(
    library: Library, make_program: MakeProgram
) -> None:
    program = make_program(
        presentation="sciatica",
        function="frail",
        precautions=["osteoporosis", "fall_risk"],
        findings=["centralizes_extension"],
        usual_pain=5,
    )
    text = " ".join(pages(program, library))
    assert re.findall(r"\b[a-z]+_[a-z_0-9]+\b|\b[a-z]+_?[a-z]*:[a-z0-9]+\b", text) == []
    assert library.rules.findings["centralizes_extension"].name in text
    assert library.rules.precautions["fall_risk"].name in text
    assert "5 of 10" in text
    assert "1957" in text


def test_every_property_has_words(library: Library) -> None:
    for name in library.regions["low_back"].properties:
        assert "_" not in property_words(name)
        assert property_words(name) != name or name in {"supine", "kneeling", "grip"}


@pytest.mark.slow
def test_it_has_the_dose_of_every_week(library: Library, make_program: MakeProgram) -> None:
    program = make_program(weeks=12)
    text = " ".join(pages(program, library))
    for exercise in program.exercises.values():
        weeks = {
            week.number
            for week in program.weeks
            for session in week.sessions
            for item in session.items
            if item.exercise == exercise.id
        }
        at = text.index(exercise.name)
        assert weeks == _weeks_told(text[at : at + 400]), exercise.name


def _weeks_told(text: str) -> set[int]:
    """The weeks of the first row of doses in a text."""
    row = re.split(r"Effort|effort", text)[0]
    found: set[int] = set()
    for span in re.findall(r"wk ([\d, -]+):", row):
        for part in span.split(", "):
            first, _, last = part.partition("-")
            found |= set(range(int(first), int(last or first) + 1))
    return found
