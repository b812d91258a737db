"""`planner audit`: who did what in a clinic's database, and whether that was tampered with."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import Annotated

import typer

from planner.cli.basics import PROBLEMS, say, wrong
from planner.cli.clinic import clinic_store
from planner.cli.patients import told_of_store

audit_app = typer.Typer(help="Who did what in a clinic's database.", rich_markup_mode=None)


@audit_app.callback()
def audit() -> None:
    """Who did what in a clinic's database; for its auditor and its lead."""


@audit_app.command("show")
def audit_show(
    last: Annotated[int, typer.Option("--last", min=1, help="So many rows.")] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="One object a line.")] = False,
) -> None:
    """The latest rows, the first one first: when, who, from where, what, to which row."""
    with told_of_store(), clinic_store() as store:
        for row in store.audit(last):
            if as_json:
                say(json.dumps(asdict(row), ensure_ascii=False))
            else:
                what = f"{row.action} {row.object} {row.object_id} {row.detail}".rstrip()
                say(f"{row.seq}  {row.at}  {row.actor}  {row.host}  {what}")


@audit_app.command("verify")
def audit_verify(
    noted: Annotated[
        str, typer.Option("--noted", help="The last hash of an earlier check: is it still there?")
    ] = "",
) -> None:
    """Follow the chain of hashes through all rows; 1 if a row was changed or is missing."""
    noted = noted.strip().lower()
    if noted and not re.fullmatch("[0-9a-f]{64}", noted):
        wrong("--noted: a hash has 64 digits and letters up to f; copy all of it.")
    with told_of_store(), clinic_store() as store:
        found = store.verify_audit(noted)
    if found.wrong:
        say(f"The audit was tampered with: {found.wrong}.", err=True)
        raise typer.Exit(PROBLEMS)
    say(f"{found.rows} rows, and the chain holds. Its last hash: {found.head}")
    say("Write it down elsewhere. Later, --noted HASH finds a chain that was made anew before it.")
