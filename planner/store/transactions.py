"""What a database gives to those who read and write in it."""

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Connection

_Begun = Callable[[], AbstractContextManager[Connection]]


class Transactions(ABC):
    """Each is whole or not at all, and raises StoreTrouble."""

    def __init__(self) -> None:
        self._around = threading.local()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One that only reads."""
        with self._within(self._read) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One that keeps other writers out until it ends."""
        with self._within(self._write) as connection:
            yield connection

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Meanwhile all that this thread reads and writes is in one of them."""
        with self.writing() as connection:
            self._around.connection = connection
            try:
                yield
            finally:
                self._around.connection = None

    @abstractmethod
    def _read(self) -> AbstractContextManager[Connection]:
        """One that only reads, in no other."""

    @abstractmethod
    def _write(self) -> AbstractContextManager[Connection]:
        """One that writes, in no other."""

    @contextmanager
    def _within(self, new: _Begun) -> Iterator[Connection]:
        around: Connection | None = getattr(self._around, "connection", None)
        if around is not None:
            yield around
            return
        with new() as connection:
            yield connection
