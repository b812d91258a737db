"""A template that a clinic made from another keeps what the rules say of that one."""

from dataclasses import replace
from pathlib import Path

import pytest

from planner.building.case import read_case
from planner.library.template_file import template_from
from planner.library.yaml_source import parse_yaml
from planner.model.library import Library
from planner.services.program_template import template_text
from planner.services.shelf_new import new_template
from tests.conftest import MakeIntake, MakeProgram

SAYS_OF_STENOSIS = "walk-hills"
"""Its entry leaves it out with stenosis."""


@pytest.fixture(params=["saved", "saved twice", "new"])
def ours(
    request: pytest.FixtureRequest, tmp_path: Path, make_program: MakeProgram, library: Library
) -> Library:
    """With a template of the clinic's that was made from stenosis."""
    if request.param == "new":
        text = new_template(tmp_path, "ours", "stenosis").read_text(encoding="utf-8")
        return known(library, text)
    found = known(library, template_text(make_program(), library, "ours"))
    if request.param == "saved":
        return found
    again = make_program().model_copy(update={"presentation": "ours"})
    return known(found, template_text(again, found, "twice"))


def known(library: Library, text: str) -> Library:
    template, _ = template_from(parse_yaml(text, "ours.yaml"))
    assert template is not None
    return replace(library, templates={**library.templates, template.id: template})


def test_what_is_left_out_with_it_stays_left_out(ours: Library, make_intake: MakeIntake) -> None:
    name = [*ours.templates][-1]
    case = read_case(make_intake().model_copy(update={"presentation": name}), ours)
    exercise = ours.exercises[SAYS_OF_STENOSIS]
    assert "stenosis" in {one.rule for one in case.exclusions(exercise, 4)}
    assert {name, "stenosis"} <= case.conditions
