"""A clinic adds a region of its own with files alone: the knee beside the low back.

`knee/` is all of it: eight exercises, a template, its signs, its words in English and Spanish.
"""

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from planner.building.build import build
from planner.building.may_print import Allowed, may_print
from planner.building.red_flags import screen
from planner.building.review.review import review
from planner.handout.layouts.render import render
from planner.handout.options import Layout, Options
from planner.library.catalog import load_library
from planner.model.intake import Intake
from planner.model.language import Language
from planner.model.library import Library
from planner.model.program.program import Program
from planner.model.program.program_json import program_from_json, program_to_json
from planner.services.plan import Planned, plan
from planner.services.sources import FixedClock, FolderSources
from tests.command import planner
from tests.conftest import an_intake
from tests.page_texts import text_of
from tests.sweeps import some, some_rows

TODAY = date(2026, 11, 2)
KNEE = Path(__file__).parent / "knee"
BACK = re.compile(
    r"\b(?:your|the|low|lower|upper) back\b|back pain|\bspin[ea]|lumbar|\bdisc\b|legs? ache"
    r"|espalda|columna|between your legs|when you wipe|\bpee\b",
    re.IGNORECASE,
)
"""What speaks of the back, or of its red flags."""


@pytest.fixture(scope="module")
def clinic(cache: Path) -> Library:
    return load_library(KNEE, cache)


def knee(**changes: Any) -> Intake:
    fields = {"presentation": "knee_arthritis", "equipment": ["small_ball"], "usual_pain": 4}
    return an_intake(**{**fields, "goals": ["Walk to the market"], **changes})


def planned(**changes: Any) -> Program:
    made = plan(knee(**changes), FolderSources(KNEE), FixedClock(TODAY))
    assert isinstance(made, Planned), made
    return made.program


def words(program: Program, layout: Layout, language: Language) -> str:
    options = Options(layout=layout, language=language, made_on=TODAY)
    return text_of(render(program, options=options))


def test_its_check_finds_nothing_and_nothing_that_is_not_in_spanish(tmp_path: Path) -> None:
    told = planner("library", "check", KNEE, "--language", "es", folder=tmp_path)
    assert told.returncode == 0, told.stderr
    *lines, total = told.stderr.splitlines()
    assert all("advice: " in line for line in lines)
    assert total.startswith("0 errors")


def test_a_program_for_the_knee_is_built_from_its_own_exercises(clinic: Library) -> None:
    program = planned()
    ours = {
        key for key, one in clinic.exercises.items() if clinic.ladders[one.ladder].region == "knee"
    }
    assert len(ours) == 8
    assert set(program.exercises) <= ours
    assert len(program.exercises) >= 6
    assert isinstance(may_print(program, clinic, TODAY), Allowed)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("layout", some(get_args(Layout), fast=3))
def test_no_page_speaks_of_the_back(layout: Layout, language: Language) -> None:
    text = words(planned(), layout, language)
    assert len(text) > 30
    assert not BACK.findall(text)
    if layout == "booklet":
        assert ("knee" if language == "en" else "rodilla") in text


@pytest.mark.slow
def test_what_things_are_called_is_on_the_card() -> None:
    assert "a soft ball as big as a melon" in words(planned(), "booklet", "en")
    assert "una pelota blanda" in words(planned(), "booklet", "es")


def test_it_asks_its_own_red_flags_and_not_those_of_the_back(clinic: Library) -> None:
    asked = {one.flag for one in planned().screening}
    assert {"RF-51", "RF-52", "RF-06", "RF-11", "RF-12"} <= asked
    assert not asked & {"RF-01", "RF-02", "RF-03", "RF-15"}
    back = build(an_intake(), clinic).program
    assert back is not None
    assert {"RF-01", "RF-02", "RF-03"} <= {one.flag for one in back.screening}
    assert not {"RF-51", "RF-52"} & {one.flag for one in back.screening}


def test_its_red_flags_stop_its_programs_and_no_others(clinic: Library) -> None:
    hot = knee(red_flags=["RF-51.hot_and_ill"])
    assert build(hot, clinic).stopped
    assert [one.action for one in screen(hot, clinic)] == ["emergency"]
    assert build(knee(red_flags=["RF-01"]), clinic).problems
    assert build(an_intake(red_flags=["RF-51"]), clinic).problems


def test_precautions_hold_for_its_exercises_as_for_all(clinic: Library) -> None:
    pregnant = build(knee(precautions=["no_floor", "fall_risk"], function="frail"), clinic).program
    assert pregnant is not None
    assert not any(one.rule.code == "excluded" for one in review(pregnant, clinic))
    lying = build(knee(precautions=["pregnancy"]), clinic).program
    assert lying is not None
    slide = lying.exercises.get("knee-heel-slide")
    assert slide is None or slide.for_condition


def test_a_program_is_for_one_region(clinic: Library) -> None:
    (found,) = build(knee(secondary="stenosis"), clinic).problems
    assert "another region" in found.message


def test_the_low_back_is_as_it_was(clinic: Library, library: Library) -> None:
    ours, shipped = build(an_intake(), clinic).program, build(an_intake(), library).program
    assert ours is not None
    assert shipped is not None
    assert ours.weeks == shipped.weeks
    assert ours.exercises == shipped.exercises
    assert ours.handed == shipped.handed


def test_a_kept_program_prints_the_same_without_the_clinic() -> None:
    program = planned()
    again, problems = program_from_json(program_to_json(program))
    assert problems == []
    assert again is not None
    assert words(again, "booklet", "en") == words(program, "booklet", "en")


def test_a_property_of_its_own_is_left_out_like_any_other(tmp_path: Path) -> None:
    folder = tmp_path / "knee"
    shutil.copytree(KNEE, folder)
    region = folder / "programs" / "regions" / "knee" / "region.yaml"
    region.write_text(region.read_text(encoding="utf-8") + "properties: [knee_squeeze]\n")
    ladder = folder / "exercises" / "knee" / "inner-thigh.yaml"
    text = ladder.read_text(encoding="utf-8").replace("[chair_ok]", "[chair_ok, knee_squeeze]")
    ladder.write_text(text, encoding="utf-8")
    rule = (
        "precautions:\n  - {id: mcl_repair, name: Inner ligament mended, exclude: [knee_squeeze], "
        "source: Our surgeons, certainty: O}\n"
    )
    (folder / "programs" / "rules" / "precautions.yaml").write_text(rule, encoding="utf-8")
    library = load_library(folder, tmp_path / "cache")
    with_it = build(knee(), library).program
    assert with_it is not None
    assert "ball-squeeze" in with_it.exercises
    without = build(knee(precautions=["mcl_repair"]), library).program
    assert without is not None
    assert "ball-squeeze" not in without.exercises
    assert any(one.property == "knee_squeeze" for one in without.left_out)


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    some_rows(
        [
            (
                "exercises/knee/inner-thigh.yaml",
                "small_ball]",
                "smal_ball]",
                '"smal_ball" is not',
            ),
            (
                "exercises/knee/knee-walk.yaml",
                "region: knee",
                "region: nee",
                '"nee" is not known here',
            ),
            ("programs/regions/knee/region.yaml", "  squat:", "  squad:", "squat"),
            (
                "programs/regions/knee/region.yaml",
                "usual: knee_arthritis",
                "usual: knee",
                '"knee" is',
            ),
            (
                "programs/rules/dosage.yaml",
                "categories: [knee_strength]\n",
                "categories: [core]\n",
                "has no dose",
            ),
        ],
        fast=2,
    ),
)
def test_a_word_that_nobody_has_named_is_told(
    tmp_path: Path, file: str, old: str, new: str, words: str
) -> None:
    folder = tmp_path / "knee"
    shutil.copytree(KNEE, folder)
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    told = [str(one) for one in load_library(folder, tmp_path / "cache").problems]
    assert any(words in one and "advice" not in one for one in told), told


def test_a_region_that_would_ask_of_no_sign_builds_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "knee"
    shutil.copytree(KNEE, folder)
    (folder / "programs" / "regions" / "knee" / "guidance.yaml").write_text("call: [\n")
    library = load_library(folder, tmp_path / "cache")
    assert library.stops
