"""The fixed phrases of the therapist's copy, which is in English."""

TITLE = "Therapist's copy: {name}"
BOOKMARK = "Therapist's copy"
INTAKE_HEAD = ("Intake", "As found")
FIELDS: dict[str, str] = {
    "presentation": "Presentation",
    "irritability": "Irritability",
    "function": "Function",
    "precautions": "Precautions",
    "findings": "Findings",
    "equipment": "Equipment at home",
    "goals": "Goals",
    "frame": "Frame",
    "counted": "How minutes are counted",
}
FRAME = "{weeks} weeks, {days} days a week, {minutes} minutes a day"
EXERCISES = "Exercises and why"
EXERCISE_HEAD = ("Exercise", "First dosage", "Why", "Cautions")
RULES = "When to move on, when to step back"
OVERRIDES = "Overrides"
OVERRIDE_HEAD = ("Finding", "Reason given")
LEFT_OUT = "Left out, and why"
LEFT_OUT_HEAD = ("Precaution", "Property", "Exercises")
WEAKER = "Rules of this clinic that are weaker than those of the planner"
WEAKER_HEAD = ("Rule", "What is weaker", "Why, and who decided")
NONE = "None."
CERT = "Exercise report (CERT)"
CERT_HOW = "Filled from the program. Lines with dots are yours to fill in."
CERT_HEAD = ("Item", "What to report", "This program")
CERT_ITEMS: dict[str, str] = {
    "1": "Exercise equipment",
    "2": "Qualifications, teaching expertise and training of the provider",
    "3": "Done individually or in a group",
    "4": "Supervised or unsupervised, and how it is delivered",
    "5": "How adherence is measured and reported",
    "6": "Motivation strategies",
    "7a": "Decision rules for progression",
    "7b": "How the program progresses",
    "8": "Each exercise, so that it can be repeated",
    "9": "Home program",
    "10": "Components that are not exercise",
    "11": "Adverse events: type and number",
    "12": "Setting",
    "13": "Dosage: sets, repetitions, duration, effort",
    "14a": "Generic or tailored",
    "14b": "How it is tailored",
    "15": "Decision rule for the starting level",
    "16a": "How fidelity is assessed",
    "16b": "How far it was delivered as planned",
}
CERT_BLANK = "........................................................"
CERT_NO_EQUIPMENT = "None."
CERT_DIARY = "Diary: sessions ticked, pain before and after, effort, each day."
CERT_LADDERS = (
    "Along ladders: the same exercise first gains repetitions, then the next rung is taken; "
    "each week's dosage is in the program."
)
CERT_CARDS = "{count} exercises, each with picture, steps, dosage, faults and stop rules."
CERT_HOME = "All of it: {weeks} weeks, {days} days a week, about {minutes} minutes a day."
CERT_EDUCATION = (
    "Pain rules, flare-up plan, short breaks and when to call are in the patient's handout."
)
CERT_DOSAGE = "Week by week in the program; first dosage in the table above."
CERT_TAILORED = "Tailored."
CERT_HOW_TAILORED = (
    "{presentation}; irritability {irritability}; function {function}; precautions: {precautions}"
)
CERT_START = (
    "Start level by function and irritability, lowered by findings and precautions; "
    "reasons stand beside each exercise."
)
