"""What the patient can read."""

import io
import re

from pypdf import PdfReader

from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.model.program.program import Program
from planner.model.rules.changes import RuleChange
from tests.handout.conftest import page_texts


def test_page_one_says_who_what_for_and_when(pages: list[str]) -> None:
    first = pages[0]
    assert "Maria Núñez" in first
    assert "Back and leg pain with walking" in first
    assert "To help you walk further and stand longer." in first
    assert "Walk to the market" in first
    for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"):
        assert day in first
    for part in ("Calm and move", "Restore", "Build", "Perform and stay well"):
        assert part in first
    assert "A and B go by turns" in first
    assert "Do the session of the day." in first
    assert "Your walk: 1 walk of 5 minutes (card 3)." in first
    assert "Bend from your hips." in first


def test_the_lights_and_calls_stand_at_the_front(pages: list[str]) -> None:
    page = " ".join(pages[:2])
    for word in ("Green", "Amber", "Red"):
        assert word in page
    assert "Is your usual pain 4 or more out of 10? Then ask us." in page
    assert "amber: what to do." in page
    assert "Check in with your back the next morning." in page
    assert "Go now if both of your legs get weak." in page
    assert "Call us if a foot loses strength." in page
    assert "Call soon if you have a fever." in page
    assert "Watch for new signs." in page


def test_every_exercise_has_one_card_in_order(program: Program, whole: str) -> None:
    # The cue stands on the card only, the name in the tables too.
    assert whole.count("Hips back, hands slide.") == len(program.exercises)
    ends = [match.end() for match in re.finditer("Common mistake:", whole)]
    assert len(ends) == len(program.exercises)
    for number, exercise in enumerate(program.exercises.values(), start=1):
        assert re.search(rf"\b{number} {re.escape(exercise.patient_name)}\b", whole)


def test_a_card_is_whole_on_its_page(pages: list[str]) -> None:
    for text in pages:
        assert text.count("Get ready:") == text.count("Common mistake:")


def test_dosage_is_in_words_and_week_by_week(whole: str) -> None:
    assert "8 times on each side. Hold 5 seconds each time. Do 2 rounds. Rest 1 minute" in whole
    assert "2 × 8 2 × 9 2 × 10" in whole
    assert "How hard: Easy (4 out of 10)" in whole
    assert "Move up: see the table" in whole


def test_a_part_says_when_to_move_on_and_what_it_waits_for(whole: str) -> None:
    for number in range(1, 5):
        assert f"You are ready after part {number}." in whole
        assert f"You had two red days in part {number}." in whole
    assert whole.count("Do not start this part until your doctor or surgeon has said yes.") == 2


def test_an_exercise_stands_once_in_the_table_of_a_part_with_its_sessions(whole: str) -> None:
    part = whole[whole.index("Part 2:") : whole.index("Part 3:")]
    assert "Card and exercise Session Week 3 Week 4 Week 5" in part
    assert part.count("Knee hug") == 1
    assert "Knee hug Daily, Light 2 × 8 2 × 9 2 × 10" in part
    assert "Back tilt Daily 2 × 8" in part


def test_the_flare_page_puts_the_same_days_together(pages: list[str]) -> None:
    last = pages[-1]
    assert "If your back flares up" in last
    assert last.count("Days 0 to 2") == 1
    assert "It is not a flare-up if it began with a fall." in last
    assert "Take short walks." in last
    assert "Use a warm pack." in last
    assert "Call your physical therapist if you are no better by day 7." in last
    assert "Stand up and move after every half hour." in last


def test_every_page_says_whose_it_is_and_where_it_belongs(pages: list[str]) -> None:
    for number, text in enumerate(pages, start=1):
        assert "Maria Núñez · Back and leg pain with walking" in text
        assert f"page {number} of {len(pages)}" in text


def test_an_older_program_keeps_the_pain_rules_it_was_built_with(program: Program) -> None:
    """Absolute numbers below a usual pain of 4, relative ones from there; both where unknown."""
    for usual, shown, hidden in (
        (None, ("green while", "green against"), ()),
        (2, ("green while",), ("green against",)),
        (9, ("green against",), ("green while",)),
    ):
        text = lights_of_before(program, usual)
        assert all(words in text for words in shown)
        assert not any(words in text for words in hidden)


def lights_of_before(program: Program, usual_pain: int | None) -> str:
    """The pages of a program whose lights are relative to the usual pain."""
    old = tuple(
        each.model_copy(update={"during_relative": f"{each.name} against your usual."})
        for each in program.handed.lights
    )
    changed = program.model_copy(
        update={
            "intake": program.intake.model_copy(update={"usual_pain": usual_pain}),
            "handed": program.handed.model_copy(update={"lights": old, "relative_from": 4}),
        }
    )
    return " ".join(page_texts(changed)[:2])


def test_what_else_is_of_a_color_stands_with_it(program: Program) -> None:
    lights = tuple(
        each.model_copy(update={"also": (f"{each.name} for you too.",)})
        for each in program.handed.lights
    )
    changed = program.model_copy(
        update={"handed": program.handed.model_copy(update={"lights": lights})}
    )
    for large in (False, True):
        reader = PdfReader(io.BytesIO(render(changed, options=Options(large_print=large))))
        text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
        for name in ("green", "amber", "red"):
            assert f"{name} for you too." in text


def test_a_card_has_the_stop_line_and_the_walking_rule_of_the_patient(program: Program) -> None:
    handed = program.handed.model_copy(
        update={
            "card_stops": {"short-walk": "Your legs still ache after you sit."},
            "walk_notes": {"short-walk": "Walk, sit, then walk again."},
        }
    )
    before = " ".join(page_texts(program)).count("You feel dizzy, or pain moves further")
    text = " ".join(page_texts(program.model_copy(update={"handed": handed})))
    assert "Stop if: Your legs still ache after you sit." in text
    assert "For you: Walk, sit, then walk again." in text
    assert text.count("You feel dizzy, or pain moves further") == before - 1


def test_the_therapists_copy_says_what_the_clinic_made_weaker(program: Program) -> None:
    change = RuleChange(
        rule="copd_hf", what="effort_max is 6, not 4", because="Watched class.", by="D. Reyes"
    )
    weaker = program.model_copy(update={"weaker_rules": (change,)})
    for layout, shown in (("clinician", True), ("booklet", False)):
        pages = PdfReader(io.BytesIO(render(weaker, options=Options(layout=layout)))).pages
        text = " ".join(" ".join(page.extract_text() for page in pages).split())
        assert ("effort_max is 6, not 4 Watched class. (D. Reyes)" in text) is shown
    plain = PdfReader(io.BytesIO(render(program, options=Options(layout="clinician")))).pages
    assert "weaker than those" not in " ".join(page.extract_text() for page in plain)
