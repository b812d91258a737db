"""Cross products of which a part is tried each time and the whole in the sweep."""

from collections.abc import Iterable
from typing import Any

import pytest


def some(values: Iterable[Any], *, fast: int) -> list[Any]:
    """The first values for every run; those after them for `make sweep`."""
    return [
        value if place < fast else pytest.param(value, marks=pytest.mark.slow)
        for place, value in enumerate(values)
    ]
