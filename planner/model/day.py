"""A day as people write it: 2026-01-31 and nothing else."""

import re
from contextlib import suppress
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator

_WRITTEN = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def _a_day(given: object) -> object:
    # Pydantic alone would read "0" and 86400 as seconds since 1970.
    text = given.isoformat() if isinstance(given, date) else given
    if isinstance(text, str) and _WRITTEN.fullmatch(text):
        with suppress(ValueError):
            return date.fromisoformat(text)
    raise ValueError("a day is written year-month-day, as 2026-01-31")


Day = Annotated[date, BeforeValidator(_a_day)]
"""A day."""
