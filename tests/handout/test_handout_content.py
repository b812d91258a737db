"""What the patient can read."""

import re
from datetime import date

import pytest

from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.model.program.program import Program
from planner.model.rules.changes import RuleChange
from tests.page_texts import page_texts, text_of


def test_page_one_says_who_what_for_and_what_to_do(pages: list[str]) -> None:
    first = pages[0]
    assert "Maria Núñez" in first
    assert "Back and leg pain with walking" in first
    assert "To help you walk further and stand longer." in first
    assert "Walk to the market" in first
    assert "Do the session of the day." in first


@pytest.mark.parametrize(
    ("today", "now"),
    [(None, 1), (date(2026, 11, 29), 1), (date(2026, 12, 20), 2), (date(2027, 2, 25), 4)],
)
def test_the_part_that_is_on_comes_first_and_the_others_last(
    program: Program, today: date | None, now: int
) -> None:
    options = Options(made_on=today, start=date(2026, 11, 30))
    whole = text_of(render(program, options=options))
    names = [part.name for part in program.phases]
    places = {n: whole.index(f"Part {n}: {name}") for n, name in enumerate(names, 1)}
    cards = whole.index("Your exercises")
    assert places.pop(now) < whole.index("How much pain is okay?") < cards
    assert all(cards < place for place in places.values())
    assert list(places.values()) == sorted(places.values())


def test_the_walk_is_told_once_a_day(pages: list[str]) -> None:
    first = " ".join(pages[:2])
    assert first.count("Short walk") == 1
    assert "1 walk of 5 minutes." in first


def test_the_days_of_each_session_are_told_by_week_where_they_change(whole: str) -> None:
    part = whole[whole.index("Part 2:") : whole.index("Part 3:")]
    assert "Your session Mon, Wed and Fri about 20 minutes" in part
    assert "Light days Tue and Thu about 20 minutes" in part


def test_the_lights_and_calls_stand_at_the_front(pages: list[str]) -> None:
    page = " ".join(pages[:4])
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
    assert "Week 6: 8 times. Week 7: 9 times." in whole
    always = "On each side. Hold 5 seconds each time. Do 2 rounds. Rest 1 minute between rounds."
    assert always in whole
    assert "Week 3: 8 times. Week 4: 9 times. Week 5: 10 times. Do 2 rounds." in whole
    assert "How hard: Easy (4 out of 10)" in whole
    assert not re.search(r"\d ?[x×] ?\d", whole)


def test_what_is_less_is_counted_out_on_the_card(whole: str) -> None:
    assert "Too much? Next time: 4 times." in whole
    assert "half" not in whole.replace("half an hour", "").replace("half of your plan", "").replace(
        "every half hour", ""
    )


def test_a_part_says_when_to_move_on_and_what_it_waits_for(whole: str) -> None:
    for number in range(1, 5):
        assert f"You are ready after part {number}." in whole
        assert f"You had two red days in part {number}." in whole
    assert whole.count("Do not start this part until your doctor or surgeon has said yes.") == 2


def test_an_exercise_stands_once_in_the_table_of_a_part_with_its_sessions(whole: str) -> None:
    part = whole[whole.index("Part 2:") : whole.index("Part 3:")]
    assert "Card and exercise How much in these weeks" in part
    assert part.count("Knee hug") == 1
    assert "Knee hug Your session, Light days Week 3: 8 times. Week 4: 9 times." in part
    assert "Back tilt Your session Week 3: 8 times." in part


def test_the_flare_plan_puts_the_same_days_together(whole: str) -> None:
    last = whole[whole.index("If your back flares up") :]
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
    return " ".join(page_texts(render(changed))[:4])


def test_what_else_is_of_a_color_stands_with_it(program: Program) -> None:
    lights = tuple(
        each.model_copy(update={"also": (f"{each.name} for you too.",)})
        for each in program.handed.lights
    )
    changed = program.model_copy(
        update={"handed": program.handed.model_copy(update={"lights": lights})}
    )
    for large in (False, True):
        text = text_of(render(changed, options=Options(large_print=large)))
        for name in ("green", "amber", "red"):
            assert f"{name} for you too." in text


def test_a_card_has_the_stop_line_and_the_walking_rule_of_the_patient(program: Program) -> None:
    handed = program.handed.model_copy(
        update={
            "card_stops": {"short-walk": "Your legs still ache after you sit."},
            "walk_notes": {"short-walk": "Walk, sit, then walk again."},
        }
    )
    before = text_of(render(program)).count("You feel dizzy, or pain moves further")
    text = text_of(render(program.model_copy(update={"handed": handed})))
    assert "Stop if: Your legs still ache after you sit." in text
    assert "For you: Walk, sit, then walk again." in text
    assert text.count("You feel dizzy, or pain moves further") == before - 1


def test_the_therapists_copy_says_what_the_clinic_made_weaker(program: Program) -> None:
    change = RuleChange(
        rule="copd_hf", what="effort_max is 6, not 4", because="Watched class.", by="D. Reyes"
    )
    weaker = program.model_copy(update={"weaker_rules": (change,)})
    for layout, shown in (("clinician", True), ("booklet", False)):
        text = text_of(render(weaker, options=Options(layout=layout)))
        assert ("effort_max is 6, not 4 Watched class. (D. Reyes)" in text) is shown
    plain = text_of(render(program, options=Options(layout="clinician")))
    assert "weaker than those" not in plain
