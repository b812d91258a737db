"""The fixed phrases of the therapist's copy, which is in English."""

from planner.model.problem import Severity
from planner.model.rules.rules import Action

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
CAUTIONS_HERE = "For this patient:"
CAUTIONS_ANYONE = "In general:"
RULES = "When to move on, when to step back"
LETTER_TITLE = "Letter about a red flag"
LETTER_HEAD = ("Patient", "As found")
LETTER_FIELDS: dict[str, str] = {
    "patient": "Name",
    "born": "Year of birth",
    "by": "Screened by",
    "on": "Screened on",
    "seen_for": "Seen for",
    "conditions": "Known conditions",
    "findings": "Positive findings",
}
LETTER_ASKS: dict[Action, str] = {
    "emergency": (
        "To the emergency department: please see this patient now. The red-flag screen before a "
        "home exercise program was positive. No exercise was given."
    ),
    "urgent": (
        "To the doctor: please see this patient within 24 to 48 hours. The red-flag screen before "
        "a home exercise program was positive. No exercise was given."
    ),
    "caution": (
        "To the doctor: for your information. The red-flag screen before a home exercise program "
        "was positive; the program goes on within limits."
    ),
}
LETTER_RAISED = "What was raised"
LETTER_ANSWERS = "What was answered"
LETTER_DENIED = "Asked, and the answer was no"
SCREENING = "Red-flag screening"
ASKED = "Asked by {by} on {on}."
BLANK = "................................"
SCREENING_HEAD = ("Red flag", "Question", "Answer")
SCREENING_NOT_KEPT = "This program is older than the record of the questions. Positive: {positive}"
YES = "YES: {answer}"
NO = "No"
NO_AT_ONCE = "No (told as no to all that were left)"
CLEARANCES = "Cleared by a clinician"
CLEARANCE_HEAD = ("What", "By", "On", "Holds", "Why")
UNTIL = "until phase {phase}"
WHOLE_PROGRAM = "whole program"
EARLIER_CLEARANCE = (
    "An earlier clearance does not say what it is for and clears nothing now: {said}"
)
SIGNED = "I have read this copy: the screening, what was cleared, what I decided against a finding."
SIGNED_LINE = (
    "Name ........................................  Signature ................................"
    "..........  Date ....................."
)
OVERRIDES = "Overrides"
OVERRIDE_HEAD = ("Finding, and where", "Because of", "Accepted", "Reason given", "By, on")
OVERRIDE_VALUE = "{value} (limit {limit})"
OVERRIDE_UNKNOWN = "not kept"
CLEARANCE = "Not to be started before the doctor or surgeon has said yes."
DESPITE = "Printed with open problems"
DESPITE_HEAD = ("Who and when", "Reason given", "Problem that was open")
DESPITE_BY = "{by}, {on}"
LEFT_OUT = "Left out, and why"
LEFT_OUT_HEAD = ("Precaution", "Property", "Exercises")
OPEN_FINDINGS = "Open findings on the day of printing"
OPEN_HEAD = ("Weight", "Where and what", "What to do")
WEIGHTS: dict[Severity, str] = {"problem": "Problem", "advice": "Advice"}
REVIEWS = "Restrictions to review"
REVIEWS_HEAD = ("Restriction", "Due for review")
REVIEW_IN = "in {weeks} weeks (at the end of week {weeks})"
REVIEW_IN_ONE = "in 1 week (at the end of week 1)"
REVIEW_AFTER = "in {weeks} weeks ({after} after this program)"
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
