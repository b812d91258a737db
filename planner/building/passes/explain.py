"""The words a program carries: what it is for, what it says to everyone, the exercises in it."""

from collections.abc import Iterable

from planner.building.case import Case
from planner.building.goal_words import about
from planner.building.passes import pain_words
from planner.model.exercise.exercise import Exercise
from planner.model.exercise.fitted import applying
from planner.model.program.program import Item, PatientEducation, Week


def handed(case: Case) -> PatientEducation:
    """The rules' words for the handout, as they hold for this patient."""
    guidance = case.library.rules.guidance
    easy = case.library.rules.selection.easy_moves
    heat = all(rule.heat for _, rule in case.precautions)
    walks, stops = pain_words.walking_cards(case, case.library.exercises.values())
    return PatientEducation(
        lights=pain_words.lights(case),
        ask_numbers=pain_words.ask_numbers(case),
        next_day=guidance.quota if case.quota else guidance.next_day,
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
                (*guidance.call, *(one for _, rule in case.precautions for one in rule.call))
            )
        ),
        card_notes=card_notes(case, case.library.exercises.values()),
        walk_notes=walks,
        card_stops=stops,
        nerve_safety_net=nerve_safety_net(case),
        micro_break=guidance.micro_break,
        relief=easy.categories,
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


def card_notes(case: Case, exercises: Iterable[Exercise]) -> dict[str, tuple[str, ...]]:
    """What this patient is told on the card of each exercise, beside what the exercise says."""
    found: dict[str, dict[str, None]] = {}
    for exercise in exercises:
        for _, rule in case.precautions:
            if exercise.id in rule.card_notes:
                found.setdefault(exercise.id, {})[rule.card_notes[exercise.id]] = None
        for one in applying(exercise, case.conditions).values() if exercise.for_condition else ():
            if one.note:
                found.setdefault(exercise.id, {})[one.note] = None
    return {name: tuple(notes) for name, notes in found.items()}


def with_goals(case: Case, weeks: tuple[Week, ...]) -> tuple[Week, ...]:
    """Add to each reason the patient's goal that the exercise trains for."""
    trains: dict[str, str] = {}
    for goal in case.intake.goals:
        for entry in case.library.rules.goals:
            if about(goal, entry.words):
                for category in entry.trains:
                    trains.setdefault(category, goal)

    def explained(item: Item) -> Item:
        goal = trains.get(case.library.exercises[item.exercise].category)
        return item.model_copy(update={"why": f'{item.why} For "{goal}".'}) if goal else item

    return tuple(
        week.model_copy(
            update={
                "sessions": tuple(
                    session.model_copy(update={"items": tuple(map(explained, session.items))})
                    for session in week.sessions
                )
            }
        )
        for week in weeks
    )


def snapshot(case: Case, weeks: tuple[Week, ...]) -> dict[str, Exercise]:
    """The exercises of the program as this patient does them, in the order they come up."""
    found: dict[str, Exercise] = {}
    for week in weeks:
        for session in week.sessions:
            for item in session.items:
                if item.exercise not in found:
                    found[item.exercise] = case.fitted(case.library.exercises[item.exercise])
    return found
