"""A line that is an intake, as the filled form: what was said, and what is as usual."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.model.intake import Intake
from planner.model.language import LANGUAGE_NAMES
from planner.services.suggest import suggested_function

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.building.quick_line import QuickLine
    from planner.model.library import Library

_LABELS = {
    "name": "Name",
    "age": "Age",
    "presentation": "Presentation",
    "secondary": "Second",
    "irritability": "Irritability",
    "function": "Function",
    "weeks": "Weeks",
    "days_per_week": "Days a week",
    "minutes_per_day": "Minutes a day",
    "goals": "Goals",
    "precautions": "Precautions",
    "findings": "Findings",
    "equipment": "Equipment",
    "language": "Handout in",
    "usual_pain": "Usual pain",
    "large_print": "Large print",
    "symptom_side": "Side",
    "lowest_point": "Down to",
    "recovered": "Well again",
}
"""In the order of the form."""
_ASSUMED = ("irritability", "function", "weeks", "days_per_week", "minutes_per_day")
"""What has a usual value, which is shown where nothing was said."""


@dataclass(frozen=True)
class FormRow:
    """One field of the filled form."""

    label: str
    text: str
    said: bool = True
    """False: nothing was said of it; this is what is usual."""


def form_rows(found: QuickLine, library: Library, this_year: int) -> Iterator[FormRow]:
    """The filled form."""
    usual = _usual(found, library, this_year)
    for name, label in _LABELS.items():
        if name in found.said:
            value = found.said[name]
            text = _words(name, value, library)
            if name == "age":
                text = f"{text}, born about {found.birth_year(this_year)}"
            yield FormRow(label, text)
        elif name in usual:
            yield FormRow(label, _words(name, usual[name], library), said=False)


def left_over(found: QuickLine, library: Library) -> Iterator[str]:
    """What was said and stands in no field, in sentences."""
    if found.negative:
        names = "; ".join(library.rules.findings[one].name for one in found.negative)
        yield f"Said to be negative, not ticked: {names}."
    if found.unknown:
        quoted = ", ".join(f'"{one}"' for one in found.unknown)
        yield f"Not understood: {quoted}."
    if "presentation" not in found.said:
        yield "No presentation was said."


def intake_data(found: QuickLine, library: Library, this_year: int) -> dict[str, Any] | None:
    """The intake that was said, its red flags not asked; None without a presentation or a name."""
    if not {"presentation", "name"} <= found.said.keys():
        return None
    of_patient = ("name", "language", "large_print")
    patient = {name: found.said[name] for name in of_patient if name in found.said}
    fields = {
        name: value
        for name, value in {**_usual(found, library, this_year), **found.said}.items()
        if name not in (*of_patient, "age")
    }
    data = {"patient": {**patient, "birth_year": found.birth_year(this_year)}, **fields}
    return Intake.model_validate(data).model_dump(mode="json", exclude_unset=True)


def _usual(found: QuickLine, library: Library, this_year: int) -> dict[str, object]:
    """What is taken where nothing is said: as the form would."""
    values = {name: Intake.model_fields[name].default for name in _ASSUMED}
    values["function"] = suggested_function(found.birth_year(this_year), this_year, library)
    template = library.templates.get(str(found.said.get("presentation")))
    if template is not None:
        values["weeks"] = template.weeks_default
    return {name: value for name, value in values.items() if name not in found.said}


def _words(name: str, value: object, library: Library) -> str:
    if isinstance(value, tuple):
        return "; ".join(_words(name, one, library) for one in value)
    if name in ("presentation", "secondary"):
        return library.templates[str(value)].name
    if name == "language":
        return next(text for key, text in LANGUAGE_NAMES.items() if key == value)
    if name == "precautions":
        return library.rules.precautions[str(value)].name
    if name == "findings":
        return library.rules.findings[str(value)].name
    if value is True:
        return "yes"
    return str(value) if name in ("goals", "name") else str(value).replace("_", " ")
