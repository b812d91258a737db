"""`planner library`: begin a clinic's shelf; change, retire and rename what is on it."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Annotated, Any, assert_never

import typer

from planner.cli.basics import PROBLEMS, LibraryOption, open_workspace, say, wrong
from planner.cli.shelf_basics import (
    IdArgument,
    clinic_of,
    meant,
    must_be_id,
    shown_value,
    thing_of,
    told,
)

Because = Annotated[str, typer.Option("--because", help="Why.")]
By = Annotated[str, typer.Option("--by", help="Who decided it.")]


def add_to(app: typer.Typer) -> None:
    """Put the commands beside the others."""
    for name, command in (
        ("new", library_new),
        ("change", library_change),
        ("retire", library_retire),
        ("rename", library_rename),
        ("which", library_which),
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
        called = folder.resolve().name.capitalize()
        with told():
            for path in shelf_new.new_folder(folder, called):
                say(f"{path}")
            _write_schemas(folder)
        say(f'Handouts say "{called}": it stands in {folder / "clinic.yaml"}, to be changed.')
        say(f"planner library check {folder}")
        return
    workspace, clinic = clinic_of(library)
    if new_id is None:
        wrong(f"name it: planner library new {what} ID")
    taken = {"exercise": workspace.library.exercises, "template": workspace.library.templates}
    if new_id in taken.get(what, {}):
        wrong(f"there is {'an' if what == 'exercise' else 'a'} {what} {new_id} already.")
    must_be_id(new_id, "_" if what == "template" else "-")
    with told():
        if what == "topic":
            for path in shelf_new.new_topic(clinic, new_id):
                say(f"{path}")
            return
        known = workspace.library.exercises if what == "exercise" else workspace.library.templates
        if like not in known:
            near = difflib.get_close_matches(like, known, n=1)
            wrong(f'--like: there is no {what} "{like}".' + meant(near))
        if joins and joins not in workspace.library.ladders:
            wrong(f'--joins: there is no ladder "{joins}".')
        if what == "exercise":
            say(f"{shelf_new.new_exercise(clinic, workspace.library, new_id, like, joins)}")
            if draft := shelf_new.draft_named(clinic, new_id):
                source, place, _ = draft
                say(
                    f"What the draft says is taken over; all else is as in {like}, the picture too."
                )
                say(f"Look at it: planner library show {new_id}, planner library picture {new_id}")
                say(f"Then take the draft out: {source.file}:{source.line(place)}")
        else:
            say(f"{shelf_new.new_template(clinic, new_id, like)}")
            say(f"In an intake: presentation: {new_id}")


def library_change(
    name: IdArgument,
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="[KEY]...", help="feel, dosage.sets, steps.3.")
    ] = None,
    now: Annotated[str | None, typer.Option("--now", help="What it says now, of one key.")] = None,
    spanish: Annotated[
        str, typer.Option("--es", metavar="TEXT", help="What it says now in Spanish.")
    ] = "",
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
    from planner.services.shelf import ChangedAlready, write_change

    workspace, clinic = clinic_of(library)
    thing = thing_of(workspace, name)
    if not keys:
        data = data_of(thing, workspace.library, topics_of(layers_of(clinic)))
        for key, said in data.items():
            say(f"{key}: {shown_value(said)}")
        return
    if len(keys) > 1 and (spanish or now is not None):
        wrong("--now and --es are of one key: write the others by a command of their own.")
    try:
        with told():
            value: Any = MISSING if now is None else _typed(now)
            done = write_change(workspace, clinic, thing, tuple(keys), value, because, by, spanish)
    except NoSuchKey as error:
        wrong(f"{thing}: {error} {error.advice}")
    except ChangedAlready as error:
        wrong(
            f"{thing} {' '.join(keys)} is changed in {error} already; write what it says now there."
        )
    say(f"{done.file}:{done.line}")
    if done.file.stem != done.usual:
        say(f"{done.usual}.yaml is there already; call the file as you like.")


def library_retire(
    name: IdArgument,
    instead: Annotated[str, typer.Option("--instead", help="What stands in its place.")] = "",
    because: Because = "",
    by: By = "",
    library: LibraryOption = None,
) -> None:
    """Take an exercise, template, topic or precaution out of use; old programs keep it."""
    from planner.services.shelf import write_retirement

    workspace, clinic = clinic_of(library)
    thing = thing_of(workspace, name)
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
    with told():
        today = workspace.clock.today()
        done = write_retirement(clinic, kind, thing.id, instead, because, by, today.isoformat())
    say(f"{done.file}:{done.line}")


def library_rename(
    old: Annotated[str, typer.Argument(help="The id of an exercise or template of yours.")],
    new: Annotated[str, typer.Argument(help="Its new id.")],
    library: LibraryOption = None,
) -> None:
    """Give an exercise or template of yours another id, in every file that names it."""
    from planner.library.shipped import is_of
    from planner.services.shelf_rename import own_template, rename

    workspace, clinic = clinic_of(library)
    file, _ = workspace.library.property_places.get(old, ("", 0))
    template = own_template(clinic, old)
    if not template and not is_of(file, clinic):
        wrong(
            f"{old} is no exercise of this folder, and no template; "
            "only what is yours has an id that you give."
        )
    for kind, taken in (
        ("an exercise", workspace.library.exercises),
        ("a template", workspace.library.templates),
    ):
        if new in taken:
            wrong(f"there is {kind} {new} already.")
    must_be_id(new, "_" if template else "-")
    with told():
        for path in rename(clinic, {old: new}):
            say(f"{path}")
    say(f"Programs and intakes that were made before keep {old}.")


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
    thing = thing_of(workspace, name)
    try:
        found = where_from(workspace, thing, key)
    except NoSuchKey as error:
        wrong(f"{thing}: {error} {error.advice}")
    for one in reversed(found):
        text = f": {shown_value(one.value)}" if key else ""
        say(f"{one.layer:10} {one.at.file}:{one.at.line}{text}")


def library_from_program(
    program: Annotated[Path, typer.Argument(help="A program file, JSON.")],
    template: Annotated[str, typer.Option("--template", help="The id of the new template.")],
    library: LibraryOption = None,
) -> None:
    """Write the template of a program that was edited: what was chosen becomes the default.

    It is checked first; with a mistake in it nothing is written.
    """
    from planner.cli.check_formats import lines, shown
    from planner.exchange.program_file import read_program
    from planner.services import template_saving as saving

    workspace, clinic = clinic_of(library)
    found, problems = read_program(program)
    if found is None:
        for one in problems:
            say(str(one), err=True)
        raise typer.Exit(PROBLEMS)
    match saving.save_as_template(workspace, found, template):
        case saving.TemplateSaved(id=name, file=file):
            say(f"{file}")
            say(
                f"In an intake: presentation: {name}. Another id: planner library rename {name} NEW"
            )
        case saving.NameTaken(name=name):
            wrong(f'there is a template "{name}" already; take another name.')
        case saving.NoSuchPresentation(name=name):
            wrong(f'the library has no template "{name}" any more.')
        case saving.TemplateFaulty(problems=faults):
            for line in lines(shown(faults, clinic)):
                say(line, err=True)
            say("Nothing was written.", err=True)
            raise typer.Exit(PROBLEMS)
        case saving.TemplateNotWritten(why=why):
            wrong(f"cannot be written: {why}.")
        case saving.NoFolder():
            raise AssertionError("it was asked for above")
        case _ as outcome:
            assert_never(outcome)


def _write_schemas(folder: Path) -> None:
    from planner.services.schemas import write_schemas

    for path in write_schemas(folder, open_workspace(folder).library):
        say(f"{path}")


def _typed(text: str) -> Any:
    """A value as it would stand in a file: 3 is a number, [a, b] a list."""
    from planner.library.yaml_source import parse_yaml

    source = parse_yaml(f"now: {text}", "--now")
    return text if source.problems or not isinstance(source.data, dict) else source.data["now"]
