"""The plan as a person reads it where a system shows its text alone."""

from collections.abc import Sequence
from html import escape

from planner.exchange.fhir.resources import FhirNarrative, FhirServiceRequest
from planner.model.program.program import Program


def narrative(program: Program, asked: Sequence[FhirServiceRequest]) -> FhirNarrative:
    """What the plan is for, and each exercise with its dose."""
    lines = "".join(
        f"<li>{escape(one.code.text)}: {escape(one.patient_instruction)}</li>" for one in asked
    )
    said = f"<p>{escape(program.title)}. {escape(program.purpose)}</p><ul>{lines}</ul>"
    return FhirNarrative(div=f'<div xmlns="http://www.w3.org/1999/xhtml">{said}</div>')
