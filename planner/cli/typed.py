"""Options that people type: what is none of them is refused with how it is written."""

import re
from collections.abc import Callable
from datetime import datetime

import typer

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)


def _at(form: str, written: str) -> Callable[[str], datetime]:
    def typed(text: str) -> datetime:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            raise typer.BadParameter(f"{text} is not written as {written}.") from None

    return typed


typed_day = _at("%Y-%m-%d", "2026-01-31, a day there is")
typed_hour = _at("%H:%M", "08:00, an hour there is")
typed_visit = _at("%Y-%m-%dT%H:%M", "2026-12-14T09:30, a day and hour there is")


def typed_number(text: str) -> float:
    """A number; a comma is not guessed at: "1,500" is two things."""
    if not _NUMBER.fullmatch(text):
        raise typer.BadParameter(f"{text} is not one number, written as 9 or 9.5.")
    return float(text)
