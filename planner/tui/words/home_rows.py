"""The rows of the patients' list: programs, and intakes that are not finished."""

from datetime import datetime

from rich.text import Text

from planner.model.stored import DraftEntry, Entry, PatientEntry
from planner.tui.words.picks import Pick

PatientRow = Entry | DraftEntry
Cells = tuple[Text, ...]


def key_of(item: PatientRow) -> str:
    """What a row is known by, wherever it stands."""
    return f"program-{item.id}" if isinstance(item, Entry) else f"draft-{item.id}"


def cells(item: PatientRow, today: int) -> Cells:
    """Patient, born, presentation, weeks, changed; `today` as an ordinal."""
    if isinstance(item, DraftEntry):
        return (
            _name(item.patient or "(no name yet)"),
            Text(item.birth_year[:5]),
            Text(_unfinished(item)),
            Text(""),
            Text(when(item.updated_at, today)),
        )
    if not item.readable:
        return (
            _name(item.patient or "(name cannot be read)"),
            Text(str(item.birth_year or "")),
            Text("cannot be read"),
            Text(""),
            Text(when(item.updated_at, today)),
        )
    return (
        _name(item.patient),
        Text(str(item.birth_year or "")),
        Text(presentation(item)),
        Text(str(item.weeks), justify="right"),
        Text(when(item.updated_at, today)),
    )


def _unfinished(item: DraftEntry) -> str:
    if item.visit:
        return "Visit not finished"
    return "Intake not finished" if item.program_id is None else "Change not finished"


def _name(text: str) -> Text:
    return Text(text, no_wrap=True, overflow="ellipsis")


def presentation(entry: Entry) -> str:
    """What the program is for."""
    return entry.presentation.replace("_", " ").capitalize()


def deleted_picks(entries: tuple[Entry, ...], today: int) -> list[Pick]:
    """Deleted programs to choose from."""
    return [
        Pick(
            str(one.id),
            one.patient,
            f"{presentation(one)}, {one.weeks} weeks, deleted {when(one.deleted_at, today)}",
        )
        for one in entries
    ]


def known_line(one: PatientEntry, today: int) -> str:
    """What is known of a person."""
    born = f"born {one.birth_year}" if one.birth_year else "birth year not known"
    many = f"{one.programs} programs, the last" if one.programs > 1 else "a program"
    what = one.presentation.replace("_", " ")
    return f"{born}; {many} for {what}, {when(one.updated_at, today)}"


def when(stamp: str, today: int) -> str:
    """How long ago, in words."""
    try:
        then = datetime.fromisoformat(stamp).astimezone()
    except ValueError:
        return stamp
    days = today - then.toordinal()
    if days <= 0:
        return f"today {then:%H:%M}"
    return f"yesterday {then:%H:%M}" if days == 1 else f"{then.day} {then:%b %Y}"
