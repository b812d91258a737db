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


class FhirActive(FhirElement):
    """The clinical status of a condition that is treated."""

    system: Literal["http://terminology.hl7.org/CodeSystem/condition-clinical"] = (
        "http://terminology.hl7.org/CodeSystem/condition-clinical"
    )
    code: Literal["active"] = "active"


class FhirAssessPlan(FhirElement):
    """The category of a care plan that US Core asks for."""

    system: Literal["http://hl7.org/fhir/us/core/CodeSystem/careplan-category"] = (
        "http://hl7.org/fhir/us/core/CodeSystem/careplan-category"
    )
    code: Literal["assess-plan"] = "assess-plan"


class FhirClinicalStatus(FhirElement):
    """A CodeableConcept of it."""

    coding: tuple[FhirActive, ...] = (FhirActive(),)


class FhirPlanCategory(FhirElement):
    """A CodeableConcept of it."""

    coding: tuple[FhirAssessPlan, ...] = (FhirAssessPlan(),)
    text: str = "Home exercise program"


class FhirNarrative(FhirElement):
    """What a person reads where a system shows no more: XHTML, escaped."""

    status: Literal["generated"] = "generated"
    div: str


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
    """A file, base64, with its bytes counted and their SHA-1, as R4 has it, in base64."""

    content_type: Literal["application/pdf", "text/plain; charset=utf-8"]
    data: str
    size: int
    hash: str
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


class FhirCondition(FhirElement):
    """The presentation, in words: no diagnosis is guessed."""

    resource_type: Literal["Condition"] = "Condition"
    clinical_status: FhirClinicalStatus = FhirClinicalStatus()
    code: FhirConcept
    subject: FhirReference


class FhirGoal(FhirElement):
    """A goal in the patient's words."""

    resource_type: Literal["Goal"] = "Goal"
    lifecycle_status: Literal["active"] = "active"
    description: FhirDescribedGoal
    subject: FhirReference


class FhirServiceRequest(FhirElement):
    """An exercise as long as its dose stays; the patient performs it.

    It is on hold where its phase waits for a clinician's clearance.
    """

    resource_type: Literal["ServiceRequest"] = "ServiceRequest"
    status: FhirStatus | Literal["on-hold"]
    intent: Literal["order"] = "order"
    code: FhirConcept
    subject: FhirReference
    performer: tuple[FhirReference, ...]
    occurrence_timing: FhirTiming
    as_needed_boolean: Literal[True] | None = None
    reason_reference: tuple[FhirReference, ...]
    patient_instruction: str


class FhirCarePlan(FhirElement):
    """The program."""

    resource_type: Literal["CarePlan"] = "CarePlan"
    status: FhirStatus
    intent: Literal["plan"] = "plan"
    text: FhirNarrative
    category: tuple[FhirPlanCategory, ...] = (FhirPlanCategory(),)
    title: str
    description: str
    subject: FhirReference
    period: FhirPeriod | None = None
    addresses: tuple[FhirReference, ...]
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
    | FhirCondition
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
