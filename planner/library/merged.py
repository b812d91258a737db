"""A shipped rule file with a clinic's over it, and with what changes/ says of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from planner.library.changes.apply import Changed
from planner.library.overlay import place_in, reasons_in
from planner.library.yaml_source import YamlSource
from planner.model.base import DataPath
from planner.model.problem import Problem


@dataclass
class Merged(YamlSource):
    """The data of all layers; a place is looked for in the changes, then the clinic's file."""

    shipped: YamlSource | None = None
    """The shipped file."""
    own: YamlSource | None = None
    """The clinic's, if it has one."""
    changed: list[Changed] = field(default_factory=list)
    """What was changed by id and key, in the order of the layers."""

    @property
    def touched(self) -> bool:
        """Whether a clinic says anything about these rules."""
        return self.own is not None or bool(self.changed)

    def at(self, place: DataPath) -> tuple[str, int | None]:
        """Where a change, the clinic's file or the maker wrote it."""
        for one in reversed(self.changed):
            if any(_related(key, place) for key in one.origins):
                return one.at(place)
        if self.own is not None:
            return self.own.at(place_in(self.own, place, self.data))
        return super().at(place)

    def place_of(self, value: str) -> DataPath:
        """The first place that holds a value, in the clinic's file or the shipped one."""
        for source in (self.own, self.shipped):
            if source is not None and (place := source.place_of(value)):
                return place
        return ()

    def named(self, value: str, message: str, advice: str = "", code: str = "") -> Problem:
        """A problem where a value, or a key with that name, stands first."""
        for changed in reversed(self.changed):
            for edit in changed.applied:
                if value in edit.path or value in edit.drop or _holds(edit.now, value):
                    return Problem(
                        file=edit.at.file,
                        line=edit.at.line,
                        message=message,
                        advice=advice,
                        code=code,
                    )
        for source in (self.own, self.shipped):
            if source is None:
                continue
            keys = (place for place in source.lines if place and place[-1] == value)
            place = source.place_of(value) or next(keys, ())
            if place:
                return source.problem(place, message, advice, code)
        return (self.own or self.shipped or self).problem((), message, advice, code)

    def reasons(self) -> dict[str, tuple[str, str]]:
        """Who decided and why, by the name of a rule; "" for all the clinic's file says."""
        found = dict(reasons_in(self.own)) if self.own is not None else {}
        for changed in self.changed:
            for edit in changed.applied:
                for name in (*edit.path, *(one for one in edit.drop if isinstance(one, str))):
                    found[name] = changed.reason
        if self.own is None and len({one.reason for one in self.changed}) == 1:
            found.setdefault("", self.changed[0].reason)
        return found


def _related(key: DataPath, place: DataPath) -> bool:
    """Whether a changed value is where the place is: the same, within, around, or beside."""
    size = min(len(key), len(place))
    return key[:size] == place[:size] or (size > 1 and key[:2] == place[:2])


def _holds(value: object, wanted: str) -> bool:
    return wanted in _words(value)


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _words(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield str(key)
            yield from _words(one)
