"""Finding exercises as a therapist would ask for them."""

import pytest

from planner.library.search import Search
from planner.model.library import Library


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("bird dog", "bird-dog"),
        ("brid dog", "bird-dog"),
        ("dowel hinge", "hinge-dowel"),
        ("one knee hug", "knee-to-chest-single"),
        ("chair stand", "sit-to-stand"),
        ("nerve slider seated", "sciatic-slider-seated"),
        ("goblet", "squat-goblet"),
        ("BRIDGE", "bridge-full"),
    ],
)
def test_the_wanted_exercise_is_near_the_top(library: Library, words: str, wanted: str) -> None:
    assert wanted in [e.id for e in Search(library).find(words)[:4]]


def test_properties_and_equipment_can_be_asked_for(library: Library) -> None:
    found = Search(library).find("kneeling band")
    assert found
    assert all("band" in e.equipment for e in found[:2])


def test_nothing_for_nothing(library: Library) -> None:
    assert Search(library).find("  ") == ()
    assert Search(library).find("qqqqzzzz") == ()
