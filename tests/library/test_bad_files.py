"""Clinic files with mistakes: each is named with file and line, and hides nothing else."""

import json
from pathlib import Path

import pytest

from planner.library.catalog import load_library
from planner.library.intake_file import intake_from, read_intake
from planner.library.search import Search
from planner.library.shipped import shipped_root
from planner.library.unusable import LibraryUnusable
from planner.library.yaml_source import MAX_BYTES, parse_yaml, read_yaml
from planner.model.library import Library
from planner.model.problem import Problem
from tests.conftest import an_intake
from tests.sweeps import some_rows

SHIPPED = shipped_root() / "programs" / "templates"

GOOD = """\
ladder: clinic_bow
name: Clinic bow
category: hinge
why: Bowing well makes lifting easier.
exercises:
  - id: clinic-bow
    level: 1
    name: Clinic bow
    patient_name: Bow
    start_position: standing
    setting: standing
    irritability_max: high
    frail_ok: true
    phase_from: 1
    phase_typical: [1, 2]
    properties: [upright_long]
    dosage: {sets: 2, reps: 8, rest_s: 30, effort: 3, tempo: slow, days_per_week: 5}
    cautions: None beyond comfort.
    set_up: Stand tall.
    steps: [Bend from your hips., Look ahead., Stand up again.]
    feel: Your seat working.
    stop_if: It hurts.
    mistake: Rushing. Slow down.
    cue: Bow.
"""


def load(clinic: Path, text: str, name: str = "clinic_bow.yaml") -> Library:
    (clinic / "exercises" / name).write_text(text)
    return load_library(clinic, clinic / "cache")


def problems(clinic: Path, text: str) -> list[Problem]:
    return list(load(clinic, text).problems)


def test_a_clinic_adds_its_own_ladder(clinic: Path, library: Library) -> None:
    loaded = load(clinic, GOOD)
    assert loaded.problems == ()
    assert loaded.exercises["clinic-bow"].category == "hinge"
    assert len(loaded.exercises) == len(library.exercises) + 1


def test_a_clinic_names_its_exercises_as_it_speaks(clinic: Path) -> None:
    """Each name is of an exercise of the ladder."""
    folder = clinic / "exercises"
    named = GOOD.replace("exercises:\n", "aliases: {clinic-bow: [stoop]}\nexercises:\n")
    (folder / "clinic_bow.yaml").write_text(named)
    library = load_library(clinic)
    assert library.problems == ()
    assert [one.id for one in Search(library).find("stoop")] == ["clinic-bow"]
    wrong = named.replace("{clinic-bow: [stoop]}", "{clinic-bwo: [stoop]}")
    (folder / "clinic_bow.yaml").write_text(wrong)
    (problem,) = load_library(clinic).problems
    assert (problem.line, "clinic-bwo" in problem.message) == (5, True)


def test_a_clinic_replaces_a_shipped_ladder(clinic: Path, library: Library) -> None:
    loaded = load(clinic, GOOD.replace("clinic_bow", "run"), "run.yaml")
    assert loaded.ladders["run"].exercises == ("clinic-bow",)
    assert "jog-walk" not in loaded.exercises


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    some_rows(
        [
            ("    level: 1\n", "    levle: 1\n", 7, 'Did you mean "level"?'),
            ("reps: 8", "rep: 8", 17, 'Did you mean "reps"?'),
            ("    level: 1", "    level: one", 7, "does not fit"),
            ("tempo: slow", "tempo: slwo", 17, 'Did you mean "slow"?'),
            ("category: hinge", "category: hing", 3, 'Did you mean "hinge"?'),
            ("    cue: Bow.\n", "", 6, '"cue" is missing'),
            ("[upright_long]", "[upright_lng]", 16, 'Did you mean "upright_long"?'),
            ("effort: 3", "effort: 30", 17, "dosage.effort: 30 does not fit"),
            ("    level: 1", "    level: 2", 7, "starts at level 2"),
            ("  - id: clinic-bow", "  - id: Clinic Bow", 6, '"Clinic Bow" does not fit'),
            ("    feel: Your", "    feel: a\n    feel: Your", 22, "stands here twice"),
            ("why: Bowing", "why: &a Bowing", None, ""),
            ("  - id: clinic-bow", "  - id: [clinic", 6, "not valid YAML"),
        ],
        fast=5,
    ),
)
def test_every_mistake_has_its_line_and_advice(
    clinic: Path, old: str, new: str, line: int | None, words: str
) -> None:
    assert old in GOOD
    found = problems(clinic, GOOD.replace(old, new))
    if line is None:
        assert found == []
        return
    assert any(words in str(p) and p.line in (line, line + 1) for p in found), [
        str(p) for p in found
    ]
    assert all(p.file.endswith("bow.yaml") for p in found)


def test_one_bad_exercise_does_not_hide_the_others(clinic: Path) -> None:
    second = GOOD[GOOD.index("  - id") :].replace("clinic-bow", "clinic-bow-deep")
    second = second.replace("level: 1", "level: 2").replace("reps: 8", "reps: many")
    third = GOOD[GOOD.index("  - id") :].replace("clinic-bow", "clinic-bow-more")
    third = third.replace("level: 1", "level: 2")
    loaded = load(clinic, GOOD + second + third)
    assert {"clinic-bow", "clinic-bow-more"} <= loaded.exercises.keys()
    assert "clinic-bow-deep" not in loaded.exercises
    assert len(loaded.problems) == 1


def test_a_gap_in_a_ladder_is_named(clinic: Path) -> None:
    second = GOOD[GOOD.index("  - id") :].replace("clinic-bow", "clinic-bow-deep")
    found = problems(clinic, GOOD + second.replace("level: 1", "level: 3"))
    assert any("gap: no level between 1 and 3" in p.message for p in found)


def test_an_id_used_twice_names_both_places(clinic: Path) -> None:
    found = problems(clinic, GOOD.replace("clinic-bow", "glute-set"))
    assert any(
        '"glute-set" is already used in exercises/patterns/hinge.yaml:' in p.message for p in found
    )
    twice = GOOD + GOOD[GOOD.index("  - id") :]
    assert any("twice" in p.message for p in problems(clinic, twice))


def test_a_template_naming_an_unknown_exercise(clinic: Path) -> None:
    folder = clinic / "programs" / "templates"
    folder.mkdir(parents=True)
    shipped = Path(__file__).parents[2] / "programs" / "templates" / "strain.yaml"
    text = shipped.read_text().replace("exercises: [bird-dog,", "exercises: [bird-dgo,")
    (folder / "strain.yaml").write_text(text)
    loaded = load_library(clinic, clinic / "cache")
    assert any('no exercise "bird-dgo"' in str(p) and p.line for p in loaded.problems)


def test_broken_rules_leave_the_shipped_ones_in_force(clinic: Path, library: Library) -> None:
    folder = clinic / "programs" / "rules"
    folder.mkdir(parents=True)
    (folder / "precautions.yaml").write_text("precautions:\n  - {id: mine, name: Mine}\n")
    loaded = load_library(clinic, clinic / "cache")
    assert loaded.rules.precautions == library.rules.precautions
    assert any("precautions.yaml:2" in str(p) for p in loaded.problems)


def rule_file(clinic: Path, name: str, old: str, new: str) -> None:
    """A clinic's own copy of a shipped rule file, with one change."""
    text = (shipped_root() / "programs" / "rules" / name).read_text(encoding="utf-8")
    assert old in text
    target = clinic / "programs" / "rules" / name
    target.parent.mkdir(parents=True)
    target.write_text(text.replace(old, new), encoding="utf-8")


def test_a_clinic_lays_its_own_review_over_the_shipped_one(clinic: Path) -> None:
    rule_file(clinic, "review.yaml", "classes_max: 1", "classes_max: 2")
    loaded = load_library(clinic, clinic / "cache")
    assert loaded.rules.review.load_jump.classes_max == 2
    (told,) = loaded.problems
    assert told.file.endswith("review.yaml")
    assert "weaker than shipped" in told.message
    assert loaded.stops == (told,), "nobody stands for it yet"


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("review.yaml", "classes_max: 1", "classes_max: 9", "load_jump.classes_max"),
        ("review.yaml", "classes_max: 1", "clases_max: 1", 'Did you mean "classes_max"?'),
        ("review.yaml", "certainty: O", "certainty: X", "certainty"),
        ("selection.yaml", "phases: [1, 2]", "phases: [1, 7]", "early_exclusions.phases.1"),
        ("selection.yaml", "microbreak]", "mikrobreak]", 'there is no ladder "mikrobreak"'),
    ],
)
def test_a_mistake_in_the_review_or_the_selection_has_its_line(
    clinic: Path, library: Library, name: str, old: str, new: str, words: str
) -> None:
    rule_file(clinic, name, old, new)
    loaded = load_library(clinic, clinic / "cache")
    told = [str(one) for one in loaded.problems]
    assert any(words in one and f"programs/rules/{name}:" in one for one in told), told
    assert loaded.rules.review == library.rules.review


def test_a_template_of_ones_own_is_a_presentation_and_another_word_is_told_once(
    clinic: Path,
) -> None:
    folder = clinic / "programs" / "templates"
    folder.mkdir(parents=True)
    text = (SHIPPED / "strain.yaml").read_text(encoding="utf-8")
    (folder / "post-discectomy.yaml").write_text(text.replace("id: strain", "id: post_discectomy"))
    assert "post_discectomy" in load_library(clinic, clinic / "cache").presentations
    (folder / "neck.yaml").write_text(text.replace("id: strain", "id: nek"))
    (neck,) = load_library(clinic, clinic / "cache").problems
    line = 1 + text[: text.index("id: strain")].count("\n")
    assert str(neck).startswith(f'{folder / "neck.yaml"}:{line}: id: "nek" is not known here.')
    assert 'Did you mean "neck"?' in neck.advice
    assert "stenosis" in neck.advice
    assert "post_discectomy" in neck.advice
    assert "literal" not in str(neck)


@pytest.mark.parametrize(
    ("prop", "words"),
    [
        ("mta", 'frames: props.0: "mta" is not known here. Did you mean "mat"?'),
        ("{kind: pilow, under: head}", 'kind: "pilow" is not known here. Did you mean "pillow"?'),
        ("{kind: pillow, undr: head}", 'Did you mean "under"?'),
        ("5", "5 "),
    ],
)
def test_a_prop_that_is_neither_word_nor_fields_is_told_once(
    clinic: Path, prop: str, words: str
) -> None:
    picture = "    picture: {view: side, props: [PROP], frames: [{posture: hooklying}]}\n"
    (problem,) = problems(clinic, GOOD + picture.replace("PROP", prop))
    assert words.removeprefix("frames: ") in str(problem)
    assert problem.line == GOOD.count("\n") + 1
    assert not any(mark in str(problem) for mark in ("literal", "function-", "union"))


def test_no_rules_at_all_is_unusable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("planner.library.layers.shipped_root", lambda: tmp_path)
    with pytest.raises(LibraryUnusable) as caught:
        load_library(cache_folder=tmp_path)
    assert caught.value.problems


BOMB = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
)


def test_a_yaml_bomb_is_refused(clinic: Path) -> None:
    found = problems(clinic, BOMB)
    assert any("aliases" in p.message and p.line == 2 for p in found)


def test_deep_nesting_is_refused() -> None:
    for deep in ("[" * 3000 + "]" * 3000, "[" * 200_000, "- " * 100_000, '{"a":' * 50_000):
        (problem,) = parse_yaml(f"weeks: 8\nx:\n {deep}", "deep.yaml").problems
        assert (problem.message, problem.line) == ("this is nested too deeply.", 3)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("012", "Write 12"),
        ("020", "Write 20"),
        ("-007", "Write -7"),
        ("0x1F", "Write it as 12"),
        ("0b11", "Write it as 12"),
        ("1_000", "Write it as 12"),
        ("1:30", "Write it as 12"),
        ("1e3.", ""),
        ("1.5e+3", "Write it as 12"),
        (".5", "Write it as 12"),
        (".inf", "Write it as 12"),
        (".nan", "Write it as 12"),
        ("12345678901234567890", "Write it as 12"),
    ],
)
def test_a_number_that_may_be_read_as_another_is_refused(written: str, words: str) -> None:
    """012 is ten to a reader of YAML 1.1 and twelve to the therapist who wrote it."""
    source = parse_yaml(f"weeks: 8\nsets: {written}\n", "intake.yaml")
    if not words:
        assert source.data == {"weeks": 8, "sets": written}
        return
    (problem,) = source.problems
    assert source.data is None
    assert (problem.line, written in problem.message) == (2, True)
    assert words in problem.message


def test_plain_values_are_what_they_look_like() -> None:
    text = """\
numbers: [0, 8, -3, +4, 1.50, -0.5]
words: [yes, Off, null, ~, "012", '8', 555 0100, 2026-11-28, 08, 1.2.3, ., -, +, "", <<, 1 000]
"""
    assert parse_yaml(text.replace(" -,", ' "-",'), "a.yaml").data == {
        "numbers": [0, 8, -3, 4, 1.5, -0.5],
        "words": [
            *(True, False, None, None, "012", "8", "555 0100", "2026-11-28", "08", "1.2.3"),
            *(".", "-", "+", "", "<<", "1 000"),
        ],
    }


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\n---\nb: 2\n", 2, "second document"),
        ("a: 1\nb: !!python/name:os.system x\n", 2, "tags like"),
        ("a: 1\nb: !!python/object:os.system {}\n", 2, "tags like"),
        ("a: 1\n? [b]\n: 2\n", 2, "single word"),
        ("a: 1\nb: *nowhere\n", 2, "not"),
        ("a: 1\nb: {c: 1, c: [2, 3]}\n", 2, "stands here twice"),
        ("a: 1\ncolor: #7a1f5c\n", 2, "taken for a remark"),
        ("a: 1\nname: Room #2\n", 2, "taken for a remark"),
    ],
)
def test_what_yaml_can_and_a_file_here_must_not(text: str, line: int, words: str) -> None:
    source = parse_yaml(text, "a.yaml")
    (problem,) = source.problems
    assert source.place_of("a word that is nowhere") == ()
    assert problem.line == line
    assert words in problem.message


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    source = read_yaml(path)
    assert "larger than" in str(source.problems[0])
    assert path.stat().st_size > MAX_BYTES


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe\x00bad", b"patient: \x00", b"- 1\n- 2\n", b"", b"!!python/object:os.system x"],
)
def test_intakes_that_are_not_intakes(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "intake.yaml"
    path.write_bytes(content)
    file = read_intake(path)
    assert file.intake is None
    assert file.problems
    assert all(str(p).startswith(str(path)) for p in file.problems)


def test_an_intake_with_several_mistakes_names_each(tmp_path: Path) -> None:
    path = tmp_path / "intake.yaml"
    path.write_text(
        "patient: {name: A, birthyear: 1957}\n"
        "presentation: stenois\n"
        "weeks: 20\n"
        "days_per_week: five\n"
        "equipment: [chair, trampoline]\n"
    )
    file = read_intake(path)
    text = "\n".join(str(p) for p in file.problems)
    for words in (
        f"{path}:1: patient.birthyear",
        'Did you mean "birth_year"?',
        f"{path}:2: presentation",
        'Did you mean "stenosis"?',
        f"{path}:3: weeks",
        f"{path}:4: days_per_week",
        f"{path}:5: equipment.1",
    ):
        assert words in text


def test_a_file_is_read_again_only_when_it_changed(clinic: Path) -> None:
    path = clinic / "exercises" / "clinic_bow.yaml"
    assert load(clinic, GOOD).exercises["clinic-bow"].cue == "Bow."
    path.write_text(GOOD.replace("cue: Bow.", "cue: Bow low."))
    assert load_library(clinic, clinic / "cache").exercises["clinic-bow"].cue == "Bow low."


def test_a_broken_cache_is_done_without(clinic: Path) -> None:
    load(clinic, GOOD)
    for file in (clinic / "cache").iterdir():
        file.write_text("{not json")
    assert "clinic-bow" in load_library(clinic, clinic / "cache").exercises


@pytest.mark.parametrize(
    ("weights", "meant"),
    [("[2,5]", None), ("[4, 2,5]", None), ("[2, 5]", (2, 5)), ("[2.5,4]", (2.5, 4))],
)
def test_a_comma_in_a_weight_is_not_guessed_at(
    weights: str, meant: tuple[float, ...] | None
) -> None:
    """In Spanish 2,5 is one weight, and in a list it is two."""
    intake = an_intake().model_dump_json(exclude={"weights_kg"})
    as_yaml = f"weights_kg: {weights}\n" + "".join(
        f"{key}: {json.dumps(value)}\n" for key, value in json.loads(intake).items()
    )
    found = intake_from(as_yaml.encode(), "i.yaml")
    assert (found.intake and found.intake.weights_kg) == meant
    assert [one.line for one in found.problems] == ([] if meant else [1])
    as_json = json.dumps({**json.loads(intake), "weights_kg": [2, 5]}, separators=(",", ":"))
    assert intake_from(as_json.encode(), "i.json").intake is not None
