"""What the form of an own exercise asks, and how each field is meant."""

from planner.model.exercise.exercise import Exercise

MOST_STEPS = 6

LABELS = {
    "name": "Name",
    "patient_name": "For patients",
    "where": "Rung",
    "set_up": "Set-up",
    **{f"step-{number}": f"Step {number}" for number in range(1, MOST_STEPS + 1)},
    "feel": "Feel",
    "stop_if": "Stop if",
    "mistake": "Mistake",
    "cue": "Cue",
    "sets": "Sets",
    "reps": "Reps",
    "hold_s": "Hold, s",
    "duration_s": "Time, s",
    "rest_s": "Rest, s",
    "effort": "Effort 0-10",
    "days_per_week": "Days a week",
    "times_per_day": "Times a day",
}
"""The fields in the order that they are asked."""

_HINTS = {
    "name": "What colleagues call it. Its file and its id are made of this name.",
    "patient_name": "What stands on the page. Short, and in words that a patient knows.",
    "where": "Right or left: as hard as the one it is copied from, or one rung above. Tab goes on.",
    "set_up": "Where to be and what to have at hand, before the first step.",
    "steps": "One thing to do in each step, three to six steps. An empty one is left out.",
    "feel": "What it should feel like, and where.",
    "stop_if": "Read it with your exercise in mind: when must this patient stop?",
    "mistake": "The usual mistake, and what to do in its place.",
    "cue": "A few words to say to oneself while doing it.",
    "effort": "0 rest, 3 easy, 5 somewhat hard, 7 hard, 9 almost all one can.",
    "dose": "Whole numbers. This is where a program begins; it grows from there.",
}


def field_hint(field: str) -> str:
    """What is wanted in a field."""
    if field.startswith("step-"):
        return _HINTS["steps"]
    return _HINTS.get(field, _HINTS["dose"])


def field_value(field: str, neighbour: Exercise) -> str:
    """What the neighbour says there; its names are not taken."""
    if field in ("name", "patient_name", "where"):
        return ""
    if field.startswith("step-"):
        number = int(field.partition("-")[2])
        return neighbour.steps[number - 1] if number <= len(neighbour.steps) else ""
    if hasattr(neighbour.dosage, field):
        return str(getattr(neighbour.dosage, field))
    return " ".join(str(getattr(neighbour, field)).split())
