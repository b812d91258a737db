"""Which slots a session has: the template's, the overlay's, those of findings and secondary."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from planner.building.case import Case
from planner.model.exercise.exercise import Exercise
from planner.model.rules.dosage_rules import Range
from planner.model.rules.template import Slot, TemplateSession
from planner.model.vocabulary import PATTERNS, SessionName


@dataclass(frozen=True)
class OpenSlot:
    """A slot of one session, and why it is there."""

    name: str
    exercises: tuple[str, ...]
    reason: str
    as_needed: bool = False
    essential: bool = False
    levels: Range | None = None
    """The rungs a finding allows here."""
    chosen_by: str = ""
    """The finding that made the default."""


def session_slots(case: Case, phase: int) -> list[tuple[SessionName, list[OpenSlot]]]:
    """The sessions of a phase with their slots in order."""
    own = case.template.phases[phase - 1].sessions
    name = case.template.name
    if case.intake.function != "frail":
        sessions = [(s.name, _opened(case, s.slots, name, phase)) for s in own]
    else:
        kept = [slot for s in own for slot in s.slots if slot.keep_if_frail]
        sessions = _overlay(case, kept, phase)
    for index, (_, slots) in enumerate(sessions):
        _add_secondary(case, slots, phase)
        _add_findings(case, slots, phase, first_session=index == 0)
        _name_apart(slots)
    return sessions


def _opened(case: Case, slots: Iterable[Slot], template: str, phase: int) -> list[OpenSlot]:
    """The slots that name an exercise there is; a name that leads nowhere is a library problem."""
    known = case.library.exercises.keys()
    return [_open(case, slot, template, phase) for slot in slots if known & {*slot.exercises}]


def _open(case: Case, slot: Slot, template: str, phase: int) -> OpenSlot:
    chosen = [f for f in case.intake.findings if f in slot.by_finding]
    first = tuple(slot.by_finding[f] for f in chosen)
    rest = tuple(e for e in slot.exercises if e not in first)
    known = case.library.exercises
    return OpenSlot(
        slot.name,
        tuple(e for e in first + rest if e in known),
        f"{slot.name} of phase {phase}, {template}",
        as_needed=slot.as_needed,
        essential=slot.essential or _kept(case, slot),
        chosen_by=chosen[0] if chosen else "",
    )


def _overlay(case: Case, kept: list[Slot], phase: int) -> list[tuple[SessionName, list[OpenSlot]]]:
    overlay = case.library.templates["frail"]
    sessions: tuple[TemplateSession, ...] = overlay.phases[phase - 1].sessions
    own = _opened(case, kept, case.template.name, phase)
    taken = {_category(case, slot) for slot in own}
    result: list[tuple[SessionName, list[OpenSlot]]] = []
    for session in sessions:
        laid = _opened(case, session.slots, overlay.name, phase)
        laid = [s for s in laid if _category(case, s) not in taken or s.essential]
        result.append((session.name, own + laid))
    return result


def _add_secondary(case: Case, slots: list[OpenSlot], phase: int) -> None:
    """The secondary presentation gives its first slot."""
    if case.secondary is None:
        return
    first = case.secondary.phases[phase - 1].sessions[0].slots[0]
    if not {*first.exercises} & case.library.exercises.keys():
        return
    added = _open(case, first, f"{case.secondary.name} (secondary)", phase)
    if _category(case, added) not in {_category(case, slot) for slot in slots}:
        slots.insert(1, replace(added, essential=False))


def _add_findings(case: Case, slots: list[OpenSlot], phase: int, *, first_session: bool) -> None:
    for finding in case.findings:
        for added in finding.slots:
            if phase not in added.phases:
                continue
            if not {*added.exercises} <= case.library.exercises.keys():
                continue
            levels = added.level_by_irritability.get(case.intake.irritability)
            ladders = {case.library.exercises[name].ladder for name in added.exercises}
            there = next(
                (
                    index
                    for index, slot in enumerate(slots)
                    if _category(case, slot) == added.category
                    and (levels or default_of(case, slot).ladder in ladders)
                ),
                None,
            )
            covered = there is not None and slots[there].chosen_by == finding.id
            if there is not None and (levels or covered or not added.first):
                slots[there] = replace(slots[there], levels=levels or slots[there].levels)
            elif first_session or added.daily:
                slot = OpenSlot(
                    added.name,
                    added.exercises,
                    f"{added.name} because of the finding: {finding.name}",
                    levels=levels,
                    essential=added.category in case.kept_categories,
                    chosen_by=finding.id,
                )
                slots.insert(0 if added.first else _before_aerobic(case, slots), slot)


def _before_aerobic(case: Case, slots: list[OpenSlot]) -> int:
    for index, slot in enumerate(slots):
        if _category(case, slot) == "aerobic":
            return index
    return len(slots)


def _name_apart(slots: list[OpenSlot]) -> None:
    """Slot names are keys within a session."""
    seen: dict[str, int] = {}
    for index, slot in enumerate(slots):
        count = seen[slot.name] = seen.get(slot.name, 0) + 1
        if count > 1:
            slots[index] = replace(slot, name=f"{slot.name} {count}")


def _category(case: Case, slot: OpenSlot) -> str:
    return default_of(case, slot).category


def default_of(case: Case, slot: OpenSlot) -> Exercise:
    """The exercise a slot asks for first."""
    return case.library.exercises[slot.exercises[0]]


def _kept(case: Case, slot: Slot) -> bool:
    known = case.library.exercises
    first = next(name for name in slot.exercises if name in known)
    return known[first].category in case.kept_categories


def is_pattern(exercise: Exercise) -> bool:
    """One of the six movement patterns."""
    return exercise.category in PATTERNS
