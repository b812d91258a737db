"""What was found of an exercise or a file is told again, until something of it changes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from planner.library.check.kept_checks import KeptChecks
from planner.model.library import Library
from planner.model.problem import Problem

WRONG = Problem(message="this is hard to read.", file="ours.yaml", line=3, code="WORDS04")


class Looks:
    """A check that counts how often it was needed."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> list[Problem]:
        self.times += 1
        return [WRONG]


@pytest.fixture
def look() -> Looks:
    return Looks()


@pytest.fixture
def check(tmp_path: Path, look: Looks) -> Callable[[Library], int]:
    """Looks at the clam in a library, and at the file it is in; how often that was, till now."""
    path = tmp_path / "ours.yaml"
    path.write_text("exercises: [{id: clam}]", encoding="utf-8")

    def whole(library: Library) -> int:
        kept = KeptChecks(library, tmp_path, believed=True, folder=tmp_path / "cache")
        assert kept.of_exercise("clam", look) == (WRONG,)
        assert kept.of_file(path, lambda: (["clam"], look())) == (WRONG,)
        kept.save()
        return look.times

    return whole


def changed(library: Library, **what: object) -> Library:
    clam = library.exercises["clam"].model_copy(update=what)
    return replace(library, exercises={**library.exercises, "clam": clam})


def test_what_did_not_change_is_not_looked_at_again(
    check: Callable[[Library], int], library: Library
) -> None:
    assert check(library) == 2
    assert check(library) == 2
    assert check(changed(library, cue="Keep still.")) == 4, "by a file in changes/, as it may be"
    assert check(library) == 6
    assert check(replace(library, weaker=library.weaker, rules=another_rule(library))) == 8


def another_rule(library: Library) -> object:
    over = library.rules.dosage.usual_over.model_copy(update={"sets": 7})
    dosage = library.rules.dosage.model_copy(update={"usual_over": over})
    return library.rules.model_copy(update={"dosage": dosage})


def test_a_file_that_changed_or_a_name_given_twice_is_looked_at_again(
    check: Callable[[Library], int], library: Library, tmp_path: Path
) -> None:
    check(library)
    (tmp_path / "ours.yaml").write_text("# one line more\n", encoding="utf-8")
    assert check(library) == 3
    clam = library.exercises["clam"]
    twin = clam.model_copy(update={"id": "clam-2"})
    assert check(replace(library, exercises={**library.exercises, "clam-2": twin})) == 5


@pytest.mark.parametrize("content", [b"", b"{}", b"0\n{}"])
def test_a_list_that_was_touched_is_not_believed(
    check: Callable[[Library], int], library: Library, tmp_path: Path, content: bytes
) -> None:
    check(library)
    (path,) = (tmp_path / "cache").glob("checked-*")
    path.write_bytes(content or path.read_bytes().replace(b"hard", b"easy"))
    assert check(library) == 4


def test_who_does_not_believe_it_looks_and_keeps_nothing(
    look: Looks, library: Library, tmp_path: Path
) -> None:
    kept = KeptChecks(library, tmp_path, believed=False, folder=tmp_path / "cache")
    assert kept.of_exercise("clam", look) == (WRONG,)
    kept.save()
    assert not (tmp_path / "cache").exists()
