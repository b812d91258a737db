"""What an exercise says about a condition is done: left out, less, told, or done another way."""

import json
import re
from typing import Any

import pytest

from planner.building.build import build
from planner.building.case import read_case
from planner.building.edit import add
from planner.building.passes.explain import card_notes
from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.language.give_languages import give_languages
from planner.library.sentences import load_sentences
from planner.library.topics import load_topics
from planner.model.library import Library
from planner.model.program.patient_education import PatientEducation
from planner.model.program.program import Program
from planner.model.program.program_json import program_from_json, program_to_json
from tests.conftest import MakeIntake, MakeProgram
from tests.page_texts import text_of
from tests.presentations import PRESENTATIONS
from tests.sweeps import some


def test_slumped_sitting_is_left_out_with_thin_bones(
    library: Library, make_intake: MakeIntake
) -> None:
    slump = library.exercises["sciatic-slider-slump"]
    sound = read_case(make_intake(presentation="sciatica"), library)
    thin = read_case(make_intake(presentation="sciatica", precautions=["osteoporosis"]), library)
    steroids = make_intake(presentation="sciatica", precautions=["steroid_longterm"])
    assert not sound.excludes(slump, 2)
    found = {one.rule: one.properties for one in thin.exclusions(slump, 2)}
    assert "its own caution" in found["osteoporosis"]
    brought = read_case(steroids, library).exclusions(slump, 2)
    assert "steroid_longterm" in {one.rule for one in brought}


@pytest.mark.parametrize("function", ["frail", "older_steady", "deconditioned", "active"])
@pytest.mark.parametrize("presentation", ["stenosis", "sciatica", "extension_sensitive"])
def test_old_spine_fractures_get_no_slump_and_no_rounding_in_a_chair(
    make_program: MakeProgram, presentation: str, function: str
) -> None:
    made = make_program(
        presentation=presentation,
        function=function,
        precautions=["vertebral_fx_old"],
        findings=["slr_positive", "slump_positive"],
        weeks=10,
    )
    assert not {"sciatic-slider-slump", "seated-cat-camel", "laundry-lift"} & set(made.exercises)
    upright = ("sitting", "standing", "standing_supported")
    assert not [
        e.id
        for e in made.exercises.values()
        if "flex_mid" in e.properties and e.start_position in upright
    ]


def test_a_new_hip_stands_up_its_own_way_on_every_page(make_program: MakeProgram) -> None:
    made = make_program(
        presentation="extension_sensitive",
        function="frail",
        precautions=["thr_posterior"],
        findings=["hip_extension_limited"],
        weeks=8,
        minutes_per_day=30,
    )
    stands = [name for name in made.exercises if name.startswith("sit-to-stand")]
    assert stands == ["sit-to-stand-raised-arms"]
    card = made.exercises["sit-to-stand-raised-arms"]
    assert card.steps[0].startswith("Slide the foot of your new hip forward.")
    assert "hip_flex90" not in card.properties
    text = text_of(render(made))
    assert "Slide the foot of your new hip forward" in text
    for opposite in ("nose is over your toes", "ross your arms", "Use no cushion"):
        assert opposite not in text


def test_an_exercise_added_by_hand_is_done_the_patients_way(
    library: Library, make_program: MakeProgram
) -> None:
    made = make_program(presentation="chronic", precautions=["thr_posterior"])
    without = {k: v for k, v in made.exercises.items() if k != "sit-to-stand-raised-arms"}
    bare = made.model_copy(update={"exercises": without, "weeks": _without(made)})
    session = bare.weeks[-1].sessions[0].name
    edited = add(bare, library, bare.weeks[-1].phase, session, "sit-to-stand-raised-arms")
    assert edited.exercises["sit-to-stand-raised-arms"].cue == "Foot forward, chest up, push."


def _without(made: Program) -> tuple[object, ...]:
    return tuple(
        week.model_copy(
            update={
                "sessions": tuple(
                    session.model_copy(
                        update={
                            "items": tuple(
                                item
                                for item in session.items
                                if item.exercise != "sit-to-stand-raised-arms"
                            )
                        }
                    )
                    for session in week.sessions
                )
            }
        )
        for week in made.weeks
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Roll the towel thin, no thicker than your wrist."), ("es", "Haga un rollo delgado")],
)
def test_a_note_is_printed_on_the_patients_card(
    library: Library, make_program: MakeProgram, language: str, said: str
) -> None:
    made = make_program(presentation="stiffness", precautions=["osteoporosis"])
    last = made.weeks[-1]
    made = add(made, library, last.phase, last.sessions[0].name, "thoracic-extension-towel")
    sentences, problems = load_sentences()
    assert problems == []
    made = give_languages(made, library, load_topics(), sentences, 2026)
    assert said in text_of(render(made, options=Options(language=language)))


def test_the_therapists_copy_says_first_what_applies_to_this_patient(
    library: Library, make_program: MakeProgram
) -> None:
    made = make_program(presentation="stiffness", precautions=["osteoporosis"])
    last = made.weeks[-1]
    made = add(made, library, last.phase, last.sessions[0].name, "thoracic-extension-towel")
    said = text_of(render(made, options=Options(layout="clinician")))
    cautions = " ".join(made.exercises["thoracic-extension-towel"].cautions.split())
    assert f"In general: {cautions}" in said
    here = said[: said.index(f"In general: {cautions}")].rsplit("For this patient:", 1)[1]
    assert here.strip().startswith("Roll the towel thin")


def test_a_position_that_is_only_held_names_no_effort(make_program: MakeProgram) -> None:
    """Lying at ease is not gentle work, 2 out of 10."""
    made = make_program(presentation="sciatica", irritability="high")
    lying = next(e for e in made.exercises.values() if e.dosage.effort == 0)
    said = text_of(render(made, options=Options(layout="cards")))
    assert lying.patient_name in said
    start = said.index(lying.steps[0])
    before = said.rindex(lying.patient_name, 0, start)
    assert "How hard" not in said[before:start]
    assert "How hard" in said


def test_two_conditions_have_both_their_notes(library: Library, make_intake: MakeIntake) -> None:
    case = read_case(make_intake(precautions=["vertigo", "surgery_recent"]), library)
    notes = card_notes(case, library.exercises.values())["log-roll"]
    assert notes == (
        "Rest at the edge of the bed until your head is clear.",
        "Follow your surgeon's plan first.",
    )


def test_time_on_the_back_is_limited_in_pregnancy(make_program: MakeProgram) -> None:
    """Every exercise that is given on the back, in every week, with its note on the card."""
    seen = set[str]()
    for presentation in PRESENTATIONS:
        made = make_program(
            presentation=presentation,
            precautions=["pregnancy"],
            weeks=12,
            irritability="low",
            minutes_per_day=45,
        )
        for week in made.weeks:
            for session in week.sessions:
                for item in session.items:
                    exercise = made.exercises[item.exercise]
                    if "supine" not in exercise.properties:
                        continue
                    seen.add(exercise.id)
                    said = exercise.for_condition["pregnancy"]
                    assert said.note in made.handed.card_notes[exercise.id]
                    assert said.limit
                    for field, most in said.limit.most.items():
                        assert getattr(item, field) <= most, (exercise.id, field)
    assert len(seen) >= 3, seen


@pytest.mark.parametrize(
    "who",
    [
        {"precautions": ["no_floor"]},
        {"precautions": ["fall_risk"]},
        {"function": "frail"},
        {"function": "frail", "precautions": ["fall_risk"]},
        {"function": "frail", "precautions": ["fall_risk", "no_floor"]},
    ],
)
@pytest.mark.parametrize("presentation", some(["chronic", "stenosis", "sciatica"], fast=1))
def test_who_cannot_get_to_the_floor_reads_of_a_bed_alone(
    library: Library, make_program: MakeProgram, presentation: str, who: dict[str, Any]
) -> None:
    made = make_program(presentation=presentation, weeks=12, **who)
    lying = [e for e in made.exercises.values() if e.setting == "bed"]
    assert lying
    for exercise in lying:
        assert "mat" not in exercise.equipment
        assert exercise.picture is not None
        kinds = [prop if isinstance(prop, str) else prop.kind for prop in exercise.picture.props]
        assert "mat" not in kinds
    if any(e.setting == "floor" for e in made.exercises.values()):
        return  # who may fall and can get down may be given one
    sentences, _ = load_sentences()
    made = give_languages(made, library, load_topics(), sentences, 2026)
    for language, mat in (("en", r"\bmats?\b"), ("es", "colchoneta")):
        said = text_of(render(made, options=Options(language=language)))
        assert not re.search(mat, said), re.findall(rf".{{40}}{mat}.{{20}}", said)


def test_a_program_of_an_older_version_still_opens(
    library: Library, make_intake: MakeIntake
) -> None:
    """Its exercises know nothing of conditions, and a card has one note."""
    built = build(make_intake(precautions=["osteoporosis"]), library).program
    assert built is not None
    data = json.loads(program_to_json(built))
    for exercise in data["exercises"].values():
        for key in ("for_condition", "not"):
            exercise.pop(key)
        exercise["in_language"]["es"].pop("for_condition")
    data["handed"]["card_notes"] = {"log-roll": "Do it this way."}
    opened, problems = program_from_json(json.dumps(data))
    assert problems == []
    assert opened is not None
    assert opened.handed.card_notes == {"log-roll": ("Do it this way.",)}
    assert PatientEducation.model_validate(opened.handed.model_dump()) == opened.handed
