"""Lists of a clinic's rule file that say only what to `add` and what to `drop`."""

from collections.abc import Iterator, Mapping
from typing import Any

from planner.library.changes.edit import (
    MISSING,
    AlreadySo,
    Edit,
    NotInList,
    Written,
    edited,
    put,
    value_at,
)
from planner.library.overlay import ADD, DROP
from planner.library.yaml_source import YamlSource
from planner.model.base import DataPath
from planner.model.problem import Problem


def list_edits(shipped: Any, own: Any, place: DataPath = ()) -> Iterator[DataPath]:
    """Places of lists in the shipped data that the clinic's adds to or drops from."""
    if isinstance(shipped, list) and isinstance(own, Mapping):
        if own and own.keys() <= {ADD, DROP}:
            yield place
    elif isinstance(shipped, Mapping) and isinstance(own, Mapping):
        for key in own.keys() & shipped.keys():
            yield from list_edits(shipped[key], own[key], (*place, key))


def with_lists_edited(data: Any, shipped: Any, own: YamlSource) -> tuple[Any, list[Problem]]:
    """The merged data with those lists, and what was not there to drop or was there already."""
    problems: list[Problem] = []
    for place in list_edits(shipped, own.data):
        wanted, before = value_at(own.data, place), value_at(shipped, place)
        lists = {name: wanted.get(name, []) for name in (ADD, DROP)}
        if not all(isinstance(one, list) for one in lists.values()):
            advice = "Put [ ] round it, or a - before each."
            problems.append(own.problem(place, "add and drop are lists.", advice, "SHELF03"))
            data = put(data, place, before)
            continue
        at = Written(own.file, own.line(place) or 1)
        edit = Edit("", at, MISSING, MISSING, tuple(lists[ADD]), tuple(lists[DROP]))
        try:
            data = put(data, place, edited(before, edit))
        except NotInList as error:
            problems.append(own.problem((*place, DROP), str(error), code="SHELF08"))
            data = put(data, place, before)
        except AlreadySo as error:
            problems.append(own.problem((*place, ADD), str(error), code="SHELF10"))
            data = put(data, place, before)
    return data, problems
