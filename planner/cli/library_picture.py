"""`planner library picture`, `draw` and `sheet`: exercises drawn into files and the terminal."""

from __future__ import annotations

import difflib
import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from planner.cli.basics import PROBLEMS, LibraryOption, open_workspace, say, tell, wrong

if TYPE_CHECKING:
    from planner.model.drawn_figure import DrawnFigure
    from planner.model.exercise.exercise import Exercise
    from planner.model.exercise.picture import Picture
    from planner.services.workspace import Workspace


class FigureName(StrEnum):
    """Whose body is drawn."""

    standard = "standard"
    older_woman = "older_woman"
    larger_body = "larger_body"
    darker_skin = "darker_skin"
    pregnant = "pregnant"


FigureOption = Annotated[
    FigureName | None,
    typer.Option("--figure", help="Whose body is drawn; else the clinic's choice."),
]


class PictureKind(StrEnum):
    """Files a picture can be written as, by the ending of their name."""

    svg = ".svg"
    png = ".png"
    pdf = ".pdf"


def add_to(app: typer.Typer) -> None:
    """Put the commands beside the others."""
    app.command("picture")(library_picture)
    app.command("draw")(library_draw)
    app.command("sheet")(library_sheet)


def library_picture(
    exercise_id: Annotated[str, typer.Argument(metavar="ID", help="An exercise.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="FILE.svg, .png or .pdf; else the terminal."),
    ] = None,
    condition: Annotated[
        str, typer.Option("--for", metavar="CONDITION", help="As it is done with a precaution.")
    ] = "",
    figure: FigureOption = None,
    library: LibraryOption = None,
) -> None:
    """Draw the picture of an exercise, with what it shows in words."""
    from planner.model.exercise.fitted import ON_A_BED, fitted

    workspace = open_workspace(library)
    if exercise_id not in workspace.library.exercises:
        _draw_rough(workspace, exercise_id, output, _figure(workspace, figure))
    exercise = exercise_of(workspace, exercise_id)
    if condition:
        rule = workspace.library.rules.precautions.get(condition)
        if rule is None and condition not in (ON_A_BED, *workspace.library.templates):
            wrong(f'there is no precaution or presentation "{condition}".')
        bed = (ON_A_BED,) if rule and rule.on_a_bed else ()
        exercise = fitted(exercise, (condition, *bed))
    if exercise.picture is None:
        say(f"{exercise_id} has no picture.", err=True)
        raise typer.Exit(PROBLEMS)
    _draw(exercise.picture, exercise.patient_name, output, _figure(workspace, figure))


def _draw(picture: Picture, name: str, output: Path | None, figure: DrawnFigure) -> None:
    """Into a file or the terminal, with what it shows in words."""
    from planner.exchange.files import write_private
    from planner.figure.words.describe import describe

    words = describe(picture)
    if output is None:
        from planner.figure.drawing.compose import compose
        from planner.figure.output.cells import to_text

        columns, rows = shutil.get_terminal_size()
        drawing = compose(picture, figure=figure)
        say(to_text(drawing, min(columns - 1, 100), max(12, rows - 6)))
        say(words)
        return
    if output.suffix.lower() not in tuple(PictureKind):
        wrong(f"{output}: end the name in .svg, .png or .pdf.")
    write_private(output, _picture_file(picture, name, output.suffix.lower(), words, figure))
    say(f"{output}\n{words}")


def _draw_rough(
    workspace: Workspace, exercise_id: str, output: Path | None, figure: DrawnFigure
) -> None:
    """An entry that has mistakes: what is wrong with it, and what can be drawn of it."""
    from planner.library.rough_picture import rough_picture

    rough = rough_picture(exercise_id, workspace.settings.clinic_dir)
    if rough is None:
        return
    tell(rough.problems or workspace.library.problems)
    if rough.picture is not None:
        _draw(rough.picture, exercise_id, output, figure)
        say(f"{exercise_id} has mistakes: this is what can be drawn of it.", err=True)
    raise typer.Exit(PROBLEMS)


def _picture_file(picture: Picture, name: str, kind: str, words: str, figure: DrawnFigure) -> bytes:
    from planner.figure.drawing.compose import compose

    drawing = compose(picture, figure=figure)
    if kind == PictureKind.svg:
        from planner.figure.output.svg import to_svg

        return to_svg(drawing, name, words).encode()
    if kind == PictureKind.png:
        from planner.figure.output.raster import to_png

        return to_png(drawing, 4.0)
    from planner.figure.output.pdf import to_pdf

    return to_pdf(drawing, name)


def library_draw(
    exercise_id: Annotated[str, typer.Argument(metavar="ID", help="An exercise.")],
    watch: Annotated[
        bool, typer.Option("--watch", help="Draw again each time a file of yours is saved.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="FILE.svg, .png or .pdf; else the terminal."),
    ] = None,
    figure: FigureOption = None,
    library: LibraryOption = None,
) -> None:
    """Draw an exercise, and with --watch again at each save, mistakes told; ctrl+c ends it."""
    if not watch:
        library_picture(exercise_id, output, "", figure, library)
        return
    from planner.services.watch import each_save

    folder = open_workspace(library).settings.clinic_dir
    if folder is None:
        wrong("name the clinic's folder: --library DIR, or PLANNER_LIBRARY.")
    try:
        _draw_what_is_there(exercise_id, output, figure, library)
        for _ in each_save(folder):
            _draw_what_is_there(exercise_id, output, figure, library)
    except KeyboardInterrupt:
        say("")


def _draw_what_is_there(
    exercise_id: str, output: Path | None, figure: FigureName | None, library: Path | None
) -> None:
    """Draw it; what is wrong is told, and the next save is another try."""
    try:
        if output is None and sys.stdout.isatty():
            sys.stdout.write("\x1b[2J\x1b[H")  # the last picture goes; say() takes such out
        library_picture(exercise_id, output, "", figure, library)
    except typer.Exit:
        return


def library_sheet(
    output: Annotated[Path, typer.Option("--output", "-o", help="The PDF to write.")] = Path(
        "pictures.pdf"
    ),
    ladder: Annotated[
        list[str] | None, typer.Option("--ladder", help="Only this ladder; may be repeated.")
    ] = None,
    figure: FigureOption = None,
    library: LibraryOption = None,
) -> None:
    """Print all pictures as a contact sheet, by ladder."""
    from planner.exchange.files import write_private
    from planner.figure.output.contact_sheet import to_sheet

    workspace = open_workspace(library)
    found = workspace.library
    unknown = [name for name in ladder or () if name not in found.ladders]
    if unknown:
        near = difflib.get_close_matches(unknown[0], found.ladders, n=1)
        advice = f' Did you mean "{near[0]}"?' if near else ""
        wrong(f'there is no ladder "{unknown[0]}".{advice}')
    chosen = [one for name, one in found.ladders.items() if not ladder or name in ladder]
    groups = [
        (one.name, [(i, found.exercises[i].picture) for i in one.exercises]) for one in chosen
    ]
    write_private(output, to_sheet(groups, _figure(workspace, figure)))
    say(f"{output}")


def _figure(workspace: Workspace, wished: FigureName | None) -> DrawnFigure:
    """Whose body is drawn: who was asked for, else the clinic's choice."""
    return workspace.figure(cast("DrawnFigure | None", wished and wished.value))


def exercise_of(workspace: Workspace, exercise_id: str) -> Exercise:
    """An exercise by its id, or what it may have meant."""
    known(workspace, exercise_id)
    return workspace.library.exercises[exercise_id]


def known(workspace: Workspace, exercise_id: str) -> None:
    """Say what may have been meant, if the library has no such exercise."""
    if exercise_id not in workspace.library.exercises:
        near = difflib.get_close_matches(exercise_id, workspace.library.exercises, n=1)
        advice = f' Did you mean "{near[0]}"?' if near else ""
        wrong(f'there is no exercise "{exercise_id}".{advice}')
