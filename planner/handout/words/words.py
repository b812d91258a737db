"""Every fixed phrase of the handout, by name; each language has all of them."""

from typing import NamedTuple

from planner.handout.words.diary_words import DiaryWords
from planner.handout.words.sheet_words import SheetWords
from planner.handout.words.visit_words import VisitWords
from planner.model.program.program import BuiltSessionName
from planner.model.region import PaperWords
from planner.model.rules.rules import Action
from planner.model.vocabulary import Weekday


class Words(NamedTuple):
    """One language. Braces are filled in with str.format."""

    language: str
    goals: str
    minutes: str
    part_weeks: str
    part_week: str
    to_do: str
    do_session: str
    do_relief: str
    do_diary: str
    do_break: str
    lights: str
    lights_during: str
    lights_after: str
    lights_do: str
    lights_relative: str
    light: dict[str, str]
    call: str
    call_how: dict[str, str]
    nerve: str
    notes: str
    part: str
    move_on: str
    finished: str
    step_back: str
    clearance: str
    clearance_from: str
    net_title: str
    """The safety-net card, handed over when a red flag stops the program."""
    net_do: dict[Action, str]
    net_no_exercise: str
    net_watch: str
    letter_title: str
    sessions: dict[BuiltSessionName, str]
    session_titles: dict[BuiltSessionName, str]
    session_minutes: str
    session_minutes_range: str
    column_exercise: str
    column_dose: str
    column_days: str
    column_minutes: str
    column_minutes_walk: str
    easy_week: str
    column_session: str
    column_week: str
    cell_sets: str
    cell_hold: str
    cell_times: str
    cell_heavier: str
    cell_as_needed: str
    cell_each: str
    cell_alternate: str
    cards: str
    cards_of_part: str
    effort: str
    effort_bare: str
    for_you: str
    helps_you: str
    how_heavy: str
    short_side: dict[str, str]
    you_need: str
    instead: str
    set_up: str
    feel: str
    stop_if: str
    mistake: str
    exercise_steps: str
    exercise_up: str
    exercise_back: str
    second: str
    seconds: str
    minute: str
    minutes_long: str
    minute_and: str
    short_s: str
    short_min: str
    list_and: str
    list_and_i: str
    day: dict[Weekday, str]
    day_long: dict[Weekday, str]
    diary: str
    flare_call: str
    breaks: str
    call_rest: str
    page: str
    subject: str
    glance: str
    our_number: str
    number_by_hand: str
    """Before a line, where the clinic prints no number."""
    logo_alt: str
    link_label: str
    scan: str
    scan_alt: str
    easy_moves: str
    easy_move: str
    comes_later: str
    """The week and the harder move that comes in then."""
    moves_of_pt: str
    """In place of moves where the plan has none for relief."""
    say_back: str
    say_back_lines: tuple[str, ...]
    first_session: str
    imaging_title: str
    imaging_about: str
    imaging_most: str
    imaging_source: str
    reading_for: str
    no_reading: str
    topics_how: str
    topic_week: str
    topic_before: str
    cards_for: str
    card_reference: str
    """How text names a card: what it leads to."""
    column_part: str
    in_english: str
    paper: PaperWords
    """What the program says of its region and calls things."""
    sheet: SheetWords
    """Those of the sheet of a part."""
    of_diary: DiaryWords
    """Those of the diary."""
    of_visit: VisitWords
    """Those of what is handed over after a visit."""
