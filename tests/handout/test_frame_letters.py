"""A picture has the letters A and B; the steps beside it say which of them shows what."""

import pytest

from planner.handout.document.in_language import told_in
from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.handout.words.frame_letters import how_to, shown_in
from planner.model.exercise.picture import Picture
from planner.model.language import Language
from planner.model.library import Library
from planner.model.prints import Layout
from tests.conftest import MakeProgram
from tests.handout.program_factory import exercise
from tests.page_texts import text_of
from tests.sweeps import some

PAIR = {"props": ["wall"], "frames": [{"posture": "standing"}, {"hips": 60, "knees": 15}]}


def with_picture(**changes: object) -> Picture:
    return Picture.model_validate(PAIR | changes)


def test_the_set_up_and_the_step_of_a_pair_say_its_letters() -> None:
    told = how_to(exercise("x", picture=with_picture(frame_steps=(0, 2))))
    assert told.set_up.endswith("Stand in front of it, feet hip-width apart (A).")
    assert told.steps[1] == "Stop when your hands are just above your knees (B)."
    assert told.steps[0] == "Push your hips back and slide your hands down your thighs."


def test_a_picture_of_a_step_that_the_next_leans_on_says_that_step(library: Library) -> None:
    """Start, and lift the other knee the same way: as what?"""
    march = library.exercises["seated-march"]
    assert shown_in(march, "Start.") == (
        "(A) Lift one knee until that foot is a few inches off the floor. "
        "(B) Lift the other knee the same way."
    )
    row = shown_in(library.exercises["row-supported-light"], "Start.")
    assert row.startswith("(A) Take the weight in the other hand. (B) Pull it up")
    spanish = march.model_copy(update={"steps": march.in_language["es"].steps})
    assert "Empiece" not in shown_in(spanish, "Empiece.")


def test_a_step_that_two_frames_show_says_both() -> None:
    told = how_to(exercise("x", picture=with_picture(frame_steps=(2, 2))))
    assert told.steps[1] == "Stop when your hands are just above your knees (A) (B)."


@pytest.mark.parametrize(
    "picture",
    [
        None,
        with_picture(),
        Picture.model_validate({"frames": [{"posture": "standing"}], "frame_steps": (1,)}),
    ],
    ids=["no picture", "nothing told", "one frame"],
)
def test_without_a_pair_nothing_is_said(picture: Picture | None) -> None:
    plain = exercise("x", picture=picture)
    assert how_to(plain) == (plain.set_up, plain.steps)


@pytest.mark.parametrize("language", some(["en", "es"], fast=1))
@pytest.mark.parametrize("layout", ["sheet", "booklet", "cards", "half"])
def test_each_way_to_print_the_steps_says_the_letters(
    make_program: MakeProgram, layout: Layout, language: Language
) -> None:
    program = make_program(patient={"name": "Ann Lee", "language": language})
    options = Options(layout=layout)
    text = "".join(text_of(render(program, options=options)).split())
    exercises = told_in(program, options).program.exercises
    used = {i.exercise for week in program.weeks for s in week.sessions for i in s.items}
    told = [how_to(exercises[one]) for one in used]
    lines = [line for how in told for line in (how.set_up, *how.steps)]
    assert [line for line in lines if "".join(line.split()) not in text] == []
    assert sum("(B)" in line for line in lines) >= len(used) / 2
