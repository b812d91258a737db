"""CSV text as rows: what parts its cells is found, and what would be read askew is refused."""

import csv
import io
from collections.abc import Callable, Iterator
from itertools import islice

_SEPARATORS = ",;\t|"
_FIRST = 20
"""Rows that are looked at for what parts the cells."""


class AskewTable(ValueError):
    """Cells that would be read as something else; `line` is where, from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def rows_of(text: str, heads: Callable[[list[list[str]]], int | None]) -> list[list[str]]:
    """The rows; `heads` finds the one with the heads of the columns. Raises AskewTable."""
    separator = max(_SEPARATORS, key=lambda one: _columns(text, one, heads))
    numbered = [*_numbered(text, separator)]
    rows = [row for _, row in numbered]
    first = heads(rows)
    if first is not None:
        for line, row in numbered[first + 1 :]:
            if any(cell.strip() for cell in row[len(rows[first]) :]):
                sign = "a tab" if separator == "\t" else f'"{separator}"'
                raise AskewTable(
                    line,
                    f"there are more cells than columns. A text with {sign} in it wants quotes.",
                )
    return rows


def _columns(text: str, separator: str, heads: Callable[[list[list[str]]], int | None]) -> int:
    """How many columns there are, if this is what parts them; 0 where nothing is found so."""
    try:
        rows = [*islice(csv.reader(_lines(text), delimiter=separator), _FIRST)]
    except csv.Error:
        return 0
    first = heads(rows)
    return 0 if first is None else len(rows[first])


def _numbered(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line that it begins on."""
    reader = csv.reader(_lines(text), delimiter=separator, strict=True)
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        after = str(error).endswith("""expected after '"'""")
        closed = "there is text behind the quote that closes a cell" if after else "a quote is open"
        raise AskewTable(line, f"{closed}. A quote within a text is written twice.") from error


def _lines(text: str) -> io.StringIO:
    return io.StringIO(text, newline=None)
