"""The rows of the patients' list: programs, and intakes and visits that are not finished."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from rich.text import Text

from planner.model.stored import DraftEntry, Entry, PatientEntry
from planner.tui.words.picks import Pick

if TYPE_CHECKING:
    from planner.services.patient_list import PatientLine

PatientRow = Entry | DraftEntry
Cells = tuple[Text, ...]


def key_of(item: PatientRow) -> str:
    """What a row is known by, wherever it stands."""
    return f"program-{item.id}" if isinstance(item, Entry) else f"draft-{item.id}"


def full_name(item: PatientRow) -> str:
    """The patient's, or that there is none."""
    if isinstance(item, DraftEntry):
        return item.patient or "(no name yet)"
    return item.patient if item.readable else item.patient or "(name cannot be read)"


def table_rows(
    items: Sequence[PatientRow], known: "Mapping[int, PatientLine]", today: date
) -> Iterator[Cells]:
    """The lines of the table; a second program of one patient stands under the first."""
    above = None
    for item in items:
        if isinstance(item, Entry):
            yield _of_program(item, known.get(item.id), item.patient_id == above, today)
            above = item.patient_id
        else:
            yield _of_draft(item, today)


def _of_draft(item: DraftEntry, today: date) -> Cells:
    begun = Text(when(item.updated_at, today.toordinal()))
    return (
        _name(full_name(item)),
        Text(item.birth_year[:5]),
        Text(_unfinished(item)),
        begun,
        Text(""),
        Text(""),
        begun,
        Text(""),
    )


def _unfinished(item: DraftEntry) -> str:
    if item.visit:
        return "Visit not finished"
    return "Intake not finished" if item.program_id is None else "Change not finished"


def _of_program(item: Entry, known: "PatientLine | None", follows: bool, today: date) -> Cells:
    at = known.standing if known else None
    return (
        _name("  also" if follows else full_name(item)),
        Text("" if follows else str(item.birth_year or "")),
        Text(presentation(item) if item.readable else "cannot be read"),
        _look(known),
        _next(at.next_visit if at else None, today),
        Text(day(at.last_told, today) if at and at.last_told else ""),
        Text(when(item.updated_at, today.toordinal())),
        Text(str(item.weeks) if item.readable else "", justify="right"),
    )


def _look(known: "PatientLine | None") -> Text:
    """The gravest reason, and how many more there are."""
    if known is None or not known.looks:
        return Text("")
    first, *more = known.looks
    text = f"{first.short}+{len(more)}" if more else first.short
    return Text(text, "bold reverse" if first.kind == "alarm" else "")


def _next(visit: date | None, today: date) -> Text:
    if visit is None:
        return Text("")
    return Text(day(visit, today), "bold underline" if visit < today else "")


def day(then: date, today: date) -> str:
    """A day in six letters; of another year, its month."""
    return f"{then.day} {then:%b}" if abs((then - today).days) < 300 else f"{then:%b} {then:%y}"


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
