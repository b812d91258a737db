"""Every limit on every program of a cross product, thinned in stripes."""

from itertools import combinations, product
from typing import Any

import pytest

from planner.building.build import build
from planner.model.library import Library
from tests.building.limits import broken
from tests.conftest import an_intake
from tests.presentations import PRESENTATIONS

AXES: dict[str, tuple[Any, ...]] = {
    "presentation": PRESENTATIONS,
    "weeks": tuple(range(6, 13)),
    "function": ("frail", "older_steady", "deconditioned", "active"),
    "minutes_per_day": (10, 15, 20, 30, 45, 60),
    "irritability": ("low", "moderate", "high"),
    "days_per_week": tuple(range(2, 8)),
}
STRIPES = 3
"""One of so many diagonal stripes of the cross product is built."""
AT_HOME = ["band", "dumbbell", "step", "backpack"]


def stripe() -> list[dict[str, Any]]:
    """The intakes of one stripe: those whose places on the axes add up to a multiple."""
    return [
        dict(
            zip(
                AXES,
                (values[i] for values, i in zip(AXES.values(), places, strict=True)),
                strict=True,
            )
        )
        for places in product(*(range(len(values)) for values in AXES.values()))
        if sum(places) % STRIPES == 0
    ]


def test_every_value_meets_every_value_of_another_axis() -> None:
    found = stripe()
    for one, other in combinations(AXES, 2):
        met = {(intake[one], intake[other]) for intake in found}
        assert met == set(product(AXES[one], AXES[other])), (one, other)


@pytest.mark.slow
@pytest.mark.parametrize("presentation", PRESENTATIONS)
@pytest.mark.parametrize("function", AXES["function"])
def test_no_program_breaks_a_limit(library: Library, presentation: str, function: str) -> None:
    told: list[str] = []
    for changes in stripe():
        if (changes["presentation"], changes["function"]) != (presentation, function):
            continue
        program = build(an_intake(equipment=AT_HOME, **changes), library).program
        assert program is not None, changes
        told += [f"{changes}: {one}" for one in broken(program, library)]
    assert not told, f"{len(told)} limits broken:\n" + "\n".join(told[:20])
