"""Programs of format 1 (releases 0.1.0 and 0.2.0), read into the form of format 2.

Overrides were a code and a reason, problems a code, a place in words and a message. What a code
says of its place is kept; it never said the cause nor the value that was accepted. What each ladder
is for (`family_whys`) was printed nowhere and is left behind.
"""

from collections.abc import Callable
from typing import Any

Data = dict[str, Any]
_Said = tuple[str, dict[str, Any], str]
"""Rule, place, cause."""

_NAMES = {
    "unknown": "Not known here",
    "excluded": "Excluded exercise",
    "dose": "More than the usual dose",
    "effort": "Too much effort",
    "minutes": "Longer than the patient has time",
    "items": "Too many exercises",
    "empty": "Empty session",
    "aerobic": "No aerobic exercise",
    "aerobic_minutes": "Few aerobic minutes",
    "passive": "Everything is passive",
    "patterns": "A movement pattern is missing",
    "strength": "Stretching alone",
    "load_jump": "Load jumps",
    "two_at_once": "Two things grow at once",
    "growth": "Too much grows in one week",
    "unfilled": "No exercise fits a slot",
    "too_short": "Nothing fits the minutes",
    "clearance": "Waits for clearance",
    "weeks_min": "The program is too short",
    "red_flag": "Red flag",
    "examination": "Advice of an examination finding",
    "provisional": "Later phases are provisional",
    "watch_week": "A week to watch",
}
"""The rules by name; a code that is not here keeps its own words."""


def from_format_1(data: Data) -> Data:
    """The data of a program of format 1 with what it decided in the form of format 2.

    What is no list of objects is left for the model to refuse.
    """
    changed: Data = {}
    for key, change in (("overrides", _override), ("problems", _finding)):
        if isinstance(data.get(key), list):
            changed[key] = [change(one) if _is_old(one) else one for one in data[key]]
    if isinstance(data.get("intake"), dict):
        changed["intake"] = _intake_of(data["intake"])
    if isinstance(data.get("handed"), dict):
        changed["handed"] = {k: v for k, v in data["handed"].items() if k != "family_whys"}
    return {**data, **changed}


def _intake_of(intake: Data) -> Data:
    """One clearance stood for all that stopped; it did not say for what, and clears nothing now."""
    kept = {key: intake[key] for key in intake if key not in ("cleared_by", "cleared_reason")}
    said = [str(intake.get(key) or "").strip() for key in ("cleared_by", "cleared_reason")]
    return {**kept, "earlier_clearance": ": ".join(said)} if all(said) else kept


def _is_old(one: object) -> bool:
    """An override or problem as it was: a text as its code, no rule."""
    return isinstance(one, dict) and isinstance(one.get("code"), str) and "rule" not in one


def _override(one: dict[str, Any]) -> dict[str, Any]:
    rule, place, cause = _read(one["code"])
    kept = {key: value for key, value in one.items() if key != "code"}
    return {**kept, "rule": rule, "place": place, "cause": cause, "before_causes": True}


def _finding(one: dict[str, Any]) -> dict[str, Any]:
    rule, place, cause = _read(one["code"])
    gone = ("code", "file", "line", "where")
    kept = {key: value for key, value in one.items() if key not in gone}
    return {**kept, "rule": rule, "place": place, "cause": cause}


def _read(code: str) -> tuple[dict[str, Any], dict[str, Any], str]:
    kind, _, rest = code.partition(":")
    read = _CODES.get(kind)
    said = read(rest.split(":")) if read else None
    name, place, cause = said or (kind[:60] or "unknown", {}, rest)
    return {"code": name, "name": _NAMES.get(name, name.replace("_", " "))}, place, cause


def _exercise_in_phase(name: str) -> Callable[[list[str]], _Said | None]:
    def read(parts: list[str]) -> _Said | None:
        if len(parts) != 2 or not _is_phase(parts[0]):
            return None
        return name, {"phase": int(parts[0]), "exercise": parts[1]}, ""

    return read


def _session_of_phase(name: str, field: str = "") -> Callable[[list[str]], _Said | None]:
    def read(parts: list[str]) -> _Said | None:
        if len(parts) != 2 or not _is_phase(parts[0]):
            return None
        return name, {"phase": int(parts[0]), "session": parts[1], "field": field}, ""

    return read


def _minutes(parts: list[str]) -> _Said | None:
    """minutes:1:Daily of the review, minutes:phase 1 / Daily of building."""
    if len(parts) == 2:
        return _session_of_phase("minutes", "minutes")(parts)
    phase, _, session = parts[0].partition(" / ")
    return _session_of_phase("too_short")([phase.removeprefix("phase "), session])


def _phase(name: str) -> Callable[[list[str]], _Said | None]:
    def read(parts: list[str]) -> _Said | None:
        number = parts[0].removeprefix("phase ")
        return (name, {"phase": int(number)}, "") if _is_phase(number) else None

    return read


def _week(parts: list[str]) -> _Said | None:
    return ("growth", {"week": int(parts[0])}, "") if _is_week(parts[0]) else None


def _two_at_once(parts: list[str]) -> _Said | None:
    if len(parts) != 2 or not _is_week(parts[0]):
        return None
    return "two_at_once", {"week": int(parts[0]), "exercise": parts[1]}, ""


def _jump(parts: list[str]) -> _Said | None:
    if len(parts) != 2 or not _is_phase(parts[0]):
        return None
    return "load_jump", {"phase": int(parts[0])}, parts[1]


def _unfilled(parts: list[str]) -> _Said | None:
    if len(parts) < 3 or not _is_phase(parts[0]):
        return None
    slot = ":".join(parts[2:])
    return "unfilled", {"phase": int(parts[0]), "session": parts[1], "slot": slot}, ""


def _intake(name: str, field: str) -> Callable[[list[str]], _Said | None]:
    def read(parts: list[str]) -> _Said | None:
        return name, {"field": field}, ":".join(parts)

    return read


def _unknown(parts: list[str]) -> _Said | None:
    """unknown:precautions.0."""
    return "unknown", {"field": parts[0].partition(".")[0]}, ""


def _watch(_: list[str]) -> _Said | None:
    return "watch_week", {}, ""


_CODES: dict[str, Callable[[list[str]], _Said | None]] = {
    "unknown": _unknown,
    "excluded": _exercise_in_phase("excluded"),
    "dose": _exercise_in_phase("dose"),
    "effort": _exercise_in_phase("effort"),
    "minutes": _minutes,
    "items": _session_of_phase("items"),
    "empty": _session_of_phase("empty"),
    "aerobic": _phase("aerobic"),
    "aerobic_minutes": _phase("aerobic_minutes"),
    "passive": _phase("passive"),
    "patterns": _phase("patterns"),
    "strength": _phase("strength"),
    "jump": _jump,
    "two_at_once": _two_at_once,
    "growth": _week,
    "unfilled": _unfilled,
    "clearance": _intake("clearance", "precautions"),
    "weeks_min": _intake("weeks_min", "weeks"),
    "red_flag": _intake("red_flag", "red_flags"),
    "finding": _intake("examination", "findings"),
    "irritability": _intake("provisional", "irritability"),
    "watch_week": _watch,
}


def _is_phase(text: str) -> bool:
    return text in ("1", "2", "3", "4")


def _is_week(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 3 and 1 <= int(text) <= 12
