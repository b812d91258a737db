"""The text alternative in Spanish: the same facts, in good Spanish, and no English word."""

import re
from typing import get_args

import pytest

from planner.figure.body.places import BODY_PLACES
from planner.figure.pose.held import PAIRS, SPOTS
from planner.figure.pose.postures import POSTURES
from planner.figure.props import SURFACES
from planner.figure.words import en as phrases_en
from planner.figure.words import es as phrases_es
from planner.figure.words.describe import describe
from planner.figure.words.phrases import (
    ArmWay,
    BodyMove,
    FeetSeen,
    FootRest,
    LegSeen,
    LimbMove,
    Phrases,
    Stance,
    Travel,
    Which,
)
from planner.model.exercise.picture import PropKind, Side, View
from planner.model.library import Library
from tests.figure.poses import picture, solved

_KINDS = get_args(PropKind)
_SIDES = get_args(Side)
_SILENT = {"music"}


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-záéíóúüñ]+", text.lower()))


def _everything(say: Phrases) -> str:
    """All that a language can say of views, postures and movements."""
    told = [say.seen_from(view) for view in get_args(View)]
    told += [say.becomes(stance, []) for stance in get_args(Stance)]
    told += [say.feet(feet) for feet in get_args(FeetSeen)]
    told += [say.leg(which, leg) for leg in get_args(LegSeen) for which in get_args(Which)]
    told += [say.body_moves(move) for move in get_args(BodyMove)]
    told += [say.limb_moves(m, which) for m in get_args(LimbMove) for which in get_args(Which)]
    told += [say.arm(which, way) for way in get_args(ArmWay) for which in get_args(Which)]
    told += [say.travels(way) for way in get_args(Travel)]
    told += [say.foot_on(side, rest) for rest in get_args(FootRest) for side in _SIDES]
    told += [say.foot_lifted(side) for side in _SIDES]
    told += [say.leaning(True), say.leaning(False), say.back(True), say.back(False)]
    told += [say.breath(), say.thought()]
    told += [say.clock(1), say.clock(10), say.stopwatch(0), say.stopwatch(4)]
    return ". ".join(told)


_NAMES = (*_KINDS, *BODY_PLACES, *SURFACES, *SPOTS, *PAIRS)
_SMALL = "the and with on left right hand knee by under small large from of in at to"
_BOTH_LANGUAGES = {"a", "pelvis"}
_ENGLISH = (
    _words(_everything(phrases_en)) | _words(" ".join(_NAMES).replace("_", " ")) | _words(_SMALL)
) - _BOTH_LANGUAGES


def english_in(text: str) -> set[str]:
    """English words, and names of the model, that slipped through."""
    return (_words(text) & _ENGLISH) | ({"_"} & set(text))


@pytest.mark.parametrize(
    ("exercise", "words"),
    [
        (
            "bird-dog",
            "Vista de lado. Con las manos y las rodillas apoyadas, sobre una colchoneta. "
            "Luego la cadera derecha se estira, la rodilla derecha se estira y el brazo "
            "izquierdo se levanta.",
        ),
        (
            "heel-raise",
            "Vista de lado. De pie junto a un mueble de cocina, las manos en el mueble. Luego la "
            "cadera se levanta, los dos pies apuntan hacia abajo y los dos codos se estiran.",
        ),
        (
            "sit-to-stand",
            "Vista de lado. Persona sentada en una silla, la mano izquierda en el hombro derecho, "
            "la mano derecha en el hombro izquierdo. Luego se pone de pie, la mano izquierda en "
            "el hombro derecho, la mano derecha en el hombro izquierdo.",
        ),
        (
            "piriformis-seated",
            "Vista de lado. Persona sentada en una silla, la mano izquierda en la rodilla "
            "izquierda, la mano derecha en la parte baja de la espinilla izquierda. Luego el "
            "cuerpo se inclina hacia adelante, las dos caderas se doblan "
            "y los dos codos se doblan. Un cronómetro indica que se mantiene la posición.",
        ),
        (
            "walk-bouts-10",
            "Vista de lado. Caminando junto a una banca. Una flecha señala el camino hacia "
            "adelante. Un reloj marca 10 minutos.",
        ),
        (
            "progressive-muscle-relaxation",
            "Vista de lado. Boca arriba sobre una colchoneta, con una almohada bajo la cabeza y "
            "una almohada bajo las rodillas, las rodillas un poco dobladas. Luego los hombros se "
            "alejan de las orejas, los dos pies estiran la punta y los dos codos se estiran. Unas "
            "flechas pequeñas muestran dónde se aprieta: el muslo derecho. Unas flechas pequeñas "
            "muestran dónde se aprieta: el antebrazo derecho. Unas líneas onduladas muestran que "
            "se suelta el aire.",
        ),
    ],
)
def test_in_full(library: Library, exercise: str, words: str) -> None:
    drawn = library.exercises[exercise].picture
    assert drawn is not None
    assert describe(drawn, "es") == words


def test_no_english_in_the_whole_library(library: Library) -> None:
    for exercise in library.exercises.values():
        assert exercise.picture is not None
        told = describe(exercise.picture.model_copy(update={"shows": ""}), "es")
        assert english_in(told) == set(), (exercise.id, told)


def test_sentences_begin_large_and_end_with_a_full_stop(library: Library) -> None:
    for exercise in library.exercises.values():
        assert exercise.picture is not None
        told = describe(exercise.picture.model_copy(update={"shows": ""}), "es")
        assert told.endswith("."), told
        for sentence in told.removesuffix(".").split(". "):
            assert sentence[0].isupper(), (exercise.id, sentence)
            assert sentence == sentence.strip(" .,"), (exercise.id, sentence)
        assert not re.search(r"  |,,| ,|\b(?:a|de) el\b", told), (exercise.id, told)


def test_what_a_picture_shows_is_left_as_it_is() -> None:
    told = describe(picture({"posture": "prone"}, shows="Una pierna se levanta."), "es")
    assert told.endswith(". Una pierna se levanta.")


def test_everything_can_be_said() -> None:
    assert english_in(_everything(phrases_es)) == set()


@pytest.mark.parametrize("posture", POSTURES)
def test_every_posture(posture: str) -> None:
    told = describe(picture({"posture": posture}), "es")
    assert english_in(told) == set()
    assert len(told) > len("Vista de lado. De pie")


@pytest.mark.parametrize("kind", _KINDS)
@pytest.mark.parametrize(
    "way", [{}, {"under": "head"}, {"held_by": "hands"}, {"held_by": "right_hand"}]
)
def test_every_prop(kind: str, way: dict[str, str]) -> None:
    bare = describe(picture({"posture": "supine"}), "es")
    told = describe(picture({"posture": "supine"}, props=[{"kind": kind, **way}]), "es")
    assert english_in(told) == set(), told
    assert told != bare or kind in _SILENT


@pytest.mark.parametrize("kind", ["chair", "stool", "sofa", "bench", "bed", "ball"])
def test_every_seat(kind: str) -> None:
    told = describe(picture({"posture": "sitting"}, props=[kind]), "es")
    assert re.search(r"Persona sentada (en|sobre) una? \w+", told), told


@pytest.mark.parametrize(
    "place",
    [*SURFACES, *BODY_PLACES, *(f"{side}_{part}" for side in _SIDES for part in BODY_PLACES)],
)
def test_every_place_of_a_hand(place: str) -> None:
    told = [phrases_es.hand_on(which, place) for which in get_args(Which)]
    told += [phrases_es.hand_goes(which, place) for which in get_args(Which)]
    told += [phrases_es.ankle_on(side, place) for side in _SIDES]
    for each in told:
        assert english_in(each) == set(), each
        assert "el cuerpo" not in each, (place, each)
        assert re.search(r"(en|sobre|van? a) (el|la|los|las) \w+| van? al \w+", each), each


def test_every_part_that_something_lies_under_or_that_tightens() -> None:
    joints = solved({"posture": "standing"})[0].found.at
    for part in (*joints, *BODY_PLACES, *SPOTS, *PAIRS, "hands", "thighs", "calves"):
        told = phrases_es.squeeze(part)
        assert english_in(told) == set(), told
        assert not told.endswith("el cuerpo"), part


def test_sides_agree_with_their_noun() -> None:
    assert phrases_es.hand_on("left", "right_ankle") == ("la mano izquierda en el tobillo derecho")
    assert phrases_es.hand_on("both", "thigh") == "las manos en los muslos"
    assert phrases_es.hand_on("both", "left_behind_thigh") == (
        "las manos en la parte de atrás del muslo izquierdo"
    )
    assert (
        phrases_es.hand_goes("right", "left_shoulder") == "la mano derecha va al hombro izquierdo"
    )
    assert phrases_es.limb_moves("foot_up", "both") == "los dos pies se doblan hacia arriba"


def test_y_becomes_e() -> None:
    assert phrases_es.listed(["codos", "hombros"]) == "codos y hombros"
    assert phrases_es.listed(["rodillas", "hielo"]) == "rodillas y hielo"
    assert phrases_es.listed(["se estira", "inclina"]) == "se estira e inclina"
    assert phrases_es.listed(["una", "dos", "hilo"]) == "una, dos e hilo"


def test_clocks_and_stopwatches_count() -> None:
    assert phrases_es.clock(1) == "un reloj marca 1 minuto"
    assert phrases_es.clock(2.5) == "un reloj marca 2 minutos y 30 segundos"
    assert phrases_es.clock(1.5) == "un reloj marca 90 segundos"
    assert phrases_es.stopwatch(1) == "un cronómetro marca 1 segundo"


def test_nobody_is_said_to_stand_on_a_bench() -> None:
    told = describe(picture({"posture": "walking"}, props=["bench"]), "es")
    assert "Caminando junto a una banca." in told
    told = describe(picture({"posture": "supine"}, props=["mat", "ball"]), "es")
    assert "sobre una colchoneta, con una pelota grande, las piernas" in told


def test_two_pillows_under_one_part_are_pillows() -> None:
    pillow = {"kind": "pillow", "under": "pelvis"}
    told = describe(picture({"posture": "hooklying"}, props=[pillow, pillow]), "es")
    assert "con almohadas bajo la pelvis, las rodillas" in told
