"""`planner library`: what is ours and what the maker changed; an update, looked at and settled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.basics import DONE, PROBLEMS, LibraryOption, say, wrong
from planner.cli.shelf_basics import IdArgument, clinic_of, shown_value, thing_of, told

if TYPE_CHECKING:
    from planner.library.digest import ContentDifference


class Taken(StrEnum):
    """Whose value holds."""

    ours = "ours"
    theirs = "theirs"


def add_to(app: typer.Typer) -> None:
    """Put the commands beside the others."""
    for name, command in (
        ("diff", library_diff),
        ("upgrade", library_upgrade),
        ("merge", library_merge),
    ):
        app.command(name)(command)


def library_diff(
    name: Annotated[str, typer.Argument(metavar="[ID]", help="One thing; else all.")] = "",
    since: Annotated[
        str, typer.Option("--since", metavar="VERSION", help="What the maker changed since.")
    ] = "",
    library: LibraryOption = None,
) -> None:
    """Say in what the clinic differs from the layers below, or what was changed in those."""
    from planner.services.shelf import what_differs
    from planner.services.shelf_upgrade import releases, since_release

    if since:
        found = since_release(since)
        if found is None:
            known = ", ".join(releases())
            wrong(f'the content of "{since}" is not known here; that of {known} is.')
        _say_differences(one for one in found if not name or name in one.thing.split())
        return
    workspace, _ = clinic_of(library)
    said = ""
    for one in what_differs(workspace, name):
        if str(one.thing) != said:
            said = str(one.thing)
            say(f"{said}  ({'; '.join(filter(None, (one.because, one.by)))})")
        say(f"  {one.key}")
        say(f"  - {shown_value(one.theirs)}")
        say(f"  + {shown_value(one.ours)}")
    for gone in workspace.library.retired.values():
        if not name or name == gone.id:
            instead = f"; {gone.instead} stands instead" if gone.instead else ""
            say(f"exercise {gone.id} is retired{instead}  ({gone.because})")


def library_upgrade(
    write: Annotated[
        bool, typer.Option("--write", help="Put moved ids right; agree to what is shipped.")
    ] = False,
    library: LibraryOption = None,
) -> None:
    """After an update: what the maker changed, what moved, which of your changes no longer fit."""
    from planner.cli.check_formats import lines, shown
    from planner.services.shelf_upgrade import agree, look

    workspace, clinic = clinic_of(library)
    found = look(workspace, clinic)
    before = found.since or "no version agreed to yet"
    say(f"planner {found.now}; this folder: {before}")
    _say_differences(found.differences)
    for was, now in found.moved.items():
        say(f"yours    names {was}, which is {now} now: --write puts it right")
    for line in lines(shown(found.stale, clinic)):
        say(line, err=True)
    if write:
        with told():
            for line in agree(clinic, found):
                say(line)
        if found.moved:
            workspace, _ = clinic_of(library)
            found = look(workspace, clinic)
    if any(one.severity == "problem" for one in found.stale):
        raise typer.Exit(PROBLEMS)


def library_merge(
    name: IdArgument,
    take: Annotated[Taken | None, typer.Option("--take", help="Settle all of it so.")] = None,
    library: LibraryOption = None,
) -> None:
    """Settle a change whose ground was changed: what it was, what it is, and yours."""
    from planner.services.shelf_upgrade import settle, unsettled

    workspace, clinic = clinic_of(library)
    found = unsettled(workspace, clinic, name)
    if not found:
        thing_of(workspace, name)
    if not found:
        say(f"There is nothing to settle in {name}.")
        raise typer.Exit(DONE)
    # From the end of a file on, so that the lines above keep their numbers.
    for one in sorted(found, key=lambda one: (one.file, -one.line)):
        say(f"{one.file}:{one.line}: {one.key}")
        say(f"  it was  {shown_value(one.was)}")
        say(f"  it is   {shown_value(one.theirs)}")
        say(f"  yours   {shown_value(one.ours)}")
        if take:
            with told():
                settle(one, clinic, ours=take is Taken.ours)
            say(f"  taken: {take.value}")
    if not take:
        say("Settle it with --take ours or --take theirs, or change the file by hand.")
        raise typer.Exit(PROBLEMS)


def _say_differences(found: Iterable[ContentDifference]) -> None:
    """What keeps patients safe first, each kind in its order; a total at the end."""
    differences = sorted(found, key=lambda one: (not one.safety, one.what))
    for one in differences:
        mark = "  - what keeps patients safe" if one.safety and one.keys else ""
        say(f"{one.what:8} {one.told}{mark}")
    if differences:
        counts = Counter(one.what for one in differences)
        say(", ".join(f"{number} {what}" for what, number in sorted(counts.items())) + ".")
