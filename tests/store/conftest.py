"""Every kind of store there is, each new and empty; another kind is one more line here."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from planner.services.patient_store import PatientStore
from planner.store.memory import MemoryStore, Shelf
from planner.store.store import Store

AnyStore = PatientStore


class Calendar:
    """The time, as a test sets it; it never stands still, so that what comes later is later."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> str:
        self._now += timedelta(seconds=1)
        return self._now.isoformat(timespec="microseconds")

    def wait(self, days: int) -> None:
        """Days go by."""
        self._now += timedelta(days=days)


@pytest.fixture
def calendar() -> Calendar:
    """Monday morning."""
    return Calendar()


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def windows(
    request: pytest.FixtureRequest, tmp_path: Path, calendar: Calendar
) -> Iterator[Callable[[], AnyStore]]:
    """Opens one more window on the same store each time."""
    opened: list[AnyStore] = []
    shelf = Shelf()
    clinic = request.getfixturevalue("clinic_database") if request.param == "postgres" else None
    if clinic is not None:
        with clinic.sql("mo") as lead:
            lead.execute("UPDATE clinics SET keep_deleted_days = 30")

    def another() -> AnyStore:
        if request.param == "memory":
            one: PatientStore = MemoryStore(shelf, calendar)
        elif clinic is not None:
            one = clinic.store("mo", clock=calendar)
        else:
            one = at_a_time(Store(tmp_path / "data" / "planner.db"), calendar)
        opened.append(one)
        return one

    yield another
    for store in opened:
        store.close()


def at_a_time(store: Store, calendar: Calendar) -> Store:
    """A store that takes the time from the test."""
    store._now = calendar
    return store


@pytest.fixture
def store(windows: Callable[[], AnyStore]) -> AnyStore:
    """One window."""
    return windows()


@contextmanager
def by_hand(path: Path) -> Iterator[sqlite3.Connection]:
    """The file as another program sees it; each statement is kept at once."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


__all__ = ["AnyStore", "Calendar", "at_a_time", "by_hand"]
