"""A call that the server does not take. Why is asked of it: the words of libpq and of the server
are in the language of a machine, and libpq gives the code on some systems alone."""

import socket
import ssl
import struct
from contextlib import closing
from pathlib import Path
from typing import Any

from planner.model.stored import Busy, StoreTrouble
from planner.store.clinic.address import Address
from planner.store.clinic.refusals import code_of
from planner.store.clinic.trouble import NoDatabase, NotAllowed, Unreachable, away

CONNECT_S = 5
"""A server that does not take the call in this time counts as away."""
_ANOTHER_NAME = (62, 64)
"""OpenSSL's numbers: the certificate is of another name, or of another address."""
_ASK_FOR_TLS = struct.pack("!ii", 8, 80877103)
"""PostgreSQL's SSLRequest; the answer is one letter."""

_NO_DATABASE = (
    "there is no such database. Is its name in the address right? A new one: planner clinic init."
)
_NOT_OF_CLINIC = (
    "you are not of this clinic, or were switched off. Whoever keeps its database lets you in: "
    "planner clinic add-user."
)
_NOT_LET_IN = (
    "it does not let you in. Is the name in the address yours, and your password in ~/.pgpass or "
    "the keyring? Whoever keeps the database can set a new one."
)
_NONE_FREE = (
    "the server has no connection free. Try again; where it lasts, whoever keeps the server "
    "raises max_connections."
)
_BY_CODE: dict[str, tuple[type[StoreTrouble], str]] = {
    "3D000": (NoDatabase, _NO_DATABASE),
    "42501": (NotAllowed, _NOT_OF_CLINIC),
    "28P01": (StoreTrouble, _NOT_LET_IN),
    "28000": (
        StoreTrouble,
        "the server lets nobody of this name in from this machine. Whoever keeps it adds a line to "
        "pg_hba.conf (hostssl, scram-sha-256), or lets the name log in.",
    ),
    "53300": (Unreachable, _NONE_FREE),
    "57P03": (Unreachable, "the server is just starting or stopping. Try again in a moment."),
}
"""By what code a server refuses: what it is here, and in words."""


def call(driver: Any, address: Address, said: dict[str, Any]) -> Any:
    """A connection. Raises StoreTrouble, which says why there is none."""
    try:
        return driver.connect(**said)
    except driver.errors.ConnectionTimeout as late:
        raise away(address) from late
    except driver.OperationalError as refused:
        raise _why(driver, refused, address, said) from refused


def _why(driver: Any, refused: Any, address: Address, said: dict[str, Any]) -> StoreTrouble:
    code = code_of(driver, said, CONNECT_S)
    if code in _BY_CODE:
        kind, words = _BY_CODE[code]
        return kind(f"{address}: {words}")
    there = {**said, "dbname": "postgres"}
    if _password_asked(refused) and refused.pgconn.password:
        there["password"] = refused.pgconn.password.decode()
    try:
        with closing(driver.connect(**there)) as connection:
            return _of_database(connection, address)
    except driver.Error as again:
        if _password_asked(refused) and _password_asked(again):
            free = "" if code else f" If both are right, {_NONE_FREE}"
            return StoreTrouble(f"{address}: {_NOT_LET_IN}{free}")
    unproved = "" if address.local else _unproved(address, said.get("sslrootcert"))
    if unproved:
        return StoreTrouble(f"{address}: {unproved} Nothing was sent to it.")
    return away(address)


def _password_asked(refused: Any) -> bool:
    """The server spoke to us, and it was about the password or came after it."""
    server = getattr(refused, "pgconn", None)
    return server is not None and bool(server.used_password or server.needs_password)


def _of_database(connection: Any, address: Address) -> StoreTrouble:
    """Why this database is closed to somebody whom the server lets in."""
    asked = "SELECT has_database_privilege(oid, 'CONNECT') FROM pg_database WHERE datname = %s"
    found = connection.execute(asked, [address.database]).fetchone()
    if found is None:
        return NoDatabase(f"{address}: {_NO_DATABASE}")
    if not found[0]:
        return NotAllowed(f"{address}: {_NOT_OF_CLINIC}")
    return Busy(f"{address}: others are using it; try again.")


def _unproved(address: Address, authority: str | None) -> str:
    """Why a far server was not spoken to; empty if it is something else."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    file = authority or Path("~/.postgresql/root.crt").expanduser()
    try:
        if file == "system":
            context.set_default_verify_paths()
        else:
            context.load_verify_locations(file)
    except OSError:
        return f"{file}: the clinic's certificate authority cannot be read."
    try:
        with socket.create_connection((address.host, address.port or 5432), CONNECT_S) as wire:
            wire.sendall(_ASK_FOR_TLS)
            answer = wire.recv(1)
            if answer == b"N":
                return (
                    "the server does not offer TLS, so others could read along. Whoever keeps it "
                    "switches that on (ssl = on)."
                )
            if answer == b"S":
                context.wrap_socket(wire, server_hostname=address.host).close()
    except ssl.SSLCertVerificationError as fault:
        if fault.verify_code in _ANOTHER_NAME:
            return (
                f"the server's certificate is not of {address.host}. Write the name that is in "
                "the certificate, or let whoever keeps the server renew it."
            )
        return (
            "the server cannot prove that it is the clinic's. Name the clinic's certificate "
            "authority in the address: ?sslrootcert=FILE."
        )
    except (OSError, ValueError):
        pass  # it is away, or something else than a server of a database
    return ""
