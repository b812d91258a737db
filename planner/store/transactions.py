"""What a database gives to those who read and write in it."""

from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Connection


class Transactions(Protocol):
    """Each is whole or not at all, and raises StoreTrouble."""

    def reading(self) -> AbstractContextManager[Connection]:
        """One that only reads."""

    def writing(self) -> AbstractContextManager[Connection]:
        """One that keeps other writers out until it ends."""
