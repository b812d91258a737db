"""Cross products of which a part is tried each time and the whole in the sweep."""

from collections.abc import Iterable
from math import ceil
from typing import Any

import pytest


def some(values: Iterable[Any], *, fast: int) -> list[Any]:
    """So many values of one parameter, evenly spread, for every run; all for `make sweep`."""
    return some_rows(((value,) for value in values), fast=fast)


def some_rows(rows: Iterable[tuple[Any, ...]], *, fast: int) -> list[Any]:
    """The same for values of several parameters at once."""
    each = list(rows)
    step = max(1, ceil(len(each) / fast))
    return [
        pytest.param(*row, marks=() if place % step == 0 else pytest.mark.slow)
        for place, row in enumerate(each)
    ]
