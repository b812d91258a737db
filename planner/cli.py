"""The command line. Exit status: 0 done, 1 problems found, 2 wrong use, 3 a red flag stops.

Of a folder: 1 if any program could not be exported, else 3 if a red flag stopped any, else 0.
Commands import what they need when they run: imports are most of the time of a short command.
"""

from __future__ import annotations

import contextlib
import difflib
import io
import json
import os
import shutil
import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from planner.exchange.files import FileTrouble
from planner.settings import read_settings
from planner.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pydantic import SecretStr

    from planner.building.screen import Raised
    from planner.handout.options import Options
    from planner.model.exercise import Exercise
    from planner.model.problem import Problem
    from planner.model.program import Program

DONE, PROBLEMS, WRONG, RED_FLAG = 0, 1, 2, 3

app = typer.Typer(
    help="Home exercise programs for low back pain. Without a command it opens the planner.",
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
library_app = typer.Typer(help="Check, search and show exercises.", rich_markup_mode=None)
app.add_typer(library_app, name="library")


class PaperName(StrEnum):
    """Papers of the handout."""

    letter = "letter"
    a4 = "a4"


class LayoutName(StrEnum):
    """What of a program is printed."""

    booklet = "booklet"
    one_page = "one-page"
    diary = "diary"
    cards = "cards"
    clinician = "clinician"


class InkName(StrEnum):
    """With colour or without."""

    color = "color"
    gray = "gray"


class SchemaName(StrEnum):
    """What has a JSON Schema."""

    intake = "intake"
    program = "program"
    exercise = "exercise"
    template = "template"


LibraryOption = Annotated[
    Path | None,
    typer.Option("--library", help="A clinic's folder, laid over the shipped library."),
]


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
    from planner.model.program_json import program_to_json

    keep_apart(intake, output)
    workspace = _workspace(library)
    program, found = _build(workspace, intake)
    if output is None:
        _say(program_to_json(program).rstrip())
    else:
        write_program(output, program)
    _finish(found)


@app.command("review")
def review_command(
    program: Annotated[Path, typer.Argument(help="A program, JSON.")],
    library: LibraryOption = None,
) -> None:
    """Say what should be mended in a program, one finding a line."""
    from planner.building.review import has_problems, review
    from planner.exchange.program_file import placed

    workspace = _workspace(library)
    found = review(_read(program), workspace.library)
    text = program.read_bytes()
    for finding in found:
        prefix = "advice: " if finding.severity == "advice" else ""
        shown = placed(finding, program, text)
        _say(str(shown.model_copy(update={"message": f"{prefix}{shown.message}"})))
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
    from planner.exporting import Job, export_file
    from planner.handout.options import Options

    secret = _password(password, password_file)
    options = Options(
        paper=paper.value,
        layout=layout.value,
        part=part,
        large_print=large_print,
        ink=ink.value,
    )
    if os.path.isdir(program):  # noqa: PTH112 (a folder that may not be looked at is told later)
        _export_folder(program, output, options, jobs, secret)
    target = output or program.with_suffix(".pdf")
    job = Job(program=program, target=target, options=options, password=secret)
    outcome = export_file(job, Workspace(read_settings()))
    if outcome.ending == "written":
        _say(f"{target}")
    for line in outcome.lines:
        _say(line, err=True)
    raise typer.Exit({"written": DONE, "bad": WRONG, "stopped": RED_FLAG}[outcome.ending])


def _export_folder(
    folder: Path,
    into: Path | None,
    options: Options,
    processes: int | None,
    secret: SecretStr | None,
) -> NoReturn:
    """Export every program of a folder: handouts on standard output, progress on error."""
    from planner.batch import export_all, jobs_of
    from planner.batch_report import report

    jobs = jobs_of(folder, into, options, secret)
    with contextlib.closing(export_all(jobs, read_settings(), processes)) as outcomes:
        endings = report(outcomes, len(jobs), _say, partial(_say, err=True))
    raise typer.Exit(PROBLEMS if "bad" in endings else RED_FLAG if "stopped" in endings else DONE)


def _password(ask: bool, file: Path | None) -> SecretStr | None:
    """What is to open the PDF, or None; never from the command line itself."""
    if not ask and file is None:
        return None
    if ask and file is not None:
        _wrong("give --password or --password-file, not both.")
    from pydantic import SecretStr

    from planner.exchange.password_source import ask_password, read_password
    from planner.exchange.pdf_password import PasswordRefused

    try:
        return SecretStr(ask_password() if file is None else read_password(file))
    except PasswordRefused as error:
        _wrong(str(error))


@app.command()
def schema(what: Annotated[SchemaName, typer.Argument(help="What to describe.")]) -> None:
    """Print the JSON Schema of a file."""
    from planner.model.base import Model
    from planner.model.exercise import LadderSource
    from planner.model.intake import Intake
    from planner.model.program import Program
    from planner.model.template import Template

    models: dict[SchemaName, type[Model]] = {
        SchemaName.intake: Intake,
        SchemaName.program: Program,
        SchemaName.exercise: LadderSource,
        SchemaName.template: Template,
    }
    schema = models[what].model_json_schema()
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    _say(json.dumps({**dialect, **schema}, indent=2))


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(help="Where to write.")] = Path("build/demo"),
) -> None:
    """Build the sample intake: a program and its handout."""
    from planner.exchange.program_file import write_program
    from planner.library.shipped import shipped_root

    workspace = _workspace(None)
    program, found = _build(workspace, shipped_root() / "programs" / "sample-intake.yaml")
    for name in ("program.json", "handout.pdf"):
        target = folder / name
        if name.endswith(".json"):
            write_program(target, program)
        else:
            workspace.export(program, target)
        _say(f"{target}")
    _finish(found)


@library_app.command("check")
def library_check(
    folder: Annotated[Path | None, typer.Argument(help="A clinic's folder.")] = None,
) -> None:
    """Check every exercise, picture, template, rule and topic."""
    from planner.building.picture_check import picture_problems
    from planner.library.topics import load_topics

    workspace = _workspace(folder)
    found = workspace.library
    topics = load_topics(workspace.settings.clinic_dir, found.rules)
    problems = [*found.problems, *workspace.clinic[1], *picture_problems(found), *topics.problems]
    _tell(problems)
    if problems:
        raise typer.Exit(PROBLEMS)
    _say(
        f"{len(found.exercises)} exercises in {len(found.ladders)} ladders, "
        f"{len(found.templates)} templates: no problems."
    )


@library_app.command("search")
def library_search(
    words: Annotated[list[str], typer.Argument(help="Words in any order.")],
    as_json: Annotated[bool, typer.Option("--json", help="For other programs.")] = False,
    library: LibraryOption = None,
) -> None:
    """Find exercises by name, kind, position, equipment or property."""
    found = _workspace(library).search.find(" ".join(words))
    if as_json:
        _say(json.dumps([one.model_dump(mode="json") for one in found], indent=2))
    else:
        for one in found:
            _say(f"{one.id:32} {one.ladder} {one.level:<3} {one.patient_name}")
    if not found:
        _say("Nothing found. Try fewer or other words.", err=True)
        raise typer.Exit(PROBLEMS)


@library_app.command("show")
def library_show(
    exercise_id: Annotated[str, typer.Argument(metavar="ID", help="An exercise.")],
    as_json: Annotated[bool, typer.Option("--json", help="For other programs.")] = False,
    library: LibraryOption = None,
) -> None:
    """Show one exercise with its neighbours on the ladder."""
    workspace = _workspace(library)
    exercise = _exercise(workspace, exercise_id)
    if as_json:
        _say(exercise.model_dump_json(indent=2))
    else:
        _say(_card(workspace, exercise))


class PictureKind(StrEnum):
    """Files a picture can be written as, by the ending of their name."""

    svg = ".svg"
    png = ".png"
    pdf = ".pdf"


@library_app.command("picture")
def library_picture(
    exercise_id: Annotated[str, typer.Argument(metavar="ID", help="An exercise.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="FILE.svg, .png or .pdf; else the terminal."),
    ] = None,
    library: LibraryOption = None,
) -> None:
    """Draw the picture of an exercise, with what it shows in words."""
    from planner.exchange.files import write_private
    from planner.figure.describe import describe

    exercise = _exercise(_workspace(library), exercise_id)
    if exercise.picture is None:
        _say(f"{exercise_id} has no picture.", err=True)
        raise typer.Exit(PROBLEMS)
    words = describe(exercise.picture)
    if output is None:
        from planner.figure.cells import to_text
        from planner.figure.compose import compose

        columns, rows = shutil.get_terminal_size()
        _say(to_text(compose(exercise.picture), min(columns - 1, 100), max(12, rows - 6)))
        _say(words)
        return
    if output.suffix.lower() not in tuple(PictureKind):
        _wrong(f"{output}: end the name in .svg, .png or .pdf.")
    write_private(output, _picture_file(exercise, output.suffix.lower(), words))
    _say(f"{output}\n{words}")


def _picture_file(exercise: Exercise, kind: str, words: str) -> bytes:
    from planner.figure.compose import compose

    assert exercise.picture is not None
    drawing = compose(exercise.picture)
    if kind == PictureKind.svg:
        from planner.figure.svg import to_svg

        return to_svg(drawing, exercise.patient_name, words).encode()
    if kind == PictureKind.png:
        from planner.figure.png import to_png

        return to_png(drawing, 4.0)
    from planner.figure.pdf import to_pdf

    return to_pdf(drawing, exercise.patient_name)


@library_app.command("sheet")
def library_sheet(
    output: Annotated[Path, typer.Option("--output", "-o", help="The PDF to write.")] = Path(
        "pictures.pdf"
    ),
    ladder: Annotated[
        list[str] | None, typer.Option("--ladder", help="Only this ladder; may be repeated.")
    ] = None,
    library: LibraryOption = None,
) -> None:
    """Print all pictures as a contact sheet, by ladder."""
    from planner.exchange.files import write_private
    from planner.figure.sheet import to_sheet

    found = _workspace(library).library
    unknown = [name for name in ladder or () if name not in found.ladders]
    if unknown:
        near = difflib.get_close_matches(unknown[0], found.ladders, n=1)
        advice = f' Did you mean "{near[0]}"?' if near else ""
        _wrong(f'there is no ladder "{unknown[0]}".{advice}')
    chosen = [one for name, one in found.ladders.items() if not ladder or name in ladder]
    groups = [
        (one.name, [(i, found.exercises[i].picture) for i in one.exercises]) for one in chosen
    ]
    write_private(output, to_sheet(groups))
    _say(f"{output}")


def _exercise(workspace: Workspace, exercise_id: str) -> Exercise:
    """An exercise by its id, or what it may have meant."""
    exercise = workspace.library.exercises.get(exercise_id)
    if exercise is None:
        near = difflib.get_close_matches(exercise_id, workspace.library.exercises, n=1)
        advice = f' Did you mean "{near[0]}"?' if near else ""
        _wrong(f'there is no exercise "{exercise_id}".{advice}')
    return exercise


def _card(workspace: Workspace, exercise: Exercise) -> str:
    def rung(level: int) -> str:
        return ", ".join(e.id for e in workspace.library.rungs(exercise.ladder, level)) or "-"

    steps = (f"  {number}. {step}" for number, step in enumerate(exercise.steps, start=1))
    return "\n".join(
        (
            f"{exercise.patient_name} ({exercise.name})",
            f"{exercise.id}: {exercise.category}, {exercise.ladder} level {exercise.level}",
            f"easier: {rung(exercise.level - 1)}",
            f"harder: {rung(exercise.level + 1)}",
            f"properties: {', '.join(exercise.properties) or '-'}",
            f"equipment: {', '.join(exercise.equipment) or '-'}",
            f"set-up: {exercise.set_up}",
            *steps,
            f"feel: {exercise.feel}",
            f"stop if: {exercise.stop_if}",
            f"common mistake: {exercise.mistake}",
            f"cautions: {exercise.cautions}",
        )
    )


def _workspace(library: Path | None) -> Workspace:
    """The workspace, with its library read: nothing here works without one."""
    if library is not None and not any(os.path.isdir(library / part) for part in _PARTS):  # noqa: PTH112
        _wrong(f"{library}: this is not a library; it needs a folder exercises or programs.")
    from planner.library.catalog import LibraryUnusable

    workspace = Workspace(read_settings(library))
    try:
        _ = workspace.library
    except LibraryUnusable as error:
        _tell(error.problems)
        raise typer.Exit(WRONG) from error
    return workspace


_PARTS = ("exercises", "programs")


def _build(workspace: Workspace, path: Path) -> tuple[Program, list[Problem]]:
    """The program of an intake, or the end of the run."""
    from planner.building.review import review
    from planner.library.intake_file import read_intake

    file = read_intake(path)
    _tell(file.problems)
    if file.intake is None:
        raise typer.Exit(WRONG)
    built = workspace.build(file.intake)
    if built.stopped:
        line = file.source.line(("red_flags",)) or file.source.line(("precautions",)) or 1
        _stop_at(built.raised, f"{file.source.file}:{line}")
    if built.program is None:
        _tell(file.placed(problem) for problem in built.problems)
        raise typer.Exit(WRONG)
    found = review(built.program, workspace.library)
    unusable = workspace.library.problems
    return built.program, [*unusable, *(file.placed(problem) for problem in found)]


def _stop_at(raised: Sequence[Raised], place: str) -> None:
    """End the run if a red flag stops the program; say what to do."""
    if not any(one.stops for one in raised):
        return
    from planner.exporting import stop_lines

    for line in stop_lines(raised, place):
        _say(line, err=True)
    raise typer.Exit(RED_FLAG)


def _say(text: str, *, err: bool = False) -> None:
    """Print a line; a reader that went away is not an error, a full disk is."""
    stream = sys.stderr if err else sys.stdout
    try:
        stream.write(f"{text}\n")
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise typer.Exit(DONE) from None
    except (OSError, AttributeError, ValueError) as error:
        raise FileTrouble(f"standard output cannot be written: {error}.") from error


def _read(path: Path) -> Program:
    from planner.exchange.program_file import read_program

    program, problems = read_program(path)
    if program is None:
        _tell(problems)
        raise typer.Exit(WRONG)
    return program


def _finish(found: list[Problem]) -> None:
    """Tell problems; advice does not make a program wrong."""
    problems = [one for one in found if one.severity == "problem"]
    _tell(problems)
    raise typer.Exit(PROBLEMS if problems else DONE)


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        _say(str(problem), err=True)


def _wrong(message: str) -> NoReturn:
    _say(message, err=True)
    raise typer.Exit(WRONG)


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
