"""Commands that take a second visit out of the house: a note, a calendar, tables."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.basics import RED_FLAG, WRONG, LibraryOption, open_workspace, say, tell, wrong
from planner.cli.typed import typed_hour, typed_visit

if TYPE_CHECKING:
    from planner.model.stored import Stored
    from planner.services.patient_store import PatientStore
    from planner.services.workspace import Workspace

NameArgument = Annotated[str, typer.Argument(help="Words of the name.")]
IdOption = Annotated[
    int | None, typer.Option("--id", help="Which one, when several have these words.")
]


def add_to(app: typer.Typer) -> None:
    """Put the commands beside the others."""
    app.command("note")(note)
    app.command("calendar")(calendar)
    app.command("export-data")(export_data)


def note(
    name: NameArgument,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Where to write; else standard output.")
    ] = None,
    visit: Annotated[int | None, typer.Option(min=2, help="Which visit; else the last.")] = None,
    number: IdOption = None,
    library: LibraryOption = None,
) -> None:
    """The note of a visit, plain text to paste into a chart."""
    from planner.cli.patients import one_patient, open_store, told_of_store
    from planner.exchange.files import write_private
    from planner.services.visit_note import kept_note
    from planner.services.visits import visits_of

    workspace = open_workspace(library)
    with told_of_store(), open_store() as store:
        stored = last_program(store, one_patient(store, name, number).id)
        text = kept_note(store, stored, workspace.library, visit)
        if not text:
            there = visits_of(store, stored)
            wrong("there is no such visit." if there else "there was no visit yet.")
    if output is None:
        for line in text.splitlines():
            say(line)
    else:
        write_private(output, text.encode())


def calendar(
    name: NameArgument,
    output: Annotated[Path, typer.Option("-o", "--output", help="Where to write, .ics.")],
    at: Annotated[
        datetime, typer.Option(parser=typed_hour, metavar="HH:MM", help="When sessions begin.")
    ],
    visit: Annotated[
        datetime | None,
        typer.Option(
            "--visit",
            parser=typed_visit,
            metavar="DAYTHH:MM",
            help="The next visit: 2026-12-14T09:30.",
        ),
    ] = None,
    number: IdOption = None,
    library: LibraryOption = None,
) -> None:
    """The sessions of the program that was given out last, for the calendar of a phone.

    It says no name and nothing of health. What stops the program stops it too (3).
    """
    from planner.cli.patients import one_patient, told_of_store
    from planner.exchange.calendar import Reminder, calendar_file
    from planner.exchange.files import write_private

    workspace = open_workspace(library)
    with told_of_store(), closing(workspace.store) as store:
        stored = last_program(store, one_patient(store, name, number).id)
        issues = [one for one in store.issues_of(stored.patient_id) if one.program_id == stored.id]
        if not issues:
            wrong("nothing was given out yet: print the program first.")
        _require_not_stopped(workspace, stored)
        issue = issues[-1]
        program = store.issued(issue)
    reminder = Reminder(
        program=program,
        key=f"{stored.patient_id}/{stored.id}/{issues[0].issued_at}",
        monday=issue.given.monday,
        at=at.time(),
        stamp=datetime.fromisoformat(issue.issued_at),
        sequence=len(issues) - 1,
        from_week=issue.given.from_week,
        language=program.intake.patient.language,
        next_visit=visit,
    )
    write_private(output, calendar_file(reminder))
    say(f"{output}: written.")


def _require_not_stopped(workspace: Workspace, stored: Stored) -> None:
    """No reminder of sessions that nobody should do now; who has open problems was given them."""
    from planner.building.may_print import Stopped, Unknown, told
    from planner.cli.outcome_words import stop_lines
    from planner.services.visit_papers import alarm_of

    if workspace.library.stops:
        tell(workspace.library.stops)
        raise typer.Exit(WRONG)
    gate = workspace.may_print(stored.program)
    if isinstance(gate, Stopped):
        name = stored.program.intake.patient.on_paper
        for line in stop_lines(gate.raised, name, unasked=gate.unasked):
            say(line, err=True)
        raise typer.Exit(RED_FLAG)
    if alarm := alarm_of(workspace, stored):
        say(f"an alarm is open: {alarm}. The patient is handed nothing.", err=True)
        raise typer.Exit(RED_FLAG)
    if isinstance(gate, Unknown):
        wrong("; ".join(map(told, gate.problems)))


def export_data(
    name: NameArgument,
    output: Annotated[Path, typer.Option("-o", "--output", help="The folder to write into.")],
    without_names: Annotated[
        bool,
        typer.Option("--without-names", help="No name, date, note or reason; an id made up."),
    ] = False,
    number: IdOption = None,
) -> None:
    """Sessions, pain, measures and decisions of a patient as CSV, only yours to read."""
    from planner.cli.patients import one_patient, open_store, told_of_store
    from planner.exchange.files import write_private
    from planner.services.data_tables import data_tables

    with told_of_store(), open_store() as store:
        person = one_patient(store, name, number)
        tables = data_tables(store, person, without_names=without_names)
    try:
        output.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        wrong(f"{output}: {error.strerror or error}.")
    for file, table in tables.items():
        write_private(output / file, table)
    say(f"{output}: {', '.join(tables)}.")


def last_program(store: PatientStore, patient_id: int) -> Stored:
    """The program that was made last."""
    programs = store.programs_of(patient_id)
    if not programs:
        wrong("this patient has no programs.")
    return programs[-1]
