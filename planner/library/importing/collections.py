"""Open collections of exercises as JSON: free-exercise-db, exercemus and wger."""

from collections.abc import Collection, Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

from planner.library.importing.draft import (
    ExerciseDraft,
    Origin,
    draft_of,
    one_line,
    sentences,
    things,
)

_PUBLIC_DOMAIN = "Unlicense (public domain), as its collection says"
_ENGLISH = 2
"""wger's number for English."""


class NoCollection(ValueError):
    """The JSON has the shape of none of them."""


def drafts_of_collection(
    data: Any, source: str, known: Collection[str]
) -> Iterator[ExerciseDraft | None]:
    """A draft an exercise, None of one without a name. Raises NoCollection."""
    entries, read = _kind(data)
    for entry in entries:
        yield read(entry, source, known) if isinstance(entry, Mapping) else None


def _kind(data: Any) -> Any:
    """The entries, and what reads one."""
    if isinstance(data, Mapping) and isinstance(data.get("results"), list):
        return data["results"], _wger
    if isinstance(data, Mapping) and isinstance(data.get("exercises"), list):
        return data["exercises"], _exercemus
    if isinstance(data, list) and any(isinstance(one, Mapping) and "name" in one for one in data):
        return data, _free_exercise_db
    raise NoCollection


def _free_exercise_db(entry: Any, source: str, known: Collection[str]) -> ExerciseDraft | None:
    if not _named(entry):
        return None
    here, strange = things([entry.get("equipment") or ""], known)
    found = {"equipment": here, "steps": sentences(_list(entry.get("instructions")))}
    origin = Origin(f"{source} (free-exercise-db)", _PUBLIC_DOMAIN, "", str(entry.get("id", "")))
    taken = {"id", "name", "equipment", "instructions"}
    return draft_of(entry["name"], found, origin, _rest(entry, taken, strange))


def _exercemus(entry: Any, source: str, known: Collection[str]) -> ExerciseDraft | None:
    if not _named(entry):
        return None
    here, strange = things(_list(entry.get("equipment")), known)
    found = {"equipment": here, "steps": sentences(_list(entry.get("instructions")))}
    terms = entry.get("license") or {}
    licence = one_line(terms.get("full_name") or terms.get("short_name") or "")
    authors = one_line(entry.get("license_author") or "")
    origin = Origin(f"{source} (exercemus)", licence, authors)
    taken = {"name", "equipment", "instructions", "license", "license_author"}
    return draft_of(entry["name"], found, origin, _rest(entry, taken, strange))


def _wger(entry: Any, source: str, known: Collection[str]) -> ExerciseDraft | None:
    told = [
        one
        for one in _list(entry.get("translations")) + _list(entry.get("exercises"))
        if isinstance(one, Mapping) and one.get("language") == _ENGLISH and _named(one)
    ]
    if not told:
        return None
    words = told[0]
    named = [one.get("name", "") for one in _list(entry.get("equipment")) if isinstance(one, dict)]
    here, strange = things(named, known)
    found = {"equipment": here, "steps": sentences(_blocks(str(words.get("description") or "")))}
    terms = entry.get("license") or {}
    licence = one_line(terms.get("full_name") or terms.get("short_name") or "")
    people = (words.get("license_author"), entry.get("license_author"))
    authors = one_line(next((one for one in people if one), ""))
    origin = Origin(f"{source} (wger)", licence, authors, str(entry.get("uuid") or entry.get("id")))
    taken = {"id", "uuid", "equipment", "license", "license_author", "translations", "exercises"}
    return draft_of(words["name"], found, origin, _rest(entry, taken, strange))


def _named(entry: Mapping[str, Any]) -> bool:
    name = entry.get("name")
    return isinstance(name, str) and bool(one_line(name))


def _rest(entry: Mapping[str, Any], taken: set[str], strange: list[str]) -> dict[str, Any]:
    """What has no field here, in words; of pictures and videos only that there are some."""
    found: dict[str, Any] = {}
    for key, value in entry.items():
        if key in taken or value in (None, "", [], {}):
            continue
        if key in ("images", "image", "video", "videos"):
            found[key] = "not taken"
        else:
            found[str(key)] = _plain(value)
    if strange:
        found["equipment"] = strange
    return found


def _plain(value: Any) -> Any:
    """A word, a number, or a list of words."""
    if isinstance(value, Mapping):
        return one_line(value.get("name_en") or value.get("name") or "")[:200]
    if isinstance(value, list):
        return [_plain(one) for one in value[:20]]
    return one_line(value)[:200]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


class _Blocks(HTMLParser):
    """The text of HTML, a line for each paragraph or point of a list."""

    _BREAKS = ("p", "li", "br", "div", "ol", "ul")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = [""]
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        """A new line where the page has one."""
        self._silent += tag in ("script", "style")
        if tag in self._BREAKS:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        """The end of what nobody reads."""
        self._silent = max(0, self._silent - (tag in ("script", "style")))

    def handle_data(self, data: str) -> None:
        """Text."""
        if not self._silent:
            self.lines[-1] += data


def _blocks(html: str) -> list[str]:
    parser = _Blocks()
    parser.feed(html)
    return parser.lines
