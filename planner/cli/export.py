"""Writing handouts: of a program, of a folder of programs, of a clinic's set of papers."""

# Annotations are not strings here: Typer would compile each of them again, at every run.
import contextlib
import os
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from planner.cli.basics import DONE, PROBLEMS, RED_FLAG, say, wrong
from planner.cli.paper_choices import InkName, LanguageName, PaperName
from planner.cli.typed import typed_day
from planner.exchange.standard_stream import StandardStream, named
from planner.services.workspace import Workspace
from planner.settings import read_settings

if TYPE_CHECKING:
    from planner.handout.options import Options
    from planner.model.prints import Print


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
        typer.Option(
            help="html: one file of the sheet for a phone, whole without network and script."
        ),
    ] = FormatName.pdf,
    part: Annotated[
        int | None,
        typer.Option(min=1, max=4, help="That part alone, of sheet, one-page and diary."),
    ] = None,
    now: Annotated[bool, typer.Option("--now", help="The part alone that is on today.")] = False,
    weeks: Annotated[
        str | None,
        typer.Option(metavar="3-5", help="These weeks alone, of sheet and diary."),
    ] = None,
    start: Annotated[
        datetime | None,
        typer.Option(
            parser=typed_day,
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
    if (on_screen or weeks is not None) and layout is None:
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
    only = None if weeks is None else _weeks(weeks, shown.value)
    if only and (now or part is not None):
        wrong("--weeks names weeks, --part and --now a part; take one of them.")
    if (despite_findings is None) != (by is None):
        wrong("--despite-findings REASON and --by NAME go together.")
    despite = Despite(despite_findings or "", by or "") if by is not None else None
    secret = _password(password, password_file)
    options = Options(
        paper=paper.value,
        layout=shown.value,
        format=format.value,
        part="now" if now else part,
        weeks=only,
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


def _prints(workspace: Workspace) -> "tuple[Print, ...]":
    """The clinic's set of papers."""
    clinic, _ = workspace.sources.clinic
    return clinic.prints if clinic else ()


def _export_folder(
    folder: Path,
    into: Path | None,
    options: "Options",
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


def _weeks(text: str, layout: str) -> tuple[int, int]:
    """The first and the last week that are asked for."""
    from planner.model.prints import WITH_WEEKS
    from planner.model.program.week_range import MOST_WEEKS, week_range

    if layout not in WITH_WEEKS:
        wrong(f"--weeks is of --layout {' and '.join(WITH_WEEKS)}, not of {layout}.")
    found, why = week_range(text, MOST_WEEKS)
    if found is None:
        wrong(f"--weeks: {why}")
    return found


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
