"""A clinic's database: its errors in words, with what to do. What is stored stays out of them."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoneFree

from planner.model.stored import Busy, StoreTrouble
from planner.store.clinic.address import Address


class Unreachable(StoreTrouble):
    """The server does not answer; it may later."""


class NoDatabase(StoreTrouble):
    """The server has no database of this name."""


class NotAllowed(StoreTrouble):
    """The role of this user may not do it."""


_NOT_ALLOWED = "42501"
_IN_USE = ("55P03", "57014", "40P01", "40001")
"""Somebody else holds it: lock, statement or deadlock time-out."""
_FULL = ("53300", "53400")
_GONE = ("08", "57P")
"""Classes: the connection broke, the server stops or starts."""


@contextmanager
def in_words(address: Address) -> Iterator[None]:
    """What goes wrong with the database is a StoreTrouble."""
    try:
        yield
    except (SQLAlchemyError, UnicodeError, OverflowError) as error:
        raise trouble_of(error, address) from error


def trouble_of(error: Exception, address: Address) -> StoreTrouble:
    """What went wrong, in a sentence."""
    if isinstance(error, NoneFree):
        return Busy(f"{address}: it is busy; what you do is kept here until it answers.")
    origin = getattr(error, "orig", None)
    state = str(getattr(origin, "sqlstate", None) or "")
    lost = isinstance(error, DBAPIError) and (
        error.connection_invalidated or (type(origin).__name__ == "OperationalError" and not state)
    )
    if state == _NOT_ALLOWED:
        return NotAllowed(
            "your role in the clinic does not allow this. Ask the lead, or whoever keeps the "
            "clinic's database."
        )
    if state in _IN_USE or state in _FULL:
        return Busy(f"{address}: others are using it; try again.")
    if lost or state.startswith(_GONE):
        return away(address)
    if state in ("53100", "58030"):
        return StoreTrouble(f"{address}: the disk of the server is full; tell whoever keeps it.")
    kind = type(origin or error).__name__
    return StoreTrouble(f"{address}: it cannot be used now ({kind} {state or '-'}).")


def away(address: Address) -> Unreachable:
    """A server that does not answer."""
    return Unreachable(
        f"{address}: the database does not answer. Check the network; what is not "
        "saved is saved once it is back."
    )
