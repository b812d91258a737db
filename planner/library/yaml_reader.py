"""YAML text to plain data, event by event: the one module that knows the YAML library."""

import re
from typing import Any

import yaml

from planner.library.yaml_depth import line_too_deep
from planner.library.yaml_scalars import NotPlain, plain_value
from planner.library.yaml_source import YamlSource
from planner.model.base import DataPath
from planner.model.characters import CONTROL
from planner.model.problem import Problem

MAX_DEPTH = 40
_TOO_DEEP = "this is nested too deeply."

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT_TAGS = {None, "!", "tag:yaml.org,2002:str"}
_PLAIN_TAGS = {None, "!", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}
_CONFLICT = "<<<<<<< "
_INDENTED_BY_TAB = re.compile(r" *\t")
_NO_KEY = re.compile(
    "(?P<blank>[\u00a0\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff])|(?P<quote>[“”„«»])"
)
_NO_KEY_IS = {
    "blank": "a blank that is no space stands here; delete it and type spaces.",
    "quote": 'curly quotes are no quotes here; type straight ones (").',
}
"""What text from a word processor brings along, where a key should be."""
_NUMBERED = re.compile(r"#(?<=[ \t]#)(?=[0-9]|[a-fA-F]{6}\b)")
"""A color or a number with its sign, which YAML takes for a remark where it has no quotes."""
_SECOND = "second"
"""Where what stands under a key for the second time is read to, and left."""


class _Stop(Exception):
    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def read_into(source: YamlSource, text: str) -> None:
    """Put into a source what the text of its file holds, or what is wrong with it."""
    if line := _unmerged(text):
        source.problems.append(
            Problem(
                file=source.file,
                line=line,
                message="a merge is not finished here.",
                advice="Keep one side, and take the lines with <<<, === and >>> out.",
                code="YAML01",
            )
        )
        return
    try:
        _refuse_depth(text)
        source.data = _Reader(source, text).document()
    except _Stop as stop:
        source.data = None
        source.problems.append(
            Problem(file=source.file, line=stop.line, message=str(stop), code="YAML05")
        )
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        lines = text.split("\n")
        if mark and mark.line < len(lines) and _INDENTED_BY_TAB.match(lines[mark.line]):
            source.problems.append(
                Problem(
                    file=source.file,
                    line=mark.line + 1,
                    message="a tab stands at the front of this line.",
                    advice="Put spaces in its place.",
                    code="YAML01",
                )
            )
            return
        source.problems.append(
            Problem(
                file=source.file,
                line=min(mark.line, text.rstrip().count("\n")) + 1 if mark else None,
                message=f"this is not valid YAML: {_in_words(error.problem or error.context)}.",
                advice="Check the indentation and quotes of this line and the one above it.",
                code="YAML01",
            )
        )
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        message = str(error).split("\n")[0]
        source.problems.append(
            Problem(file=source.file, message=f"this is not valid YAML: {message}.", code="YAML01")
        )


_WORDS = {
    "did not find expected key": "it does not go on as the lines above it do",
    "mapping values are not allowed": "there is a second colon; a sentence with one wants quotes",
    "did not find expected ',' or ']'": "a bracket [ is not closed",
    "did not find expected ',' or '}'": "a bracket { is not closed",
    "found unexpected end of stream": "a quote is not closed",
    "could not find expected ':'": "a colon is missing, or a text wants quotes",
    "did not find expected node content": "a bracket or a quote is not closed",
    "found character that cannot start": "a text that begins with such a sign wants quotes",
}
"""What the parser says, in words of people who write lists of exercises."""


def _in_words(said: str | None) -> str:
    found = (words for begins, words in _WORDS.items() if str(said).startswith(begins))
    return next(found, str(said))


def _unmerged(text: str) -> int:
    """The line on which git has left two versions to choose from; 0 for none."""
    start = 0 if text.startswith(_CONFLICT) else text.find(f"\n{_CONFLICT}") + 1
    return text.count("\n", 0, start) + 1 if start or text.startswith(_CONFLICT) else 0


def _refuse_depth(text: str) -> None:
    """Stop before the parser: it reads all that is nested before it gives the first of it."""
    if line := line_too_deep(text, 2 * MAX_DEPTH):
        raise _Stop(_TOO_DEEP, line)


class _Reader:
    """Turns events into plain data and notes the line of each place; nothing here recurses in C."""

    def __init__(self, source: YamlSource, text: str) -> None:
        self.source = source
        self.next = _Loader(text).get_event
        self.whole = text
        self.is_json = text.lstrip().startswith("{")
        self.numbered = [found.start() for found in _NUMBERED.finditer(text)]

    def document(self) -> Any:
        """The data of the one document there is; None where there is none."""
        self.next()
        if isinstance(self.next(), yaml.StreamEndEvent):
            return None
        data = self.value(self.next(), (), 0)
        self.next()
        after = self.next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise _Stop("a second document begins here; a file holds one.", _line(after))
        return data

    def text(self, event: Any) -> Any:
        """The value of a scalar, with a problem where its end was taken for a remark."""
        value, end = _scalar(event), event.end_mark.index
        if event.implicit[0] and (value is None or isinstance(value, str)):
            behind = (self.whole[end:at] for at in self.numbered if at > end)
            if not next(behind, "-").strip(" \t"):
                self.source.problems.append(
                    Problem(
                        file=self.source.file,
                        line=_line(event),
                        message="what stands behind the # is taken for a remark.",
                        advice="Put quotes round the text, or a space behind the #.",
                        code="YAML05",
                    )
                )
        return value

    def value(self, event: Any, place: DataPath, depth: int) -> Any:
        kind = type(event)
        self.source.lines.setdefault(place, event.start_mark.line + 1)
        if kind is yaml.ScalarEvent:
            return self.text(event) if self.numbered else _scalar(event)
        if depth > MAX_DEPTH:
            raise _Stop(_TOO_DEEP, _line(event))
        if kind is yaml.AliasEvent:
            raise _Stop(
                "anchors and aliases (& and *) are not allowed; write it out.", _line(event)
            )
        if event.tag not in _PLAIN_TAGS:
            raise _Stop(f"tags like {event.tag} are not allowed.", _line(event))
        if kind is yaml.MappingStartEvent:
            return self.mapping(place, depth)
        data: list[Any] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            data.append(self.value(event, (*place, len(data)), depth + 1))
            if type(data[-1]) is int and self.is_close(event):
                self.source.close.add((*place, len(data) - 1))
        return data

    def is_close(self, event: Any) -> bool:
        """Whether it stands right behind a comma, in a text that people write."""
        return not self.is_json and self.whole[event.start_mark.index - 1] == ","

    def mapping(self, place: DataPath, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        lines = self.source.lines
        while type(event := self.next()) is not yaml.MappingEndEvent:
            line = event.start_mark.line + 1
            if type(event) is not yaml.ScalarEvent:
                raise _Stop("a key must be a single word.", line)
            key = event.value
            if found := _NO_KEY.search(key):
                raise _Stop(_NO_KEY_IS[found.lastgroup or ""], line)
            here = (*place, key)
            if key not in data:
                lines[here] = line
                data[key] = self.value(self.next(), here, depth + 1)
                continue
            self.source.problems.append(
                Problem(
                    file=self.source.file,
                    line=line,
                    where=".".join(map(str, here)),
                    message=f'the key "{key}" stands here twice.',
                    advice=f"Remove one; the first is on line {lines[here]}.",
                    code="YAML03",
                )
            )
            known = {*lines}
            self.value(self.next(), (*here, _SECOND), depth + 1)
            for place in lines.keys() - known:  # they lead nowhere in the data
                del lines[place]
        return data


def _scalar(event: Any) -> Any:
    if CONTROL.search(event.value):
        raise _Stop("there is a control character in this text.", _line(event))
    if event.implicit[0]:
        try:
            return plain_value(event.value)
        except NotPlain as error:
            message = f'"{event.value[:40]}" is not a plain number. {error}'
            raise _Stop(message, _line(event)) from error
    if event.tag not in _TEXT_TAGS:
        raise _Stop(f"tags like {event.tag} are not allowed.", _line(event))
    return event.value


def _line(event: Any) -> int:
    line: int = event.start_mark.line + 1
    return line
