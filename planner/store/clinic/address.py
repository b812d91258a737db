"""The address of a clinic's database: what it may say, and what the connection is given."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from planner.model.stored import StoreTrouble

SCHEMES = ("postgresql+psycopg", "postgresql")
_LOCAL = ("", "localhost", "127.0.0.1", "::1")
_MAY_SAY = ("host", "sslmode", "sslrootcert", "sslcert", "sslkey")
"""What may stand behind the question mark; `host` names the folder of a socket."""


@dataclass(frozen=True)
class Address:
    """Where a clinic's database is, and who asks; never with a password."""

    host: str
    """A name, a number, the folder of a socket, or empty: the usual socket of this machine."""
    port: int | None
    database: str
    user: str
    """Empty: whoever is logged in to this machine."""
    tls: tuple[tuple[str, str], ...] = ()

    @property
    def local(self) -> bool:
        """The database is on this machine: nothing goes over a wire."""
        return self.host in _LOCAL or self.host.startswith("/")

    def __str__(self) -> str:
        """The database as it is told to people."""
        return f"{self.database} on {self.host or 'this machine'}"

    @property
    def text(self) -> str:
        """As PLANNER_DATABASE says it."""
        place = self.host if not self.host.startswith("/") else ""
        said = [("host", self.host)] * self.host.startswith("/") + list(self.tls)
        query = f"?{urlencode(said)}" if said else ""
        user = f"{quote(self.user)}@" if self.user else ""
        port = f":{self.port}" if self.port else ""
        return f"{SCHEMES[0]}://{user}{place}{port}/{quote(self.database)}{query}"

    @property
    def pgpass(self) -> str:
        """The line of ~/.pgpass, with the password still to be put in."""
        socket = not self.host or self.host.startswith("/")
        host = "localhost" if socket else self.host
        return f"{host}:{self.port or '*'}:{self.database}:{self.user}:PASSWORD"

    def with_user(self, user: str) -> "Address":
        """The same database for another."""
        return Address(self.host, self.port, self.database, user, self.tls)

    def with_database(self, database: str) -> "Address":
        """Another database of the same server."""
        return Address(self.host, self.port, database, self.user, self.tls)

    def parameters(self) -> dict[str, object]:
        """What libpq is told. A server that is not on this machine must prove who it is."""
        said: dict[str, object] = {"dbname": self.database, **dict(self.tls)}
        # Said also where they are empty: else PGHOST, PGHOSTADDR or a service file lead elsewhere.
        said.update(host=self.host, hostaddr="")
        if self.port:
            said["port"] = self.port
        if self.user:
            said["user"] = self.user
        if not self.local:
            # With a Kerberos ticket at hand libpq would else pass over the certificate.
            said.update(sslmode="verify-full", gssencmode="disable")
            known = Path("~/.postgresql/root.crt").expanduser()
            if "sslrootcert" not in said and not known.exists():
                said["sslrootcert"] = "system"
        return said


def read_address(text: str) -> Address:
    """The address in a text like postgresql+psycopg://dana@db.example/clinic. Raises StoreTrouble.

    A password in it is refused: an address is seen in lists of processes and in logs.
    """
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise StoreTrouble(_FORM) from None
    if parts.scheme not in SCHEMES or len(parts.path) < 2:
        raise StoreTrouble(_FORM)
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    if parts.password is not None or "password" in options:
        raise StoreTrouble(
            "the address of the clinic's database has a password in it, where others can see it. "
            "Put it into ~/.pgpass (a file that only you can read) or the keyring of this machine, "
            "change it if it was seen, and leave it out of the address."
        )
    unknown = sorted(options.keys() - set(_MAY_SAY))
    if unknown:
        raise StoreTrouble(f"the address of the clinic's database has {unknown[0]}=, unknown here.")
    host = options.pop("host", "") or unquote(parts.hostname or "") or os.environ.get("PGHOST", "")
    if "," in host:
        raise StoreTrouble("the address of the clinic's database names several servers; name one.")
    address = Address(
        host,
        port,
        unquote(parts.path[1:]),
        unquote(parts.username or ""),
        tuple(sorted(options.items())),
    )
    mode = options.get("sslmode", "verify-full")
    if not address.local and mode != "verify-full":
        raise StoreTrouble(
            f"the address of the clinic's database says sslmode={mode}: another machine could then "
            "answer in its place. Leave sslmode out; name the clinic's certificate authority with "
            "sslrootcert=FILE."
        )
    return address


_FORM = (
    "the address of the clinic's database is not one: it looks like "
    "postgresql+psycopg://dana@db.example/clinic."
)
