"""The lists of programs and people: what is asked for, and what a row of it says."""

from typing import Any

from sqlalchemy import Row, Select, func, select

from planner.model.stored import Entry, PatientEntry
from planner.store.folding import folded
from planner.store.tables import patients, programs

_OF_PATTERNS = "%_/\\"
"""Letters that mean something in a pattern, or escape what does."""


def may_be_one(a: int | None, b: int | None) -> bool:
    """Whether two birth years may be one person's: they are not two different ones."""
    return a == b or a is None or b is None


def named(query: Select[Any], words: str) -> Select[Any]:
    """Of these, whose patient's name has the words; case and marks do not count."""
    name = patients.c.folded
    for word in folded(words).split():
        plain = not set(word) & set(_OF_PATTERNS)
        # As one value: a server would put a pattern of parts together for each row anew.
        has = name.like(f"%{word}%") if plain else name.contains(word, autoescape=True)
        query = query.where(has)
    return query


def people() -> Select[Any]:
    """Everybody who has a program, with how many and the latest."""
    latest, own = programs.alias("latest"), programs.alias("own")
    mine = select(own).where(own.c.patient_id == patients.c.id, own.c.deleted_at.is_(None))
    count = mine.with_only_columns(func.count()).scalar_subquery()
    last = mine.with_only_columns(own.c.id).order_by(own.c.updated_at.desc(), own.c.id.desc())
    return (
        select(
            patients.c.id,
            patients.c.name,
            patients.c.birth_year,
            count.label("programs"),
            latest.c.presentation,
            latest.c.updated_at,
        )
        .select_from(patients)
        .join(latest, latest.c.id == last.limit(1).scalar_subquery())
    )


def person(row: Row[*tuple[Any, ...]]) -> PatientEntry:
    """A row of people; cells of a wrong kind are left empty."""
    year = row.birth_year if isinstance(row.birth_year, int) else None
    texts = [one if isinstance(one, str) else "" for one in (row.name, row.presentation)]
    return PatientEntry(row.id, texts[0], year, row.programs, texts[1], str(row.updated_at))


def entry(row: Row[*tuple[Any, ...]]) -> Entry:
    """A row of the list; cells of a wrong kind are left empty, and it is said."""
    texts = (row.name, row.presentation, row.updated_at)
    numbers = (row.weeks, row.revision)
    year, deleted, archived = row.birth_year, row.deleted_at, row.archived_at
    whole = (
        all(isinstance(one, str) for one in texts)
        and all(isinstance(one, int) for one in numbers)
        and (year is None or isinstance(year, int))
        and (deleted is None or isinstance(deleted, str))
    )
    name, presentation, updated = (one if isinstance(one, str) else "" for one in texts)
    weeks, revision = (one if isinstance(one, int) else 0 for one in numbers)
    return Entry(
        row.id,
        row.patient_id,
        name,
        year if isinstance(year, int) else None,
        presentation,
        weeks,
        updated,
        revision,
        whole,
        deleted if isinstance(deleted, str) else "",
        archived if isinstance(archived, str) else "",
    )
