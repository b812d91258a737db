"""What a clinic changes by id and key: it holds, the rest stays, what no longer fits is told."""

from pathlib import Path

import pytest

from planner import __version__
from planner.building.build import build
from planner.library.chain import LibraryThing, chain
from planner.library.check.codes import explained
from planner.library.sentences import load_sentences
from planner.library.topics import load_topics
from planner.model.library import Library
from tests.conftest import an_intake
from tests.library.clinic_files import changes, checked, loaded, told, write
from tests.sweeps import some_rows

CLAM_FEEL = "The side of your top hip and buttock working."


MEETING = """\
because: Staff meeting of 12 November.
by: D. Reyes
changes:
  - change: exercise clam
    set:
      feel:
        was: The side of your top hip and buttock working.
        now: The side of your top hip and your seat working.
        es: Trabajo en el costado de la cadera de arriba y en el glúteo.
      dosage.days_per_week: {was: 4, now: 3}
      stop_if:
        was: You feel a pinch in your hip, or pain runs down your leg.
        now: You feel a pinch in your hip or groin, or pain runs down your leg.
        es: Siente un pellizco en la cadera o en la ingle, o un dolor que baja por la pierna.
  - change: template stenosis
    set:
      lanes: {drop: [Hip and core]}
      lanes.Balance.enters: {was: 2, now: 3}
  - change: rules
    set:
      dosage.items_max: {was: 5, now: 4}
      precautions:
        add:
          - id: abdominal_surgery_recent
            name: Belly surgery, under 6 weeks
            exclude: ["load:heavy"]
            source: Our surgeons
            certainty: O
retire:
  - {exercise: wall-push-up, instead: counter-push-up, since: 2026-11-28}
  - {exercise: stair-climb, since: 2026-11-28}
"""


@pytest.mark.slow
def test_five_wishes_of_a_staff_meeting_take_one_file_of_few_lines(
    clinic: Path, library: Library
) -> None:
    """They took 12 files and 3,951 copied lines as copies."""
    write(clinic, "changes/meeting.yaml", MEETING)
    assert len(MEETING.splitlines()) <= 60
    assert told(clinic) == []
    found = loaded(clinic)
    clam, was = found.exercises["clam"], library.exercises["clam"]
    assert clam.feel == "The side of your top hip and your seat working."
    assert clam.dosage == was.dosage.model_copy(update={"days_per_week": 3})
    assert clam.in_language["es"].stop_if.endswith("o un dolor que baja por la pierna.")
    assert clam.in_language["es"].steps == was.in_language["es"].steps
    assert "Hip and core" not in [lane.name for lane in found.templates["stenosis"].lanes]
    assert found.rules.dosage.items_max == 4
    assert found.rules.precautions["abdominal_surgery_recent"].exclude == ("load:heavy",)
    assert found.exercises.keys() == library.exercises.keys() - {"wall-push-up", "stair-climb"}
    untouched = found.exercises.keys() - {"clam"}
    assert all(found.exercises[key] == library.exercises[key] for key in untouched)


def test_a_retired_exercise_is_in_no_program_and_what_stands_instead_is(clinic: Path) -> None:
    write(clinic, "changes/meeting.yaml", MEETING)
    found = loaded(clinic)
    for presentation in sorted(found.presentations):
        for function in ("frail", "older_steady", "deconditioned", "active"):
            intake = an_intake(presentation=presentation, function=function, weeks=12)
            program = build(intake, found).program
            assert program is not None
            assert program.exercises.keys().isdisjoint(found.retired)
    named = {name for t in found.templates.values() for lane in t.lanes for name in lane.exercises}
    assert named <= found.exercises.keys()
    assert found.retired["wall-push-up"].instead == "counter-push-up"


def test_what_stands_instead_is_not_let_through_where_the_retired_one_was(
    clinic: Path, library: Library
) -> None:
    """An exclusion that spares one exercise spares that one."""
    spared = [(p.id, name) for p in library.rules.precautions.values() for name in p.allow]
    rule, name = spared[0]
    changes(clinic, f"retire:\n  - {{exercise: {name}, instead: clam}}\n")
    assert "clam" not in loaded(clinic).rules.precautions[rule].allow


def test_an_empty_rung_stays_a_gap_and_programs_climb_over_it(
    clinic: Path, library: Library
) -> None:
    ladder = library.ladders["squat"]
    level = library.top("squat") // 2
    gone = [one.id for one in library.rungs("squat", level)]
    changes(clinic, "retire:\n" + "".join(f"  - {{exercise: {name}}}\n" for name in gone))
    found = loaded(clinic)
    assert not found.rungs("squat", level)
    assert found.next_level("squat", level - 1) == level + 1
    assert all(
        found.exercises[key].level == library.exercises[key].level
        for key in ladder.exercises
        if key not in gone
    )


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("change: exercise clam\nset:\n  stop_if: {was: Other., now: You feel a pinch.}\n", True),
        ("change: exercise clam\nset:\n  feel: {was: Other., now: Your hip works.}\n", False),
        ("change: rule pregnancy_stop\nset:\n  stop: {was: caution, now: emergency}\n", True),
        ("change: rule pregnancy\nset:\n  limits.effort_max: {was: 9, now: 4}\n", True),
        ("change: rule osteoporosis\nset:\n  name: {was: Brittle, now: Low bone mass}\n", False),
        ("change: rules\nset:\n  dosage.items_max: {was: 9, now: 4}\n", False),
    ],
)
def test_nothing_is_built_on_a_safety_rule_that_was_changed_under_a_change(
    clinic: Path, text: str, stops: bool
) -> None:
    path = changes(clinic, text)
    found = [(one.code, one.file) for one in loaded(clinic).stops]
    assert found == [("SHELF01", str(path))] * stops


IN_A_CHANGE = [
    ("change: exercise clamm\nset: {feel: {was: a, now: b}}\n", "SHELF02", 3, "problem"),
    ("change: exercise clam\nset: {feal: {now: b}}\n", "FIELD01", 4, "problem"),
    ("change: exercise clam\nset:\n  dosage.sots: {now: 3}\n", "FIELD01", 5, "problem"),
    (
        "change: exercise clam\nset:\n  dosage.sets: {was: 2, now: two}\n",
        "FIELD03",
        5,
        "problem",
    ),
    ("change: exercise clam\nset:\n  steps.9: {was: a, now: b}\n", "SHELF02", 5, "problem"),
    ("change: exercise clam\nset: {id: {was: clam, now: b}}\n", "SHELF03", 4, "problem"),
    ("change: exercise clam\nset: {feel: B}\n", "SHELF03", 4, "problem"),
    ("change: exercise clam\nset: {feel: {is: B}}\n", "SHELF03", 4, "problem"),
    ("change: clam\nset: {feel: {now: B}}\n", "SHELF03", 3, "problem"),
    ("changes: {}\n", "SHELF03", 3, "problem"),
    ("change: exercise clam\n", "SHELF03", 3, "problem"),
    ("change: exercise clam\nset:\n  feel: {was: Other., now: B.}\n", "SHELF01", 5, "advice"),
    (
        "change: exercise clam\nset:\n  stop_if: {was: Other., now: B.}\n",
        "SHELF01",
        5,
        "problem",
    ),
    ("change: exercise clam\nset:\n  feel: {now: B.}\n", "SHELF04", 5, "advice"),
    ("change: exercise clam\nset:\n  stop_if: {now: B.}\n", "SHELF04", 5, "problem"),
    ("change: exercise clam\nset:\n  properties: {drop: [prone]}\n", "SHELF08", 5, "problem"),
    ("change: exercise clam\nset:\n  properties: {add: [bed_ok]}\n", "SHELF05", 5, "advice"),
    ("change: exercise clam\nset:\n  properties: {add: [flying]}\n", "FIELD04", 5, "problem"),
    (
        "change: exercise clam\nset:\n  load: {was: bodyweight, now: heavy}\n",
        "SAFE03",
        5,
        "problem",
    ),
    (
        "change: exercise clam\nset:\n  properties: {drop: [sidelying]}\n",
        "SAFE03",
        5,
        "problem",
    ),
    (
        "change: exercise clam\nset:\n  dosage.reps: {was: 12, now: 60}\n",
        "DOSE01",
        5,
        "problem",
    ),
    (
        f"change: exercise clam\nset:\n  feel:\n    was: {CLAM_FEEL}\n    now: A crumbling hip.\n",
        "WORDS01",
        5,
        "problem",
    ),
    (
        f"change: exercise clam\nset:\n  feel:\n    was: {CLAM_FEEL}\n"
        "    now: Perceptible activation of the periscapular musculature bilaterally.\n",
        "WORDS02",
        5,
        "problem",
    ),
    (
        f"change: exercise clam\nset:\n  feel:\n    was: {CLAM_FEEL}\n"
        "    now: Your hip works.\n    es: You feel your hip working.\n",
        "LANG04",
        8,
        "problem",
    ),
    (
        f"change: exercise clam\nset:\n  feel:\n    was: {CLAM_FEEL}\n    now: For 3 breaths.\n"
        "    es: Por 5 respiraciones.\n",
        "LANG02",
        8,
        "problem",
    ),
    (
        f"change: exercise clam\nset:\n  feel: {{was: {CLAM_FEEL}, now: Your hip works.}}\n",
        "LANG01",
        5,
        "advice",
    ),
    (
        "change: exercise clam\nset:\n  picture.frames.2.knees_out: {was: 35, now: 135}\n",
        "POSE01",
        5,
        "problem",
    ),
    ("change: template stenosiss\nset: {name: {was: a, now: b}}\n", "SHELF02", 3, "problem"),
    (
        "change: template stenosis\nset:\n  lanes.Balance.exercises: {add: [clamm]}\n",
        "NAME01",
        5,
        "problem",
    ),
    (
        "change: template stenosis\nset:\n  lanes.Hinj.enters: {was: 2, now: 3}\n",
        "SHELF02",
        5,
        "problem",
    ),
    ("change: rules\nset:\n  dosage.items_max: {was: 5, now: 0}\n", "FIELD03", 5, "problem"),
    ("change: rules\nset:\n  dosing.items_max: {was: 5, now: 4}\n", "SHELF02", 5, "problem"),
    ("change: rule vertigoo\nset: {name: {was: a, now: b}}\n", "SHELF02", 3, "problem"),
    ("change: rule osteoporosis\nset:\n  exclude: {drop: [rot_end]}\n", "SAFE02", 5, "advice"),
    ("change: topic heet\nset: {title: {was: a, now: b}}\n", "SHELF02", 3, "problem"),
    (
        "change: topic heat\nset:\n  lines.1: {was: a, now: A torn disc.}\n",
        "WORDS01",
        5,
        "problem",
    ),
    ("retire:\n  - {exercise: clamm}\n", "SHELF02", 4, "problem"),
    ("retire:\n  - {exercise: clam, instead: clamm}\n", "SHELF02", 4, "problem"),
    ("retire:\n  - {exercise: clam}\n  - {exercise: clam}\n", "SHELF10", 5, "problem"),
    ("retire:\n  - {excercise: clam}\n", "SHELF03", 4, "problem"),
    ("change: exercise clam\nset: {feel: {was: a\n", "YAML01", 4, "problem"),
    (
        "change: exercise clam\nset:\n  feel: {now: a}\n  feel: {now: b}\n",
        "YAML03",
        6,
        "problem",
    ),
]


@pytest.mark.parametrize(("text", "code", "line", "severity"), some_rows(IN_A_CHANGE, fast=4))
def test_a_mistake_in_a_change_is_told_at_its_line_with_its_code(
    clinic: Path, text: str, code: str, line: int, severity: str
) -> None:
    path = changes(clinic, text)
    found = checked(clinic)
    mine = [(one.code, one.line, one.severity) for one in found if one.file == str(path)]
    assert (code, line, severity) in mine, [str(one) for one in found]
    assert all(explained(one.code) for one in found)


def test_two_changes_of_one_value_are_told(clinic: Path) -> None:
    text = "change: exercise clam\nset:\n  dosage.sets: {was: 2, now: 3}\n"
    changes(clinic, text, "a")
    second = changes(clinic, text.replace("now: 3", "now: 1"), "b")
    assert [one.line for one in checked(clinic) if one.code == "SHELF10"] == [5]
    assert any(one.file == str(second) for one in checked(clinic))


def test_a_change_without_a_reason_is_told(clinic: Path) -> None:
    write(clinic, "changes/a.yaml", "change: exercise clam\nset: {dosage.sets: {was: 2, now: 3}}\n")
    assert told(clinic) == [("SHELF06", 1, "problem")]


def test_weaker_without_who_decided_it_stops_building(clinic: Path) -> None:
    text = "change: rule osteoporosis\nbecause: We like it.\nset:\n  exclude: {drop: [rot_end]}\n"
    path = write(clinic, "changes/a.yaml", text)
    found = loaded(clinic)
    (stop,) = found.stops
    assert (stop.file, stop.line, stop.code) == (str(path), 4, "SAFE01")
    write(clinic, "changes/a.yaml", f"by: D. Reyes\n{text}")
    found = loaded(clinic)
    assert not found.stops
    (weaker,) = found.weaker
    assert (weaker.rule, weaker.because, weaker.by) == ("osteoporosis", "We like it.", "D. Reyes")


def test_a_file_of_changes_that_cannot_be_read_stops_building(clinic: Path) -> None:
    """It may have held what keeps a patient safe."""
    write(clinic, "changes/a.yaml", "change: [rules\n")
    assert loaded(clinic).stops


def test_a_change_of_a_rule_reaches_programs(clinic: Path, library: Library) -> None:
    changes(clinic, "change: rule osteoporosis\nset:\n  exclude: {add: [sidelying]}\n")
    found = loaded(clinic)
    before = library.rules.precautions["osteoporosis"].exclude
    assert found.rules.precautions["osteoporosis"].exclude == (*before, "sidelying")
    intake = an_intake(precautions=["osteoporosis"])
    program = build(intake, found).program
    assert program is not None
    assert all("sidelying" not in one.properties for one in program.exercises.values())


def test_a_sentence_of_the_rules_is_changed_in_both_languages(
    clinic: Path, library: Library
) -> None:
    was = library.rules.guidance.micro_break
    changes(
        clinic,
        f"change: rules\nset:\n  guidance.micro_break:\n    was: {was!r}\n"
        "    now: Stand up each half hour.\n    es: Levántese cada media hora.\n",
    )
    assert loaded(clinic).rules.guidance.micro_break == "Stand up each half hour."
    pairs, problems = load_sentences(clinic)
    assert pairs["es"]["Stand up each half hour."] == "Levántese cada media hora."
    assert problems == []


def test_a_line_of_a_topic_is_changed_in_both_languages(clinic: Path) -> None:
    shipped = load_topics()
    english, spanish = shipped.find("heat", "en"), shipped.find("heat", "es")
    assert english is not None
    assert spanish is not None
    changes(
        clinic,
        f"change: topic heat\nset:\n  title: {{was: {english.title}, now: Warmth, es: Calor}}\n",
    )
    found = load_topics(clinic)
    assert [found.topics["heat"][one].title for one in ("en", "es")] == ["Warmth", "Calor"]
    assert found.topics["heat"]["es"].paragraphs == spanish.paragraphs
    assert found.problems == ()


JOINS = """\
joins: carry
exercises:
  - id: our-suitcase
    like: suitcase-carry-light
    after: suitcase-carry-light
    name: Suitcase carry, long
    patient_name: Long suitcase walk
    dosage: {duration_s: 60}
    es: {patient_name: Caminar con maleta}
"""


def test_an_exercise_joins_a_shipped_ladder_and_is_like_another(
    clinic: Path, library: Library
) -> None:
    write(clinic, "exercises/ours/our-suitcase.yaml", JOINS)
    assert told(clinic) == []
    found = loaded(clinic)
    own, like = found.exercises["our-suitcase"], library.exercises["suitcase-carry-light"]
    assert (own.ladder, own.level) == ("carry", like.level + 1)
    assert own.dosage == like.dosage.model_copy(update={"duration_s": 60})
    assert (own.steps, own.in_language["es"].steps) == (like.steps, like.in_language["es"].steps)
    assert own.in_language["es"].patient_name == "Caminar con maleta"
    kept = [name for name in found.ladders["carry"].exercises if name != own.id]
    assert kept == list(library.ladders["carry"].exercises)
    levels = [found.exercises[name].level for name in found.ladders["carry"].exercises]
    assert levels == sorted(levels)
    assert {k: found.exercises[k] for k in kept} == {k: library.exercises[k] for k in kept}


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    some_rows(
        [
            ("joins: carry", "joins: cary", "NAME01", 1),
            ("like: suitcase-carry-light", "like: suitcase-carry-lite", "NAME01", 4),
            ("after: suitcase-carry-light", "after: clam", "JOIN01", 5),
            ("after: suitcase-carry-light", "after: suitcase-carry-lite", "JOIN01", 5),
            ("after: suitcase-carry-light", "level: 3", "JOIN01", 5),
            ("duration_s: 60", "duration_s: 60000", "FIELD03", 8),
            ("id: our-suitcase", "id: clam", "ID01", 3),
            ("Long suitcase walk", "Clam", "WORDS05", 7),
            ("dosage:", "stop_if: You feel a torn hip.\n    dosage:", "WORDS01", 8),
        ],
        fast=3,
    ),
)
def test_a_mistake_in_what_joins_is_told_at_its_line(
    clinic: Path, old: str, new: str, code: str, line: int
) -> None:
    assert old in JOINS
    path = write(clinic, "exercises/ours/our-suitcase.yaml", JOINS.replace(old, new))
    mine = [(one.code, one.line) for one in checked(clinic) if one.file == str(path)]
    assert (code, line) in mine


def test_folders_are_extended_in_order_and_ours_lies_over_them(
    clinic: Path, tmp_path: Path
) -> None:
    shared = tmp_path / "shared"
    changes(shared, "change: exercise clam\nset:\n  dosage.sets: {was: 2, now: 3}\n")
    write(shared, "exercises/our-suitcase.yaml", JOINS)
    write(clinic, "clinic.yaml", 'name: R\nlibrary: {needs: ">=0.2", extends: [../shared]}\n')
    own = changes(clinic, "change: exercise clam\nset:\n  dosage.sets: {was: 3, now: 1}\n")
    assert told(clinic) == []
    found = loaded(clinic)
    assert found.exercises["clam"].dosage.sets == 1
    assert "our-suitcase" in found.exercises
    assert [
        (one.layer, one.value)
        for one in chain(clinic, LibraryThing("exercise", "clam"), "dosage.sets")
    ] == [
        ("shipped", 2),
        ("shared", 3),
        ("clinic", 1),
    ]
    assert found.origins["exercise clam"]["dosage.sets"] == (str(own), 5)


@pytest.mark.parametrize("line", ["extends: [../nowhere]", 'needs: ">=99"', "extends: [.]"])
def test_a_folder_that_cannot_be_extended_is_told(clinic: Path, line: str) -> None:
    write(clinic, "clinic.yaml", f"name: R\nlibrary:\n  {line}\n")
    ((code, told_at, severity),) = told(clinic)
    assert code in ("FOLDER04", "FOLDER05")
    assert (told_at, severity) == (3, "problem")
    assert loaded(clinic).stops


def test_a_library_with_changes_is_kept_and_read_again_as_it_was(clinic: Path) -> None:
    write(clinic, "changes/meeting.yaml", MEETING)
    first, second, third = loaded(clinic), loaded(clinic), loaded(clinic)
    assert dict(third.exercises) == dict(first.exercises) == dict(second.exercises)
    assert (third.origins, third.retired, third.weaker) == (
        first.origins,
        first.retired,
        first.weaker,
    )
    write(clinic, "changes/meeting.yaml", MEETING.replace("now: 3}", "now: 5}"))
    assert loaded(clinic).exercises["clam"].dosage.days_per_week == 5


def test_a_program_records_the_library_and_the_clinic_it_was_built_from(
    clinic: Path, library: Library
) -> None:
    shipped = build(an_intake(), library).program
    assert shipped is not None
    assert (shipped.library_version, shipped.clinic_version) == (__version__, "")
    write(clinic, "changes/meeting.yaml", MEETING)
    first = build(an_intake(), loaded(clinic)).program
    write(clinic, "changes/meeting.yaml", MEETING.replace("now: 3}", "now: 5}"))
    second = build(an_intake(), loaded(clinic)).program
    assert first is not None
    assert second is not None
    assert first.clinic_version
    assert first.clinic_version != second.clinic_version


def test_a_stop_sign_that_a_clinic_corrects_holds_for_what_is_like_it(clinic: Path) -> None:
    """What the therapist saw when it was copied is what is printed, in Spanish too."""
    sign = "Your hip pinches, or your leg goes weak."
    es = "Siente un pellizco en la cadera o la pierna pierde fuerza."
    was = "You feel a pinch in your hip, or pain runs down your leg."
    said = f'{{was: "{was}", now: "{sign}", es: "{es}"}}'
    changes(clinic, f"change: exercise clam\nset:\n  stop_if: {said}\n")
    entry = "{id: our-clam, like: clam, name: Our clam, patient_name: Our clam"
    spanish = "es: {patient_name: Nuestra almeja}}"
    text = f"joins: hip_abd\nexercises:\n  - {entry}, beside: clam, {spanish}\n"
    write(clinic, "exercises/ours/our-clam.yaml", text)
    ours = loaded(clinic).exercises["our-clam"]
    assert ours.stop_if == sign
    assert ours.in_language["es"].stop_if == es
    assert loaded(clinic).problems == ()
