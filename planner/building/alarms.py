"""Alarms of a program: opened by what was told or found, and cleared by name and reason."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from planner.building.red_flags import Raised
from planner.model.library import Library
from planner.model.program.alarm import SIGN_WORDS, Alarm
from planner.model.program.program import Program
from planner.model.rules.follow_up_rules import FollowUpRules, SafetyId
from planner.model.rules.rules import Action
from planner.model.screening import Clearance

if TYPE_CHECKING:
    from planner.model.program.checkin import CheckIn

AlarmTold = tuple[str, str]
"""The id of an alarm, and what was told or found."""


def signs_told(told: "CheckIn", since_week: int = 1) -> tuple[AlarmTold, ...]:
    """The safety boxes that are ticked from a week on."""
    return tuple(
        sign_alarm(sign, week)
        for week, one in sorted(told.weeks.items())
        if week >= since_week
        for sign, ticked in one.safety.items()
        if ticked
    )


def sign_alarm(sign: SafetyId, week: int) -> AlarmTold:
    """That of a safety box."""
    return f"{sign}_w{week}", f"{SIGN_WORDS[sign]}, week {week}"


def with_alarms(program: Program, told: Iterable[AlarmTold], on: date) -> Program:
    """The program with these alarms; one that is there already stays as it is, also cleared."""
    there = {one.id for one in program.alarms}
    new = [Alarm(id=name, on=on, what=what) for name, what in told if name not in there]
    return program.model_copy(update={"alarms": (*program.alarms, *new)}) if new else program


def keeping_alarms(program: Program, before: Program) -> Program:
    """The program with the alarms of how it was before: no undo and no new build loses one."""
    there = {one.id for one in program.alarms}
    lost = tuple(one for one in before.alarms if one.id not in there)
    return program.model_copy(update={"alarms": (*program.alarms, *lost)}) if lost else program


def cleared(program: Program, clearance: Clearance) -> Program:
    """The program with the alarm that a clearance names cleared; it clears no other."""
    alarms = tuple(
        one.model_copy(update={"clearance": clearance}) if one.id == clearance.of else one
        for one in program.alarms
    )
    return program.model_copy(update={"alarms": alarms})


def raised_alarms(program: Program, library: Library) -> tuple[Raised, ...]:
    """Each alarm as the gate before paper has it."""
    rules = library.rules
    found = []
    for one in program.alarms:
        action = _action(one.id, rules.follow_up)
        found.append(
            Raised(
                one.id,
                f"Told or found on {one.on.isoformat()}: {one.what}",
                action,
                rules.actions[action],
                "Nothing is printed until someone has looked into it and says so.",
                clearance=one.clearance,
            )
        )
    return tuple(found)


def _action(name: str, rules: FollowUpRules) -> Action:
    """That of the box; what a therapist found is urgent."""
    boxes = (one.action for sign, one in rules.signs.items() if name.startswith(f"{sign}_w"))
    return next(boxes, "urgent")
