"""`planner visit-paper`: what is handed over after a visit, PDF."""

from __future__ import annotations

from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from planner.cli.basics import (
    PROBLEMS,
    RED_FLAG,
    WRONG,
    LibraryOption,
    open_workspace,
    say,
    tell,
    wrong,
)
from planner.cli.out import IdOption, NameArgument, last_program
from planner.cli.paper_choices import InkName, LanguageName, PaperName

if TYPE_CHECKING:
    from planner.services.visit_papers import VisitPaperOutcome


class VisitPaperName(StrEnum):
    """What is handed over after a visit."""

    changes = "changes"
    progress = "progress"
    doctor = "doctor"
    discharge = "discharge"


def visit_paper(
    name: NameArgument,
    which: Annotated[VisitPaperName, typer.Argument(metavar="PAPER", help="Which paper.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where to write, PDF.")],
    paper: Annotated[PaperName, typer.Option(help="The paper.")] = PaperName.letter,
    language: Annotated[
        LanguageName | None, typer.Option(help="Of the patient's papers; else the patient's.")
    ] = None,
    ink: Annotated[InkName, typer.Option(help="gray: without colour.")] = InkName.color,
    despite_findings: Annotated[
        str | None,
        typer.Option(metavar="REASON", help="Print although problems are open; kept with --by."),
    ] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who gives that reason.")] = None,
    number: IdOption = None,
    library: LibraryOption = None,
) -> None:
    """Write what changes now, the progress page, a letter to the doctor, or the discharge sheet.

    changes: one page, then the sheet of the weeks that follow; it is kept as given out. progress
    and doctor are in English. discharge: when a visit has accepted that the goals are met. The
    patient is handed nothing while an alarm is open (3).
    """
    from planner.cli.patients import one_patient, told_of_store
    from planner.handout.options import Options
    from planner.services.printing import Despite
    from planner.services.visit_papers import write_visit_paper

    if (despite_findings is None) != (by is None):
        wrong("--despite-findings REASON and --by NAME go together.")
    despite = Despite(despite_findings or "", by or "") if by is not None else None
    wished = Options(
        paper=paper.value, ink=ink.value, language=language.value if language else None
    )
    workspace = open_workspace(library)
    with told_of_store(), closing(workspace.store) as store:
        stored = last_program(store, one_patient(store, name, number).id)
        outcome = write_visit_paper(workspace, stored, which.value, output, wished, despite)
    _tell(outcome, stored.program.intake.patient.on_paper)


def _tell(outcome: VisitPaperOutcome, patient: str) -> None:
    from planner.building.may_print import NeedsReason, Stopped, Unknown, told
    from planner.cli.outcome_words import stop_lines
    from planner.services.printing import NoName, NotWhole, NotWritten, Unreadable
    from planner.services.visit_papers import Alarmed, NotDue, PaperWritten

    match outcome:
        case PaperWritten(target=target):
            say(f"{target}")
        case Alarmed(alarm=alarm):
            say(f"{patient}: an alarm is open: {alarm}. The patient is handed nothing.", err=True)
            raise typer.Exit(RED_FLAG)
        case Stopped(raised=raised, unasked=unasked):
            for line in stop_lines(raised, patient, unasked=unasked):
                say(line, err=True)
            raise typer.Exit(RED_FLAG)
        case Unknown(problems=problems):
            wrong("; ".join(map(told, problems)))
        case NeedsReason(findings=findings):
            for finding in findings:
                say(f"{patient}: {told(finding)}", err=True)
            raise typer.Exit(PROBLEMS)
        case NotDue(why=why) | NotWritten(why=why):
            wrong(why)
        case Unreadable(problems=problems):
            tell(problems)
            raise typer.Exit(WRONG)
        case NoName():
            wrong("a reason and a name have letters, and are not too long.")
        case NotWhole(lines=lines):
            wrong("; ".join(lines))
        case _:
            assert_never(outcome)
