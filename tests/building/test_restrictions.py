"""A restriction is not for ever: the program says when it is due for review."""

from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.model.program.program import Program
from planner.model.program.program_json import program_from_json, program_to_json
from tests.conftest import MakeProgram
from tests.page_texts import text_of


def due(program: Program) -> dict[str, int]:
    return {one.precaution: one.in_weeks for one in program.restriction_reviews}


def clinician_copy(program: Program) -> str:
    return text_of(render(program, options=Options(layout="clinician")))


def test_the_rule_says_when_and_the_soonest_stands_first(make_program: MakeProgram) -> None:
    program = make_program(precautions=["pars_acute", "osteoporosis"])
    assert list(due(program).items()) == [("osteoporosis", 6), ("pars_acute", 12)]


def test_what_a_finding_brings_is_reviewed_too(make_program: MakeProgram) -> None:
    program = make_program(presentation="sciatica", irritability="high")
    assert "radiculopathy_irritable" in due(program)


def test_one_that_only_advises_restricts_nothing(make_program: MakeProgram) -> None:
    assert due(make_program(precautions=["anticoag"])) == {}


def test_the_therapists_copy_names_the_week(make_program: MakeProgram) -> None:
    text = clinician_copy(make_program(precautions=["osteoporosis", "pars_acute"], weeks=8))
    name = "Osteoporosis or osteopenia, no fracture"
    assert f"{name}: in 6 weeks (at the end of week 6)" in text
    assert ": in 12 weeks (4 weeks after this program)" in text


def test_the_last_week_is_still_in_the_program(make_program: MakeProgram) -> None:
    text = clinician_copy(make_program(precautions=["osteoporosis"], weeks=6))
    assert "in 6 weeks (at the end of week 6)" in text


def test_no_restriction_no_page(make_program: MakeProgram) -> None:
    assert "Restrictions to review" not in clinician_copy(make_program())


def test_it_is_kept_in_the_file(make_program: MakeProgram) -> None:
    program = make_program(precautions=["osteoporosis"])
    again, problems = program_from_json(program_to_json(program))
    assert problems == []
    assert again is not None
    assert due(again) == {"osteoporosis": 6}
