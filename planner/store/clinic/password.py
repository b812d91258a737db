"""Where the password of a clinic's database comes from: ~/.pgpass, or the keyring of the machine.

libpq reads ~/.pgpass by itself; here is only seen that nobody else can.
"""

import importlib
import os
import stat
from pathlib import Path

from planner.model.stored import StoreTrouble
from planner.store.clinic.address import Address

SERVICE = "home exercise planner"
"""Under this name the keyring has the passwords, one for each `user@host/database`."""


def password_of(address: Address) -> str | None:
    """The password in the keyring; None leaves it to ~/.pgpass. Raises StoreTrouble."""
    _require_private_pgpass()
    try:
        keyring = importlib.import_module("keyring")
    except ImportError:
        return None
    try:
        found = keyring.get_password(SERVICE, entry(address))
    except keyring.errors.KeyringError:
        return None  # a machine without one
    return str(found) if found else None


def entry(address: Address) -> str:
    """What the keyring calls the password."""
    return f"{address.user}@{address.host or 'localhost'}/{address.database}"


def _require_private_pgpass() -> None:
    """libpq passes such a file over without a word that reaches the user."""
    path = Path(os.environ.get("PGPASSFILE") or "~/.pgpass").expanduser()
    try:
        mode = path.stat().st_mode
    except OSError:
        return
    if stat.S_ISREG(mode) and mode & 0o077:
        raise StoreTrouble(f"{path}: others can read your password. Close it: chmod 600 {path}.")
