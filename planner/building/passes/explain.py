"""The words a program carries: what it is for, what it says to everyone, the exercises in it."""

from collections.abc import Collection

from planner.building.case import Case
from planner.building.passes import pain_words
from planner.model.exercise.exercise import Exercise
from planner.model.exercise.fitted import applying
from planner.model.program.patient_education import PatientEducation
from planner.model.program.program import Week


def handed(case: Case) -> PatientEducation:
    """The rules' words for the handout, as they hold for this patient."""
    guidance = case.library.rules.guidance
    easy = case.library.rules.selection.easy_moves
    heat = all(rule.heat for _, rule in case.precautions)
    walks, stops = pain_words.walking_cards(case, case.library.exercises.values())
    return PatientEducation(
        lights=pain_words.lights(case),
        ask_numbers=pain_words.ask_numbers(case),
        worth=guidance.worth,
        known=guidance.known,
        next_day=guidance.quota if case.quota else guidance.next_day,
        by_quota=case.quota,
        exercise_up=guidance.exercise_up_quota if case.quota else guidance.exercise_up,
        exercise_back=guidance.exercise_back,
        effort_words=guidance.effort_words,
        flare_when=pain_words.flare_when(case),
        not_flare=tuple(
            dict.fromkeys(
                (
                    guidance.not_flare,
                    *(rule.not_flare for _, rule in case.precautions if rule.not_flare),
                )
            )
        ),
        flare=tuple(step for step in guidance.flare if heat or not step.needs_heat),
        flare_call=guidance.flare_call,
        call=tuple(
            dict.fromkeys(
                (
                    *(one for one in guidance.call if one.nerve in (None, pain_words.nerve(case))),
                    *(one for _, rule in case.precautions for one in rule.call),
                )
            )
        ),
        call_means=guidance.call_means,
        card_notes=card_notes(case, case.library.exercises.values()),
        walk_notes=walks,
        card_stops=stops,
        nerve_safety_net=nerve_safety_net(case),
        micro_break=guidance.micro_break,
        relief=tuple(
            one for one in easy.categories if one not in easy.only_if_found or one in _found(case)
        ),
        easy_moves_max=easy.moves_max,
        notes=precaution_notes(case),
    )


def precaution_notes(case: Case) -> tuple[str, ...]:
    """What the precautions ask of the patient."""
    notes = (rule.patient_note for _, rule in case.precautions if rule.patient_note)
    return tuple(dict.fromkeys(notes))


def nerve_safety_net(case: Case) -> str:
    """The emergency text for nerve pain, where that is the pain."""
    return case.library.rules.guidance.nerve_safety_net if pain_words.nerve(case) else ""


def _found(case: Case) -> set[str]:
    """Kinds of exercise whose direction a test has found to help."""
    slots = (slot for finding in case.findings for slot in finding.slots)
    return {slot.category for slot in slots if slot.job == "direction"}


def card_notes(case: Case, exercises: Collection[Exercise]) -> dict[str, tuple[str, ...]]:
    """What this patient is told on the card of each exercise, beside what the exercise says.

    How far to walk is told by the rule of the presentation, in its numbers, and not once more.
    """
    walks, _ = pain_words.walking_cards(case, exercises)
    presentations = {one.id for one in (case.template, case.secondary) if one and one.walking}
    found: dict[str, dict[str, None]] = {}
    for exercise in exercises:
        for _, rule in case.precautions:
            if exercise.id in rule.card_notes:
                found.setdefault(exercise.id, {})[rule.card_notes[exercise.id]] = None
        its_own = applying(exercise, case.conditions) if exercise.for_condition else {}
        for name, one in its_own.items():
            if one.note and not (exercise.id in walks and name in presentations):
                found.setdefault(exercise.id, {})[one.note] = None
    return {name: tuple(notes) for name, notes in found.items()}


def snapshot(case: Case, weeks: tuple[Week, ...]) -> dict[str, Exercise]:
    """The exercises of the program as this patient does them, in the order they come up."""
    found: dict[str, Exercise] = {}
    for week in weeks:
        for session in week.sessions:
            for item in session.items:
                if item.exercise not in found:
                    found[item.exercise] = case.fitted(case.library.exercises[item.exercise])
    return found
