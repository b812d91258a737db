"""Every fixed phrase of the handout. Another language is another `Words`."""

from dataclasses import dataclass, field

from planner.model.program import BuiltSessionName
from planner.model.vocabulary import Equipment, Weekday


def _days() -> dict[Weekday, str]:
    return {
        "mon": "Mon",
        "tue": "Tue",
        "wed": "Wed",
        "thu": "Thu",
        "fri": "Fri",
        "sat": "Sat",
        "sun": "Sun",
    }


def _sessions() -> dict[BuiltSessionName, str]:
    return {"Daily": "Daily", "A": "A", "B": "B", "Light": "Light"}


def _session_titles() -> dict[BuiltSessionName, str]:
    return {
        "Daily": "Your session",
        "A": "Session A",
        "B": "Session B",
        "Light": "Light days, in between",
    }


def _equipment() -> dict[Equipment, str]:
    return {
        "wall": "a wall",
        "counter": "a kitchen counter",
        "table": "a table",
        "doorway": "a doorway",
        "bed": "a firm bed",
        "chair": "a firm chair",
        "pillow": "a pillow",
        "towel": "a towel",
        "mat": "a mat",
        "band": "an exercise band",
        "dumbbell": "dumbbells",
        "kettlebell": "a kettlebell",
        "backpack": "a backpack",
        "step": "a step",
        "strap": "a strap",
        "stick": "a stick",
        "ball": "a ball",
        "cart": "a shopping cart",
        "poles": "walking poles",
        "bike": "an exercise bike",
        "elliptical": "an elliptical trainer",
        "pool": "a pool",
    }


def _lights() -> dict[str, str]:
    return {"green": "Green", "amber": "Amber", "red": "Red"}


def _pt_fields() -> dict[str, str]:
    return {
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


def _cert_items() -> dict[str, str]:
    return {
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


def _calls() -> dict[str, str]:
    return {
        "now": "Now",
        "same_day": "The same day",
        "soon": "Soon",
    }


@dataclass(frozen=True)
class Words:
    """English. Braces are filled in with str.format."""

    language: str = "en-US"

    plan_for: str = "A back exercise plan for"
    goals: str = "What you want to do again"
    week: str = "Your week"
    week_first: str = "Each row shows the first week of that part."
    week_turns: str = "A and B go by turns, so the days can swap from week to week."
    minutes: str = "{minutes} min"
    rest: str = "rest"
    part_weeks: str = "Weeks {first} to {last}"
    part_week: str = "Week {first}"
    to_do: str = "Each day"
    do_session: str = "Do the session of the day."
    do_walk: str = "Go for your walk: {dosage} (card {card})."
    do_aerobic: str = "{name}: {dosage} (card {card})."
    do_relief: str = "When you need relief: {name} (card {card})."
    do_diary: str = "Tick your diary when you are done."
    do_break: str = "Get up and move for a minute, often."
    lights: str = "How much pain is okay?"
    lights_during: str = "While you exercise"
    lights_after: str = "After"
    lights_do: str = "What to do"
    lights_relative: str = "If your usual pain is {level} or more"
    light: dict[str, str] = field(default_factory=_lights)
    call: str = "When to get help"
    call_how: dict[str, str] = field(default_factory=_calls)
    nerve: str = "Because you have nerve pain"
    notes: str = "Good to know for you"

    part: str = "Part {number}: {name}"
    move_on: str = "Move on when"
    step_back: str = "Step back when"
    clearance: str = "Do not start this part until your doctor or surgeon has said yes."
    sessions: dict[BuiltSessionName, str] = field(default_factory=_sessions)
    session_titles: dict[BuiltSessionName, str] = field(default_factory=_session_titles)
    session_minutes: str = "about {minutes} minutes"
    session_minutes_range: str = "about {low} to {high} minutes"
    session_same: str = "Do {cards} as in the table above."
    cards_some: str = "cards {cards}"
    card_one: str = "card {cards}"
    column_exercise: str = "Card and exercise"
    column_week: str = "Week {number}"
    light_week: str = "easy week"
    cell_sets: str = "{sets} \u00d7 {amount}"
    cell_hold: str = "hold {time}"
    cell_times: str = "{times} a day"
    cell_heavier: str = "heavier"
    cell_as_needed: str = "as needed"
    cell_each: str = "each side"
    cell_alternate: str = "swap sides"

    cards: str = "Exercises of part {number}"
    how_hard: str = "How hard:"
    effort: str = "{words} ({effort} out of 10)"
    effort_bare: str = "{effort} out of 10"
    you_need: str = "You need:"
    instead: str = "{use} instead of {thing}"
    set_up: str = "Get ready:"
    feel: str = "You should feel:"
    stop_if: str = "Stop if:"
    mistake: str = "Common mistake:"
    later_weeks: str = "Later weeks: see the table."

    rounds_of: str = "{sets} rounds of {amount}."
    rounds: str = "{sets} rounds."
    times: str = "{reps} times."
    once: str = "Once."
    for_time: str = "{amount}."
    hold: str = "Hold {time}."
    hold_each: str = "Hold {time} each."
    each_side: str = "Each side."
    alternate: str = "Swap sides each time."
    rest_between: str = "Rest {time} between rounds."
    times_a_day: str = "{times} times a day."
    as_needed: str = "Do it when it helps."
    steady: str = "Move at a steady pace."
    slow: str = "Move slowly."
    tempo: str = "Down in {down}, up in {up} seconds."
    tempo_pause: str = "Down in {down}, wait {pause}, up in {up} seconds."
    second: str = "1 second"
    seconds: str = "{count} seconds"
    minute: str = "1 minute"
    minutes_long: str = "{count} minutes"
    minute_and: str = "{minutes} min {seconds} s"
    short_s: str = "{count} s"
    short_min: str = "{count} min"
    list_and: str = "{first} and {last}"

    day: dict[Weekday, str] = field(default_factory=_days)
    equipment: dict[Equipment, str] = field(default_factory=_equipment)

    diary: str = "Diary"
    diary_how: str = (
        "Tick the box when you have done the session. Write your pain and effort as numbers, "
        "0 to 10. Grey days are rest days."
    )
    diary_done: str = "Session done"
    diary_before: str = "Pain before"
    diary_after: str = "Pain after"
    diary_effort: str = "Effort"
    diary_light: str = "Week {number}, easy"
    diary_notes: str = "Notes"

    flare: str = "If your back flares up"
    flare_when: str = "What a flare-up is"
    flare_plan: str = "What to do"
    flare_call: str = "When to call in a flare-up"
    breaks: str = "Short breaks from sitting"
    call_short: str = "When to get help fast"
    call_rest: str = "The whole list is at the front of this handout."

    page: str = "page {number} of {total}"
    subject: str = "Home exercise program"
    glance: str = "Your plan at a glance"

    our_number: str = "{title} (our number: {phone})"
    scan: str = "Scan this code with your phone to reach {name}, or type:"
    scan_alt: str = "A code to scan that leads to {link}"
    topics: str = "Good to know"
    topics_how: str = "Read one or two a week. Read them again when you like."
    topic_week: str = "To read in week {week}"
    topic_before: str = "To read before you begin"
    cards_for: str = "Exercise cards for {name}"
    column_part: str = "Part"
    pt_title: str = "Therapist's copy: {name}"
    pt_bookmark: str = "Therapist's copy"
    pt_intake_head: tuple[str, ...] = ("Intake", "As found")
    pt_fields: dict[str, str] = field(default_factory=_pt_fields)
    pt_frame: str = "{weeks} weeks, {days} days a week, {minutes} minutes a day"
    pt_exercises: str = "Exercises and why"
    pt_exercise_head: tuple[str, ...] = ("Exercise", "First dosage", "Why", "Cautions")
    pt_rules: str = "When to move on, when to step back"
    pt_overrides: str = "Overrides"
    pt_override_head: tuple[str, ...] = ("Finding", "Reason given")
    pt_left_out: str = "Left out, and why"
    pt_left_out_head: tuple[str, ...] = ("Precaution", "Property", "Exercises")
    pt_none: str = "None."
    pt_cert: str = "Exercise report (CERT)"
    pt_cert_how: str = "Filled from the program. Lines with dots are yours to fill in."
    pt_cert_head: tuple[str, ...] = ("Item", "What to report", "This program")
    cert_items: dict[str, str] = field(default_factory=_cert_items)
    cert_blank: str = "........................................................"
    cert_no_equipment: str = "None."
    cert_diary: str = "Diary: sessions ticked, pain before and after, effort, each day."
    cert_ladders: str = (
        "Along ladders: the same exercise first gains repetitions, then the next rung is taken; "
        "each week's dosage is in the program."
    )
    cert_cards: str = "{count} exercises, each with picture, steps, dosage, faults and stop rules."
    cert_home: str = "All of it: {weeks} weeks, {days} days a week, about {minutes} minutes a day."
    cert_education: str = (
        "Pain rules, flare-up plan, short breaks and when to call are in the patient's handout."
    )
    cert_dosage: str = "Week by week in the program; first dosage in the table above."
    cert_tailored: str = "Tailored."
    cert_how_tailored: str = (
        "{presentation}; irritability {irritability}; function {function}; "
        "precautions: {precautions}"
    )
    cert_start: str = (
        "Start level by function and irritability, lowered by findings and precautions; "
        "reasons stand beside each exercise."
    )


ENGLISH = Words()
