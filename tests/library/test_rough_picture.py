"""Write it, look at it, mend it: an entry with mistakes is told, and drawn as far as it goes."""

from pathlib import Path

import pytest

from planner.library.rough_picture import rough_picture
from tests.command import planner

SEATED = Path(__file__).parents[1] / "clinics" / "knee" / "exercises" / "knee" / "inner-thigh.yaml"


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    folder = tmp_path / "clinic" / "exercises"
    folder.mkdir(parents=True)
    text = SEATED.read_text(encoding="utf-8").replace("region: knee\n", "")
    text = text.replace("category: knee_strength", "category: core").replace(", small_ball]", "]")
    (folder / "inner-thigh.yaml").write_text(text, encoding="utf-8")
    return folder.parent


def broken(clinic: Path, old: str, new: str) -> None:
    path = clinic / "exercises" / "inner-thigh.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("cue: Squeeze, count, let go.", "queue: Squeeze.", '"queue" is not a field here'),
        ("knees_out: 12", "knees_owt: 12", '"knees_owt" is not a field here'),
        ("kind: small_ball,", "kind: smal_ball,", '"smal_ball" is not known here'),
        ("posture: sitting", "posture: sitting\n          left_knee: bent", "left_knee"),
    ],
)
def test_a_mistake_is_told_and_the_rest_is_drawn(
    tmp_path: Path, clinic: Path, old: str, new: str, told: str
) -> None:
    broken(clinic, old, new)
    picture = tmp_path / "ball.png"
    words = ("library", "picture", "ball-squeeze", "-o", picture, "--library", clinic)
    drawn = planner(*words, folder=tmp_path)
    assert drawn.returncode == 1
    assert told in drawn.stderr
    assert "what can be drawn of it" in drawn.stderr
    assert "there is no exercise" not in drawn.stderr
    assert "Front view. Sitting on a chair" in drawn.stdout
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_one_that_is_nowhere_is_still_asked_after(tmp_path: Path, clinic: Path) -> None:
    told = planner("library", "picture", "ball-sqeeze", "--library", clinic, folder=tmp_path)
    assert told.returncode == 2
    assert 'Did you mean "ball-squeeze"?' in told.stderr


def test_of_an_entry_that_is_like_another_only_its_own_mistakes_are_told(clinic: Path) -> None:
    (clinic / "exercises" / "ours.yaml").write_text(
        "joins: hip_abd\nexercises:\n  - id: ours\n    like: clam\n    name: Ours\n"
        "    picture:\n      view: side\n      frames: [{posture: supine, left_knee: 300}]\n"
    )
    found = rough_picture("ours", clinic)
    assert found is not None
    assert [(one.code, one.line) for one in found.problems] == [("FIELD03", 8)]
