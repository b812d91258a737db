"""What the therapist's copy says of a finding that someone went against."""

from datetime import date

from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.model.finding import Override, Place, Rule
from planner.model.program.program import Program
from tests.page_texts import text_of


def clinician_copy(program: Program, *overrides: Override) -> str:
    kept = program.model_copy(update={"overrides": overrides})
    return text_of(render(kept, options=Options(layout="clinician")))


def test_an_override_is_told_in_words_with_who_and_when(program: Program) -> None:
    exercise = next(iter(program.exercises.values()))
    text = clinician_copy(
        program,
        Override(
            rule=Rule(code="excluded", name="Excluded exercise"),
            place=Place(phase=2, exercise=exercise.id),
            cause="vertebral_fx_old",
            grounds=("rot_mid", "fast"),
            reason="Cleared by the surgeon",
            who="Ann Roy, PT",
            on=date(2026, 11, 22),
        ),
        Override(
            rule=Rule(code="minutes", name="Longer than the patient has time"),
            place=Place(phase=1, session="Daily", field="minutes"),
            value=24,
            limit=20,
            reason="Only these weeks",
            who="Bo Hill",
            on=date(2026, 11, 23),
        ),
    )
    for words in (
        f"Excluded exercise: phase 2, {exercise.name}",
        "vertebral fx old",
        "rotation to mid range, fast movement",
        "Cleared by the surgeon",
        "Ann Roy, PT",
        "2026-11-22",
        "24 (limit 20)",
        "Bo Hill",
    ):
        assert words in text, words
    assert "excluded:" not in text


def test_what_an_earlier_program_did_not_keep_is_said_to_be_so(program: Program) -> None:
    text = clinician_copy(
        program,
        Override(
            rule=Rule(code="minutes", name="Longer than the patient has time"),
            place=Place(phase=1, session="Daily", field="minutes"),
            reason="Only these weeks",
            before_causes=True,
        ),
    )
    assert text.count("not kept") == 3
