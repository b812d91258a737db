"""`planner export-record`: a patient's program for other systems."""

from __future__ import annotations

from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.basics import PROBLEMS, RED_FLAG, LibraryOption, open_workspace, say, wrong
from planner.cli.out import IdOption, NameArgument, export_data, last_program, note

if TYPE_CHECKING:
    from planner.services.workspace import Workspace


class RecordFormat(StrEnum):
    """What reads it."""

    fhir = "fhir"
    note = "note"
    csv = "csv"
    json = "json"


def export_record(
    name: NameArgument,
    output: Annotated[
        Path, typer.Option("-o", "--output", help="Where to write; of csv, the folder.")
    ],
    form: Annotated[RecordFormat, typer.Option("--format", help="What reads it.")],
    number: IdOption = None,
    library: LibraryOption = None,
) -> None:
    """Write a patient's record for other systems, only yours to read.

    fhir: an R4 bundle of the last program; what stops a handout stops it too (3). note, csv and
    json: as note, export-data and export-patient.
    """
    from planner.cli.patients import export_patient

    match form:
        case RecordFormat.fhir:
            _write_fhir(open_workspace(library), name, number, output)
        case RecordFormat.note:
            note(name, output, None, number, library)
        case RecordFormat.csv:
            export_data(name, output, without_names=False, number=number)
        case RecordFormat.json:
            export_patient(name, output, number, history=False)


def _write_fhir(workspace: Workspace, name: str, number: int | None, output: Path) -> None:
    from planner.building.may_print import NeedsReason, Stopped, told
    from planner.cli.outcome_words import stop_lines
    from planner.cli.patients import one_patient, told_of_store
    from planner.exchange.files import write_private
    from planner.services.audited import note as note_in_audit
    from planner.services.printing import NotWritten
    from planner.services.record import fhir_record
    from planner.services.visit_papers import Alarmed

    with told_of_store(), closing(workspace.store) as store:
        person = one_patient(store, name, number)
        stored = last_program(store, person.id)
        made = fhir_record(workspace, stored)
        if isinstance(made, bytes):
            note_in_audit(store, "export_patient", "patients", person.id)
    match made:
        case bytes():
            write_private(output, made)
            say(f"{output}: written.")
        case Stopped(raised=raised, unasked=unasked):
            for line in stop_lines(raised, person.name, unasked=unasked):
                say(line, err=True)
            raise typer.Exit(RED_FLAG)
        case Alarmed(alarm=alarm):
            say(f"an alarm is open: {alarm}. No plan is exported.", err=True)
            raise typer.Exit(RED_FLAG)
        case NeedsReason(findings=findings):
            for finding in findings:
                say(told(finding), err=True)
            raise typer.Exit(PROBLEMS)
        case NotWritten(why=why):
            wrong(f"the record has the printed pages in it, and they cannot be made: {why}.")
        case _:
            wrong("the record cannot be made: planner export says why.")
