"""programs/moved.yaml: ids that were shipped once, and what became of them."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

from planner.library.parse import parse
from planner.library.shipped import shipped_root
from planner.library.yaml_source import read_yaml
from planner.model.rules.moved import MovedFile


class Gone(NamedTuple):
    """What became of an id."""

    now: str
    """Its id today, or what to take instead; empty if nothing takes its place."""
    moved: bool
    """It is the same thing under another id."""
    since: str
    """The version it happened in."""


@cache
def gone_ids() -> dict[tuple[str, str], Gone]:
    """By kind and id. Read when a name leads nowhere, and by an upgrade."""
    source = read_yaml(shipped_root() / "programs" / "moved.yaml", "programs/moved.yaml")
    file, problems = parse(source, MovedFile, source.data)
    assert file is not None, problems
    found: dict[tuple[str, str], Gone] = {
        (one.kind, one.was): Gone(one.now, True, one.since) for one in file.moved
    }
    for each in file.retired:
        found[each.kind, each.id] = Gone(each.instead, False, each.since)
    return found


def where_went(kind: str, name: str, known: Iterable[str]) -> str:
    """Advice for an id that leads nowhere: what became of it, or what may have been meant."""
    gone = gone_ids().get((kind, name))
    if gone and gone.moved:
        return f'It is "{gone.now}" since {gone.since}: planner library upgrade --write'
    if gone:
        instead = f' Take "{gone.now}".' if gone.now else ""
        return f"It was retired in {gone.since}.{instead}"
    near = get_close_matches(name, list(known), n=1)
    return f'Did you mean "{near[0]}"?' if near else ""
