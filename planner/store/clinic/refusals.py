"""The code by which a server refuses a call.

libpq tells it in words alone, in the language of a machine, and writes it into the record of what
goes over the wire, where it can keep one. A refusal before it asks for a password is in none of
libpq 16 or older: on this machine the planner asks for that itself.
"""

import os
import re
import select
import socket
import struct
import time
from contextlib import suppress
from typing import Any

_CODE = re.compile(rb'\tErrorResponse\t.*? C "([0-9A-Z]{5})"')
_REFUSED = re.compile(rb"E.{4}(?:[^\0]+\0)*?C([0-9A-Z]{5})\0", re.DOTALL)
"""PostgreSQL's ErrorResponse: its length, then fields by their letter."""
_PROTOCOL_3 = 3 << 16
_NOT_LIBPQS = ("context",)
"""What a call says to psycopg alone."""


def code_of(driver: Any, said: dict[str, Any], wait_s: float) -> str:
    """Call once more and say why it is refused: a code of PostgreSQL's (28P01).

    Empty where nobody answers, it is not refused now, or libpq keeps no record (not on Linux).
    """
    return _recorded(driver, said, wait_s) or _begun(said, wait_s)


def _begun(said: dict[str, Any], wait_s: float) -> str:
    """By what code a server on this machine refuses who they are and which database, alone."""
    host, user = str(said["host"]), said.get("user")
    if "sslmode" in said or not host or host.startswith("/") or not user:
        return ""
    words = "\0".join(("user", str(user), "database", str(said["dbname"]), "", "")).encode()
    with (
        suppress(OSError),
        socket.create_connection((host, said.get("port", 5432)), wait_s) as wire,
    ):
        wire.sendall(struct.pack("!ii", 8 + len(words), _PROTOCOL_3) + words)
        if found := _REFUSED.match(wire.recv(1 << 12)):
            return found[1].decode()
    return ""


def _recorded(driver: Any, said: dict[str, Any], wait_s: float) -> str:
    try:
        record = os.memfd_create("wire")  # of memory: a password may go over the wire
    except (AttributeError, OSError):
        return ""
    try:
        with suppress(driver.OperationalError, OSError):
            _call(driver, said, record, time.monotonic() + wait_s)
        os.lseek(record, 0, os.SEEK_SET)
        found = _CODE.findall(os.read(record, 1 << 16))
    finally:
        os.close(record)
    return found[-1].decode() if found else ""


def _call(driver: Any, said: dict[str, Any], record: int, until: float) -> None:
    words = {name: value for name, value in said.items() if name not in _NOT_LIBPQS}
    line = driver.pq.PGconn.connect_start(driver.conninfo.make_conninfo(**words).encode())
    try:
        line.trace(record)
        while (state := line.connect_poll()) in (
            driver.pq.PollingStatus.READING,
            driver.pq.PollingStatus.WRITING,
        ):
            reads = state == driver.pq.PollingStatus.READING
            ways = ([line.socket], []) if reads else ([], [line.socket])
            if not any(select.select(*ways, [], max(0.0, until - time.monotonic()))):
                break
        line.untrace()  # what was recorded is written out
    finally:
        line.finish()
