"""A program with what was told and measured, as one FHIR bundle."""

import base64
import hashlib
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from planner.exchange.fhir import resources as fhir
from planner.exchange.fhir.narrative import narrative
from planner.model.follow_up.measured import MeasuredValue
from planner.model.program.checkin import CheckIn
from planner.model.program.program import Item, Program, Session
from planner.model.rules.measure_rules import MeasureRule

ContentType = Literal["application/pdf", "text/plain; charset=utf-8"]
_ASKED = ("pain_before", "pain_after", "effort")


@dataclass(frozen=True)
class RecordOf:
    """What a bundle is made of."""

    program: Program
    doses: Mapping[Item, str]
    """Each dose in the patient's words."""
    monday: date | None
    """Of week 1; None: nothing was given out."""
    told: CheckIn
    measures: Mapping[str, MeasureRule]
    taken: Sequence[MeasuredValue]
    documents: Sequence[fhir.FhirAttachment]
    at: str
    """When it is written: an instant, ISO 8601."""
    today: date
    """What ended before it is no longer active."""


def bundle_json(of: RecordOf) -> bytes:
    """The file; what nobody knows is left out."""
    who = of.program.intake.patient
    patient = _entry(
        fhir.FhirPatient(
            name=(fhir.FhirName(text=who.name),),
            birth_date=str(who.birth_year) if who.birth_year else None,
        )
    )
    subject = _to(patient)
    goals = [
        _entry(fhir.FhirGoal(description=fhir.FhirDescribedGoal(text=one), subject=subject))
        for one in of.program.intake.goals
    ]
    treated = fhir.FhirCondition(code=fhir.FhirConcept(text=of.program.title), subject=subject)
    condition = _entry(treated)
    reason = _to(condition)
    asked = tuple(_requests(of, subject, reason))
    requests = [_entry(one) for one in asked]
    plan = fhir.FhirCarePlan(
        status=_status(of, len(of.program.weeks)),
        text=narrative(of.program, asked),
        title=of.program.title,
        description=of.program.purpose,
        subject=subject,
        period=_period(of, 1, len(of.program.weeks)),
        addresses=(reason,),
        goal=tuple(map(_to, goals)) or None,
        activity=tuple(fhir.FhirActivity(reference=_to(one)) for one in requests),
    )
    rest = [_entry(plan)]
    rest += map(_entry, _observed(of, subject))
    rest += map(_entry, _told(of, subject))
    papers = [
        _entry(
            fhir.FhirDocument(
                type=fhir.FhirConcept(text=one.title),
                subject=subject,
                content=(fhir.FhirContent(attachment=one),),
            )
        )
        for one in of.documents
    ]
    entries = (patient, condition, *goals, *requests, *rest, *papers)
    bundle = fhir.FhirBundle(timestamp=of.at, entry=entries)
    return bundle.model_dump_json(by_alias=True, exclude_none=True, indent=1).encode() + b"\n"


def pdf_attachment(data: bytes, title: str) -> fhir.FhirAttachment:
    """A PDF as it goes into the bundle."""
    return _attachment("application/pdf", data, title)


def text_attachment(said: str, title: str) -> fhir.FhirAttachment:
    """A text as it goes into the bundle."""
    return _attachment("text/plain; charset=utf-8", said.encode(), title)


def _attachment(kind: ContentType, data: bytes, title: str) -> fhir.FhirAttachment:
    digest = hashlib.sha1(data, usedforsecurity=False).digest()
    return fhir.FhirAttachment(
        content_type=kind,
        data=base64.b64encode(data).decode(),
        size=len(data),
        hash=base64.b64encode(digest).decode(),
        title=title,
    )


def _entry(resource: fhir.FhirResource) -> fhir.FhirEntry:
    return fhir.FhirEntry(full_url=f"urn:uuid:{uuid.uuid4()}", resource=resource)


def _to(entry: fhir.FhirEntry) -> fhir.FhirReference:
    return fhir.FhirReference(reference=entry.full_url)


def _status(of: RecordOf, last_week: int) -> fhir.FhirStatus:
    """Whether that week is over; who has no date for week 1 has lived none."""
    if of.monday is None or of.today < of.monday + timedelta(weeks=last_week):
        return "active"
    return "completed"


def _period(of: RecordOf, first: int, last: int) -> fhir.FhirPeriod | None:
    if of.monday is None:
        return None
    start = of.monday + timedelta(weeks=first - 1)
    end = of.monday + timedelta(weeks=last, days=-1)
    return fhir.FhirPeriod(start=start.isoformat(), end=end.isoformat())


def _requests(
    of: RecordOf, subject: fhir.FhirReference, reason: fhir.FhirReference
) -> Iterator[fhir.FhirServiceRequest]:
    """One for each exercise and run of weeks in which neither its dose nor its days change.

    No run goes on from what may begin into what waits for clearance.
    """
    waiting = {one.number for one in of.program.phases if one.needs_clearance}
    waits = {week.number for week in of.program.weeks if week.phase in waiting}
    spans: dict[tuple[str, str], list[tuple[Session, Item, int, int]]] = {}
    for week in of.program.weeks:
        for session in week.sessions:
            for item in session.items:
                runs = spans.setdefault((session.name, item.slot), [])
                same = runs and (runs[-1][2] in waits) == (week.number in waits)
                if same and _goes_on(runs[-1], session, item, week.number):
                    runs[-1] = (*runs[-1][:3], week.number)
                else:
                    runs.append((session, item, week.number, week.number))
    for session, item, first, last in (run for runs in spans.values() for run in runs):
        repeat = fhir.FhirRepeat.model_validate(
            {
                "bounds_period": _period(of, first, last),
                "frequency": item.times_per_day,
                "day_of_week": tuple(day[:3].lower() for day in session.days_of(item)),
            }
        )
        weeks = f"Week {first}" if first == last else f"Weeks {first} to {last}"
        yield fhir.FhirServiceRequest(
            status="on-hold" if first in waits else _status(of, last),
            code=fhir.FhirConcept(
                text=of.program.exercises[item.exercise].name, coding=(fhir.FhirCoding(),)
            ),
            subject=subject,
            performer=(subject,),
            occurrence_timing=fhir.FhirTiming(repeat=repeat),
            as_needed_boolean=True if item.as_needed else None,
            reason_reference=(reason,),
            patient_instruction=f"{weeks}: {of.doses[item]}",
        )


def _goes_on(run: tuple[Session, Item, int, int], session: Session, item: Item, week: int) -> bool:
    return run[3] == week - 1 and run[0].days == session.days and run[1] == item


def _observed(of: RecordOf, subject: fhir.FhirReference) -> Iterator[fhir.FhirObservation]:
    """Every value, its measure in words: none of the codes is one that the sources are sure of."""
    for one in of.taken:
        rule = of.measures.get(one.measure)
        if rule is not None:
            yield fhir.FhirObservation(
                code=fhir.FhirConcept(text=f"{rule.name}{f', {one.side}' if one.side else ''}"),
                subject=subject,
                effective_date_time=one.on.isoformat(),
                value_quantity=fhir.FhirQuantity(value=one.value, unit=rule.unit),
            )


def _told(of: RecordOf, subject: fhir.FhirReference) -> Iterator[fhir.FhirAnswers]:
    items = [
        fhir.FhirAnswered(
            link_id=f"w{day.week:02}.{day.day}.{name}",
            answer=(fhir.FhirAnswer(value_integer=getattr(day, name)),),
        )
        for day in of.told.days
        for name in _ASKED
        if getattr(day, name) is not None
    ]
    items += [
        fhir.FhirAnswered(
            link_id=f"w{number:02}.safety.{name}",
            answer=(fhir.FhirAnswer(value_boolean=ticked),),
        )
        for number, week in of.told.weeks.items()
        for name, ticked in week.safety.items()
    ]
    if items:
        yield fhir.FhirAnswers(subject=subject, item=tuple(items))
