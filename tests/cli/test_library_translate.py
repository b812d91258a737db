"""`library translate`: what has no Spanish is written down, to be filled in and checked."""

import shutil
from pathlib import Path

import pytest
import yaml

from tests.command import planner

RIVERSIDE = Path(__file__).parents[1] / "clinics" / "riverside"


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RIVERSIDE, tmp_path / "ours"))


def translate(ours: Path) -> str:
    done = planner("library", "translate", "--library", "ours", folder=ours.parent)
    assert done.returncode == 0, done.stderr
    return done.stdout


def missing(ours: Path) -> str:
    return planner("library", "check", "ours", "--language", "es", folder=ours.parent).stderr


def test_what_is_filled_in_and_moved_is_no_longer_missing(ours: Path) -> None:
    assert "exercises/ours/swimmer.es.yaml: 1" in translate(ours)
    place = "exercises/ours/swimmer.es.yaml"
    text = (ours / "translate/es" / place).read_text(encoding="utf-8")
    assert "# Reach one arm along the bed or mat, past your head." in text
    assert "swimmer.yaml" in missing(ours)
    data = yaml.safe_load(text)
    data["exercises"]["swimmer"] |= {
        "patient_name": "Nadar boca abajo",
        "set_up": "Acuéstese boca abajo en una cama o colchoneta.",
        "steps": ["Estire un brazo.", "Levántelo. Quédese así por 3 segundos.", "Cambie de brazo."],
        "feel": "La espalda trabaja.",
        "stop_if": "La espalda le duele más.",
        "mistake": "Levantar mucho. Un poco basta.",
        "cue": "Estire y levante.",
    }
    (ours / place).write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    told = missing(ours)
    assert "swimmer" not in told
    assert "hall-walk" in told


def test_an_empty_skeleton_is_not_taken_for_spanish(ours: Path) -> None:
    translate(ours)
    for path in (ours / "translate/es").rglob("*.*"):
        if path.name != "words.es.yaml":
            target = ours / path.relative_to(ours / "translate/es")
            shutil.copy(path, target)
    told = missing(ours)
    assert "swimmer.es.yaml" in told
    assert "driving.es.md: LANG02" in told


def test_a_change_has_its_words_beside_it_and_no_file_of_its_own(tmp_path: Path) -> None:
    """A file of words in `changes` would be none of a change."""
    (tmp_path / "ours" / "changes").mkdir(parents=True)
    change = tmp_path / "ours" / "changes" / "clam.yaml"
    change.write_text(
        "because: Try.\nby: DR\nchange: exercise clam\nset:\n"
        "  feel: {was: The side of your top hip and buttock working., now: Your top hip working.}\n"
    )
    done = planner("library", "translate", "--library", "ours", folder=tmp_path)
    assert done.returncode == 0
    assert "changes/clam.yaml:5" in done.stderr
    assert "Write es: beside now:" in done.stderr
    assert not (tmp_path / "ours" / "translate").exists()
    told = planner("library", "check", "ours", "--language", "es", folder=tmp_path).stderr
    assert "ours/changes/clam.yaml:5: LANG01 clam: the exercise is not written" in told


def test_rules_come_as_pairs_and_nothing_is_written_over(ours: Path) -> None:
    translate(ours)
    words = yaml.safe_load((ours / "translate/es/programs/rules/words.es.yaml").read_text())
    assert {"en": "To get back to your day.", "es": ""} in words["pairs"]
    again = planner("library", "translate", "--library", "ours", folder=ours.parent)
    assert again.returncode == 2
    assert "is there already" in again.stderr


def test_a_folder_that_cannot_be_written_is_told(ours: Path) -> None:
    (ours / "translate").write_text("a file")
    done = planner("library", "translate", "--library", "ours", folder=ours.parent)
    assert (done.returncode, "cannot be written" in done.stderr) == (2, True), done.stderr
