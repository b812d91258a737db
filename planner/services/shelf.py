"""What a clinic writes on its shelf: changes, what is retired, new ids; each a small file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planner.library.chain import Layered, LibraryThing, chain, data_of, thing_named
from planner.library.changes.change_file import read_changes
from planner.library.changes.edit import MISSING, NoSuchKey, located, value_at
from planner.library.changes.yaml_text import scalar, yaml_text
from planner.library.from_files import library_of
from planner.library.layers import Layers, layers_of
from planner.library.rewrite import rewrite, write_new
from planner.library.topics import topics_of
from planner.model.base import DataPath
from planner.services.workspace import Workspace


@dataclass(frozen=True)
class WrittenFile:
    """A file that was written, and the line to look at."""

    file: Path
    line: int = 1
    usual: str = ""
    """The name it would have had, were there no such file yet."""


class ChangedAlready(Exception):
    """The clinic says something else of it already: there it is to be changed."""

    def __init__(self, file: Path, line: int) -> None:
        super().__init__(f"{file}:{line}")
        self.file = file
        self.line = line


def find(workspace: Workspace, name: str) -> LibraryThing:
    """The thing of an id. Raises NoSuchThing."""
    return thing_named(name, workspace.library, _topics(workspace))


def write_change(
    workspace: Workspace,
    clinic: Path,
    thing: LibraryThing,
    keys: tuple[str, ...],
    now: Any = MISSING,
    because: str = "",
    by: str = "",
    spanish: str = "",
) -> WrittenFile:
    """A change of some keys of a thing, with what they say today; `now` is to be written.

    The Spanish of a sentence has its place below; where none is given, today's stands there as a
    comment. Raises NoSuchKey, ChangedAlready, OSError.
    """
    data = data_of(thing, workspace.library, _topics(workspace))
    edits: dict[str, dict[str, Any]] = {}
    comments: list[str] = []
    known = read_changes(clinic).of(thing.kind)
    own = [edit for one in known if one.id == thing.id for edit in one.edits]
    for key in keys:
        place = located(data, tuple(key.split(".")))
        for edit in own:
            if _place(data, edit.path) == place:
                raise ChangedAlready(Path(edit.at.file), edit.at.line)
        was = value_at(data, place)
        was = "" if was is MISSING else was
        edits[key] = {"was": was, "now": was if now is MISSING else now}
        if spanish:
            edits[key]["es"] = spanish
        elif isinstance(was, str) and " " in was:
            edits[key]["es"] = _spanish_of(workspace, thing, place, was) or "…"
            comments.append(f"    es: {scalar(edits[key]['es'])}\n")
    named = {"change": str(thing), "because": because or "…", "by": by or "…"}
    text = yaml_text({**named, "set": edits})
    for line in comments:
        text = text.replace(line, f"    # {line.lstrip()}    # {_SPANISH}\n", 1)
    stem = (thing.id or thing.kind).lower().replace("_", "-")
    path = _free(clinic / "changes" / f"{stem}.yaml")
    write_new(path, text)
    number = 1 + next(n for n, one in enumerate(text.splitlines()) if "now:" in one)
    return WrittenFile(path, number, stem)


_SPANISH = "(in Spanish today; write it for the new words, and take the # away)"


def _spanish_of(workspace: Workspace, thing: LibraryThing, place: DataPath, was: str) -> str:
    """What a sentence is in Spanish today; empty if there is none."""
    exercise = workspace.library.exercises.get(thing.id) if thing.kind == "exercise" else None
    if exercise is None:
        return workspace.sources.sentences[0]["es"].get(was, "")
    said: Any = exercise.in_language.get("es")
    for part in place:
        inside = isinstance(said, tuple) and isinstance(part, int) and part < len(said)
        said = said[part] if inside else getattr(said, str(part), None)
    return said if isinstance(said, str) else ""


def write_retirement(
    clinic: Path, kind: str, name: str, instead: str, because: str, by: str, since: str
) -> WrittenFile:
    """One more line in changes/retired.yaml. Raises OSError."""
    said = {kind: name, "instead": instead, "because": because, "by": by, "since": since}
    entry = "{" + ", ".join(f"{key}: {scalar(one)}" for key, one in said.items() if one) + "}"
    path = clinic / "changes" / "retired.yaml"
    if not path.exists():
        write_new(path, f"retire:\n  - {entry}\n")
        return WrittenFile(path, 2)
    rewrite(path, lambda text: f"{text.rstrip()}\n  - {entry}\n")
    return WrittenFile(path, len(path.read_text(encoding="utf-8").splitlines()))


def where_from(workspace: Workspace, thing: LibraryThing, key: str) -> list[Layered]:
    """What each layer makes of a value. Raises NoSuchKey."""
    return chain(workspace.settings.clinic_dir, thing, key)


@dataclass(frozen=True)
class OursAndTheirs:
    """A value that a clinic changed."""

    thing: LibraryThing
    key: str
    theirs: Any
    """What the layers below say."""
    ours: Any
    because: str
    by: str


def what_differs(workspace: Workspace, name: str = "") -> Iterator[OursAndTheirs]:
    """Everything that the clinic's changes make otherwise, of one thing or of all."""
    clinic = workspace.settings.clinic_dir
    if clinic is None:
        return
    layers = layers_of(clinic)
    below = Layers(layers.roots)
    below.changes = {root: one for root, one in layers.changes.items() if root != clinic}
    library, topics = library_of(below), topics_of(below)
    for change in layers.changes[clinic].changes:
        thing = LibraryThing(change.kind, change.id)
        if name and name not in (change.id, str(thing)):
            continue
        theirs = data_of(thing, library, topics)
        ours = data_of(thing, workspace.library, _topics(workspace))
        for edit in change.edits:
            yield OursAndTheirs(
                thing,
                edit.key,
                _at(theirs, edit.path),
                [*edit.add]
                if edit.add and _at(ours, edit.path) is MISSING
                else _at(ours, edit.path),
                change.because,
                change.by,
            )


def _at(data: Any, path: tuple[str, ...]) -> Any:
    place = _place(data, path)
    return MISSING if place is None else value_at(data, place)


def _place(data: Any, path: tuple[str, ...]) -> DataPath | None:
    try:
        return located(data, path)
    except NoSuchKey:
        return None


def _topics(workspace: Workspace) -> dict[str, Any]:
    return topics_of(layers_of(workspace.settings.clinic_dir))


def _free(path: Path) -> Path:
    """A name that no file has yet."""
    number, found = 2, path
    while found.exists():
        found, number = path.with_stem(f"{path.stem}-{number}"), number + 1
    return found
