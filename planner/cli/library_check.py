"""`planner library check` and `explain`: what is wrong with a library, and what a code means."""

from __future__ import annotations

import difflib
import os
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.basics import PROBLEMS, open_workspace, say, say_json, wrong
from planner.model.language import OTHER_LANGUAGES

if TYPE_CHECKING:
    from planner.model.problem import Problem


class OtherLanguageName(StrEnum):
    """Languages beside English."""

    es = "es"


class CheckFormat(StrEnum):
    """How problems are told."""

    text = "text"
    github = "github"
    json = "json"
    sarif = "sarif"


def add_to(app: typer.Typer) -> None:
    """Put the commands beside the others."""
    app.command("check")(library_check)
    app.command("explain")(library_explain)


def library_check(
    folder: Annotated[Path | None, typer.Argument(help="A clinic's folder.")] = None,
    language: Annotated[
        OtherLanguageName | None,
        typer.Option(help="Also name what is not written in this language yet."),
    ] = None,
    format: Annotated[
        CheckFormat, typer.Option("--format", help="How problems are told.")
    ] = CheckFormat.text,
    deep: Annotated[
        bool, typer.Option("--deep", help="Also build programs for every kind of patient.")
    ] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="First mend what can be mended without you.")
    ] = False,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="CODE", help="Only codes that begin so: SAFE, WORDS01."),
    ] = None,
) -> None:
    """Check every exercise, picture, template, rule, topic and change."""
    from planner.cli.check_formats import shown
    from planner.library.yaml_source import each_file_once
    from planner.services.library_check import check_library

    wanted = next((one for one in OTHER_LANGUAGES if language and one == language.value), None)
    parts = partial(
        check_library, language=wanted, deep=deep, only=tuple(only or ()), believed=True
    )
    with each_file_once():
        workspace = open_workspace(folder)
        found = parts(workspace)
    clinic = workspace.settings.clinic_dir
    if fix:
        from planner.services.library_fix import mend

        for done in mend(workspace, found.problems):
            say(done, err=True)
        with each_file_once():
            found = parts(open_workspace(folder))
    _tell(shown(found.problems, clinic), format)
    if not found.good:
        raise typer.Exit(PROBLEMS)
    if format in (CheckFormat.text, CheckFormat.github):
        library = found.library
        say(
            f"{len(library.exercises)} exercises in {len(library.ladders)} ladders, "
            f"{len(library.templates)} templates: no problems."
        )


def _tell(problems: list[Problem], format: CheckFormat) -> None:
    from planner import __version__
    from planner.cli import check_formats

    if format is CheckFormat.json:
        say_json(check_formats.as_json(problems))
    elif format is CheckFormat.sarif:
        say_json(check_formats.sarif(problems, __version__))
    elif format is CheckFormat.github:
        for line in check_formats.github(problems):
            say(line)
        summary = os.environ.get("GITHUB_STEP_SUMMARY")
        if summary and problems:
            with Path(summary).open("a", encoding="utf-8") as file:
                file.write(check_formats.github_summary(problems))
    else:
        for line in check_formats.lines(problems):
            say(line, err=True)
        if problems:
            say(check_formats.total(problems), err=True)


def library_explain(
    code: Annotated[str | None, typer.Argument(help="A code of the check: SHELF01.")] = None,
) -> None:
    """Say what a code of the check means, and what to do; without one, list them all."""
    from planner.library.check.codes import CODES, explained

    if code is None:
        for name, one in CODES.items():
            say(f"{name:9} {one.title}")
        return
    found = explained(code)
    if found is None:
        near = difflib.get_close_matches(code.upper(), CODES, n=1)
        wrong(f'there is no code "{code}".' + (f' Did you mean "{near[0]}"?' if near else ""))
    say(f"{code.upper()}: {found.title}\n\n{found.why}")
