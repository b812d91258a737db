"""The few resources of FHIR R4 that are written. A coded field is a Literal: no code is guessed."""

from typing import Literal

from pydantic import ConfigDict
from pydantic.alias_generators import to_camel

from planner.model.base import Model

FhirStatus = Literal["active", "completed"]
"""Of what was planned: completed when its last day is over."""


class FhirElement(Model):
    """Any part of a resource; its names are those of FHIR, in snake case."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class FhirCoding(FhirElement):
    """The one code that the sources are sure of; everything else is text."""

    system: Literal["http://snomed.info/sct"] = "http://snomed.info/sct"
    code: Literal["229065009"] = "229065009"
    display: Literal["Exercise therapy"] = "Exercise therapy"


class FhirConcept(FhirElement):
    """A CodeableConcept."""

    text: str
    coding: tuple[FhirCoding, ...] | None = None


class FhirReference(FhirElement):
    """To another entry of the bundle."""

    reference: str


class FhirName(FhirElement):
    """A HumanName."""

    text: str


class FhirPeriod(FhirElement):
    """From a day to a day, ISO 8601."""

    start: str
    end: str


class FhirRepeat(FhirElement):
    """How often, and on which days."""

    bounds_period: FhirPeriod | None = None
    frequency: int
    period: Literal[1] = 1
    period_unit: Literal["d"] = "d"
    day_of_week: tuple[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], ...]


class FhirTiming(FhirElement):
    """A Timing."""

    repeat: FhirRepeat


class FhirQuantity(FhirElement):
    """A value with its unit in words."""

    value: float
    unit: str


class FhirAttachment(FhirElement):
    """A file, base64."""

    content_type: Literal["application/pdf", "text/plain; charset=utf-8"]
    data: str
    title: str


class FhirContent(FhirElement):
    """Of a DocumentReference."""

    attachment: FhirAttachment


class FhirDescribedGoal(FhirElement):
    """An Annotation or a description: words alone."""

    text: str


class FhirActivity(FhirElement):
    """One of a CarePlan."""

    reference: FhirReference


class FhirAnswer(FhirElement):
    """What was answered."""

    value_integer: int | None = None
    value_boolean: bool | None = None


class FhirAnswered(FhirElement):
    """A question of our own, by its name in the diary, with its answer."""

    link_id: str
    answer: tuple[FhirAnswer, ...]


class FhirPatient(FhirElement):
    """Who it is for; no identifier, for the planner has none."""

    resource_type: Literal["Patient"] = "Patient"
    name: tuple[FhirName, ...]
    birth_date: str | None = None


class FhirGoal(FhirElement):
    """A goal in the patient's words."""

    resource_type: Literal["Goal"] = "Goal"
    lifecycle_status: Literal["active"] = "active"
    description: FhirDescribedGoal
    subject: FhirReference


class FhirServiceRequest(FhirElement):
    """An exercise as long as its dose stays; the patient performs it."""

    resource_type: Literal["ServiceRequest"] = "ServiceRequest"
    status: FhirStatus
    intent: Literal["order"] = "order"
    code: FhirConcept
    subject: FhirReference
    performer: tuple[FhirReference, ...]
    occurrence_timing: FhirTiming
    as_needed_boolean: Literal[True] | None = None
    patient_instruction: str


class FhirCarePlan(FhirElement):
    """The program."""

    resource_type: Literal["CarePlan"] = "CarePlan"
    status: FhirStatus
    intent: Literal["plan"] = "plan"
    title: str
    description: str
    subject: FhirReference
    period: FhirPeriod | None = None
    goal: tuple[FhirReference, ...] | None = None
    activity: tuple[FhirActivity, ...]


class FhirObservation(FhirElement):
    """A measured value."""

    resource_type: Literal["Observation"] = "Observation"
    status: Literal["final"] = "final"
    code: FhirConcept
    subject: FhirReference
    effective_date_time: str
    value_quantity: FhirQuantity


class FhirAnswers(FhirElement):
    """What was told in the diary, whose questions are our own."""

    resource_type: Literal["QuestionnaireResponse"] = "QuestionnaireResponse"
    status: Literal["completed"] = "completed"
    subject: FhirReference
    item: tuple[FhirAnswered, ...]


class FhirDocument(FhirElement):
    """A DocumentReference: the handout or a note."""

    resource_type: Literal["DocumentReference"] = "DocumentReference"
    status: Literal["current"] = "current"
    type: FhirConcept
    subject: FhirReference
    content: tuple[FhirContent, ...]


FhirResource = (
    FhirPatient
    | FhirGoal
    | FhirServiceRequest
    | FhirCarePlan
    | FhirObservation
    | FhirAnswers
    | FhirDocument
)


class FhirEntry(FhirElement):
    """A resource with the name that others call it by."""

    full_url: str
    resource: FhirResource


class FhirBundle(FhirElement):
    """The file."""

    resource_type: Literal["Bundle"] = "Bundle"
    type: Literal["collection"] = "collection"
    timestamp: str
    entry: tuple[FhirEntry, ...]
