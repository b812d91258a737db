"""A library that was kept is the library that its files say, or it is not used."""

import os
from dataclasses import fields
from pathlib import Path

import pytest

from planner.library.cache import MOST_FILES
from planner.library.catalog import load_library
from planner.library.shipped import shipped_root
from planner.model.library import Library
from tests.library.test_bad_files import GOOD
from tests.sweeps import some, some_rows

STENOSIS = "programs/templates/stenosis.yaml"


def kept_in(folder: Path) -> list[Path]:
    return list(folder.glob("library-*"))


@pytest.fixture
def known(clinic: Path) -> Path:
    """A clinic of one ladder, one template and one rule file, whose library is kept."""
    (clinic / "exercises" / "clinic_bow.yaml").write_text(GOOD)
    for place in (STENOSIS, "programs/rules/home.yaml"):
        (clinic / place).parent.mkdir(parents=True, exist_ok=True)
        (clinic / place).write_bytes((shipped_root() / place).read_bytes())
    for one in kept_in(clinic / "cache"):  # of other clinics, which other tests have read
        one.unlink()
    for _ in range(2):
        assert kept_in(clinic / "cache") == []
        load(clinic)
    assert len(kept_in(clinic / "cache")) == 1
    return clinic


def load(clinic: Path) -> Library:
    return load_library(clinic, clinic / "cache")


def test_what_is_kept_is_what_the_files_say(known: Path, tmp_path: Path) -> None:
    read, kept = load_library(known, tmp_path / "elsewhere"), load(known)
    assert type(kept.exercises) is not type(read.exercises)
    assert list(kept.exercises.items()) == list(read.exercises.items())
    for one in fields(Library):
        assert getattr(kept, one.name) == getattr(read, one.name) or one.name == "exercises"
    assert list(kept.by_category) == list(read.by_category)
    assert kept.problems == ()
    assert kept.property_places
    assert "clinic-bow" in kept.exercises
    assert "nobody" not in kept.exercises
    assert kept.exercises.get("nobody") is None
    assert kept.exercises["clinic-bow"] is kept.exercises["clinic-bow"]


def test_caches_of_folders_that_are_gone_do_not_stay_for_ever(tmp_path: Path) -> None:
    """Of each kind the newest are kept; other files in the folder are left alone."""
    cache = tmp_path / "cache"
    cache.mkdir()
    mine = cache / "library-of-mine.json"
    mine.write_text("a file of the user's")
    for number in range(20):
        for kind in ("library", "ladders", "words"):
            path = cache / f"{kind}-{number:016x}.json"
            path.write_text("of a folder that is gone")
            os.utime(path, (number, number))
    for _ in range(2):
        load_library(cache_folder=cache)
    for kind in ("library", "ladders", "words"):
        left = {path.name for path in cache.glob(f"{kind}-*")} - {mine.name}
        assert len(left) == MOST_FILES
        assert f"{kind}-{19:016x}.json" in left
        assert f"{kind}-{0:016x}.json" not in left
    assert mine.exists()


def test_a_changed_ladder_template_or_rule_is_read_again(known: Path) -> None:
    for place, old, new in (
        ("exercises/clinic_bow.yaml", "Stand tall.", "Stand as tall as you can."),
        (STENOSIS, "patient_name: ", "patient_name: Our "),
        ("programs/rules/home.yaml", "use: ", "use: our "),
    ):
        path = known / place
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = load(known)
    assert found.exercises["clinic-bow"].set_up == "Stand as tall as you can."
    assert found.templates["stenosis"].patient_name.startswith("Our ")
    assert any(one.use.startswith("our ") for one in found.rules.home.substitutes)


@pytest.mark.parametrize(
    ("place", "words"),
    some_rows(
        [
            ("exercises/clinic_bow.yaml", "missing"),
            ("exercises/more.yaml", "missing"),
            ("exercises/more.txt", "not read"),
            ("programs/rules/more.yaml", "not read"),
            (f"{STENOSIS[:-5]} - Copy.yaml", "missing"),
        ],
        fast=1,
    ),
)
def test_a_mistake_made_since_is_told_each_time(known: Path, place: str, words: str) -> None:
    (known / place).write_text("exercises: [{id: x}]\n")
    for _ in range(3):
        assert any(words in str(problem) for problem in load(known).problems)


def test_what_was_taken_away_is_gone(known: Path) -> None:
    (known / "exercises" / "clinic_bow.yaml").unlink()
    assert "clinic-bow" not in load(known).exercises


def test_a_kept_library_that_was_touched_is_not_believed(known: Path) -> None:
    (path,) = kept_in(known / "cache")
    whole = path.read_bytes()
    assert b"Stand tall." in whole
    for content in (
        whole.replace(b"Stand tall.", b"Fall over now."),
        whole[:-1],
        whole[: len(whole) // 2],
        b"",
        b"\n",
        b"{}\n{}",
    ):
        path.write_bytes(content)
        found = load(known)
        assert found.exercises["clinic-bow"].set_up == "Stand tall."
        assert found.problems == ()


@pytest.mark.parametrize(
    "kept", some([None, (), ({}, {}), ({}, {"nonsense": 1}), ({}, None)], fast=2)
)
def test_what_is_no_kept_library_is_read_from_the_files(
    known: Path, monkeypatch: pytest.MonkeyPatch, kept: object
) -> None:
    monkeypatch.setattr("planner.library.whole_cache.from_bytes", lambda body: kept)
    assert load(known).exercises["clinic-bow"].set_up == "Stand tall."


def test_another_version_of_the_code_reads_again(
    known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.library.whole_cache._code", lambda: "changed today")
    assert type(load(known).exercises) is dict
