"""Backups of a clinic's database, put back; and the drill that shows that a backup can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.model.stored import StoreTrouble
from planner.services import keeping
from planner.services.backup_places import for_secrets

if TYPE_CHECKING:
    from pathlib import Path

    from planner.store.backup import Holds
    from planner.store.clinic.address import Address
    from planner.store.totals import Totals


def backup(address: Address, target: Path, beside: Path, password: str | None = None) -> Totals:
    """Copy the lead's clinic to a file, as `keeping.backup` does a machine's patients.

    `beside` is in the folder where it is put together. Raises StoreTrouble, FileTrouble.
    """
    from planner.store.backup import read_back
    from planner.store.clinic.copying import write_file

    found: list[Totals] = []

    def copy(_: Path, plain: Path) -> Holds:
        found.append(write_file(address, plain))
        return read_back(plain, target)

    keeping.backup(beside, target, password, copy)
    return found[0]


def restore(
    address: Address, source: Path, beside: Path, password: str | None = None, owner: str = ""
) -> Totals:
    """Put a backup into a clinic without patients. Raises StoreTrouble, FileTrouble."""
    from planner.store.clinic.copying import put_back

    with keeping.opened(source, for_secrets(beside), password) as (plain, _):
        return put_back(address, plain, owner)


@dataclass(frozen=True)
class Drilled:
    """A backup that was restored for a try."""

    totals: Totals
    not_there: str = ""
    """Why it was restored on this machine and not on the clinic's server; empty if it was."""


def drill(
    source: Path, beside: Path, password: str | None = None, address: Address | None = None
) -> Drilled:
    """Restore a backup into a database of its own, count what came over, and throw that away.

    With an address on the server of the clinic, where an administrator of it asks, else in a file.
    Raises StoreTrouble, FileTrouble.
    """
    from planner.store.patients_file import totals_of

    with keeping.opened(source, for_secrets(beside), password) as (plain, holds):
        if holds.unreadable:
            raise StoreTrouble(f"{source}: {holds.unreadable} programs in it cannot be read.")
        if address is None:
            return Drilled(totals_of(plain))
        from planner.store.clinic.copying import put_back
        from planner.store.clinic.keeper import scratch
        from planner.store.clinic.trouble import NotAllowed

        try:
            with scratch(address) as there:
                return Drilled(put_back(there, plain, let_in=False))
        except NotAllowed as refused:
            return Drilled(totals_of(plain), str(refused))
