"""What of an intake needs a clinician's clearance: red flags, precautions that stop, gates."""

from dataclasses import dataclass

from planner.building.case import read_case
from planner.model.intake import Intake
from planner.model.library import Library
from planner.model.screening import Clearance


@dataclass(frozen=True)
class Clearable:
    """One thing that waits for a clearance, or has one."""

    id: str
    """What a clearance names."""
    title: str
    clearance: Clearance | None


def clearables(intake: Intake, library: Library) -> tuple[Clearable, ...]:
    """Everything that is not cleared by itself, the gravest first."""
    case = read_case(intake, library)
    found = [
        Clearable(one.id, f"{one.title} ({one.id})", one.clearance)
        for one in case.raised
        if one.grave
    ]
    for _, rule in case.precautions:
        if rule.clearance_before_phase:
            found.append(Clearable(rule.id, rule.name, intake.clearance_of(rule.id)))
    return tuple({one.id: one for one in reversed(found)}.values())[::-1]
