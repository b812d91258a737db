"""The code by which a server refuses a call.

libpq tells it in words alone, in the language of a machine, and writes it into the record of what
goes over the wire, where it can keep one.
"""

import os
import re
import select
import time
from contextlib import suppress
from typing import Any

_CODE = re.compile(rb'\tErrorResponse\t.*? C "([0-9A-Z]{5})"')
_NOT_LIBPQS = ("context",)
"""What a call says to psycopg alone."""


def code_of(driver: Any, said: dict[str, Any], wait_s: float) -> str:
    """Call once more and say why it is refused: a code of PostgreSQL's (28P01).

    Empty where nobody answers, it is not refused now, or libpq keeps no record (not on Linux).
    """
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
