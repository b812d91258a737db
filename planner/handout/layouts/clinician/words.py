"""The fixed phrases of the therapist's copy, which is in English."""

from planner.model.problem import Severity
from planner.model.rules.rules import Action

TITLE = "Therapist's copy: {name}"
BOOKMARK = "Therapist's copy"
INTAKE_HEAD = ("Intake", "As found")
FIELDS: dict[str, str] = {
    "presentation": "Presentation",
    "born": "Year of birth",
    "usual_pain": "Usual pain",
    "irritability": "Irritability",
    "function": "Function",
    "precautions": "Precautions",
    "findings": "Findings",
    "equipment": "Equipment at home",
    "goals": "Goals",
    "frame": "Frame",
}
FRAME = "{weeks} weeks, {days} days a week, {minutes} minutes a day"
EXERCISES = "Exercises and why"
EXERCISE_HEAD = ("Exercise (session)", "Dosage by week", "Why", "Cautions")
PART_DAYS = "Days of its first week"
NOT_ASKED = "not asked"
OF_TEN = "{pain} of 10"
COUNTED = "How minutes are counted:"
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
NO = "Asked one by one, and the answer was no:"
NO_AT_ONCE = "Told as no to all that were left:"
CLEARANCES = "Cleared by a clinician"
CLEARANCE_HEAD = ("What", "By", "On", "Holds", "Why")
UNTIL = "until phase {phase}"
WHOLE_PROGRAM = "whole program"
EARLIER_CLEARANCE = (
    "An earlier clearance does not say what it is for and clears nothing now: {said}"
)
SIGNED = "I have read this copy: the screening, what was cleared, what I decided against a finding."
SIGNED_LINE = (
    "Name ..............................  Signature ................................  "
    "Date ..................."
)
OVERRIDES = "Overrides"
OVERRIDE_HEAD = ("Finding, and where", "Because of", "Accepted", "Reason given", "By, on")
OVERRIDE_VALUE = "{value} (limit {limit})"
OVERRIDE_UNKNOWN = "not kept"
RATE_AGAIN = "Provisional: rate irritability again before this part."
CLEARANCE = "Not to be started before the doctor or surgeon has said yes."
DESPITE = "Printed with open problems"
DESPITE_HEAD = ("Who and when", "Reason given", "Problem that was open")
DESPITE_BY = "{by}, {on}"
LEFT_OUT = "Left out, and why"
LEFT_OUT_HEAD = ("Rule", "What it has against them", "Exercises")
LEFT_OUT_BY: dict[str, str] = {
    "shape": "Room in the program",
    "time": "Minutes a day",
    "function": "Level of function",
    "irritability": "Irritability",
    "equipment": "Equipment at home",
}
OPEN_FINDINGS = "Open findings on the day of printing"
OPEN_HEAD = ("Weight", "Where and what", "What to do")
WEIGHTS: dict[Severity, str] = {"problem": "Problem", "advice": "Advice"}
REVIEWS = "Restrictions to review"
REVIEW_IN = "in {weeks} weeks (at the end of week {weeks})"
REVIEW_IN_ONE = "in 1 week (at the end of week 1)"
REVIEW_AFTER = "in {weeks} weeks ({after} after this program)"
WEAKER = "Rules of this clinic that are weaker than those of the planner"
WEAKER_HEAD = ("Rule", "What is weaker", "Why, and who decided")
NONE = "None."
CERT = "Exercise report (CERT)"
CERT_HEAD = ("Yours to fill in", "")
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
CERT_BLANK = "......................................"
CERT_NO_EQUIPMENT = "None."
CERT_DIARY = (
    "Diary: sessions ticked, pain in the morning and after, effort, each day; each exercise, new "
    "signs, flare-ups and what got in the way, each week."
)
CERT_RULES = "In the table of parts: when to move on, when to step back."
CERT_LADDERS = (
    "Along ladders: the same exercise first gains repetitions, then the next rung is taken; "
    "each week's dosage is in the program."
)
CERT_CARDS = "{count} exercises, each with picture, steps, dosage, faults and stop rules."
CERT_HOME = "All of it: {weeks} weeks, {days} days a week, about {minutes} minutes a day."
CERT_EDUCATION = (
    "Pain rules, flare-up plan, short breaks and when to call are in the patient's handout."
)
CERT_DOSAGE = "Week by week in the table of exercises."
CERT_TAILORED = "Tailored."
CERT_HOW_TAILORED = (
    "{presentation}; irritability {irritability}; function {function}; precautions: {precautions}"
)
CERT_START = (
    "Start level by function and irritability, lowered by findings and precautions; "
    "reasons stand beside each exercise."
)
