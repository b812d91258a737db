"""A twelve-week program made by hand, with everything a handout must cope with."""

from planner.model.exercise.exercise import Dosage, Exercise
from planner.model.intake import Intake, Patient
from planner.model.program.patient_education import PatientEducation
from planner.model.program.program import Item, Program, ProgramPhase, Session, Week
from planner.model.rules.guidance import CallRule, FlareStep
from planner.model.rules.pain import Light
from planner.model.words_known import Category

PLAN: dict[int, dict[str, tuple[str, ...]]] = {
    1: {"Daily": ("counter-lean", "leg-slider", "short-walk")},
    2: {
        "Daily": ("knee-hug", "back-tilt", "chair-stand", "heel-slide", "ten-walk"),
        "Light": ("knee-hug", "ten-walk"),
    },
    3: {
        "A": ("chair-hinge", "wall-push", "bag-carry", "side-step", "bird-dog"),
        "B": ("slow-squat", "band-row", "step-up", "heel-toe", "ten-walk"),
    },
    4: {
        "A": ("light-lift", "band-push", "two-bags", "press-out", "plank"),
        "B": ("goblet-squat", "chair-row", "stair-step", "one-leg", "long-walk"),
    },
}
"""Which exercises are in which session, by phase."""

PHASE_WEEKS = {1: (1, 2), 2: (3, 5), 3: (6, 9), 4: (10, 12)}
NAMES = ("Calm and move", "Restore", "Build", "Perform and stay well")


def exercise(id: str, **changes: object) -> Exercise:
    """One exercise, its texts about as long as the shipped ones."""
    walk = id.endswith("walk")
    category: Category = "aerobic" if walk else "hinge"
    fields: dict[str, object] = {
        "id": id,
        "ladder": "walk" if walk else "hinge",
        "level": 1,
        "category": category,
        "name": f"Therapist's {id}",
        "patient_name": id.replace("-", " ").capitalize(),
        "start_position": "walking" if walk else "standing",
        "setting": "walk" if walk else "standing",
        "irritability_max": "high",
        "frail_ok": True,
        "phase_from": 1,
        "phase_typical": (1, 4),
        "dosage": Dosage(sets=2, reps=8, rest_s=60, effort=3, tempo="slow", days_per_week=3),
        "cautions": "For the therapist only.",
        "set_up": "Put a firm chair against a wall. Stand in front of it, feet hip-width apart.",
        "steps": (
            "Push your hips back and slide your hands down your thighs.",
            "Stop when your hands are just above your knees.",
            "Breathe out as you stand up tall.",
            "Squeeze your seat at the top.",
        ),
        "feel": "A pull in the backs of your thighs.",
        "stop_if": "You feel dizzy, or pain moves further down your leg.",
        "mistake": "Leaning on your hands. Let them slide.",
        "cue": "Hips back, hands slide.",
    }
    return Exercise.model_validate(fields | changes)


def item(id: str, week: int, first_week: int) -> Item:
    """Its dosage grows from week to week."""
    if id.endswith("walk"):
        return Item(exercise=id, slot="Aerobic", sets=1, reps=1, duration_s=300, effort=3)
    return Item(
        exercise=id,
        slot=id,
        sets=2,
        reps=8 + week - first_week,
        hold_s=5 if id == "bird-dog" else 0,
        per_side="each" if id == "bird-dog" else "both",
        rest_s=60,
        effort=4,
    )


def make_weeks(plan: dict[int, dict[str, tuple[str, ...]]]) -> tuple[Week, ...]:
    """Twelve weeks; A and B by turns, the lighter days in between."""
    weeks = []
    for phase, (first, last) in PHASE_WEEKS.items():
        for number in range(first, last + 1):
            names = list(plan[phase])
            days = {names[0]: ("mon", "wed", "fri")}
            if len(names) > 1:
                days[names[1]] = ("tue", "thu")
            sessions = tuple(
                Session.model_validate(
                    {
                        "name": name,
                        "days": days[name],
                        "minutes": 20,
                        "items": [item(id, number, first) for id in plan[phase][name]],
                    }
                )
                for name in names
            )
            weeks.append(Week(number=number, phase=phase, light=number == 9, sessions=sessions))
    return tuple(weeks)


def make_handed() -> PatientEducation:
    """The words every handout carries."""
    lights = tuple(
        Light.model_validate(
            {
                "name": name,
                "during": f"{name} while you move.",
                "after": f"{name} the next morning.",
                "do": f"{name}: what to do.",
            }
        )
        for name in ("green", "amber", "red")
    )
    return PatientEducation(
        lights=lights,
        ask_numbers="Is your usual pain 4 or more out of 10? Then ask us.",
        not_flare=("It is not a flare-up if it began with a fall.",),
        next_day="Check in with your back the next morning.",
        effort_words={0: "at rest", 3: "easy", 5: "medium hard"},
        flare_when="In a flare-up your pain stays up for a day.",
        flare=(
            FlareStep(days="Days 0 to 2", do=("Take short walks.",)),
            FlareStep(days="Days 0 to 2", do=("Use a warm pack.",), needs_heat=True),
            FlareStep(days="Days 3 to 5", do=("Do half of your plan.",)),
        ),
        flare_call="Call your physical therapist if you are no better by day 7.",
        call=(
            CallRule(urgency="now", when="Go now if both of your legs get weak."),
            CallRule(urgency="same_day", when="Call us if a foot loses strength."),
            CallRule(urgency="soon", when="Call soon if you have a fever."),
        ),
        nerve_safety_net="Watch for new signs.",
        micro_break="Stand up and move after every half hour.",
        notes=("Bend from your hips.",),
    )


def make_program(
    *,
    name: str = "Maria Núñez",
    goals: tuple[str, ...] = ("Walk to the market",),
    changed: dict[str, dict[str, object]] | None = None,
) -> Program:
    """The program; `changed` gives other fields to an exercise."""
    ids = dict.fromkeys(
        id for sessions in PLAN.values() for session in sessions.values() for id in session
    )
    phases = tuple(
        ProgramPhase(
            number=number,
            name=NAMES[number - 1],
            goal=f"What part {number} is for.",
            weeks=weeks,
            ready_when=(f"You are ready after part {number}.",),
            step_back_when=f"You had two red days in part {number}.",
            needs_clearance=number >= 3,
        )
        for number, weeks in PHASE_WEEKS.items()
    )
    return Program(
        title="Back and leg pain with walking",
        purpose="To help you walk further and stand longer.",
        presentation="stenosis",
        intake=Intake(patient=Patient(name=name), presentation="stenosis", goals=goals, weeks=12),
        minutes_counted="",
        phases=phases,
        weeks=make_weeks(PLAN),
        exercises={id: exercise(id, **(changed or {}).get(id, {})) for id in ids},
        handed=make_handed(),
    )
