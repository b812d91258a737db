"""Where a value comes from: what each layer makes of it, the shipped one first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from planner.library.changes.change_file import ChangeKind, read_changes
from planner.library.changes.edit import MISSING, NoSuchKey, Written, located, value_at
from planner.library.changes.exercises import plain
from planner.library.changes.topics import lines_of
from planner.library.clinic_folder import text_in
from planner.library.from_files import library_of
from planner.library.layers import Layers, layers_of
from planner.library.shipped import is_of, shown_path
from planner.library.topics import topics_of
from planner.library.yaml_source import read_yaml
from planner.model.library import Library


@dataclass(frozen=True)
class LibraryThing:
    """An exercise, template, topic or rule."""

    kind: ChangeKind
    id: str

    def __str__(self) -> str:
        return f"{self.kind} {self.id}".rstrip()


@dataclass(frozen=True)
class Layered:
    """What one layer says of a value."""

    layer: str
    """shipped, or the name of a folder."""
    value: Any
    at: Written
    """Where it is written."""


class NoSuchThing(Exception):
    """Nothing in the library has that id: what may have been meant."""

    def __init__(self, name: str, known: list[str]) -> None:
        self.name = name
        self.known = known
        super().__init__(name)


def thing_named(name: str, library: Library, topics: dict[str, Any]) -> LibraryThing:
    """The thing of an id; "rule strength" where several have one; "rules" are all of them.

    Raises NoSuchThing.
    """
    if name == "rules":
        return LibraryThing("rules", "")
    kind, _, rest = name.partition(" ")
    wanted = rest if rest and kind in get_args(ChangeKind) else name
    found = [
        LibraryThing(one, wanted)
        for one, ids in _ids(library, topics)
        if wanted in ids and (not rest or one == kind)
    ]
    if not found:
        raise NoSuchThing(name, [one for _, ids in _ids(library, topics) for one in ids])
    return found[0]


def _ids(library: Library, topics: dict[str, Any]) -> Iterator[tuple[ChangeKind, list[str]]]:
    yield "exercise", [*library.exercises]
    yield "template", [*library.templates]
    yield "topic", [*topics]
    rules = library.rules
    keyed = (rules.precautions, rules.red_flags, rules.findings, rules.measures)
    yield "rule", [*(name for one in keyed for name in one), *type(rules).model_fields]


def data_of(thing: LibraryThing, library: Library, topics: dict[str, Any]) -> Any:
    """All of a thing as plain data, by its keys; MISSING if the library has it not."""
    if thing.kind == "exercise":
        exercise = library.exercises.get(thing.id)
        return plain(exercise) if exercise else MISSING
    if thing.kind == "template":
        template = library.templates.get(thing.id)
        return template.model_dump(mode="json") if template else MISSING
    if thing.kind == "topic":
        english = topics.get(thing.id, {}).get("en")
        return {"title": english.title, "lines": lines_of(english)} if english else MISSING
    rules = library.rules.model_dump(mode="json")
    path = _rule_path(thing, rules)
    return value_at(rules, path)


def _rule_path(thing: LibraryThing, rules: dict[str, Any]) -> tuple[str, ...]:
    """Where a rule is among all the rules; () for all of them."""
    if thing.kind == "rules" or thing.id in rules:
        return (thing.id,) if thing.id else ()
    part = next((one for one in _KEYED if thing.id in rules[one]), "precautions")
    return part, thing.id


_KEYED = ("precautions", "red_flags", "findings", "measures")


def chain(clinic: Path | None, thing: LibraryThing, key: str = "") -> list[Layered]:
    """What each layer makes of a value, from the shipped one on; layers that leave it are out.

    Raises NoSuchKey.
    """
    layers = layers_of(clinic)
    found: list[Layered] = []
    for count in range(1, len(layers.roots) + 1):
        part = Layers(layers.roots[:count])
        library, topics = library_of(part), topics_of(part)
        data = data_of(thing, library, topics)
        value = _value(data, key) if data is not MISSING else MISSING
        root = part.roots[-1]
        at = _changed_at(library, thing, key, root) or _file_of(thing, key, root)
        if value is MISSING or (found and at is None):
            continue
        name = "shipped" if count == 1 else root.resolve().name
        found.append(Layered(name, value, at or Written("", 0)))
    return found


def value_below(clinic: Path, file: str, line: int) -> Any:
    """What the layers below a change say of its key, as plain data; MISSING if nothing.

    The change is the one written at that line of that file.
    """
    layers = layers_of(clinic)
    for change in read_changes(clinic).changes:
        for edit in change.edits:
            if edit.at == Written(file, line):
                below = replace(layers)
                below.changes = {k: v for k, v in layers.changes.items() if k != clinic}
                thing = LibraryThing(change.kind, change.id)
                data = data_of(thing, library_of(below), topics_of(below))
                return _value(data, edit.key) if data is not MISSING else MISSING
    return MISSING


def _value(data: Any, key: str) -> Any:
    return value_at(data, located(data, tuple(key.split(".")))) if key else data


def _changed_at(library: Library, thing: LibraryThing, key: str, root: Path) -> Written | None:
    """Where a layer's change of a value is written."""
    places = library.origins.get(str(thing), {})
    if thing.kind in ("rule", "rules"):
        places = library.origins.get("rules", {})
        path = _rule_path(thing, library.rules.model_dump(mode="json"))
        key = ".".join(filter(None, (*path, key)))
    here = [at for name, at in places.items() if not key or _overlaps(name, key)]
    mine = [at for at in here if is_of(at[0], root)]
    return Written(*mine[0]) if mine else None


def _overlaps(one: str, other: str) -> bool:
    first, second = one.split("."), other.split(".")
    size = min(len(first), len(second))
    return first[:size] == second[:size]


def _file_of(thing: LibraryThing, key: str, root: Path) -> Written | None:
    """Where a folder's own file has a value; None if it has none of this thing."""
    for path, above in _files(thing, root):
        source = read_yaml(path, shown_path(path, root))
        try:
            place = located(source.data, above)
            if value_at(source.data, place) is MISSING:
                continue
        except NoSuchKey:
            continue
        for size in range(len(key.split(".")) if key else 0, -1, -1):
            parts = tuple(key.split(".")[:size]) if size else ()
            try:
                full = (*place, *located(value_at(source.data, place), parts))
            except NoSuchKey:
                continue
            return Written(source.file, source.line(full) or 1)
    return None


def _files(thing: LibraryThing, root: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """The files that may have a thing, and the key of the thing in each."""
    programs = root / "programs"
    if thing.kind == "exercise":
        for path in sorted((root / "exercises").rglob("*.y*ml")):
            if ".es." not in path.name and f"id: {thing.id}\n" in text_in(path):
                yield path, ("exercises", thing.id)
    elif thing.kind == "template":
        name = thing.id.replace("_", "-")
        yield from ((path, ()) for path in programs.glob(f"templates/{name}.y*ml"))
    elif thing.kind == "topic":
        yield from ((path, ()) for path in programs.glob(f"topics/{thing.id}.en.md"))
    else:
        for path in sorted((programs / "rules").glob("*.yaml")):
            part = path.stem.replace("-", "_")
            yield path, () if part == thing.id else (part, thing.id)
