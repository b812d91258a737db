"""The command line. Exit status: 0 done, 1 problems found, 2 wrong use, 3 a red flag stops.

Of a folder: 1 if any program could not be exported, else 3 if a red flag stopped any, else 0.
Commands import what they need when they run: imports are most of the time of a short command.
"""

from __future__ import annotations

import contextlib
import json
import os
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, assert_never

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
from planner.cli.library import library_app
from planner.cli.measure import measure_app
from planner.cli.paper_choices import InkName, LanguageName, PaperName
from planner.cli.record import export_record
from planner.cli.visit_papers import visit_paper
from planner.exchange.standard_stream import StandardStream, named
from planner.services.workspace import Workspace
from planner.settings import read_settings

if TYPE_CHECKING:
    from planner.handout.options import Options
    from planner.model.prints import Layout, Print
    from planner.model.problem import Problem
    from planner.model.program.program import Program

app = typer.Typer(
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


app.add_typer(library_app, name="library")
app.add_typer(checkin_app, name="checkin")
app.add_typer(measure_app, name="measure")
app.add_typer(clinic_app, name="clinic")
app.add_typer(audit_app, name="audit")


def _tell_version(wanted: bool) -> None:
    if wanted:
        from planner import __version__

        say(f"planner {__version__}")
        raise typer.Exit(DONE)


def _plainly(wanted: bool) -> None:
    if wanted:
        from planner.cli.plain import plain

        plain()


@app.callback()
def planner_itself(
    version: Annotated[
        bool,
        typer.Option(
            "--version", is_eager=True, callback=_tell_version, help="Say which version this is."
        ),
    ] = False,
    plain: Annotated[
        bool,
        typer.Option(
            "--plain",
            is_eager=True,
            callback=_plainly,
            help="Ask the intake as prompts and say the program as lines; nothing is drawn.",
        ),
    ] = False,
) -> None:
    """Home exercise programs for low back pain. Without a command it opens the planner."""


class LayoutName(StrEnum):
    """What of a program is printed."""

    sheet = "sheet"
    booklet = "booklet"
    half = "half"
    reading = "reading"
    one_page = "one-page"
    diary = "diary"
    cards = "cards"
    clinician = "clinician"


class FormatName(StrEnum):
    """Files that a handout becomes."""

    pdf = "pdf"
    html = "html"


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


@app.command()
def export(
    program: Annotated[
        Path,
        typer.Argument(help="A program, JSON; - is standard input; a folder: every program in it."),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            help="Where to write, - is standard output; of a folder a folder. Else beside it.",
        ),
    ] = None,
    paper: Annotated[PaperName, typer.Option(help="The paper.")] = PaperName.letter,
    layout: Annotated[
        LayoutName | None,
        typer.Option(
            help="A sheet for each part, the whole booklet, or something out of it; else the "
            "papers that clinic.yaml names under prints, or the sheet."
        ),
    ] = None,
    format: Annotated[
        FormatName,
        typer.Option(help="html: one file of the sheet for a phone, without script or network."),
    ] = FormatName.pdf,
    part: Annotated[
        int | None,
        typer.Option(min=1, max=4, help="That part alone, of sheet, one-page and diary."),
    ] = None,
    now: Annotated[bool, typer.Option("--now", help="The part alone that is on today.")] = False,
    start: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="The Monday of week 1; else the one from the examination on, or the next.",
        ),
    ] = None,
    large_print: Annotated[
        bool | None,
        typer.Option(
            "--large-print/--standard-print",
            help="18 point text, nothing side by side; else as the patient needs it.",
        ),
    ] = None,
    larger_print: Annotated[
        bool, typer.Option("--larger-print", help="14 point text, whatever the age.")
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
    despite_findings: Annotated[
        str | None,
        typer.Option(metavar="REASON", help="Print although problems are open; kept with --by."),
    ] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who gives that reason.")] = None,
) -> None:
    """Write the patient's handout; of a folder, every handout.

    A red flag or precaution that stops a program ends with 3, open problems with 1, names that
    nobody knows with 2. --despite-findings and --by print a program with open problems: both are
    kept in its file and stand on the therapist's copy.

    Of a folder every program is tried. The exit status is 1 if any could not be exported; else 3
    if a red flag stopped any; else 0. It is 2 if none could be tried.
    """
    from planner.cli.outcome_words import STATUS, ending_of, lines_of
    from planner.handout.options import ON_SCREEN, Options
    from planner.model.prints import WITH_DIARY, WITH_PART
    from planner.services.print_set import orders_of
    from planner.services.printing import Despite, Order, print_file

    on_screen = format is FormatName.html
    if on_screen and layout is None:
        layout = LayoutName.sheet
    shown = layout or LayoutName.sheet
    if on_screen and shown.value not in ON_SCREEN:
        wrong(f"--format html is of --layout {' and '.join(ON_SCREEN)}, not of {shown}.")
    if on_screen and (password or password_file is not None):
        wrong("--password locks a PDF; an HTML file cannot be locked.")
    if fillable and shown.value not in WITH_DIARY:
        wrong(
            f"--fillable needs a diary, which --layout {shown} has not; "
            f"take --layout {' or '.join(WITH_DIARY)}."
        )
    if (now or part is not None) and shown.value not in WITH_PART:
        wrong(f"--layout {shown} is of the whole plan; {', '.join(WITH_PART)} show one part.")
    if start is not None and start.weekday():
        monday = start.date() - timedelta(days=start.weekday())
        wrong(f"--start is a Monday: weeks begin on one. {start.date()} is in that of {monday}.")
    if now and part is not None:
        wrong("--now and --part each name a part; take one of them.")
    if (despite_findings is None) != (by is None):
        wrong("--despite-findings REASON and --by NAME go together.")
    despite = Despite(despite_findings or "", by or "") if by is not None else None
    secret = _password(password, password_file)
    options = Options(
        paper=paper.value,
        layout=shown.value,
        format=format.value,
        part="now" if now else part,
        start=start.date() if start else None,
        large_print=large_print,
        larger_print=larger_print,
        ink=ink.value,
        language=language.value if language else None,
        mixed=mixed,
        fillable=fillable,
    )
    if despite is not None and os.path.isdir(program):  # noqa: PTH112
        wrong("--despite-findings is for one program: a reason is given for each by itself.")
    if os.path.isdir(program):  # noqa: PTH112 (a folder that may not be looked at is told later)
        _export_folder(program, output, options, jobs, secret, whole_set=layout is None)
    if jobs is not None:
        wrong("--jobs is for a folder of programs; this is one.")
    program = named(program)
    streams = isinstance(program, StandardStream)
    if streams and despite is not None:
        wrong("--despite-findings keeps the reason in the program file; standard input is none.")
    target = named(output or (program if streams else program.with_suffix(f".{format}")))
    order = Order(target, options, secret, despite, keep_in=program)
    workspace = Workspace(read_settings())
    orders = orders_of(order, _prints(workspace) if layout is None else ())
    if len(orders) > 1 and (streams or isinstance(target, StandardStream)):
        wrong(f"clinic.yaml names {len(orders)} papers; name one with --layout for a stream.")
    told: dict[str, None] = {}
    for each in orders:
        outcome = print_file(program, each, workspace.sources, workspace.clock)
        ending = ending_of(outcome)
        if ending == "written" and not isinstance(each.target, StandardStream):
            say(f"{each.target}")
        told |= dict.fromkeys(lines_of(outcome, program))
        if ending != "written":
            break
    for line in told:
        say(line, err=True)
    raise typer.Exit(STATUS[ending])


def _prints(workspace: Workspace) -> tuple[Print, ...]:
    """The clinic's set of papers."""
    clinic, _ = workspace.sources.clinic
    return clinic.prints if clinic else ()


def _export_folder(
    folder: Path,
    into: Path | None,
    options: Options,
    processes: int | None,
    secret: str | None,
    *,
    whole_set: bool,
) -> NoReturn:
    """Export every program of a folder: handouts on standard output, progress on error."""
    from planner.cli.batch_report import report
    from planner.services.print_many import export_all, jobs_of

    prints = _prints(Workspace(read_settings())) if whole_set else ()
    jobs = jobs_of(folder, into, options, secret, prints)
    with contextlib.closing(export_all(jobs, read_settings(), processes)) as outcomes:
        endings = report(outcomes, len(jobs), say, partial(say, err=True))
    failed = endings & {"bad", "open"}
    raise typer.Exit(PROBLEMS if failed else RED_FLAG if "stopped" in endings else DONE)


def _password(ask: bool, file: Path | None) -> str | None:
    """What is to open the PDF, or None; never from the command line itself."""
    if not ask and file is None:
        return None
    if ask and file is not None:
        wrong("give --password or --password-file, not both.")
    from planner.exchange.password_source import ask_password, read_password
    from planner.exchange.pdf_password import PasswordRefused

    try:
        return ask_password() if file is None else read_password(file)
    except PasswordRefused as error:
        wrong(str(error))


@app.command()
def schema(
    what: Annotated[SchemaName, typer.Argument(help="What to describe.")],
    library: LibraryOption = None,
) -> None:
    """Print the JSON Schema of a file, with the ids of a clinic's library if one is named."""
    from planner.services.schemas import schema_of

    known = open_workspace(library).library if library else None
    say_json(json.dumps(schema_of(what.value, known), indent=2))


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
