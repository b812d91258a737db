"""What a clinic writes on its shelf: changes, what is retired, new ids; each a small file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planner.library.chain import Layered, LibraryThing, chain, data_of, thing_named
from planner.library.changes.edit import MISSING, NoSuchKey, located, value_at
from planner.library.changes.yaml_text import scalar, yaml_text
from planner.library.clinic_folder import YAML
from planner.library.from_files import library_of
from planner.library.layers import Layers, layers_of
from planner.library.rewrite import rewrite, write_new
from planner.library.topics import topics_of
from planner.services.workspace import Workspace


@dataclass(frozen=True)
class WrittenFile:
    """A file that was written, and the line to look at."""

    file: Path
    line: int = 1


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
) -> WrittenFile:
    """A change of some keys of a thing, with what they say today; `now` is to be written.

    Raises NoSuchKey, OSError.
    """
    data = data_of(thing, workspace.library, _topics(workspace))
    edits = {}
    for key in keys:
        was = value_at(data, located(data, tuple(key.split("."))))
        was = "" if was is MISSING else was
        edits[key] = {"was": was, "now": was if now is MISSING else now}
    named = {"change": str(thing), "because": because or "…", "by": by or "…"}
    text = yaml_text({**named, "set": edits})
    stem = (thing.id or thing.kind).lower().replace("_", "-")
    path = _free(clinic / "changes" / f"{stem}.yaml")
    write_new(path, text)
    line = 1 + next(n for n, one in enumerate(text.splitlines()) if "now:" in one)
    return WrittenFile(path, line)


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


def rename(clinic: Path, ids: dict[str, str]) -> Iterator[WrittenFile]:
    """Put new ids for old ones in all files of a folder; each file that changed.

    Raises OSError, UnicodeDecodeError.
    """
    for path in sorted(path for part in _PARTS for path in (clinic / part).rglob("*")):
        if path.suffix not in YAML or not path.is_file():
            continue
        if rewrite(path, _renamed(ids)):
            yield WrittenFile(path)


_PARTS = ("exercises", "programs", "changes")


def _renamed(ids: dict[str, str]) -> Callable[[str], str]:
    names = "|".join(sorted(map(re.escape, ids), key=len, reverse=True))
    whole = re.compile(rf"(?<![\w.-])({names})(?![\w-])")

    def change(text: str) -> str:
        return "".join(
            line if _is_sentence(line) else whole.sub(lambda found: ids[found[1]], line)
            for line in text.splitlines(keepends=True)
        )

    return change


def _is_sentence(line: str) -> bool:
    """Whether a line has words for people: an id that is a word too ("clam") stays there."""
    key, colon, value = line.strip().lstrip("- ").partition(":")
    if colon and key.strip() in ("exercises", "retire", "id", "like", "joins", "set"):
        return False
    flow = value.strip().startswith(("[", "{")) or line.strip().startswith(("- {", "{"))
    return " " in value.strip().strip("'\"") and not flow and key.strip() != "change"


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
    try:
        return value_at(data, located(data, path))
    except NoSuchKey:
        return MISSING


def _topics(workspace: Workspace) -> dict[str, Any]:
    return topics_of(layers_of(workspace.settings.clinic_dir))


def _free(path: Path) -> Path:
    """A name that no file has yet."""
    number, found = 2, path
    while found.exists():
        found, number = path.with_stem(f"{path.stem}-{number}"), number + 1
    return found
