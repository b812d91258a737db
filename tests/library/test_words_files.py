"""A clinic's words in another language: used where they fit, else told by file and line."""

from pathlib import Path

import pytest
import yaml

from planner.library.catalog import load_library
from planner.library.sentences import load_sentences
from planner.library.shipped import shipped_root

SHIPPED = Path("exercises/patterns/squat.es.yaml")


def clinic_with(clinic: Path, change: dict[str, object]) -> Path:
    """The clinic with its own Spanish of the box squat, changed."""
    words = yaml.safe_load((shipped_root() / SHIPPED).read_text(encoding="utf-8"))
    del words["aliases"]
    mine = {"sit-to-stand": {**words["exercises"]["sit-to-stand"], **change}}
    path = clinic / "exercises" / "squat.es.yaml"
    path.write_text(
        yaml.safe_dump({**words, "exercises": mine}, allow_unicode=True, sort_keys=False),
        encoding="utf-8",
    )
    return clinic


def test_better_words_of_a_clinic_take_the_place_of_the_shipped_ones(clinic: Path) -> None:
    found = load_library(
        clinic_with(clinic, {"patient_name": "Sentarse en la caja"}), clinic / "cache"
    )
    assert found.problems == ()
    assert found.exercises["sit-to-stand"].in_language["es"].patient_name == "Sentarse en la caja"
    assert found.exercises["squat-goblet"].in_language["es"]  # the shipped one stays


def test_words_that_do_not_fit_are_told_and_the_shipped_ones_kept(clinic: Path) -> None:
    found = load_library(
        clinic_with(clinic, {"steps": ["Uno.", "Dos.", "Tres."]}), clinic / "cache"
    )
    (problem,) = found.problems
    assert problem.line == 4
    assert "there are 3 steps, and" in problem.message
    assert found.exercises["sit-to-stand"].in_language["es"].steps[0] != "Uno."


def test_a_number_that_changed_is_told(clinic: Path) -> None:
    (problem,) = load_library(
        clinic_with(clinic, {"feel": "Los muslos, por 99 minutos."}), clinic / "cache"
    ).problems
    assert "feel has other numbers than the English" in problem.message


def test_a_slip_in_a_key_is_told_with_its_line(clinic: Path) -> None:
    (problem,) = load_library(
        clinic_with(clinic, {"fell": "Los muslos."}), clinic / "cache"
    ).problems
    assert problem.line is not None
    assert 'Did you mean "feel"?' in problem.advice


def test_words_of_no_exercise_are_told(clinic: Path) -> None:
    path = clinic_with(clinic, {}) / "exercises" / "squat.es.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("sit-to-stand:", "sit-too-stand:"))
    (problem,) = load_library(clinic, clinic / "cache").problems
    assert "there is no such exercise on this ladder" in problem.message


def test_a_clinics_pair_of_sentences_lies_over_the_shipped_one(clinic: Path) -> None:
    rules = clinic / "programs" / "rules"
    rules.mkdir(parents=True)
    (rules / "words.es.yaml").write_text(
        "language: es\npairs:\n- {en: a broom, es: una escoba de casa}\n", encoding="utf-8"
    )
    found, problems = load_sentences(clinic)
    assert problems == []
    assert found["es"]["a broom"] == "una escoba de casa"
    assert "Build" in found["es"]
    assert load_library(clinic, clinic / "cache").problems == ()


@pytest.mark.parametrize(
    ("pair", "told"),
    [
        ('{en: a broom, es: "\u200b"}', "there is nothing to read in this text"),
        ('{en: Go now, es: " "}', "there is nothing to read in this text"),
        ("{en: Rest 2 days, es: Descanse 3 días}", "the numbers are not those of the English"),
        ("{en: a broom, es: uno}\n- {en: a broom, es: dos}", "stands here twice"),
    ],
)
def test_a_pair_that_says_nothing_or_something_else_is_refused(
    clinic: Path, pair: str, told: str
) -> None:
    rules = clinic / "programs" / "rules"
    rules.mkdir(parents=True)
    text = f"language: es\npairs:\n- {pair}\n"
    (rules / "words.es.yaml").write_text(text, encoding="utf-8")
    found, problems = load_sentences(clinic)
    assert any(told in str(problem) for problem in problems), problems
    assert found["es"]["a broom"] == "una escoba"


def test_words_of_a_ladder_stand_in_one_file(clinic: Path) -> None:
    first = clinic_with(clinic, {}) / "exercises" / "squat.es.yaml"
    (clinic / "exercises" / "zzz.es.yaml").write_text(first.read_text(encoding="utf-8"))
    (problem,) = load_library(clinic, clinic / "cache").problems
    assert 'the words of the ladder "squat" are already in' in problem.message


def test_words_of_no_ladder_are_told(clinic: Path) -> None:
    path = clinic_with(clinic, {}) / "exercises" / "squat.es.yaml"
    text = path.read_text(encoding="utf-8").replace("ladder: squat", "ladder: squatt")
    path.write_text(text, encoding="utf-8")
    (problem,) = load_library(clinic, clinic / "cache").problems
    assert (problem.line, problem.advice) == (1, 'Did you mean "squat"?')
