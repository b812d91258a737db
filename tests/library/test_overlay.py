"""A clinic's rules lie over the shipped ones, by id; what is weaker is told, with who decided."""

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.library.catalog import load_library
from planner.library.cautions import caution_problems
from planner.library.shipped import shipped_root
from planner.model.library import Library
from planner.services.plan import Planned, RulesBroken
from planner.services.workspace import Workspace
from planner.settings import Settings
from tests.conftest import an_intake
from tests.sweeps import some_rows
from tests.whole_library import of_all

SIGNED = "because: Staff meeting of 12 November.\nby: D. Reyes\n"
Write = Callable[[str, str], Library]


@pytest.fixture
def write(clinic: Path) -> Write:
    """A clinic with one rule file."""

    def load(name: str, text: str) -> Library:
        folder = clinic / "programs" / "rules"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        return load_library(clinic, clinic / "cache")

    return load


def told(library: Library) -> list[str]:
    return [f"{one.severity} {one}" for one in library.problems]


def test_one_field_of_one_precaution_is_changed_and_all_else_stays(
    write: Write, library: Library
) -> None:
    found = write(
        "precautions.yaml",
        "precautions:\n  - id: osteoporosis\n    patient_note: Bend at the hips to lift.\n",
    )
    assert told(found) == []
    rule, was = found.rules.precautions["osteoporosis"], library.rules.precautions["osteoporosis"]
    assert rule == was.model_copy(update={"patient_note": "Bend at the hips to lift."})
    assert found.rules.precautions.keys() == library.rules.precautions.keys()


def test_a_new_precaution_is_added(write: Write, library: Library) -> None:
    found = write(
        "precautions.yaml",
        "precautions:\n"
        "  - {id: dvt_recent, name: Clot, exclude: [fast], source: Us, certainty: O}\n",
    )
    assert told(found) == []
    assert found.rules.precautions["dvt_recent"].exclude == ("fast",)
    assert len(found.rules.precautions) == len(library.rules.precautions) + 1


def test_a_file_with_one_flag_keeps_the_others(write: Write, library: Library) -> None:
    found = write(
        "red-flags.yaml",
        "red_flags:\n  - id: RF-12\n    question: Is a calf hot, red, sore or swollen?\n",
    )
    assert told(found) == []
    assert list(found.rules.red_flags) == list(library.rules.red_flags)
    assert found.rules.red_flags["RF-12"].question == "Is a calf hot, red, sore or swollen?"


def test_one_number_of_the_dosage_is_changed(write: Write, library: Library) -> None:
    found = write("dosage.yaml", "items_max: 5\ngoals:\n  - {name: nerve slider, reps: [5, 8]}\n")
    assert told(found) == []
    assert found.rules.dosage.items_max == 5
    slider = next(goal for goal in found.rules.dosage.goals if goal.name == "nerve slider")
    assert slider.reps == (5, 8)
    assert slider.sets == (1, 3)
    assert len(found.rules.dosage.goals) == len(library.rules.dosage.goals)


def test_one_frequency_is_changed_and_that_of_some_of_the_kind_stays(
    write: Write, library: Library
) -> None:
    found = write(
        "dosage.yaml",
        "frequencies:\n  - {categories: [mobility, stretch], phase: 1, days_max: 5}\n",
    )
    assert told(found) == []
    was, now = library.rules.dosage.frequencies, found.rules.dosage.frequencies
    assert len(now) == len(was)
    changed = [(one, other) for one, other in zip(was, now, strict=True) if one != other]
    assert [(one.days_max, other.days_max) for one, other in changed] == [(7, 5)]
    own = "{categories: [mobility], phase: 1, properties: [side_mid], days_max: 7}"
    found = write("dosage.yaml", f"frequencies:\n  - {own}\n")
    assert len(found.rules.dosage.frequencies) == len(was) + 1


def test_lights_that_are_stricter_are_taken_over(write: Write) -> None:
    found = write("guidance.yaml", "pain:\n  by_usual:\n    3: [2, 4]\n")
    assert "less is allowed than at 2" in " ".join(told(found))
    stricter = "".join(f"    {usual}: [2, 4]\n" for usual in range(4))
    found = write("guidance.yaml", f"pain:\n  by_usual:\n{stricter}")
    assert told(found) == []
    assert found.rules.guidance.pain.by_usual[3] == (2, 4)
    assert found.rules.guidance.pain.by_usual[4] == (5, 6)


TOPICS = """\
  - {topic: pacing, phases: [1, 3], again: true, source: Ours, certainty: O}
  - {topic: heat, phases: [1], source: Ours, certainty: O}
"""
WEAKER = [
    (
        "precautions.yaml",
        "precautions:\n  - id: osteoporosis\n    exclude: [flex_end]\n",
        2,
        "exclude no longer has flex_loaded, rot_end, rot_loaded, impact:moderate",
    ),
    ("precautions.yaml", "drop: {precautions: [cardiac_unstable]}\n", 1, "it is taken away"),
    (
        "precautions.yaml",
        "precautions:\n  - id: cardiac_unstable\n    stop: urgent\n",
        2,
        "it stopped (emergency); now urgent",
    ),
    (
        "precautions.yaml",
        "precautions:\n  - id: copd_hf\n    limits: {effort_max: 6}\n",
        2,
        "effort_max is 6, not 4",
    ),
    (
        "precautions.yaml",
        "precautions:\n  - id: cancer_history\n    call: []\n",
        2,
        "the sign is gone",
    ),
    ("red-flags.yaml", "drop: {red_flags: [RF-01]}\n", 1, "it is taken away"),
    (
        "red-flags.yaml",
        "red_flags:\n  - id: RF-09\n    answers:\n      - {key: fever_only, action: caution}\n",
        2,
        "the answer fever_only is caution, not urgent",
    ),
    ("red-flags.yaml", "red_flags:\n  - id: RF-04\n    escalate: []\n", 2, "weighs more beside"),
    (
        "findings.yaml",
        "findings:\n  - id: falls_two_or_more\n    adds_precautions: []\n",
        2,
        "adds_precautions no longer has fall_risk",
    ),
    ("dosage.yaml", "items_max: 6\nby_hand_only: []\n", 2, "by_hand_only no longer has"),
    ("dosage.yaml", "drop: {for_a_goal: [jog-walk]}\n", 1, "no longer kept for its goal"),
    (
        "dosage.yaml",
        "for_a_goal:\n  - {id: jog-walk, functions: [active, frail]}\n",
        2,
        "functions has more: frail",
    ),
    ("guidance.yaml", "pain: {flare_above: 4}\n", 1, "flare_above is 4, not 2"),
    (
        "measures.yaml",
        "measures:\n  - id: roland_morris\n    form: {title: How is your back today}\n",
        2,
        "not word for word as published",
    ),
    ("ages.yaml", "adult_from: 16\n", 1, "16 years are enough"),
    ("shape.yaml", "usual: {new_per_week: 3}\n", 1, "new_per_week is 3, not 2"),
    ("shape.yaml", "few: {distinct_max: {12: 14}}\n", 1, "exercises in 12 weeks is 14, not 10"),
    ("shape.yaml", "kept: {strength_weeks_min: 2}\n", 1, "strength_weeks_min is 2, not 3"),
    ("shape.yaml", "kept: {weeks_min: 1}\n", 1, "weeks_min is 1, not 2"),
    ("shape.yaml", "kept: {none_new_last_weeks: 0}\n", 1, "none_new_last_weeks is 0, not 2"),
    ("shape.yaml", "week: {sets_growth_max: 2}\n", 1, "sets_growth_max is 2.0, not 1.5"),
    (
        "shape.yaml",
        "week:\n  strength_days: {6: [mon, wed, thu]}\n",
        1,
        "6 days a week: strength work on two days in a row",
    ),
    (
        "shape.yaml",
        "week:\n  strength_days: {7: [sun, mon]}\n",
        1,
        "7 days a week: strength work on two days in a row",
    ),
    (
        "shape.yaml",
        "week:\n  strength_days: {7: [mon, wed, fri, sun]}\n",
        1,
        "days with strength work of 7 is 4, not 3",
    ),
    (
        "shape.yaml",
        "starts:\n  - {irritability: high, rungs_below_top: 1}\n",
        1,
        "high irritability, rungs_below_top is 1, not 2",
    ),
    (
        "shape.yaml",
        "starts:\n  - {irritability: high, phases_early: {frail: 1}}\n",
        1,
        "high irritability, phases_early for frail is 1, not 0",
    ),
    ("walking.yaml", "growth: [1.1, 1.5]\n", 1, "the most growth is 1.5, not 1.2"),
    ("walking.yaml", "symptom_free_share: 1.0\n", 1, "symptom_free_share is 1.0, not 0.75"),
    (
        "walking.yaml",
        "starts:\n  - {function: frail, week_min: 60}\n",
        1,
        "frail, week_min is 60, not 20",
    ),
    ("walking.yaml", "days: 3\n", 1, "as much on fewer days"),
    (
        "baselines.yaml",
        "measures:\n  - measure: chair_stands_30s\n    ladder: squat\n    rungs: {4: 7}\n"
        "    source: Us\n    certainty: O\n",
        1,
        "chair_stands_30s for squat, rung from 4 on is 7, not 4",
    ),
    (
        "baselines.yaml",
        "measures:\n  - {measure: back_hold_s, ladder: hinge, rungs: {0: 9}, source: Us,"
        " certainty: O}\n",
        1,
        "back_hold_s decides where hinge begins, whatever the function",
    ),
    (
        "baselines.yaml",
        "loads:\n  reps_left: {8: 0}\n",
        1,
        "repetitions left at effort 8 is 0, not 2",
    ),
    ("baselines.yaml", "loads: {share_of_eight: 1}\n", 1, "share_of_eight is 1.0, not 0.85"),
    ("baselines.yaml", "loads: {rungs_below_tested: 0}\n", 1, "rungs_below_tested is 0, not 1"),
    (
        "dosage.yaml",
        "irritability:\n  - {level: high, eases: {2: moderate}}\n",
        1,
        "high irritability, eases: moderate from phase 2 on, not high",
    ),
    (
        "dosage.yaml",
        "irritability:\n  - {level: moderate, opens: {3: low}}\n",
        1,
        "moderate irritability, opens: low from phase 3 on, not moderate",
    ),
    (
        "dosage.yaml",
        "placement:\n  - {function: frail, rungs_above_start: 6}\n",
        1,
        "frail: rungs_above_start is 6, not 2",
    ),
    (
        "dosage.yaml",
        "placement:\n  - {function: frail, effort_max: 8}\n",
        1,
        "frail: effort_max is 8, not 5",
    ),
    (
        "dosage.yaml",
        "jobs: {hinge: {reps: 30, hold_s: 0, times_per_day: 8, source: Us, certainty: O}}\n",
        1,
        "hinge has a dose of its own, which keeps to no range",
    ),
    ("dosage.yaml", "jobs: {direction: {times_per_day: 8}}\n", 1, "direction, times_per_day is 8"),
    ("phases.yaml", "sessions_done: 0.3\n", 1, "sessions_done is 0.3, not 0.6"),
    ("imaging.yaml", "drop: {findings: [disc_bulge]}\n", 1, "it is taken away"),
    ("imaging.yaml", "age_min: 12\n", 1, "age_min is 12, not 20"),
    (
        "imaging.yaml",
        "findings:\n  - id: disc_bulge\n    percent: [30, 40, 90, 60, 69, 77, 84]\n",
        2,
        "90 percent have it at 40, not 50",
    ),
    ("topics.yaml", "topics:\n" + TOPICS, 1, "nobody is given when-to-call"),
    ("topics.yaml", "topics:\n" + TOPICS, 3, "given to people who may not use heat"),
    ("topics.yaml", "printed_elsewhere: [heat]\n", 1, "printed_elsewhere has more: heat"),
]


@pytest.mark.parametrize(("name", "text", "line", "what"), some_rows(WEAKER, fast=5))
def test_what_is_weaker_stops_until_someone_says_why(
    write: Write, name: str, text: str, line: int, what: str
) -> None:
    found = write(name, text)
    problems = [one for one in found.problems if what in one.message]
    assert problems, told(found)
    assert all(one.severity == "problem" for one in problems)
    assert all("because:" in one.advice for one in problems)
    assert {one.line for one in problems} == {line}
    assert set(problems) <= set(found.stops)


@pytest.mark.parametrize(("name", "text", "line", "what"), some_rows(WEAKER, fast=5))
def test_what_someone_stands_for_is_advice_and_kept(
    write: Write, name: str, text: str, line: int, what: str
) -> None:
    found = write(name, SIGNED + text)
    problems = [one for one in found.problems if what in one.message]
    assert problems
    assert {one.severity for one in found.problems} == {"advice"}
    assert all(one.line == line + 2 for one in problems)
    assert found.stops == ()
    assert all(one.by == "D. Reyes" and one.because for one in found.weaker)
    assert any(what in one.what for one in found.weaker)


def test_a_reason_may_stand_in_the_entry(write: Write) -> None:
    found = write(
        "precautions.yaml",
        "precautions:\n  - id: copd_hf\n    because: Our class is watched.\n    by: D. Reyes\n"
        "    limits: {effort_max: 5}\n",
    )
    assert [one.severity for one in found.problems] == ["advice"]
    assert "Our class is watched. (D. Reyes)" in found.problems[0].advice


def test_a_reason_may_stand_at_a_topic(write: Write) -> None:
    rules = (shipped_root() / "programs" / "rules" / "topics.yaml").read_text(encoding="utf-8")
    before = "    needs_heat: true\n"
    assert rules.count(before) == 1
    found = write("topics.yaml", rules.replace(before, ""))
    assert [one.message for one in found.stops] == [
        "heat is weaker than shipped: it is given to people who may not use heat."
    ]
    found = write("topics.yaml", rules.replace(before, "    because: We ask.\n    by: D. Reyes\n"))
    assert found.stops == ()
    assert [(one.rule, one.by) for one in found.weaker] == [("heat", "D. Reyes")]


def test_a_dot_is_no_reason(write: Write) -> None:
    found = write("dosage.yaml", 'because: "."\nby: "."\nby_hand_only: []\n')
    assert found.stops


def test_a_condition_that_exercises_name_can_be_dropped(write: Write) -> None:
    """Nobody has it any more: what the shipped exercises do for it is no problem."""
    found = write("precautions.yaml", SIGNED + "drop: {precautions: [vertigo]}\n")
    assert {one.severity for one in [*found.problems, *of_all(caution_problems, found)]} == {
        "advice"
    }
    assert [one.rule for one in found.weaker] == ["vertigo"]


def test_a_name_to_drop_must_be_there(write: Write) -> None:
    found = write("precautions.yaml", SIGNED + "drop: {precautions: [osteoporosys]}\n")
    assert 'there is no "osteoporosys" to drop' in " ".join(told(found))
    assert found.stops


def test_stricter_rules_need_no_reason(write: Write) -> None:
    found = write(
        "precautions.yaml",
        "precautions:\n  - id: copd_hf\n    exclude: [breath_hold, fast]\n"
        "    limits: {effort_max: 3}\n",
    )
    assert told(found) == []
    assert found.rules.precautions["copd_hf"].limits.effort_max == 3


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("shape.yaml", "usual: {new_per_week: 1}\n"),
        ("shape.yaml", "kept: {strength_weeks_min: 4, none_new_last_weeks: 3}\n"),
        ("shape.yaml", "starts:\n  - {irritability: low, phases_early: {active: 1}}\n"),
        ("walking.yaml", "growth: [1.05, 1.1]\nbout_max_min: 20\n"),
        ("baselines.yaml", "loads: {share_of_eight: 0.7, rungs_below_tested: 2}\n"),
        ("dosage.yaml", "irritability:\n  - {level: high, eases: {3: high, 4: moderate}}\n"),
    ],
)
def test_what_is_stricter_about_the_shape_of_a_program_needs_no_reason(
    write: Write, library: Library, name: str, text: str
) -> None:
    found = write(name, text)
    assert told(found) == []
    assert found.rules != library.rules


@pytest.mark.parametrize(
    ("name", "text"),
    some_rows(
        [
            ("precautions.yaml", "\tx: 1\n"),
            ("shape.yaml", "starts: []\n"),
            ("phases.yaml", 'phases:\n  - {number: 1, ready_when: [{text: "You did {reps}."}]}\n'),
            ("precautions.yaml", ""),
            ("precautions.yaml", "precautions:\n  - id: osteoporosis\n    exclude: [hip_flex9O]\n"),
            ("dosage.yaml", "items_max: many\n"),
            ("red-flags.yaml", "red_flags: {}\n"),
            ("topics.yaml", "a_week: often\n"),
            ("words.es.yaml", "pairs: [\n"),
        ],
        fast=4,
    ),
)
def test_a_rule_file_that_cannot_be_used_stops_building(
    write: Write, clinic: Path, library: Library, name: str, text: str
) -> None:
    found = write(name, text)
    assert found.rules == library.rules  # what is in force is the shipped, and nothing is built
    planned = Workspace(Settings(clinic / "data", clinic)).plan(an_intake())
    assert isinstance(planned, RulesBroken)
    assert any(name in one.file for one in planned.problems)


def test_a_folder_that_is_not_there_stops_building(tmp_path: Path) -> None:
    workspace = Workspace(Settings(tmp_path / "data", tmp_path / "share" / "clinic"))
    planned = workspace.plan(an_intake())
    assert isinstance(planned, RulesBroken)
    assert any("folder cannot be read" in one.message for one in planned.problems)


def test_a_program_carries_what_was_weaker(write: Write, clinic: Path) -> None:
    write("dosage.yaml", SIGNED + "by_hand_only: [good-morning-band]\n")
    write("topics.yaml", SIGNED + "printed_elsewhere: [when-to-call, hurt-vs-harm, heat]\n")
    planned = Workspace(Settings(clinic / "data", clinic)).plan(an_intake())
    assert isinstance(planned, Planned)
    changes = planned.program.weaker_rules
    assert [one.rule for one in changes] == ["by_hand_only", "printed_elsewhere"]
    assert {one.by for one in changes} == {"D. Reyes"}


def test_an_exercise_that_loses_a_property_needs_a_reason(clinic: Path) -> None:
    """Untagged, a curl-up would reach whoever has thin bones."""
    shipped = Path(__file__).parents[2] / "exercises" / "core" / "core-curl.yaml"
    text = shipped.read_text(encoding="utf-8")
    line = next(one for one in text.splitlines() if "properties:" in one)
    bare = text.replace(line, "    properties: []")
    (clinic / "exercises" / "core-curl.yaml").write_text(bare, encoding="utf-8")
    found = load_library(clinic, clinic / "cache")
    (stop,) = found.stops
    assert "curl-up-mcgill is weaker than shipped: properties no longer has" in stop.message
    assert stop.line == line_of_entry(bare)
    (clinic / "exercises" / "core-curl.yaml").write_text(SIGNED + bare, encoding="utf-8")
    found = load_library(clinic, clinic / "cache")
    assert found.stops == ()
    assert [one.by for one in found.weaker] == ["D. Reyes"]


def line_of_entry(text: str) -> int:
    return next(n for n, one in enumerate(text.splitlines(), start=1) if "- id: curl-up" in one)


def test_a_template_that_leaves_less_out_needs_a_reason(clinic: Path) -> None:
    folder = clinic / "programs" / "templates"
    folder.mkdir(parents=True)
    shipped = Path(__file__).parents[2] / "programs" / "templates" / "stenosis.yaml"
    text = shipped.read_text(encoding="utf-8").replace(
        "[ext_mid, ext_end, ext_loaded]", "[ext_end]"
    )
    (folder / "stenosis.yaml").write_text(text, encoding="utf-8")
    found = load_library(clinic, clinic / "cache")
    assert any("leaves out in phase 1 no longer has ext_mid" in one.message for one in found.stops)
    (folder / "stenosis.yaml").write_text(SIGNED + text, encoding="utf-8")
    found = load_library(clinic, clinic / "cache")
    assert found.stops == ()
    assert {one.rule for one in found.weaker} == {"stenosis"}
