"""Tables for a spreadsheet: UTF-8 with its mark, CRLF, and no cell that it would calculate."""

import csv
import io
from collections.abc import Iterable, Sequence

_CALCULATED = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the start of a formula, in the wide letters of the East too, behind
space as well."""


def csv_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The table as a file."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    number = isinstance(value, int | float)
    return f"'{text}" if text.lstrip().startswith(_CALCULATED) and not number else text
