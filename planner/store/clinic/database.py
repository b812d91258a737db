"""What is PostgreSQL's alone: connections, transactions, and the version of the tables."""

import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import InvalidatePoolError, SQLAlchemyError

from planner.model.stored import StoreTrouble
from planner.store.clinic.address import Address
from planner.store.clinic.calling import CONNECT_S, call
from planner.store.clinic.password import password_of
from planner.store.clinic.schema import VERSION
from planner.store.clinic.trouble import in_words, trouble_of
from planner.store.transactions import Transactions

LOST_MS = 10_000
"""What was sent and not acknowledged for so long: the connection counts as lost."""
LOCK_MS, STATEMENT_MS = 5_000, 60_000


class ClinicDatabase(Transactions):
    """A clinic's database, for who is in its address. Safe to use from several threads.

    Who asks is known to the database by the login alone, never by what a connection was told: there
    is nothing that a pooled connection could keep of another.
    """

    def __init__(self, address: Address, password: str | None = None, *, any_version: bool = False):
        super().__init__()
        self.address = address
        self._engine = engine_of(address, password)
        self._reads = self._engine.execution_options(isolation_level="AUTOCOMMIT")
        weakref.finalize(self, self._engine.dispose)
        if not any_version:
            try:
                with self.reading() as connection:
                    require_version(connection)
            except BaseException:
                self.close()
                raise

    def close(self) -> None:
        """Let go of it."""
        self._engine.dispose()

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        """Statements that only read, each of one state; a way there and back for each."""
        with in_words(self.address), self._reads.connect() as connection:
            yield connection

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        """A transaction that is kept whole or not at all."""
        with in_words(self.address), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """Many statements that see one state."""
        still = self._engine.execution_options(isolation_level="REPEATABLE READ")
        with in_words(self.address), still.begin() as connection:
            yield connection


def engine_of(address: Address, password: str | None = None) -> Engine:
    """Connections to a database. Raises StoreTrouble where psycopg is not installed."""
    secret = password if password is not None else password_of(address)
    # To compile a statement takes two seconds: the policies make each look costly, and none is.
    settings = f"-c lock_timeout={LOCK_MS} -c statement_timeout={STATEMENT_MS} -c jit=off"
    said = {
        **address.parameters(),
        "connect_timeout": CONNECT_S,
        "tcp_user_timeout": LOST_MS,
        "keepalives_idle": 30,
        "application_name": "home exercise planner",
        "options": settings,
    }
    if secret is not None:
        said["password"] = secret
    try:
        engine = create_engine(
            URL.create("postgresql+psycopg"),
            connect_args=said,
            pool_size=4,
            pool_timeout=CONNECT_S,
            use_native_hstore=False,
        )
    except ImportError as error:
        raise StoreTrouble(
            "the planner was installed without what a clinic's database needs: install it with "
            "its extra [postgres]."
        ) from error

    def connect(dialect: Any, _record: object, _: object, said: dict[str, Any]) -> Any:
        return call(dialect.loaded_dbapi, address, said)

    event.listen(engine, "do_connect", connect)
    event.listen(engine, "checkout", _require_not_hung_up)
    return engine


def _require_not_hung_up(connection: Any, *_: object) -> None:
    """A server that ended the connection meanwhile is called again; to see that asks it nothing."""
    try:
        for _turn in ("why it hung up", "that it did"):
            connection.pgconn.consume_input()
    except connection.OperationalError as error:
        raise InvalidatePoolError from error


def require_version(connection: Connection) -> None:
    """The tables are those that this planner reads and writes. Raises StoreTrouble."""
    try:
        found = version_of(connection)
    except SQLAlchemyError as error:
        if getattr(getattr(error, "orig", None), "sqlstate", "") == "42P01":
            raise StoreTrouble(_NO_CLINIC) from error
        raise
    if found == 0:
        raise StoreTrouble(_NO_CLINIC)
    if found > VERSION:
        raise StoreTrouble("the clinic's database is of a newer planner. Update the planner.")
    if found < VERSION:
        raise StoreTrouble(
            "the clinic's database is of an older planner. Whoever keeps it brings it up to date: "
            "planner clinic upgrade."
        )


_NO_CLINIC = "there is no clinic in this database yet. Whoever keeps it says: planner clinic init."


def version_of(connection: Connection) -> int:
    """Of the tables there; 0 if there are none. Raises SQLAlchemyError."""
    there = connection.execute(text("SELECT to_regclass('public.planner_version')")).scalar()
    if there is None:
        return 0
    return int(connection.execute(text("SELECT version FROM planner_version")).scalar_one())


__all__ = ["ClinicDatabase", "engine_of", "require_version", "trouble_of", "version_of"]
