"""What was done, told, measured and decided of a patient, as tables for a spreadsheet."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.exchange.csv_table import csv_table
from planner.follow_up.derive import counted_sessions, day_number
from planner.services.visits import measured, told_so_far, visits_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.model.stored import PatientEntry, Stored
    from planner.services.patient_store import PatientStore
    from planner.services.visits import ToldSoFar

TableRow = tuple[object, ...]
HEADS = {
    "sessions.csv": (
        *("patient", "program", "week", "day", "date", "sessions_done", "sessions_planned"),
        *("pain_before", "pain_after", "pain_worst", "effort", "leg"),
    ),
    "weeks.csv": (
        *("patient", "program", "week", "flare", "flare_days", "worst_pain", "average_pain"),
        *("usual_effort", "trust", "sleep", "new_signs", "barriers", "note"),
    ),
    "exercises_told.csv": ("patient", "program", "week", "exercise", "verdict", "helps"),
    "measures.csv": ("patient", "date", "measure", "side", "value", "by", "how"),
    "proposals.csv": (
        *("patient", "program", "visit", "date", "rule", "slot", "exercise", "action"),
        *("answer", "reason", "by"),
    ),
}
"""Each file with its columns."""


@dataclass(frozen=True)
class _Who:
    """How a patient is called in the tables; without names no date, note or reason either."""

    name: str
    named: bool

    def only(self, value: object) -> object:
        """What is left out without names."""
        return value if self.named else None


def data_tables(
    store: PatientStore, patient: PatientEntry, *, without_names: bool = False
) -> dict[str, bytes]:
    """By file name. Without names the patient is a number made up for it. Raises StoreTrouble."""
    name = uuid.uuid4().hex[:12] if without_names else patient.name
    who = _Who(name, named=not without_names)
    rows: dict[str, list[TableRow]] = {file: [] for file in HEADS}
    for number, stored in enumerate(store.programs_of(patient.id), 1):
        told = told_so_far(store, stored)
        rows["sessions.csv"] += _sessions(who, number, stored, told)
        rows["weeks.csv"] += _weeks(who, number, told)
        rows["exercises_told.csv"] += _exercises(who, number, told)
        rows["proposals.csv"] += _proposals(store, who, number, stored)
    rows["measures.csv"] += _measures(store, who, patient.id)
    return {file: csv_table(head, rows[file]) for file, head in HEADS.items()}


def _sessions(who: _Who, program: int, stored: Stored, told: ToldSoFar) -> Iterator[TableRow]:
    from datetime import timedelta

    for day in told.checkin.days:
        planned = [
            one.name
            for one in counted_sessions(stored.program.weeks[day.week - 1])
            if day.day in one.busy_days
        ]
        on: date | None = None
        if told.issue is not None:
            on = told.issue.given.monday + timedelta(days=day_number(day.week, day.day))
        yield (
            *(who.name, program, day.week, day.day, who.only(on), len(day.done), len(planned)),
            *(day.pain_before, day.pain_after, day.pain_worst, day.effort, day.leg),
        )


def _weeks(who: _Who, program: int, told: ToldSoFar) -> Iterator[TableRow]:
    for number in sorted({*told.checkin.weeks} | {*told.checkin.notes}):
        week = told.checkin.weeks.get(number)
        note = who.only(told.checkin.notes.get(number))
        if week is None:
            yield (who.name, program, number, *(None for _ in range(9)), note)
            continue
        signs = " ".join(name for name, ticked in week.safety.items() if ticked)
        yield (
            *(who.name, program, number, week.flare, week.flare_days, week.worst_pain),
            *(
                week.average_pain,
                week.usual_effort,
                week.trust,
                week.sleep,
                signs,
                " ".join(week.barriers),
                note,
            ),
        )


def _exercises(who: _Who, program: int, told: ToldSoFar) -> Iterator[TableRow]:
    for number, week in told.checkin.weeks.items():
        for name, one in week.exercises.items():
            yield (who.name, program, number, name, one.verdict, one.helps)


def _measures(store: PatientStore, who: _Who, patient_id: int) -> Iterator[TableRow]:
    for one in measured(store, patient_id):
        how = who.only(one.how)
        yield (who.name, who.only(one.on), one.measure, one.side, one.value, one.by, how)


def _proposals(store: PatientStore, who: _Who, program: int, stored: Stored) -> Iterator[TableRow]:
    for visit in visits_of(store, stored):
        for one in visit.proposals:
            yield (
                *(who.name, program, visit.number, who.only(visit.on), one.rule, one.slot),
                *(one.exercise, one.action, one.answer, who.only(one.reason), who.only(visit.by)),
            )
