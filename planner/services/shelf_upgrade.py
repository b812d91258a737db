"""After an update of the planner: what is new, what moved, and which of a clinic's changes wait."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from planner import __version__
from planner.library.changes.change_file import read_changes
from planner.library.changes.edit import MISSING
from planner.library.changes.edit_text import replaced_edit
from planner.library.changes.moved import gone_ids
from planner.library.clinic_folder import text_in
from planner.library.digest import (
    ContentDifference,
    Digest,
    differences,
    digest_of,
    digest_text,
    read_digest,
)
from planner.library.layers import Layers
from planner.library.rewrite import replace_text, rewrite
from planner.library.shipped import shipped_root
from planner.library.topics import load_topics
from planner.library.yaml_source import read_yaml
from planner.model.problem import Problem
from planner.services.shelf import what_differs
from planner.services.shelf_rename import rename
from planner.services.workspace import Workspace

LOCK = "planner.lock"
"""Written by the upgrade: the shipped content that the clinic has agreed to."""


@dataclass(frozen=True)
class Upgrade:
    """What an update brought."""

    since: str
    """The version agreed to before; empty if there was none."""
    now: str
    """The version of today."""
    differences: tuple[ContentDifference, ...]
    """What the maker changed since, by id; nothing where no version was agreed to."""
    moved: dict[str, str]
    """Ids that the clinic's files name and that are others now."""
    stale: tuple[Problem, ...]
    """Changes of the clinic that no longer fit."""


def shipped_digest() -> Digest:
    """The digest of what is shipped today."""
    from planner.library.from_files import library_of

    return digest_of(library_of(Layers([shipped_root()])), load_topics())


def look(workspace: Workspace, clinic: Path) -> Upgrade:
    """What an update brought to a clinic's folder; nothing is written."""
    agreed = read_digest(clinic / LOCK)
    since, before = agreed or ("", {})
    found = tuple(differences(before, shipped_digest(), gone_ids())) if agreed else ()
    stale = tuple(
        one
        for one in (*workspace.library.problems, *_of_topics(workspace))
        if one.code in ("SHELF01", "SHELF02", "SHELF05", "SHELF08", "NAME01", "NAME02")
    )
    return Upgrade(since, __version__, found, dict(_moved(clinic)), stale)


def lock_problems(clinic: Path) -> Iterator[Problem]:
    """A lock that cannot be read: what was agreed to is forgotten."""
    path = clinic / LOCK
    if path.is_file() and read_digest(path) is None:
        faults = read_yaml(path, str(path)).problems
        yield Problem(
            file=str(path),
            line=faults[0].line if faults else None,
            message="this cannot be read, so an update cannot tell what the maker changed.",
            advice="Take back what was written into it, or: planner library upgrade --write.",
            code="FILE01",
            severity="advice",
        )


def agree(clinic: Path, upgrade: Upgrade) -> Iterator[str]:
    """Put moved ids right and remember the shipped content; what was done, a line each.

    Raises OSError.
    """
    for path in rename(clinic, upgrade.moved) if upgrade.moved else ():
        yield f"{path}: {', '.join(f'{a} is {b}' for a, b in upgrade.moved.items())}"
    replace_text(clinic / LOCK, digest_text(__version__, shipped_digest()))
    yield f"{clinic / LOCK}: planner {__version__}"


def release_file(version: str) -> Path:
    """Where the shipped content of a release is kept in short."""
    return shipped_root() / "programs" / "releases" / f"{version}.yaml"


def releases() -> list[str]:
    """The releases whose content is known, oldest first."""
    found = (path.stem for path in release_file("").parent.glob("*.yaml"))
    return sorted(found, key=lambda name: [*map(int, name.split("."))])


def since_release(version: str, until: str = "") -> tuple[ContentDifference, ...] | None:
    """What changed in the shipped content since a release, by id; None for no such release.

    `until` is a later release; without one it is what is shipped today.
    """
    before = read_digest(release_file(version))
    after = read_digest(release_file(until)) if until else ("", shipped_digest())
    if before is None or after is None:
        return None
    return tuple(differences(before[1], after[1], gone_ids()))


@dataclass(frozen=True)
class Unsettled:
    """A changed value whose ground was changed under it."""

    thing: str
    """"exercise clam"."""
    key: str
    was: Any
    theirs: Any
    ours: Any
    file: Path
    line: int


def unsettled(workspace: Workspace, clinic: Path, name: str = "") -> list[Unsettled]:
    """Changes of a thing, or of all, that were written against another value than today's."""
    changed = {(str(one.thing), one.key): one for one in what_differs(workspace, name)}
    stale = {
        (one.file, one.line)
        for one in (*workspace.library.problems, *_of_topics(workspace))
        if one.code == "SHELF01"
    }
    found = []
    for change in read_changes(clinic).changes:
        for edit in change.edits:
            key = (f"{change.kind} {change.id}", edit.key)
            if key in changed and (edit.at.file, edit.at.line) in stale:
                theirs, path = changed[key].theirs, Path(edit.at.file)
                found.append(Unsettled(*key, edit.was, theirs, edit.now, path, edit.at.line))
    return found


def settle(one: Unsettled, clinic: Path, *, ours: bool) -> None:
    """Keep ours, written against today's value; or take theirs, and the change is gone.

    Raises OSError.
    """
    for change in read_changes(clinic).changes:
        for edit in change.edits:
            if (Path(edit.at.file), edit.at.line) != (one.file, one.line):
                continue
            said: dict[str, Any] = {"was": one.theirs, "now": edit.now}
            said.update({str(name): words for name, words in edit.spoken.items()})
            kept = {key: value for key, value in said.items() if value is not MISSING}
            taken = kept if ours else None
            rewrite(one.file, partial(replaced_edit, line=one.line, data=taken))
            return


def _of_topics(workspace: Workspace) -> tuple[Problem, ...]:
    return workspace.sources.topics.problems


def _moved(clinic: Path) -> Iterator[tuple[str, str]]:
    """Moved ids that stand in the clinic's files."""
    texts = [
        text_in(path)
        for part in ("exercises", "programs", "changes")
        for path in (clinic / part).rglob("*.y*ml")
    ]
    for (_, was), gone in gone_ids().items():
        if gone.moved and any(was in text for text in texts):
            yield was, gone.now
