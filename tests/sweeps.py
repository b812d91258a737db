"""Cross products of which a part is tried each time and the whole in the sweep."""

from collections.abc import Iterable
from math import ceil
from typing import Any

import pytest


def some(values: Iterable[Any], *, fast: int) -> list[Any]:
    """So many values of one parameter, evenly spread, for every run; all for `make sweep`."""
    each = (value if hasattr(value, "marks") else pytest.param(value) for value in values)
    return some_rows(each, fast=fast)


def some_rows(rows: Iterable[tuple[Any, ...]], *, fast: int) -> list[Any]:
    """The same for values of several parameters at once."""
    each = list(rows)
    step = max(1, ceil(len(each) / fast))
    return [row if place % step == 0 else _slow(row) for place, row in enumerate(each)]


def _slow(row: tuple[Any, ...]) -> Any:
    """Of a row with an id of its own, the id stays."""
    values, id = getattr(row, "values", row), getattr(row, "id", None)
    return pytest.param(*values, marks=pytest.mark.slow, id=id)
