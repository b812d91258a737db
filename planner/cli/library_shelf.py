"""`planner library`: begin a clinic's shelf, change, retire, rename, and live through updates."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planner.cli.basics import DONE, PROBLEMS, LibraryOption, open_workspace, say, wrong

if TYPE_CHECKING:
    from planner.library.chain import LibraryThing
    from planner.library.digest import ContentDifference
    from planner.services.workspace import Workspace

Because = Annotated[str, typer.Option("--because", help="Why.")]
By = Annotated[str, typer.Option("--by", help="Who decided it.")]
IdArgument = Annotated[
    str, typer.Argument(metavar="ID", help='A thing by its id: clam, stenosis, "rule vertigo".')
]


class Taken(StrEnum):
    """Whose value holds."""

    ours = "ours"
    theirs = "theirs"


def add_to(app: typer.Typer) -> None:
    """Put the commands beside the others."""
    for name, command in (
        ("new", library_new),
        ("change", library_change),
        ("retire", library_retire),
        ("rename", library_rename),
        ("which", library_which),
        ("diff", library_diff),
        ("upgrade", library_upgrade),
        ("merge", library_merge),
        ("from-program", library_from_program),
    ):
        app.command(name)(command)


def library_new(
    what: Annotated[
        str, typer.Argument(metavar="DIR|exercise|template|topic", help="What to begin.")
    ],
    new_id: Annotated[str | None, typer.Argument(metavar="[ID]", help="Its id.")] = None,
    like: Annotated[str, typer.Option("--like", help="The one it is like.")] = "",
    joins: Annotated[str, typer.Option("--joins", help="The ladder it joins.")] = "",
    library: LibraryOption = None,
) -> None:
    """Begin a clinic's folder, or an exercise, a template or a topic in it."""
    from planner.services import shelf_new

    if what not in ("exercise", "template", "topic"):
        folder = Path(what)
        with _told():
            for path in shelf_new.new_folder(folder, folder.resolve().name.capitalize()):
                say(f"{path}")
            _write_schemas(folder)
        say(f"planner library check {folder}")
        return
    workspace, clinic = _clinic(library)
    if new_id is None:
        wrong(f"name it: planner library new {what} ID")
    with _told():
        if what == "topic":
            for path in shelf_new.new_topic(clinic, new_id):
                say(f"{path}")
            return
        known = workspace.library.exercises if what == "exercise" else workspace.library.templates
        if like not in known:
            near = difflib.get_close_matches(like, known, n=1)
            wrong(f'--like: there is no {what} "{like}".' + _meant(near))
        if joins and joins not in workspace.library.ladders:
            wrong(f'--joins: there is no ladder "{joins}".')
        if what == "exercise":
            say(f"{shelf_new.new_exercise(clinic, workspace.library, new_id, like, joins)}")
        else:
            say(f"{shelf_new.new_template(clinic, new_id, like)}")


def library_change(
    name: IdArgument,
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="[KEY]...", help="feel, dosage.sets, steps.3.")
    ] = None,
    now: Annotated[str | None, typer.Option("--now", help="What it says now, of one key.")] = None,
    because: Because = "",
    by: By = "",
    library: LibraryOption = None,
) -> None:
    """Write a change of a thing, with what it says today, to be filled in.

    Without a key: the keys it has, and what they say.
    """
    from planner.library.chain import data_of
    from planner.library.changes.edit import MISSING, NoSuchKey
    from planner.library.layers import layers_of
    from planner.library.topics import topics_of
    from planner.services.shelf import write_change

    workspace, clinic = _clinic(library)
    thing = _thing(workspace, name)
    if not keys:
        data = data_of(thing, workspace.library, topics_of(layers_of(clinic)))
        for key, said in data.items():
            say(f"{key}: {_shown(said)}")
        return
    try:
        with _told():
            value: Any = MISSING if now is None else _typed(now)
            done = write_change(workspace, clinic, thing, tuple(keys), value, because, by)
    except NoSuchKey as error:
        wrong(f"{thing}: {error} {error.advice}")
    say(f"{done.file}:{done.line}")


def library_retire(
    name: IdArgument,
    instead: Annotated[str, typer.Option("--instead", help="What stands in its place.")] = "",
    because: Because = "",
    by: By = "",
    library: LibraryOption = None,
) -> None:
    """Take an exercise, template, topic or precaution out of use; old programs keep it."""
    from planner.services.shelf import write_retirement

    workspace, clinic = _clinic(library)
    thing = _thing(workspace, name)
    if not because:
        wrong('say why: --because "…"')
    if instead and instead not in workspace.library.exercises:
        wrong(f'--instead: there is no exercise "{instead}".')
    kind: str = thing.kind
    if kind == "rule" and thing.id in workspace.library.rules.precautions:
        kind = "precaution"
    if kind not in ("exercise", "template", "topic", "precaution"):
        wrong(f"{thing} cannot be retired; exercises, templates, topics and precautions can.")
    if instead and kind != "exercise":
        wrong("--instead is for exercises.")
    with _told():
        today = workspace.clock.today()
        done = write_retirement(clinic, kind, thing.id, instead, because, by, today.isoformat())
    say(f"{done.file}:{done.line}")


def library_rename(
    old: Annotated[str, typer.Argument(help="The id of something of yours.")],
    new: Annotated[str, typer.Argument(help="Its new id.")],
    library: LibraryOption = None,
) -> None:
    """Give something of yours another id, in every file that names it."""
    from planner.services.shelf import rename

    workspace, clinic = _clinic(library)
    file, _ = workspace.library.property_places.get(old, ("", 0))
    if not Path(file).is_relative_to(clinic):
        wrong(f"{old} is no exercise of this folder; only what is yours has an id that you give.")
    if new in workspace.library.exercises:
        wrong(f"there is an exercise {new} already.")
    with _told():
        for one in rename(clinic, {old: new}):
            say(f"{one.file}")


def library_which(
    name: IdArgument,
    key: Annotated[str, typer.Argument(metavar="[KEY]", help="feel, dosage.sets.")] = "",
    library: LibraryOption = None,
) -> None:
    """Say where a value comes from: what each layer makes of it, and where that is written."""
    from planner.library.changes.edit import NoSuchKey
    from planner.services.shelf import where_from

    workspace = open_workspace(library)
    retired = workspace.library.retired.get(name)
    if retired is not None:
        since = f" since {retired.since}" if retired.since else ""
        say(f"{name} is retired{since} ({retired.file}:{retired.line}): {retired.because}")
        return
    thing = _thing(workspace, name)
    try:
        found = where_from(workspace, thing, key)
    except NoSuchKey as error:
        wrong(f"{thing}: {error} {error.advice}")
    for one in reversed(found):
        text = f": {_shown(one.value)}" if key else ""
        say(f"{one.layer:10} {one.at.file}:{one.at.line}{text}")


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
    workspace, _ = _clinic(library)
    said = ""
    for one in what_differs(workspace, name):
        if str(one.thing) != said:
            said = str(one.thing)
            say(f"{said}  ({'; '.join(filter(None, (one.because, one.by)))})")
        say(f"  {one.key}")
        say(f"  - {_shown(one.theirs)}")
        say(f"  + {_shown(one.ours)}")
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

    workspace, clinic = _clinic(library)
    found = look(workspace, clinic)
    before = found.since or "no version agreed to yet"
    say(f"planner {found.now}; this folder: {before}")
    _say_differences(found.differences)
    for was, now in found.moved.items():
        say(f"yours    names {was}, which is {now} now: --write puts it right")
    for line in lines(shown(found.stale, clinic)):
        say(line, err=True)
    if write:
        with _told():
            for line in agree(clinic, found):
                say(line)
        if found.moved:
            workspace, _ = _clinic(library)
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

    workspace, clinic = _clinic(library)
    found = unsettled(workspace, clinic, name)
    if not found:
        say(f"There is nothing to settle in {name}.")
        raise typer.Exit(DONE)
    # From the end of a file on, so that the lines above keep their numbers.
    for one in sorted(found, key=lambda one: (one.file, -one.line)):
        say(f"{one.file}:{one.line}: {one.key}")
        say(f"  it was  {_shown(one.was)}")
        say(f"  it is   {_shown(one.theirs)}")
        say(f"  yours   {_shown(one.ours)}")
        if take:
            with _told():
                settle(one, clinic, ours=take is Taken.ours)
            say(f"  taken: {take.value}")
    if not take:
        say("Settle it with --take ours or --take theirs, or change the file by hand.")
        raise typer.Exit(PROBLEMS)


def library_from_program(
    program: Annotated[Path, typer.Argument(help="A program file, JSON.")],
    template: Annotated[str, typer.Option("--template", help="The id of the new template.")],
    library: LibraryOption = None,
) -> None:
    """Write the template of a program that was edited: what was chosen becomes the default."""
    from planner.exchange.program_file import read_program
    from planner.library.rewrite import write_new
    from planner.services.program_template import template_text

    workspace, clinic = _clinic(library)
    found, problems = read_program(program)
    if found is None:
        for one in problems:
            say(str(one), err=True)
        raise typer.Exit(PROBLEMS)
    if found.presentation not in workspace.library.templates:
        wrong(f'the library has no template "{found.presentation}" any more.')
    path = clinic / "programs" / "templates" / f"{template.replace('_', '-')}.yaml"
    with _told():
        write_new(path, template_text(found, workspace.library, template))
    say(f"{path}")


def _write_schemas(folder: Path) -> None:
    from planner.services.schemas import write_schemas

    for path in write_schemas(folder, open_workspace(folder).library):
        say(f"{path}")


def _clinic(library: Path | None) -> tuple[Workspace, Path]:
    workspace = open_workspace(library, afresh=True)
    clinic = workspace.settings.clinic_dir
    if clinic is None:
        wrong("name the clinic's folder: --library DIR, or PLANNER_LIBRARY.")
    return workspace, clinic


def _thing(workspace: Workspace, name: str) -> LibraryThing:
    from planner.library.chain import NoSuchThing
    from planner.services.shelf import find

    try:
        return find(workspace, name)
    except NoSuchThing as error:
        near = difflib.get_close_matches(error.name, error.known, n=1)
        wrong(f'there is no "{error.name}".' + _meant(near))


def _meant(near: list[str]) -> str:
    return f' Did you mean "{near[0]}"?' if near else ""


@contextmanager
def _told() -> Iterator[None]:
    """What cannot be written ends the command with what was the matter."""
    try:
        yield
    except FileExistsError as error:
        wrong(f"{error.filename} is there already.")
    except (OSError, UnicodeDecodeError) as error:
        wrong(f"cannot be written: {error}.")


def _typed(text: str) -> Any:
    """A value as it would stand in a file: 3 is a number, [a, b] a list."""
    from planner.library.yaml_source import parse_yaml

    source = parse_yaml(f"now: {text}", "--now")
    return text if source.problems or not isinstance(source.data, dict) else source.data["now"]


def _shown(value: Any) -> str:
    from planner.library.changes.edit import MISSING
    from planner.library.changes.yaml_text import scalar

    if value is MISSING:
        return "nothing"
    return value if isinstance(value, str) else scalar(value)


def _say_differences(found: Iterable[ContentDifference]) -> None:
    """What keeps patients safe first, each kind in its order; a total at the end."""
    differences = sorted(found, key=lambda one: (not one.safety, one.what))
    for one in differences:
        mark = "  - what keeps patients safe" if one.safety and one.keys else ""
        say(f"{one.what:8} {one.told}{mark}")
    if differences:
        counts = Counter(one.what for one in differences)
        say(", ".join(f"{number} {what}" for what, number in sorted(counts.items())) + ".")
