"""Where the therapist is, kept so that the planner opens there again."""

import json
from dataclasses import asdict, dataclass

RowKey = tuple[str, int]


@dataclass(frozen=True)
class ScreenPlace:
    """A screen, and on the workbench the program and the cell."""

    screen: str = "home"
    program: int | None = None
    row: RowKey | None = None
    week: int = 1
    draft: int | None = None
    """The draft on the form, once it is kept."""


def place_to_json(place: ScreenPlace) -> str:
    """The place as text."""
    return json.dumps(asdict(place))


def row_key(parts: object) -> RowKey | None:
    """A row's key from what was kept; of older versions, which kept more, the slot."""
    match parts:
        case [str(slot), int(strand)]:
            return slot, strand
        case [int(), str(), str(slot), str()]:
            return slot, 0
        case _:
            return None


def place_from_json(text: str | None) -> ScreenPlace:
    """The place a text holds; the home screen if it holds none."""
    try:
        data = json.loads(text or "{}")
        key = row_key(data.get("row"))
        program, draft = data.get("program"), data.get("draft")
        return ScreenPlace(
            str(data.get("screen", "home")),
            None if program is None else int(program),
            key,
            int(data.get("week", 1)),
            None if draft is None else int(draft),
        )
    except (ValueError, TypeError, AttributeError, LookupError):
        return ScreenPlace()
