"""The page that a clinic puts on its own site, and the addresses that open a plan there."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from planner.exchange.files import FileTrouble, read_bytes, write_for_all

if TYPE_CHECKING:
    from planner.handout.options import Options
    from planner.model.program.program import Program
    from planner.services.ports import Sources


def with_addresses(program: Program, wished: Options, sources: Sources) -> Options:
    """What is wished for, with an address for each part that is shown, where the clinic has a page.

    The program went through the gate, and is in its language. A part with a word that the page
    does not know has none.
    """
    page = wished.clinic.player if wished.clinic else None
    if page is None or wished.layout != "sheet":
        return wished
    from planner.handout.player.address import fragment
    from planner.handout.player.pieces import NotInBook

    book = sources.player_books(wished.language_for(program))
    shown = wished.part_for(program)
    found = {}
    for part in (one.number for one in program.phases if shown in (None, one.number)):
        of_part = replace(wished, part=part)
        with suppress(NotInBook):
            found[part] = f"{page}#{fragment(program, of_part, sources.library, book)}"
    return replace(wished, addresses=found)


def write_player(folder: Path, sources: Sources) -> tuple[Path, ...]:
    """Write the page's files; what older pages need stays, and so does another site.

    Raises FileTrouble, LibraryUnusable.
    """
    from planner.handout.player.site import OURS, site_files

    if folder.exists() and not folder.is_dir():
        raise FileTrouble(f"{folder}: this is no folder; name one for the page's files.")
    for name, mark in OURS.items():
        if (folder / name).is_file() and mark not in read_bytes(folder / name):
            raise FileTrouble(
                f"{folder / name}: this is of another site; name a folder for this page alone. "
                "Nothing was written."
            )
    told = site_files(sources.library, sources.clinic[0], sources.player_books)
    written = []
    for name, data in told:
        write_for_all(folder / name, data)
        written.append(folder / name)
    return tuple(written)


def of_older_pages(folder: Path, written: tuple[Path, ...]) -> int:
    """How many files stay in the folder for sheets that were printed before."""
    from planner.handout.player.site import HASHED

    left = set(folder.iterdir()) - set(written)
    return sum(HASHED.fullmatch(one.name) is not None for one in left)
