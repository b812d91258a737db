"""`planner alarms`: what stops patients' programs since it was told or found, and clearing it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.basics import DONE, RED_FLAG, say, wrong

if TYPE_CHECKING:
    from planner.services.alarms import ProgramAlarm
    from planner.services.workspace import Workspace


def add_to(app: typer.Typer) -> None:
    """Put the command beside the others."""
    app.command("alarms")(alarms)


def alarms(
    name: Annotated[str, typer.Argument(help="Words of the name; else everybody.")] = "",
    clear: Annotated[
        str, typer.Option(metavar="ALARM", help="Clear this one, named as in the list.")
    ] = "",
    by: Annotated[str, typer.Option(help="Who looked into it.")] = "",
    reason: Annotated[str, typer.Option(help="Why the patient may go on.")] = "",
    program: Annotated[
        int | None, typer.Option(help="Of which program, where several have this alarm.")
    ] = None,
    number: Annotated[
        int | None, typer.Option("--id", help="Which one, when several have these words.")
    ] = None,
) -> None:
    """List alarms that nobody has cleared, or clear one; status 3 while any of these is open."""
    from planner.cli.patients import one_patient, told_of_store
    from planner.services.alarms import open_of, with_open_alarms
    from planner.services.workspace import Workspace
    from planner.settings import read_settings

    workspace = Workspace(read_settings())
    if clear and not name:
        wrong("whose alarm? Say the name.")
    if not clear and (by or reason or program is not None):
        wrong("--by, --reason and --program go with --clear.")
    found: tuple[ProgramAlarm, ...] = ()
    with told_of_store(), closing(workspace.store) as store:
        if name:
            person = one_patient(store, name, number)
            found = open_of(store, person.id)
            if clear:
                one = _named(found, clear, program)
                _clear(workspace, one, by, reason)
                found = open_of(store, person.id)
        elif workspace.has_patients:
            found = with_open_alarms(store)
    for each in found:
        say(_line(each))
    if not found:
        say("No alarm is open.")
    raise typer.Exit(RED_FLAG if found else DONE)


def _named(found: tuple[ProgramAlarm, ...], alarm: str, program: int | None) -> ProgramAlarm:
    """The one that is meant; else the command ends."""
    there = [one for one in found if one.alarm.id == alarm and program in (None, one.stored.id)]
    if len(there) != 1:
        for one in found:
            say(_line(one), err=True)
        if there:
            wrong("several programs have this alarm: say which with --program.")
        wrong(f'no open alarm is called "{alarm}".')
    return there[0]


def _clear(workspace: Workspace, one: ProgramAlarm, by: str, reason: str) -> None:
    from pydantic import ValidationError

    from planner.model.screening import Clearance
    from planner.services.alarms import clear_alarm

    try:
        clearance = Clearance(of=one.alarm.id, by=by, on=workspace.clock.today(), reason=reason)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        wrong(f"--{first['loc'][0]}: {first['msg'].removeprefix('Value error, ')}.")
    clear_alarm(workspace.store, one.stored, clearance)
    say(f"Cleared by {clearance.by}: {one.alarm.what}.")


def _line(one: ProgramAlarm) -> str:
    patient = one.stored.program.intake.patient
    year = f" ({patient.birth_year})" if patient.birth_year else ""
    return (
        f"{patient.name}{year}, program {one.stored.id}: {one.alarm.id}, "
        f"since {one.alarm.on.isoformat()}: {one.alarm.what}"
    )
