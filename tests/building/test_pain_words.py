"""The pain rule is in the patient's own numbers, with a top; walking and nerves add theirs."""

import re

import pytest

from planner.building.review.review import review
from planner.language.give_languages import give_languages
from planner.language.translate import reworded
from planner.library.sentences import load_sentences
from planner.library.topics import load_topics
from planner.model.library import Library
from planner.model.program.patient_education import PatientEducation
from planner.model.rules.pain import PainNumbers
from tests.conftest import MakeProgram


def during(handed: PatientEducation) -> tuple[str, str, str]:
    green, amber, red = (light.during for light in handed.lights)
    return green, amber, red


def test_a_usual_pain_of_5_reads_6_7_8(make_program: MakeProgram) -> None:
    green, amber, red = during(make_program(presentation="chronic", usual_pain=5).handed)
    assert green == "Pain of up to 6 out of 10 is fine while you move."
    assert amber == "Pain of 7 out of 10: finish gently."
    assert red.startswith("Pain of 8 or more out of 10: stop.")


@pytest.mark.parametrize("presentation", ["chronic", "stenosis"])
@pytest.mark.parametrize("usual", [None, *range(11)])
def test_the_rule_has_a_red_light_for_everyone_and_no_number_above_10(
    library: Library, make_program: MakeProgram, presentation: str, usual: int | None
) -> None:
    handed = make_program(presentation=presentation, usual_pain=usual).handed
    said = " ".join((*during(handed), handed.flare_when, *(light.after for light in handed.lights)))
    numbers = [int(one) for one in re.findall(r"\d+", said)]
    assert max(one for one in numbers if one != 24) <= 10
    pain = library.rules.guidance.pain
    green, amber, red = (pain.span(color, usual) for color in ("green", "amber", "red"))
    assert (green[0], red[1]) == (0, 10)
    assert green[1] + 1 == amber[0]
    assert amber[1] + 1 == red[0]
    assert str(red[0]) in during(handed)[2]


def test_the_therapist_is_told_of_a_usual_pain_of_7_and_of_none(
    library: Library, make_program: MakeProgram
) -> None:
    def told(usual: int | None) -> list[str]:
        found = review(make_program(usual_pain=usual), library)
        return [one.message for one in found if one.rule.code == "pain"]

    assert told(6) == []
    assert "the usual pain is 7" in told(7)[0]
    assert "doses are those of high irritability in phase 1 and 2" in told(7)[0]
    assert "is not entered" in told(None)[0]


def test_who_did_not_say_is_asked_on_paper(make_program: MakeProgram) -> None:
    assert "Is your usual pain 4 or more" in make_program(usual_pain=None).handed.ask_numbers
    assert make_program(usual_pain=4).handed.ask_numbers == ""


def numbers(**changed: tuple[int, int]) -> dict[str, object]:
    by_usual = dict.fromkeys(range(11), (3, 5))
    by_usual.update({int(key[1:]): bounds for key, bounds in changed.items()})
    words = {"source": "Own", "certainty": "O", "tell_from": 7, "flare_above": 2}
    return {"by_usual": by_usual, "unknown": (3, 5), **words}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"u4": (5, 5)}, "usual pain 4: amber"),
        ({"u4": (6, 5)}, "usual pain 4: amber"),
        ({"u10": (9, 10)}, "usual pain 10: amber"),
        ({"u4": (6, 7)}, "usual pain 5: less is allowed than at 4"),
    ],
)
def test_lights_without_a_number_or_out_of_order_are_refused(
    changed: dict[str, tuple[int, int]], told: str
) -> None:
    assert PainNumbers.model_validate(numbers())
    with pytest.raises(ValueError, match=told):
        PainNumbers.model_validate(numbers(**changed))


def test_every_usual_pain_has_its_numbers() -> None:
    some = numbers()
    assert isinstance(some["by_usual"], dict)
    del some["by_usual"][9]
    with pytest.raises(ValueError, match="each usual pain from 0 to 10"):
        PainNumbers.model_validate(some)


def test_whoever_has_stenosis_sits_and_walks_again(make_program: MakeProgram) -> None:
    program = make_program(usual_pain=3, equipment=["cart"], weeks=12)
    green, _, red = program.handed.lights
    assert any("leg ache of up to 4" in line for line in green.also)
    assert "further down" not in red.during
    assert any("sit for 10 minutes" in line.replace("you sit", "sit") for line in red.also)
    walks = {
        key
        for key, one in program.exercises.items()
        if one.start_position == "walking" and one.category == "aerobic"
    }
    assert walks
    for walk in walks:
        assert "Then walk again" in program.handed.walk_notes[walk]
        assert "10 minutes of sitting" in program.handed.card_stops[walk] or (
            "after you sit for 10 minutes" in program.handed.card_stops[walk]
        )


def test_a_load_is_carried_by_its_dose_and_its_own_stop_sign(make_program: MakeProgram) -> None:
    """It is on foot too, but for seconds: no walk into leg ache, and none of its stops lost."""
    program = make_program(irritability="low", function="deconditioned")
    carried = {
        key
        for key, one in program.exercises.items()
        if one.start_position == "walking" and one.category == "carry"
    }
    assert carried
    assert not carried & {*program.handed.walk_notes, *program.handed.card_stops}


def test_nobody_else_is_told_to_walk_into_leg_pain(make_program: MakeProgram) -> None:
    handed = make_program(presentation="chronic").handed
    assert handed.walk_notes == handed.card_stops == {}
    assert "further down your leg" in handed.lights[2].during


@pytest.mark.parametrize("presentation", ["sciatica", "stenosis"])
def test_pain_that_leaves_the_leg_is_called_good(
    make_program: MakeProgram, presentation: str
) -> None:
    green = make_program(presentation=presentation).handed.lights[0]
    assert any("leaves your leg" in line and "even if your back" in line for line in green.also)
    assert make_program(presentation="strain").handed.lights[0].also == ()


@pytest.mark.parametrize(
    ("precaution", "sign"),
    [
        ("osteoporosis", "sharp back pain"),
        ("steroid_longterm", "sharp back pain"),
        ("steroid_longterm", "take steroids"),
        ("vertebral_fx_old", "sharp back pain"),
        ("vertebral_fx_old", "got shorter"),
        ("cancer_history", "legs get weak or numb"),
        ("cancer_history", "like a band"),
    ],
)
def test_a_precaution_brings_its_signs(
    make_program: MakeProgram, precaution: str, sign: str
) -> None:
    handed = make_program(precautions=[precaution]).handed
    assert [rule.urgency for rule in handed.call if sign in rule.when]
    assert not any(sign in rule.when for rule in make_program().handed.call)


def test_the_flare_page_says_when_it_is_not_one(make_program: MakeProgram) -> None:
    (anyone,) = make_program().handed.not_flare
    assert "began with a fall" in anyone
    thin = make_program(precautions=["vertebral_fx_old"]).handed.not_flare
    assert thin[0] == anyone
    assert "small fall, a lift or a cough" in thin[1]


@pytest.mark.parametrize(
    "words", ["wipe", "do not know when you are full", "stool", "Sex", "tingly"]
)
def test_the_list_of_cauda_equina_signs_is_whole(library: Library, words: str) -> None:
    now = " ".join(one.when for one in library.rules.guidance.call if one.urgency == "now")
    assert words in now
    asked = library.rules.guidance.nerve_safety_net
    assert words.lower().removeprefix("do not ") in asked.lower()


def test_the_numbers_are_in_spanish_too(library: Library, make_program: MakeProgram) -> None:
    sentences, _ = load_sentences()
    program = make_program(usual_pain=5, precautions=["osteoporosis", "cancer_history"])
    program = give_languages(program, library, load_topics(), sentences, 2026)
    said = reworded(program, "es")
    assert said.sentences == ()
    green, _, red = said.program.handed.lights
    assert green.during == "Dolor de hasta 6 de 10: está bien."
    assert "espalda de 8 de 10 o más" in red.during
    assert any("hasta 4 de 10" in line for line in green.also)
