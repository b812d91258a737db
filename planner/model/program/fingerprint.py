"""A short name for what a program asks of a patient."""

import hashlib
import json

from planner.model.program.program import Program

FINGERPRINT = r"[0-9a-f]{12}"
"""What one looks like, as a regular expression."""


def fingerprint(program: Program) -> str:
    """Twelve hexadecimal digits of SHA-256 over the intake and the weeks.

    Any change to the patient, the examination, a session, its days or a dosage makes another one.
    Words, pictures, topics, languages, the size of the type and overrides do not; nor does a field
    that a later planner adds, while it has its default.
    """
    asked = program.model_dump(
        mode="json",
        include={"intake", "weeks"},
        exclude={"intake": {"patient": {"large_print", "figure"}}},
        exclude_defaults=True,
    )
    text = json.dumps(asked, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:12]
