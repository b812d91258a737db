"""The command line. Exit status: 0 done, 1 problems found, 2 wrong use, 3 a red flag stops.

Of a folder: 1 if any program could not be exported, else 3 if a red flag stopped any, else 0.
Commands import what they need when they run: imports are most of the time of a short command.
"""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from planner.cli import alarms, out, patient_list, patients, quick
from planner.cli.audit import audit_app
from planner.cli.basics import (
    DONE,
    PROBLEMS,
    RED_FLAG,
    WRONG,
    LibraryOption,
    open_workspace,
    say,
    say_json,
    tell,
    wrong,
)
from planner.cli.checkin import checkin_app
from planner.cli.clinic import clinic_app
from planner.cli.export import export
from planner.cli.library import library_app
from planner.cli.measure import measure_app
from planner.cli.player import player
from planner.cli.record import export_record
from planner.cli.root import app as app
from planner.cli.visit_papers import visit_paper
from planner.exchange.standard_stream import StandardStream, named
from planner.services.workspace import Workspace

if TYPE_CHECKING:
    from planner.model.prints import Layout
    from planner.model.problem import Problem
    from planner.model.program.program import Program

app.add_typer(library_app, name="library")
app.add_typer(checkin_app, name="checkin")
app.add_typer(measure_app, name="measure")
app.add_typer(clinic_app, name="clinic")
app.add_typer(audit_app, name="audit")


class SchemaName(StrEnum):
    """What has a JSON Schema."""

    intake = "intake"
    program = "program"
    exercise = "exercise"
    template = "template"
    checkin = "checkin"
    words = "words"
    changes = "changes"
    clinic = "clinic"
    region = "region"
    config = "config"
    rules = "rules"


@app.command()
def build(
    intake: Annotated[Path, typer.Argument(help="The examination, YAML; - is standard input.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Where to write; else standard output.")
    ] = None,
    library: LibraryOption = None,
) -> None:
    """Build a program from an intake."""
    from planner.exchange.apart import keep_apart
    from planner.exchange.program_file import write_program

    intake, output = named(intake), named(output or Path("-"))
    keep_apart(intake, output)
    workspace = open_workspace(library)
    program, found = _build(workspace, intake)
    write_program(output, program)
    _finish(found)


@app.command("review")
def review_command(
    program: Annotated[Path, typer.Argument(help="A program, JSON; - is standard input.")],
    library: LibraryOption = None,
) -> None:
    """Say what should be mended in a program, one finding a line."""
    from planner.building.review.review import has_problems, review
    from planner.exchange.program_file import findings_in_file

    program = named(program)
    workspace = open_workspace(library)
    if workspace.sources.stops:
        tell(workspace.sources.stops)
        raise typer.Exit(WRONG)
    read = _read(program)
    found = review(read, workspace.library)
    for shown in findings_in_file(found, read, program, program.read_bytes()):
        prefix = "advice: " if shown.severity == "advice" else ""
        say(str(shown.model_copy(update={"message": f"{prefix}{shown.message}"})))
    raise typer.Exit(PROBLEMS if has_problems(found) else DONE)


app.command()(export)


@app.command()
def schema(
    what: Annotated[SchemaName, typer.Argument(help="What to describe.")],
    of: Annotated[
        str, typer.Option("--of", help="With rules: which file of programs/rules, without .yaml.")
    ] = "",
    library: LibraryOption = None,
) -> None:
    """Print the JSON Schema of a file, with the ids of a clinic's library if one is named."""
    from planner.services.rule_schemas import RULE_KINDS
    from planner.services.schemas import schema_of, schema_of_rules

    if (of in RULE_KINDS) is not (what is SchemaName.rules):
        wrong(f"--of goes with rules, and is one of {', '.join(RULE_KINDS)}.")
    known = open_workspace(library).library if library else None
    made = schema_of_rules(of, known) if of else schema_of(what.value, known)
    say_json(json.dumps(made, indent=2))


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(help="Where to write.")] = Path("build/demo"),
) -> None:
    """Build the sample intake: a program, the sheets of its parts and its booklet."""
    from planner.cli.outcome_words import STATUS, ending_of, lines_of
    from planner.exchange.program_file import write_program
    from planner.handout.options import Options
    from planner.library.shipped import shipped_root
    from planner.services.printing import Order

    workspace = open_workspace(None)
    program, found = _build(workspace, shipped_root() / "programs" / "sample-intake.yaml")
    file = folder / "program.json"
    write_program(file, program)
    say(f"{file}")
    told: dict[str, None] = {}
    layouts: dict[str, Layout] = {"sheets.pdf": "sheet", "booklet.pdf": "booklet"}
    for name, layout in layouts.items():
        outcome = workspace.print(program, Order(folder / name, Options(layout=layout)))
        told |= dict.fromkeys(lines_of(outcome, file))
        if ending_of(outcome) != "written":
            break
        say(f"{folder / name}")
    for line in told:
        say(line, err=True)
    if ending_of(outcome) != "written":
        raise typer.Exit(STATUS[ending_of(outcome)])
    _finish(found)


def _build(workspace: Workspace, path: Path) -> tuple[Program, list[Problem]]:
    """The program of an intake, or the end of the run."""
    from planner.building.may_print import Stopped, Unknown
    from planner.building.review.review import review
    from planner.cli.outcome_words import stop_lines
    from planner.exchange.files import read_bytes
    from planner.library.intake_file import intake_from, read_intake
    from planner.services.plan import Planned, RulesBroken

    stdin, clinic = isinstance(path, StandardStream), workspace.settings.clinic_dir
    file = intake_from(read_bytes(path), str(path), clinic) if stdin else read_intake(path, clinic)
    tell(file.problems)
    if file.intake is None:
        raise typer.Exit(WRONG)
    plan = workspace.plan(file.intake)
    match plan:
        case Stopped(raised=raised, unasked=unasked):
            line = file.source.line(("red_flags",)) or file.source.line(("precautions",)) or 1
            for each in stop_lines(raised, f"{file.source.file}:{line}", unasked=unasked):
                say(each, err=True)
            raise typer.Exit(RED_FLAG)
        case Unknown(problems=problems):
            tell(file.placed(problem) for problem in problems)
            raise typer.Exit(WRONG)
        case RulesBroken(problems=broken):
            tell(broken)
            raise typer.Exit(WRONG)
        case Planned(program=program):
            unusable = [
                *workspace.library.problems,
                *workspace.sources.topics.problems,
                *workspace.sources.sentences[1],
            ]
            found = review(program, workspace.library)
            names = {key: one.patient_name for key, one in program.exercises.items()}
            return program, [*unusable, *(file.placed(finding, names) for finding in found)]
        case _:
            assert_never(plan)


def _read(path: Path) -> Program:
    from planner.exchange.program_file import read_program

    program, problems = read_program(path)
    if program is None:
        tell(problems)
        raise typer.Exit(WRONG)
    return program


def _finish(found: list[Problem]) -> None:
    """Tell problems; advice does not make a program wrong."""
    problems = [one for one in found if one.severity == "problem"]
    tell(problems)
    raise typer.Exit(PROBLEMS if problems else DONE)


patients.add_to(app)
patient_list.add_to(app)
alarms.add_to(app)
quick.add_to(app)
out.add_to(app)
app.command("visit-paper")(visit_paper)
app.command("export-record")(export_record)
app.command("player")(player)
