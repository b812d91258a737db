"""The fixed phrases of the progress page, the letter and forms, which are in English."""

PROGRESS_TITLE = "Progress"
PROGRESS = "Progress: {name}"
ALARM = "Open alarm: {alarm}"
ALARM_DO = (
    "Nothing is printed for the patient until it is cleared, or found to be none with a reason."
)
MEASURES = "First, last and now"
MEASURES_HEAD = ("Measure", "First", "Last", "Change", "Does it matter?", "Usual for the age")
NO_MEASURES = "Nothing was measured yet."
CHART = "Chart"
CHART_KEY = (
    "Up is better. Dashed: the first value. Shaded: no change that matters. Hatched: usual for the "
    "age. Points further apart than they are due are not joined."
)
TOLD = "Told last"
RULES = "Rules that fired at the last visit"
RULES_HEAD = ("Of", "What it said", "Decided")
NO_RULES = "No visit was kept yet."
RESPONSE = "Does it work?"
GATE = "Gate"
NEXT = "Next"
LETTER = "Letter to the doctor"
LETTER_ASK = (
    "To the doctor: please review this patient. A home exercise program has not brought the change "
    "that was hoped for. I ask for your medical opinion; no imaging is asked for as such."
)
LETTER_ALARM = "To the doctor: please see this patient soon. New: {alarm}."
LETTER_NEWS = (
    "To the doctor: for your information, how this patient does with a home exercise program."
)
LETTER_HEAD = ("Patient", "")
LETTER_FIELDS = (
    "Name",
    "Year of birth",
    "Seen for",
    "Known conditions",
    "Program",
    "Result so far",
)
LETTER_DONE = "The exercises now, and what was told last"
LETTER_MEASURES_HEAD = ("Measure", "First", "Last", "Change", "Does it matter?")
"""As on the progress page, without norms."""
FORM_BLANK = "to fill in"
FORM_WHOSE = "Name: ______________________________     Date: ____________________"
