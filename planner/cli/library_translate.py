"""`planner library translate`: what a clinic has not written in a language, to be filled in."""

from __future__ import annotations

from typing import Annotated

import typer

from planner.cli.basics import LibraryOption, open_workspace, say, tell, wrong
from planner.cli.library_check import OtherLanguageName


def library_translate(
    language: Annotated[
        OtherLanguageName, typer.Option(help="The language to write in.")
    ] = OtherLanguageName.es,
    library: LibraryOption = None,
) -> None:
    """Write what is missing in a language as files to fill in, with the English beside it.

    They are written into the folder translate, where nothing is read. Filled in, each moves to
    where its path says, or into the file that is there.
    """
    from planner.services.translate import FOLDER, unspoken_changes, write_skeletons

    workspace = open_workspace(library, afresh=True)
    clinic = workspace.settings.clinic_dir
    if clinic is None:
        wrong("name the clinic's folder: --library DIR, or PLANNER_LIBRARY.")
    count = 0
    try:
        for path, many in write_skeletons(workspace, clinic, language.value):
            count += many
            say(f"{path}: {many}")
    except FileExistsError as error:
        wrong(f"{error.filename} is there already: fill it in and move it first.")
    except OSError as error:
        wrong(f"{error.filename}: cannot be written: {error.strerror or error}.")
    changes = unspoken_changes(workspace)
    tell(changes)
    if not count:
        if not changes:
            say("Nothing is missing.")
        return
    say(f"Fill them in and move them out of {FOLDER}/{language.value}, each to the same place.")
    say(f"Then: planner library check {clinic} --language {language.value}")
