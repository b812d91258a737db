"""A workbook of a spreadsheet program (XLSX, XLS, ODS): its sheets as rows of text."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods")
MOST_CELLS = 1_000_000
"""A sheet with more is no list of exercises; a broken file may claim billions."""


class NoWorkbook(ValueError):
    """It cannot be read; the message says why and what to do."""


class SheetRows(NamedTuple):
    """A sheet."""

    name: str
    rows: list[list[str]]
    """What each cell shows: of a formula what it came to, in merged cells the same in each."""


def sheets_of(data: bytes) -> Iterator[SheetRows]:
    """The sheets that hold anything, in their order. Raises NoWorkbook."""
    # Imported here: nothing but an import of a workbook needs it.
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height * sheet.total_width > MOST_CELLS:
                raise NoWorkbook(f'the sheet "{name}" is too large to be a list of exercises.')
            rows = [list(map(_text, row)) for row in sheet.to_python(skip_empty_area=False)]
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
                _fill(rows, top, left, bottom, right)
            if any(map(any, rows)):
                yield SheetRows(name, rows)
    except CalamineError as error:
        message = 'this is no workbook that can be read. Save the sheet as "CSV UTF-8".'
        if _has_password(data):
            message = "it has a password. Save it without one, and import that."
        raise NoWorkbook(message) from error


def _has_password(data: bytes) -> bool:
    """Whether it is locked: the reader tells so only of a file whose name says what it is."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    for ending in (".xlsx", ".xls", ".ods"):
        with TemporaryDirectory() as folder:
            path = Path(folder, f"book{ending}")
            path.write_bytes(data)
            try:
                CalamineWorkbook.from_path(path)
            except PasswordError:
                return True
            except CalamineError:
                continue
    return False


def _fill(rows: list[list[str]], top: int, left: int, bottom: int, right: int) -> None:
    said = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
    for row in rows[top : bottom + 1]:
        row[left : right + 1] = [said] * len(row[left : right + 1])


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(int(value.total_seconds())) if isinstance(value, timedelta) else str(value).strip()
