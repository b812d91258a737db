"""Mistakes that would reach paper, one at a time in a clinic's good file, each told at its line."""

from pathlib import Path

import pytest

from planner.library.cache import seal, unsealed
from planner.library.catalog import load_library
from planner.library.check.content import content_problems
from planner.model.exercise.exercise import Exercise
from planner.model.problem import Problem
from tests.sweeps import some_rows

ROW = """\
ladder: clinic_row
name: Clinic row
category: pull
why: Pulling well makes daily work easier.
exercises:
  - id: cable-row
    level: 1
    name: Cable row
    patient_name: Long row
    start_position: sitting
    setting: chair
    equipment: [band]
    load: light
    irritability_max: moderate
    frail_ok: false
    phase_from: 3
    phase_typical: [3, 4]
    properties: [chair_ok]
    dosage:
      {sets: 2, reps: 10, per_side: each, rest_s: 60, effort: 5, tempo: slow, days_per_week: 3}
    cautions: None beyond comfort.
    set_up: Sit on a firm chair. Hold the band in your left hand.
    steps:
      - Pull your left hand to your ribs.
      - Wait for a moment. Keep your neck long.
      - Let it go back slowly. Then change sides.
    feel: Your back and arm working.
    stop_if: Your arm hurts.
    mistake: Pulling fast. Slow down.
    cue: Pull and wait.
"""
SPANISH = """\
ladder: clinic_row
language: es
exercises:
  cable-row:
    of: "{mark}"
    patient_name: Remo largo
    set_up: Siéntese en una silla firme. Tome la banda con la mano izquierda.
    steps:
      - Lleve la mano izquierda a las costillas.
      - Espere un momento. Mantenga el cuello largo.
      - Suelte despacio. Luego cambie de lado.
    feel: La espalda y el brazo trabajan.
    stop_if: Le duele el brazo.
    mistake: Jalar rápido. Vaya despacio.
    cue: Jale y espere.
"""


def mark(clinic: Path, row: str = ROW) -> str:
    (clinic / "exercises" / "clinic_row.yaml").write_text(row, encoding="utf-8")
    return exercise(clinic).mark


def exercise(clinic: Path) -> Exercise:
    return load_library(clinic, clinic / "cache").exercises["cable-row"]


def check(clinic: Path, row: str = ROW, spanish: str = "") -> list[Problem]:
    """All that the check says of the files of a clinic."""
    right = mark(clinic)
    (clinic / "exercises" / "clinic_row.yaml").write_text(row, encoding="utf-8")
    if spanish:
        path = clinic / "exercises" / "clinic_row.es.yaml"
        path.write_text(spanish.replace("{mark}", right), encoding="utf-8")
    library = load_library(clinic, clinic / "cache")
    return [*library.problems, *content_problems(library, clinic)]


def line_of(text: str, words: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), start=1) if words in line)


def test_a_good_exercise_is_good_in_both_languages(clinic: Path) -> None:
    assert [str(one) for one in check(clinic, spanish=SPANISH)] == []


IN_AN_EXERCISE = [
    (
        "Pull your left hand to your ribs.",
        "Perceptible activation of surrounding interconnected tissue necessitates attention.",
        "hard to read",
    ),
    ("Sit on a firm chair.", "Sit with a neutral lumbar curve.", 'do not say "lumbar"'),
    ("Your arm hurts.", "Your joint feels like it is crumbling.", '"crumbling" frightens'),
    ("reps: 10", "reps: 60", "reps 60: strength has 8 to 12"),
    ("category: pull", "category: nerve_glide", "effort 5: nerve slider has 0 to 1"),
    ("Wait for a moment.", "Hold it for 2 minutes.", "the step says 2 minutes"),
    ("equipment: [band]", "equipment: []", "the words name band; equipment has not"),
    ("per_side: each", "per_side: both", "the steps change sides"),
    ("patient_name: Long row", "patient_name: Clam", '"Clam" is also what'),
    ("phase_typical: [3, 4]", "phase_typical: [4, 3]", "not a first and a last phase"),
    ("phase_typical: [3, 4]", "phase_typical: [0, 9]", "not a first and a last phase"),
    ("phase_from: 3", "phase_from: 4", "may not appear before phase 4"),
    (
        "Your back and arm working.",
        "Your back and your arm and your hand and your neck and your legs and your feet and "
        "your ribs and your hips.",
        "a sentence has ",
    ),
]


@pytest.mark.parametrize(("old", "new", "told"), some_rows(IN_AN_EXERCISE, fast=5))
def test_a_mistake_in_an_exercise_has_its_line(clinic: Path, old: str, new: str, told: str) -> None:
    assert old in ROW
    row = ROW.replace(old, new)
    found = [one for one in check(clinic, row) if told in one.message]
    assert found
    lines = {line_of(row, new), line_of(row, "Then change sides")}
    lines |= {line_of(row, "set_up")} if "equipment" in old else set()
    lines |= {line_of(row, "{sets:")} if "category" in old else set()
    assert all(one.line in lines for one in found), [str(one) for one in found]
    assert all(one.file.endswith("clinic_row.yaml") for one in found)


@pytest.mark.parametrize(
    ("frame_steps", "told"),
    [
        ("[0, 4]", "a frame shows step 4, and there are 3 steps"),
        ("[1]", "frame_steps tells 1 steps for 2 frames"),
        ("[2, 1]", "(B) would be read before (A)"),
    ],
)
def test_a_frame_of_a_step_that_is_not_there_or_was_before_is_told(
    clinic: Path, frame_steps: str, told: str
) -> None:
    drawn = f"""\
    picture:
      props: [chair]
      frame_steps: {frame_steps}
      frames:
        - posture: sitting
        - right_knee: 20
          right_foot: lifted
"""
    (found,) = [one for one in check(clinic, ROW + drawn) if one.code == "POSE02"]
    assert told in found.message
    assert found.line == line_of(ROW + drawn, "frame_steps")


def test_a_mat_that_stays_in_the_words_of_a_bed_is_told(clinic: Path) -> None:
    row = ROW.replace("setting: chair", "setting: bed").replace("[chair_ok]", "[bed_ok]")
    lying = row.replace("Sit on a firm chair.", "Sit on a mat or a firm bed.")
    (found,) = check(clinic, lying)
    assert "still reads of a mat" in found.message
    assert found.line == line_of(lying, "set_up")
    assert check(clinic, row.replace("Sit on a firm chair.", "Sit on a firm bed or mat.")) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    some_rows(
        [
            (
                "Lleve la mano izquierda a las costillas.",
                "Pull your left hand to your ribs.",
                "this is in English",
            ),
            ("la mano izquierda a las", "la mano derecha a las", "the English says left"),
            ("Le duele el brazo.", "Le duele el brazo izquierdo.", "the English does not"),
            ("Le duele el brazo.", "Siente el brazo dañado.", '"dañado" frightens'),
            ("Le duele el brazo.", "Te duele el brazo.", '"Te" is not usted'),
            ("patient_name: Remo largo", "patient_name: Long row", "this is in English"),
        ],
        fast=3,
    ),
)
def test_a_mistake_in_the_spanish_has_its_line(clinic: Path, old: str, new: str, told: str) -> None:
    assert old in SPANISH
    spanish = SPANISH.replace(old, new)
    found = [one for one in check(clinic, spanish=spanish) if told in one.message]
    assert [one.line for one in found] == [line_of(spanish, new)]
    assert found[0].file.endswith("clinic_row.es.yaml")


def test_spanish_of_another_english_is_missing_until_it_is_marked(clinic: Path) -> None:
    row = ROW.replace("Your arm hurts.", "Your arm hurts, or pain runs down your leg.")
    (problem,) = check(clinic, row, SPANISH)
    assert "the English has changed since this was written" in problem.message
    assert problem.line == line_of(SPANISH, "cable-row:")
    assert exercise(clinic).in_language == {}
    assert problem.advice.endswith(f'of: "{exercise(clinic).mark}"')
    path = clinic / "exercises" / "clinic_row.es.yaml"
    text = path.read_text(encoding="utf-8")
    right = exercise(clinic).mark
    path.write_text(text.replace(text.split('of: "')[1][:6], right), encoding="utf-8")
    assert "es" in exercise(clinic).in_language


def rules(clinic: Path, name: str, text: str, folder: str = "rules") -> list[Problem]:
    path = clinic / "programs" / folder
    path.mkdir(parents=True, exist_ok=True)
    (path / name).write_text(text, encoding="utf-8")
    library = load_library(clinic, clinic / "cache")
    return [*library.problems, *content_problems(library, clinic)]


NEW = "precautions:\n  - id: dvt_recent\n    name: Clot\n    source: Us\n    certainty: O\n"


@pytest.mark.parametrize(
    ("name", "text", "line", "told"),
    some_rows(
        [
            ("precautions.yaml", NEW + "    exclude: []\n", 6, "nothing is left out here"),
            (
                "precautions.yaml",
                NEW + "    patient_note: Your unstable vein may break.\n",
                6,
                '"unstable" frightens',
            ),
            (
                "precautions.yaml",
                NEW + "    includes: [dvt_recent]\n",
                6,
                "this precaution includes itself",
            ),
            (
                "dosage.yaml",
                "goals:\n  - name: stretch\n    reps: [9, 2]\n",
                3,
                "the least (9) is more",
            ),
            (
                "guidance.yaml",
                "pain:\n  by_usual:\n    2: [3, 3]\n",
                1,
                "amber (3) must end above green (3)",
            ),
            (
                "guidance.yaml",
                "drop:\n  call:\n"
                "    - You have had a bad fall: go to the emergency department now.\n",
                1,
                "",
            ),
            (
                "words.es.yaml",
                "language: es\npairs:\n  - en: a broom\n    es: una escoba rota\n",
                4,
                '"rota" frightens',
            ),
        ],
        fast=3,
    ),
)
def test_a_mistake_in_a_rule_has_its_line(
    clinic: Path, name: str, text: str, line: int, told: str
) -> None:
    if name == "words.es.yaml":
        from planner.library.sentences import load_sentences

        assert load_sentences(clinic)[1] == []
    found = [one for one in rules(clinic, name, text) if told in one.message]
    assert found
    assert all(one.file.endswith(name) for one in found)
    if told:
        assert line in {one.line for one in found}, [str(one) for one in found]


def test_a_sign_to_call_for_cannot_be_taken_away_unseen(clinic: Path) -> None:
    text = 'drop:\n  call:\n    - "A leg or a foot loses strength: call us on the same day."\n'
    found = [one for one in rules(clinic, "guidance.yaml", text) if "sign is gone" in one.message]
    assert found
    assert load_library(clinic, clinic / "cache").stops


def test_a_copy_of_the_rules_without_a_precaution_keeps_it(clinic: Path) -> None:
    assert rules(clinic, "precautions.yaml", NEW + "    exclude: [fast]\n") == []
    kept = load_library(clinic, clinic / "cache").rules.precautions
    assert kept["cardiac_unstable"].stop == "emergency"


def template(clinic: Path, old: str, new: str) -> list[Problem]:
    shipped = Path(__file__).parents[2] / "programs" / "templates" / "stenosis.yaml"
    text = shipped.read_text(encoding="utf-8")
    assert old in text
    return rules(clinic, "stenosis.yaml", text.replace(old, new, 1), "templates")


FIRST = "exercises: [standing-flexion-counter, knee-to-chest-single, seated-flexion-short]"


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("exercises: [knee-to-chest-double, knee-to-chest-double]", "stands here twice"),
        ("exercises: [squat-goblet]", "may be used in phase 1 yet"),
        ("exercises: [prone-press-up]", "the template itself leaves out"),
    ],
)
def test_a_lane_that_stays_empty_has_its_line(clinic: Path, new: str, told: str) -> None:
    found = [one for one in template(clinic, FIRST, new) if told in one.message]
    assert len(found) == 1
    text = (clinic / "programs" / "templates" / "stenosis.yaml").read_text(encoding="utf-8")
    assert found[0].line == line_of(text, new)


def test_a_lane_that_ends_before_it_enters_has_its_line(clinic: Path) -> None:
    found = template(clinic, "  - name: Hinge\n", "  - name: Hinge\n    ends: 1\n")
    (told,) = (one for one in found if "Hinge ends before it enters" in one.message)
    text = (clinic / "programs" / "templates" / "stenosis.yaml").read_text(encoding="utf-8")
    assert told.line == line_of(text, "ends: 1")


def test_two_lanes_of_one_name_are_told(clinic: Path) -> None:
    found = template(clinic, "  - name: Hinge\n", "  - name: Squat\n")
    assert any("two lanes are called Squat" in one.message for one in found)
    assert load_library(clinic, clinic / "cache").stops


def test_a_lane_on_a_ladder_that_is_not_there_has_its_line(clinic: Path) -> None:
    found = template(clinic, "    job: hinge\n", "    job: hinge\n    ladder: hnge\n")
    (told,) = (one for one in found if 'there is no ladder "hnge"' in one.message)
    text = (clinic / "programs" / "templates" / "stenosis.yaml").read_text(encoding="utf-8")
    assert told.line == line_of(text, "ladder: hnge")


NOWHERE = [
    (
        "baselines.yaml",
        "measures:\n  - measure: plank_s\n    ladder: core_plnk\n    rungs: {0: 1}\n"
        "    source: Us\n    certainty: O\n",
        3,
        'plank_s: there is no ladder "core_plnk"',
    ),
    (
        "shape.yaml",
        "week:\n  a_patterns: [hinge, pus, carry]\n",
        2,
        'a_patterns: there is no pattern "pus"',
    ),
    (
        "dosage.yaml",
        "jobs:\n  directoin: {reps: 5, hold_s: 0, times_per_day: 1, source: Us, certainty: O}\n",
        2,
        'there is no job "directoin"',
    ),
    (
        "dosage.yaml",
        "placement:\n  - function: frail\n    levels: {hnge: [1, 1]}\n",
        3,
        'frail: there is no ladder "hnge"',
    ),
    ("dosage.yaml", "by_hand_only:\n  - jog-wlk\n", 2, 'there is no exercise "jog-wlk"'),
    (
        "findings.yaml",
        "findings:\n  - id: falls_two_or_more\n    start_level: {balnce: [1, 2]}\n",
        3,
        'there is no ladder "balnce"',
    ),
    (
        "phases.yaml",
        "phases:\n  - number: 1\n    ready_when:\n      - {text: You feel well., job: wlk}\n",
        4,
        'phase 1: there is no job "wlk"',
    ),
    (
        "goals.yaml",
        "goals:\n  - words: [sail]\n    serves: [pull]\n    task: [row-bot]\n",
        4,
        'sail: there is no exercise "row-bot"',
    ),
]


@pytest.mark.parametrize(("name", "text", "line", "told"), some_rows(NOWHERE, fast=3))
def test_a_name_in_a_rule_that_leads_nowhere_has_its_line(
    clinic: Path, name: str, text: str, line: int, told: str
) -> None:
    found = [one for one in rules(clinic, name, text) if told in one.message]
    assert [(one.line, one.file.endswith(name)) for one in found] == [(line, True)]


def test_a_topic_is_read_line_by_line(clinic: Path) -> None:
    text = "# Driving\n\nTake short trips first.\n\n- Your discs are not crumbling.\n"
    found = rules(clinic, "driving.en.md", text, "topics")
    assert [(one.line, "frightens" in one.message) for one in found] == [(5, True)]


def test_a_cache_that_was_touched_is_not_believed(clinic: Path) -> None:
    mark(clinic)
    for file in (clinic / "cache").glob("ladders-*.json"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("Your arm hurts.", "Jump off the roof."), encoding="utf-8")
    assert exercise(clinic).stop_if == "Your arm hurts."


def test_a_cache_of_other_code_is_not_read(clinic: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark(clinic)
    for file in (clinic / "cache").glob("ladders-*.json"):
        text = (unsealed(file.read_bytes()) or b"").decode()
        file.write_bytes(seal(text.replace("Your arm hurts.", "Jump off the roof.").encode()))
    assert exercise(clinic).stop_if == "Jump off the roof."
    for file in (clinic / "cache").glob("library-*"):
        file.unlink()
    monkeypatch.setattr("planner.library.file_cache._readers", lambda: "another")
    assert exercise(clinic).stop_if == "Your arm hurts."
