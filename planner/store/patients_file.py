"""A file of patients that is nobody's own: a backup while it is made or looked at."""

from contextlib import closing
from pathlib import Path

from planner.store.sqlite import Database
from planner.store.state import FileState
from planner.store.totals import Totals, totals


def opened(path: Path) -> Database:
    """The file, brought up to date; nothing is remembered beside it. Raises StoreTrouble."""
    return Database(path, FileState(path.with_name(f"{path.name}.state")), keys=False)


def totals_of(path: Path) -> Totals:
    """What a file holds. Raises StoreTrouble."""
    with closing(opened(path)) as file, file.reading() as connection:
        return totals(connection)
