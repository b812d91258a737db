"""The command line. Exit status: 0 done, 1 problems found, 2 wrong use, 3 a red flag stops.

Of a folder: 1 if any program could not be exported, else 3 if a red flag stopped any, else 0.
Commands import what they need when they run: imports are most of the time of a short command.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from planner.cli.basics import (
    DONE,
    PROBLEMS,
    RED_FLAG,
    WRONG,
    LibraryOption,
    open_workspace,
    say,
    tell,
    wrong,
)
from planner.cli.checkin import checkin_app
from planner.cli.library import library_app
from planner.exchange.files import FileTrouble
from planner.services.workspace import Workspace
from planner.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import SecretStr

    from planner.building.red_flags import Raised
    from planner.handout.options import Options
    from planner.model.problem import Problem
    from planner.model.program.program import Program

app = typer.Typer(
    help="Home exercise programs for low back pain. Without a command it opens the planner.",
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


app.add_typer(library_app, name="library")
app.add_typer(checkin_app, name="checkin")


class PaperName(StrEnum):
    """Papers of the handout."""

    letter = "letter"
    a4 = "a4"


class LayoutName(StrEnum):
    """What of a program is printed."""

    booklet = "booklet"
    reading = "reading"
    one_page = "one-page"
    diary = "diary"
    cards = "cards"
    clinician = "clinician"


class InkName(StrEnum):
    """With colour or without."""

    color = "color"
    gray = "gray"


class LanguageName(StrEnum):
    """Languages of the handout."""

    en = "en"
    es = "es"


class SchemaName(StrEnum):
    """What has a JSON Schema."""

    intake = "intake"
    program = "program"
    exercise = "exercise"
    template = "template"
    checkin = "checkin"


@app.command()
def build(
    intake: Annotated[Path, typer.Argument(help="The examination, YAML.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Where to write; else standard output.")
    ] = None,
    library: LibraryOption = None,
) -> None:
    """Build a program from an intake."""
    from planner.exchange.apart import keep_apart
    from planner.exchange.program_file import write_program
    from planner.model.program.program_json import program_to_json

    keep_apart(intake, output)
    workspace = open_workspace(library)
    program, found = _build(workspace, intake)
    if output is None:
        say(program_to_json(program).rstrip())
    else:
        write_program(output, program)
    _finish(found)


@app.command("review")
def review_command(
    program: Annotated[Path, typer.Argument(help="A program, JSON.")],
    library: LibraryOption = None,
) -> None:
    """Say what should be mended in a program, one finding a line."""
    from planner.building.review.review import has_problems, review
    from planner.exchange.program_file import placed

    workspace = open_workspace(library)
    if workspace.stops:
        tell(workspace.stops)
        raise typer.Exit(WRONG)
    found = review(_read(program), workspace.library)
    text = program.read_bytes()
    for finding in found:
        prefix = "advice: " if finding.severity == "advice" else ""
        shown = placed(finding, program, text)
        say(str(shown.model_copy(update={"message": f"{prefix}{shown.message}"})))
    raise typer.Exit(PROBLEMS if has_problems(found) else DONE)


@app.command()
def export(
    program: Annotated[
        Path, typer.Argument(help="A program, JSON; or a folder: every program in it.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", help="Where to write, of a folder a folder; else beside the program."
        ),
    ] = None,
    paper: Annotated[PaperName, typer.Option(help="The paper.")] = PaperName.letter,
    layout: Annotated[
        LayoutName, typer.Option(help="Everything, a page for the fridge, or a part of it.")
    ] = LayoutName.booklet,
    part: Annotated[
        int, typer.Option(min=1, max=4, help="The part that a one-page plan shows.")
    ] = 1,
    large_print: Annotated[
        bool, typer.Option("--large-print", help="18 point text, nothing side by side.")
    ] = False,
    language: Annotated[
        LanguageName | None, typer.Option(help="Of the handout; else the patient's.")
    ] = None,
    mixed: Annotated[
        bool,
        typer.Option("--mixed", help="What is not in that language is printed in English, marked."),
    ] = False,
    fillable: Annotated[
        bool, typer.Option("--fillable", help="The diary has fields to fill in on a screen.")
    ] = False,
    ink: Annotated[InkName, typer.Option(help="gray: without colour.")] = InkName.color,
    jobs: Annotated[
        int | None,
        typer.Option("-j", "--jobs", min=1, help="Processes for a folder; else one a core."),
    ] = None,
    password: Annotated[
        bool, typer.Option("--password", help="Lock the PDF; the password is asked for.")
    ] = False,
    password_file: Annotated[
        Path | None,
        typer.Option(help="Lock the PDF; the password is the first line of this file."),
    ] = None,
) -> None:
    """Write the patient's handout, PDF; of a folder, every handout.

    Of a folder every program is tried. The exit status is 1 if any could not be exported; else 3
    if a red flag stopped any; else 0. It is 2 if none could be tried.
    """
    from planner.handout.options import WITH_DIARY, Options
    from planner.services.printing import Job, export_file

    if fillable and layout.value not in WITH_DIARY:
        wrong(
            f"--fillable needs a diary, which --layout {layout} has not; "
            f"take {' or '.join(WITH_DIARY)}."
        )
    secret = _password(password, password_file)
    options = Options(
        paper=paper.value,
        layout=layout.value,
        part=part,
        large_print=large_print,
        ink=ink.value,
        language=language.value if language else None,
        mixed=mixed,
        fillable=fillable,
    )
    if os.path.isdir(program):  # noqa: PTH112 (a folder that may not be looked at is told later)
        _export_folder(program, output, options, jobs, secret)
    if jobs is not None:
        wrong("--jobs is for a folder of programs; this is one.")
    target = output or program.with_suffix(".pdf")
    job = Job(program=program, target=target, options=options, password=secret)
    outcome = export_file(job, Workspace(read_settings()))
    if outcome.ending == "written":
        say(f"{target}")
    for line in outcome.lines:
        say(line, err=True)
    raise typer.Exit({"written": DONE, "bad": WRONG, "stopped": RED_FLAG}[outcome.ending])


def _export_folder(
    folder: Path,
    into: Path | None,
    options: Options,
    processes: int | None,
    secret: SecretStr | None,
) -> NoReturn:
    """Export every program of a folder: handouts on standard output, progress on error."""
    from planner.cli.batch_report import report
    from planner.services.print_many import export_all, jobs_of

    jobs = jobs_of(folder, into, options, secret)
    with contextlib.closing(export_all(jobs, read_settings(), processes)) as outcomes:
        endings = report(outcomes, len(jobs), say, partial(say, err=True))
    raise typer.Exit(PROBLEMS if "bad" in endings else RED_FLAG if "stopped" in endings else DONE)


def _password(ask: bool, file: Path | None) -> SecretStr | None:
    """What is to open the PDF, or None; never from the command line itself."""
    if not ask and file is None:
        return None
    if ask and file is not None:
        wrong("give --password or --password-file, not both.")
    from pydantic import SecretStr

    from planner.exchange.password_source import ask_password, read_password
    from planner.exchange.pdf_password import PasswordRefused

    try:
        return SecretStr(ask_password() if file is None else read_password(file))
    except PasswordRefused as error:
        wrong(str(error))


@app.command()
def schema(what: Annotated[SchemaName, typer.Argument(help="What to describe.")]) -> None:
    """Print the JSON Schema of a file."""
    from planner.model.base import Model
    from planner.model.exercise.exercise import LadderSource
    from planner.model.intake import Intake
    from planner.model.program.checkin import CheckIn
    from planner.model.program.program import Program
    from planner.model.rules.template import Template

    models: dict[SchemaName, type[Model]] = {
        SchemaName.intake: Intake,
        SchemaName.program: Program,
        SchemaName.exercise: LadderSource,
        SchemaName.template: Template,
        SchemaName.checkin: CheckIn,
    }
    schema = models[what].model_json_schema()
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    say(json.dumps({**dialect, **schema}, indent=2))


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(help="Where to write.")] = Path("build/demo"),
) -> None:
    """Build the sample intake: a program and its handout."""
    from planner.exchange.program_file import write_program
    from planner.library.shipped import shipped_root

    workspace = open_workspace(None)
    program, found = _build(workspace, shipped_root() / "programs" / "sample-intake.yaml")
    for name in ("program.json", "handout.pdf"):
        target = folder / name
        if name.endswith(".json"):
            write_program(target, program)
        else:
            workspace.export(program, target)
        say(f"{target}")
    _finish(found)


def _build(workspace: Workspace, path: Path) -> tuple[Program, list[Problem]]:
    """The program of an intake, or the end of the run."""
    from planner.building.review.review import review
    from planner.library.intake_file import read_intake

    file = read_intake(path)
    tell(file.problems)
    if file.intake is None:
        raise typer.Exit(WRONG)
    built = workspace.build(file.intake)
    if built.stopped:
        line = file.source.line(("red_flags",)) or file.source.line(("precautions",)) or 1
        _stop_at(built.raised, f"{file.source.file}:{line}")
    if built.program is None:
        tell(file.placed(problem) for problem in built.problems)
        raise typer.Exit(WRONG)
    found = review(built.program, workspace.library)
    unusable = [
        *workspace.library.problems,
        *workspace.topics.problems,
        *workspace.sentences[1],
    ]
    return built.program, [*unusable, *(file.placed(problem) for problem in found)]


def _stop_at(raised: Sequence[Raised], place: str) -> None:
    """End the run if a red flag stops the program; say what to do."""
    if not any(one.stops for one in raised):
        return
    from planner.services.printing import stop_lines

    for line in stop_lines(raised, place):
        say(line, err=True)
    raise typer.Exit(RED_FLAG)


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


def run_command() -> None:
    """Run a command; trouble with files ends in a message and status 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except FileTrouble as error:
        with contextlib.suppress(OSError, AttributeError, ValueError):
            sys.stderr.write(f"{error}\n")
            sys.stderr.flush()
        os._exit(WRONG)  # leave at once: closing a broken standard output would fail again
