"""Properties cannot be forgotten: an exercise's fields and picture are held against them."""

from dataclasses import replace
from pathlib import Path

import pytest

from planner.figure.check.implied import lacking, property_problems
from planner.library.catalog import load_library
from planner.library.cautions import caution_problems
from planner.model.library import Library
from planner.model.problem import Problem
from tests.sweeps import some_rows
from tests.whole_library import of_all

LADDER = """\
ladder: clinic_bow
name: Clinic bow
category: hinge
why: Bowing well makes lifting easier.
exercises:
  - id: clinic-bow
    level: 1
    name: Clinic bow
    patient_name: Bow
    start_position: standing
    setting: standing
    irritability_max: high
    frail_ok: true
    phase_from: 1
    phase_typical: [1, 2]
    properties: [upright_long]
    dosage: {sets: 2, reps: 8, rest_s: 30, effort: 3, tempo: slow, days_per_week: 5}
    cautions: None beyond comfort.
    set_up: Stand tall.
    steps: [Bend from your hips., Look ahead., Stand up again.]
    feel: Your seat working.
    stop_if: It hurts.
    mistake: Rushing. Slow down.
    cue: Bow.
"""
PROPERTIES = "    properties: [upright_long]\n"
PROPERTIES_LINE = 16
DEEP_BOW = """\
    picture:
      still: true
      frames:
        - posture: standing
          hips: 120
          lean: 120
"""


def load(clinic: Path, text: str) -> Library:
    (clinic / "exercises" / "clinic_bow.yaml").write_text(text)
    return load_library(clinic, clinic / "cache")


def checked(clinic: Path, text: str) -> list[Problem]:
    loaded = load(clinic, text)
    ladder = {key: one for key, one in loaded.exercises.items() if one.ladder == "clinic_bow"}
    own = replace(loaded, exercises=ladder)
    found = [*loaded.problems, *of_all(property_problems, own), *of_all(caution_problems, own)]
    return [one for one in found if one.file.endswith("clinic_bow.yaml")]


def test_an_exercise_that_says_nothing_about_properties_is_not_taken(clinic: Path) -> None:
    loaded = load(clinic, LADDER.replace(PROPERTIES, ""))
    assert "clinic-bow" not in loaded.exercises
    first = loaded.problems[0]
    assert (first.line, first.message) == (6, 'the field "properties" is missing.')


def test_that_nothing_applies_can_be_said(clinic: Path) -> None:
    assert checked(clinic, LADDER.replace("[upright_long]", "[]")) == []


def test_hips_drawn_at_120_degrees_ask_for_their_property(clinic: Path) -> None:
    found = checked(clinic, LADDER + DEEP_BOW)
    asked = {one.message.split()[0]: one for one in found}
    assert asked["hip_flex90"].line == PROPERTIES_LINE
    assert "the hip bends past 90 degrees (120°)" in asked["hip_flex90"].message
    assert "not: {hip_flex90:" in asked["hip_flex90"].advice


def test_with_the_property_nothing_is_asked(clinic: Path) -> None:
    named = LADDER.replace("[upright_long]", "[hip_flex90, head_down]")
    assert checked(clinic, named + DEEP_BOW) == []


def test_a_reason_why_not_is_taken(clinic: Path) -> None:
    reason = PROPERTIES + "    not: {hip_flex90: Thought only., head_down: Thought only.}\n"
    assert checked(clinic, LADDER.replace(PROPERTIES, reason) + DEEP_BOW) == []


def test_a_property_cannot_be_there_and_denied(clinic: Path) -> None:
    both = PROPERTIES + "    not: {upright_long: It is short.}\n"
    found = checked(clinic, LADDER.replace(PROPERTIES, both))
    assert '"upright_long" stands in properties and in not' in found[0].message


@pytest.mark.parametrize(
    ("field", "value", "asked"),
    some_rows(
        [
            ("start_position: standing", "start_position: prone", "prone"),
            ("start_position: standing", "start_position: supine", "supine"),
            ("start_position: standing", "start_position: half_kneeling", "kneeling"),
            ("setting: standing", "setting: floor", "floor_transfer"),
            ("setting: standing", "setting: standing\n    load: heavy", "external_load"),
            ("setting: standing", "setting: standing\n    impact: moderate", "impact_mod"),
            (
                "setting: standing",
                "setting: standing\n    spinal_direction: flexion\n    spinal_range: end",
                "flex_end",
            ),
            (
                "setting: standing",
                "setting: standing\n    spinal_direction: rotation\n    load: light",
                "rot_loaded",
            ),
            ("category: hinge", "category: nerve_glide", "nerve_slider"),
        ],
        fast=4,
    ),
)
def test_position_load_direction_and_category_ask_for_theirs(
    clinic: Path, field: str, value: str, asked: str
) -> None:
    found = checked(clinic, LADDER.replace(field, value))
    assert asked in [one.message.split()[0] for one in found]


@pytest.mark.parametrize(
    ("step", "asked"),
    some_rows(
        [
            ("Hold your breath as you go.", {"breath_hold"}),
            ("Round your back.", {"flex_mid"}),
            ("Twist your chest all the way.", {"rot_mid"}),
            ("Go as fast as you can.", {"fast"}),
            ("Do not hold your breath, and never round your back.", set()),
            ("Go down without twisting. Not too fast.", set()),
        ],
        fast=6,
    ),
)
def test_what_the_patient_is_told_to_do_asks_for_its_property(
    clinic: Path, step: str, asked: set[str]
) -> None:
    found = checked(clinic, LADDER.replace("Look ahead.", step))
    assert {one.message.split()[0] for one in found} == asked
    assert all(one.severity == "problem" and one.line == PROPERTIES_LINE for one in found)


@pytest.mark.parametrize(
    ("named", "changed", "says"),
    [
        ("[flex_end]", "", "flex_end and spinal direction neutral"),
        ("[prone]", "", "prone and start position standing"),
        ("[prone, supine]", "", "supine and prone"),
        ("[external_load]", "", "external_load and load none"),
    ],
)
def test_what_contradicts_itself_is_told(clinic: Path, named: str, changed: str, says: str) -> None:
    found = checked(clinic, LADDER.replace("[upright_long]", named))
    told = [one.message.replace("spinal_", "spinal ").replace("start_", "start ") for one in found]
    assert any(message.startswith(says) and "contradict" in message for message in told)


def test_words_that_are_no_pattern_are_told_at_their_line(clinic: Path) -> None:
    rules = clinic / "programs" / "rules"
    rules.mkdir(parents=True)
    rules.joinpath("properties.yaml").write_text(
        "words:\n  - {words: 'hold (your', has: [breath_hold]}\n", encoding="utf-8"
    )
    (found,) = load(clinic, LADDER).stops
    assert (found.file, found.line) == (str(rules / "properties.yaml"), 2)


def test_a_caution_in_words_only_is_told(clinic: Path) -> None:
    worded = LADDER.replace("None beyond comfort.", "Osteoporosis. Keep it small.")
    (found,) = checked(clinic, worded)
    assert (found.line, found.where) == (PROPERTIES_LINE, "clinic-bow.cautions")
    assert "the caution names osteoporosis, and nothing is done about it" in found.message
    acted = worded.replace(
        "    set_up", "    for_condition: {osteoporosis: {note: Bow a little.}}\n    set_up", 1
    )
    assert checked(clinic, acted) == []


def test_an_exercise_on_the_back_says_what_is_done_in_pregnancy(clinic: Path) -> None:
    lying = LADDER.replace("[upright_long]", "[supine]").replace(
        "start_position: standing", "start_position: supine"
    )
    (found,) = checked(clinic, lying)
    assert (found.line, found.where) == (PROPERTIES_LINE, "clinic-bow.properties")
    assert "supine asks about pregnancy, and nothing is done about it" in found.message
    acted = "    for_condition: {pregnancy: {limit: {sets_max: 1}}}\n    set_up"
    assert checked(clinic, lying.replace("    set_up", acted, 1)) == []
    left_out = lying.replace("[supine]", "[supine, abdo_compress]")
    assert checked(clinic, left_out) == []


def test_a_condition_nobody_knows_is_told_when_the_library_is_read(clinic: Path) -> None:
    wrong = "    for_condition: {osteoporose: {leave_out: No.}}\n    set_up"
    loaded = load(clinic, LADDER.replace("    set_up", wrong, 1))
    assert any('no precaution or presentation "osteoporose"' in p.message for p in loaded.problems)


def test_a_note_beside_a_way_is_refused(clinic: Path) -> None:
    both = "    for_condition: {osteoporosis: {note: A., leave_out: B.}}\n    set_up"
    loaded = load(clinic, LADDER.replace("    set_up", both, 1))
    assert any("what is left out has no limit, note or way" in p.message for p in loaded.problems)


def test_the_shipped_library_lacks_nothing(library: Library) -> None:
    assert of_all(property_problems, library) == []
    assert of_all(caution_problems, library) == []


def test_each_property_that_a_picture_can_show_is_noticed_when_it_is_taken_away(
    library: Library,
) -> None:
    """For every rule of the pictures some shipped exercise depends on it."""
    rules = library.rules.properties
    noticed = set()
    for exercise in library.exercises.values():
        bare = exercise.model_copy(update={"properties": (), "not_": {}})
        noticed |= {lack.name for lack in lacking(bare, rules)}
    assert {rule.has[0] for rule in rules.picture} <= noticed
