"""What the words of a picture claim of a body is what its angles and its path in the world are."""

import math
import re
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from planner.figure.body.measures import BALL_R, SIDES
from planner.figure.pose.moment import Moment
from planner.figure.pose.solve import solve
from planner.figure.words.describe import describe_solution
from planner.model.exercise.fitted import ON_A_BED, fitted, ways
from planner.model.exercise.picture import Picture, Side
from planner.model.language import Language
from planner.model.library import Library
from tests.figure.poses import solved

Claim = tuple[str, Callable[[Moment, float], bool]]
"""A sentence's words, and whether they are true of a body on a surface of a height, metres."""


def knees(m: Moment) -> list[float]:
    return [m.pose.knee[side] for side in SIDES]


def chest(m: Moment, column: int) -> float:
    """How far the chest's front (0), left (1) or crown (2) points up."""
    return m.found.axes["chest"][6 + column]


def flat(m: Moment, lying_m: float) -> bool:
    heights = [m.found.at[f"{side}_{part}"][2] for side in SIDES for part in ("heel", "ball")]
    return all(abs(height - lying_m) < BALL_R + 0.04 for height in heights)


def ankles_high(m: Moment, lying_m: float) -> bool:
    return all(m.found.at[f"{side}_ankle"][2] > lying_m + 0.18 for side in SIDES)


def elbows_above_shoulders_m(m: Moment) -> list[float]:
    return [m.found.at[f"{s}_elbow"][2] - m.found.at[f"{s}_shoulder"][2] for s in SIDES]


def feet_apart_m(m: Moment) -> float:
    return math.dist(m.found.at["left_ankle"], m.found.at["right_ankle"])


def on_knees(m: Moment, _: float) -> bool:
    return all(m.found.at[f"{s}_knee"][2] < m.found.at[f"{s}_ankle"][2] + 0.03 for s in SIDES)


def on_toes(m: Moment, _: float) -> bool:
    return all(m.found.at[f"{s}_knee"][2] > m.found.at[f"{s}_toe"][2] + 0.06 for s in SIDES)


BOTH_WAYS: dict[Language, tuple[Claim, ...]] = {
    "en": (
        (r"lying on the back", lambda m, _: chest(m, 0) > 0.75),
        (r"lying on one side", lambda m, _: abs(chest(m, 1)) > 0.5),
    ),
    "es": (
        (r"boca arriba", lambda m, _: chest(m, 0) > 0.75),
        (r"acostada de lado", lambda m, _: abs(chest(m, 1)) > 0.5),
    ),
}
SAID_IS_TRUE: dict[Language, tuple[Claim, ...]] = {
    "en": (
        (r"the legs straight(?! back)", lambda m, _: max(knees(m)) < 30),
        (r"the knees bent and the feet flat", lambda m, z: min(knees(m)) > 40 and flat(m, z)),
        (r"the knees bent and the feet in", lambda m, z: min(knees(m)) > 40 and ankles_high(m, z)),
        (r"the knees (a little )?bent", lambda m, _: min(knees(m)) > 24),
        (r"lying face down", lambda m, _: chest(m, 0) < -0.2),
        (r"^sitting", lambda m, _: m.found.at["pelvis"][2] < m.found.at["collar"][2] - 0.3),
        (r"^standing", lambda m, _: m.found.at["pelvis"][2] > 0.45 and bool(m.grounded)),
        (r"on (hands|forearms) and toes", on_toes),
        (r"on (hands|forearms) and knees", on_knees),
        (r"leaning forward", lambda m, _: m.pose.lean > 20),
        (r"leaning back", lambda m, _: m.pose.lean < -20),
        (r"the back rounded", lambda m, _: m.pose.lumbar[0] + m.pose.thoracic[0] > 30),
        (r"arms (pointing up|overhead)", lambda m, _: max(elbows_above_shoulders_m(m)) > 0.1),
        (r"the feet together", lambda m, _: feet_apart_m(m) < 0.13),
        (r"the feet wide apart", lambda m, _: feet_apart_m(m) > 0.35),
        (r"arms hanging down", lambda m, _: max(elbows_above_shoulders_m(m)) < -0.2),
    ),
    "es": (
        (r"las piernas estiradas(?! hacia)", lambda m, _: max(knees(m)) < 30),
        (r"las rodillas dobladas y los pies apoyados", lambda m, z: min(knees(m)) > 40
         and flat(m, z)),
        (r"las rodillas dobladas y los pies en el aire", lambda m, z: min(knees(m)) > 40
         and ankles_high(m, z)),
        (r"las rodillas (un poco )?dobladas", lambda m, _: min(knees(m)) > 24),
        (r"boca abajo", lambda m, _: chest(m, 0) < -0.2),
        (r"^persona sentada", lambda m, _: m.found.at["pelvis"][2]
         < m.found.at["collar"][2] - 0.3),
        (r"^de pie", lambda m, _: m.found.at["pelvis"][2] > 0.45 and bool(m.grounded)),
        (r"en las (manos|antebrazos) y las puntas", on_toes),
        (r"en (las manos|los antebrazos) y las rodillas", on_knees),
        (r"inclinado hacia adelante", lambda m, _: m.pose.lean > 20),
        (r"inclinado hacia atrás", lambda m, _: m.pose.lean < -20),
        (r"la espalda curvada", lambda m, _: m.pose.lumbar[0] + m.pose.thoracic[0] > 30),
        (r"los brazos (por encima|hacia arriba)", lambda m, _: max(elbows_above_shoulders_m(m))
         > 0.1),
        (r"los pies juntos", lambda m, _: feet_apart_m(m) < 0.13),
        (r"los pies muy separados", lambda m, _: feet_apart_m(m) > 0.35),
        (r"los brazos colgando", lambda m, _: max(elbows_above_shoulders_m(m)) < -0.2),
    ),
}  # fmt: skip
"""In the first sentence after the view."""
ONE_LEG: dict[Language, tuple[tuple[str, Callable[[float], bool]], ...]] = {
    "en": (
        (r"the (left|right) leg (?:raised )?straight", lambda knee: knee < 30),
        (r"the (left|right) knee (?:a little )?bent", lambda knee: knee > 24),
    ),
    "es": (
        (r"la pierna (izquierda|derecha) estirada", lambda knee: knee < 30),
        (r"la rodilla (izquierda|derecha) (?:un poco )?doblada", lambda knee: knee > 24),
    ),
}
MOVES: dict[Language, dict[str, tuple[str, float]]] = {
    "en": {
        r"(left|right|both) arms? lifts?": ("elbow", 1),
        r"(left|right|both) arms? lowers?": ("elbow", -1),
        r"(left|right|both) legs? lifts?": ("knee", 1),
        r"(left|right|both) legs? lowers?": ("knee", -1),
    },
    "es": {
        r"(?:brazo|brazos) ?(izquierdo|derecho|) (?:se levantan?)": ("elbow", 1),
        r"(?:brazo|brazos) ?(izquierdo|derecho|) (?:bajan?)": ("elbow", -1),
        r"(?:pierna|piernas) ?(izquierda|derecha|) (?:se levantan?)": ("knee", 1),
        r"(?:pierna|piernas) ?(izquierda|derecha|) (?:bajan?)": ("knee", -1),
    },
}
"""What moves, by the joint whose way is up (1) or down (-1) in the world."""


def sides_in(word: str) -> tuple[Side, ...]:
    if word.startswith(("left", "izq")):
        return ("left",)
    return ("right",) if word.startswith(("right", "der")) else SIDES


def false_claims(
    words: str, moments: tuple[Moment, ...], lying_m: float, language: Language
) -> Iterator[str]:
    """What of the words is not so in the solved frames."""
    _, start, *after = (sentence.lower() for sentence in words.split(". "))
    first = moments[0]
    for pattern, true in SAID_IS_TRUE[language]:
        if re.search(pattern, start) and not true(first, lying_m):
            yield pattern
    for pattern, true in BOTH_WAYS[language]:
        if bool(re.search(pattern, start)) != _is(true, first, lying_m):
            yield pattern
    for pattern, holds in ONE_LEG[language]:
        for found in re.finditer(pattern, start):
            (side,) = sides_in(found[1])
            if not holds(first.pose.knee[side]):
                yield found[0]
    for sentence, (was, now) in zip(after, pairwise(moments), strict=False):
        for pattern, (joint, way) in MOVES[language].items():
            for found in re.finditer(pattern, sentence):
                for side in sides_in(found[1]):
                    at = f"{side}_{joint}"
                    if (now.found.at[at][2] - was.found.at[at][2]) * way < 0.02:
                        yield found[0]


def _is(true: Callable[[Moment, float], bool], first: Moment, lying_m: float) -> bool:
    """Of a body that lies; one that sits or kneels may have its chest any way."""
    lies = first.settings.support == "back" and first.settings.posture != "prone"
    return lies and true(first, lying_m)


def pictures(library: Library) -> Iterator[tuple[str, Picture]]:
    for exercise in library.exercises.values():
        assert exercise.picture is not None
        yield exercise.id, exercise.picture
        for name in (*ways(exercise, exercise.for_condition), ON_A_BED):
            this_way = fitted(exercise, (name,))
            if this_way.picture not in (None, exercise.picture):
                assert this_way.picture is not None
                yield f"{exercise.id} for {name}", this_way.picture


@pytest.mark.parametrize("language", ["en", "es"])
def test_words_say_what_the_angles_are(library: Library, language: Language) -> None:
    wrong = []
    for name, picture in pictures(library):
        solution = solve(picture)
        words = describe_solution(solution, language)
        lying_m = solution.scene.lying_m
        for claim in false_claims(words, solution.moments, lying_m, language):
            wrong.append((name, claim, words))
    assert wrong == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_of_whoever_lies_the_legs_are_told(library: Library, language: Language) -> None:
    told = r"leg|knee" if language == "en" else r"pierna|rodilla"
    for name, picture in pictures(library):
        solution = solve(picture)
        if solution.moments[0].settings.posture in ("supine", "hooklying", "sidelying"):
            start = describe_solution(solution, language).split(". ")[1]
            assert re.search(told, start), (name, start)


_WITH = {"en": r"\bwith (an?|the) [^,.]*\bwith (an?|the)\b", "es": r"\bcon una? [^,.]*\bcon una?\b"}


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_a_body_has_with_it_is_one_list(library: Library, language: Language) -> None:
    """ "With a pillow under the head and a pillow between the knees"."""
    for name, picture in pictures(library):
        words = describe_solution(solve(picture), language)
        assert not re.search(_WITH[language], words), (name, words)


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_two_exercises_are_told_alike(library: Library, language: Language) -> None:
    told: dict[str, str] = {}
    for exercise in library.exercises.values():
        assert exercise.picture is not None
        words = describe_solution(solve(exercise.picture), language)
        assert told.setdefault(words, exercise.id) == exercise.id, words


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Side view. Lying on the back with the legs straight on a mat.", "en"),
        ("Vista de lado. Boca arriba con las piernas estiradas.", "es"),
        ("Side view. Lying on the back, the knees bent and the feet flat.", "en"),
        ("Side view. Lying face down, the knees bent and the feet in the air.", "en"),
        ("Side view. Lying on the back, the left leg straight.", "en"),
        ("Side view. Lying on the back. Then the left arm lifts.", "en"),
        ("Vista de lado. Boca arriba. Luego el brazo izquierdo se levanta.", "es"),
    ],
)
def test_words_that_are_not_so_are_found(words: str, language: Language) -> None:
    """Of a dead bug, whose hips and knees are bent to a right angle, the arms up."""
    dead_bug = solved(
        {"posture": "supine", "hips": 90, "knees": 90, "feet": "lifted", "shoulders": 90},
        {"left_shoulder": 165},
        props=["mat"],
    )
    assert list(false_claims(words, dead_bug, 0.0, language))
    true = "Side view. Lying on the back, the knees bent and the feet in the air."
    assert not list(false_claims(true, dead_bug, 0.0, "en"))
