"""Every shipped file loads, hangs together and reads well."""

import re
from collections.abc import Iterator

import pytest

from planner.building.case import read_case
from planner.library.check.content import content_problems
from planner.library.check.plain_words import FRIGHTENING
from planner.library.check.reading_en import grade
from planner.library.shipped import shipped_root
from planner.model.exercise.exercise import Exercise
from planner.model.library import Library
from planner.model.rules.template import Lane
from planner.model.vocabulary import PATTERNS
from tests.conftest import an_intake

PATIENT_WORDS_BANNED = FRIGHTENING["en"]
USABLE_WHEN_FRAIL = "flexion nerve_glide stretch mobility core balance aerobic relaxation".split()


def patient_text(exercise: Exercise) -> list[str]:
    return [
        exercise.set_up,
        *exercise.steps,
        exercise.feel,
        exercise.stop_if,
        exercise.mistake,
        exercise.cue,
    ]


def test_nothing_is_the_matter(library: Library) -> None:
    assert [str(problem) for problem in library.problems] == []
    assert len(library.exercises) >= 90


def test_all_that_patients_read_is_easy_calm_and_possible(library: Library) -> None:
    """What the check asks of a clinic's files, the shipped ones keep."""
    assert [str(problem) for problem in content_problems(library, shipped_root())] == []


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_six_patterns_are_whole(library: Library, pattern: str) -> None:
    rungs = [library.rungs(pattern, level) for level in range(1, library.top(pattern) + 1)]
    assert 12 <= len(rungs) <= 13
    assert all(rungs)


def test_every_category_can_be_used_in_bed_or_chair(library: Library) -> None:
    for category in USABLE_WHEN_FRAIL:
        usable = [
            e
            for e in library.by_category[category]
            if e.frail_ok and e.irritability_max == "high" and e.phase_from == 1
        ]
        seated = [e for e in usable if e.setting in ("bed", "chair")]
        assert seated, category


def lanes(library: Library) -> Iterator[tuple[str, Lane, Exercise]]:
    """Every lane of every template, with the exercise that it begins with by default."""
    for template in library.templates.values():
        for lane in template.lanes:
            placed = [rung.id for rung in library.rungs(lane.ladder_id, 1)]
            yield template.id, lane, library.exercises[(*lane.exercises, *placed)[0]]


def test_every_default_may_be_used_where_it_stands(library: Library) -> None:
    """Defaults pass their own presentation's exclusions in a settled, able person."""
    everything = ["band", "dumbbell", "kettlebell", "backpack", "step", "strap", "stick", "ball"]
    everything += ["cart", "poles", "walker", "bike", "pedals", "elliptical", "pool"]
    for name, lane, exercise in lanes(library):
        assert exercise.phase_from <= lane.ends, (name, lane.name, exercise.id)
        if name == "frail":
            continue
        case = read_case(
            an_intake(
                presentation=name, irritability="low", function="active", equipment=everything
            ),
            library,
        )
        first = max(lane.enters, exercise.phase_from)
        assert not case.exclusions(exercise, first), (name, lane.name, exercise.id)
        if lane.enters == 1 and lane.exercises:
            assert exercise.irritability_max == "high", (name, lane.name, exercise.id)


def test_templates_hold_what_their_presentation_promises(library: Library) -> None:
    for template in library.templates.values():
        jobs = [lane.job for lane in template.lanes]
        assert {*PATTERNS, "walk"} <= set(jobs), template.id
        assert "direction" not in jobs, template.id  # only a test finds a direction


def test_patients_can_read_every_exercise(library: Library) -> None:
    for exercise in library.exercises.values():
        text = " ".join(patient_text(exercise))
        assert grade(text) <= 6, (exercise.id, grade(text))
        assert not PATIENT_WORDS_BANNED.search(text), exercise.id
        for sentence in re.split(r"(?<=[.!?])\s", text):
            assert len(sentence.split()) <= 20, (exercise.id, sentence)


def test_patients_can_read_everything_else(library: Library) -> None:
    rules = library.rules
    texts = [t.purpose for t in library.templates.values()]
    texts += [ladder.why for ladder in library.ladders.values()]
    texts += [p.goal for p in rules.phases.phases]
    texts += [one.text for p in rules.phases.phases for one in p.ready_when]
    texts += [p.step_back_when for p in rules.phases.phases]
    texts += [p.step_back_when_quota for p in rules.phases.phases]
    texts += [line for step in rules.guidance.flare for line in step.do]
    texts += [rule.when for rule in rules.guidance.call]
    texts += [p.patient_note for p in rules.precautions.values() if p.patient_note]
    assert grade(" ".join(texts)) <= 6
    for text in texts:
        assert not PATIENT_WORDS_BANNED.search(text), text


def test_exercises_differ(library: Library) -> None:
    steps = [exercise.steps for exercise in library.exercises.values()]
    assert len(set(steps)) == len(steps)
    names = [exercise.patient_name.lower() for exercise in library.exercises.values()]
    assert len(set(names)) == len(names)


def test_every_rule_says_where_it_is_from(library: Library) -> None:
    rules = library.rules
    for rule in (
        *rules.precautions.values(),
        *rules.red_flags.values(),
        *rules.findings.values(),
        *rules.dosage.goals,
    ):
        assert rule.source.strip(), rule
        assert rule.certainty in ("V", "K", "O")


def test_every_exclusion_matches_something(library: Library) -> None:
    from planner.model.exercise.property import has_property

    for rule in library.rules.precautions.values():
        for text in rule.exclude:
            assert any(has_property(e, text) for e in library.exercises.values()), (rule.id, text)
