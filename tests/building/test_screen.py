"""Red flags come before everything."""

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from planner.building.build import build
from planner.building.red_flags import screen
from planner.building.rescreen import with_raised
from planner.building.review.review import review
from planner.model.exercise.property import has_property
from planner.model.library import Library
from planner.model.program.program import Program
from planner.model.rules.rules import Precaution
from planner.model.screening import Screened
from tests.conftest import MakeIntake, cleared
from tests.presentations import PRESENTATIONS

STOP = ["RF-01", "RF-02", "RF-03", "RF-04", "RF-05", "RF-06", "RF-07", "RF-08", "RF-09", "RF-10"]
STOP += ["RF-11", "RF-12", "RF-13", "RF-17", "RF-18", "RF-20", "RF-21"]
GO_ON = ["RF-14", "RF-15", "RF-16", "RF-19"]


def test_all_are_asked_in_their_order(library: Library) -> None:
    assert list(library.rules.red_flags) == [f"RF-{number:02d}" for number in range(1, 22)]
    assert set(STOP + GO_ON) == set(library.rules.red_flags)


@pytest.mark.parametrize("flag", STOP)
def test_a_grave_flag_stops_the_program(
    library: Library, make_intake: MakeIntake, flag: str
) -> None:
    built = build(make_intake(red_flags=[flag]), library)
    assert built.stopped
    assert built.program is None
    assert built.raised[0].action in ("urgent", "emergency")
    assert built.raised[0].action_words


@pytest.mark.parametrize("flag", GO_ON)
def test_a_caution_goes_on_with_advice(
    library: Library, make_intake: MakeIntake, flag: str
) -> None:
    built = build(make_intake(red_flags=[flag]), library)
    assert built.program is not None
    assert any(
        (p.rule.code, p.cause, p.severity) == ("red_flag", flag, "advice")
        for p in review(built.program, library)
    )


def test_the_answer_decides(library: Library, make_intake: MakeIntake) -> None:
    built = build(make_intake(red_flags=["RF-07.one_factor"]), library)
    assert built.program is not None
    assert not any("flex_end" in e.properties for e in built.program.exercises.values())


def test_flags_weigh_more_together(library: Library, make_intake: MakeIntake) -> None:
    def action(*flags: str) -> str:
        raised = build(make_intake(red_flags=flags), library).raised
        return next(one.action for one in raised if one.id == flags[0].split(".")[0])

    assert action("RF-06.one_sign") == "caution"
    assert action("RF-06.one_sign", "RF-05") == "urgent"
    assert action("RF-19") == "caution"
    assert action("RF-19", "RF-15") == "urgent"
    assert action("RF-04") == "urgent"
    assert action("RF-04", "RF-02") == "emergency"


@pytest.mark.parametrize(
    ("given", "beside", "action"),
    [
        ("RF-01", (), "emergency"),
        ("RF-01.older_stable", (), "urgent"),
        ("RF-01.older_stable", ("RF-02",), "emergency"),
        ("RF-03.pain_only", (), "urgent"),
        ("RF-03.long_standing", (), "caution"),
        ("RF-03.long_standing", ("RF-05.long_ago",), "emergency"),
        ("RF-04", ("RF-05.long_ago",), "emergency"),
        ("RF-04.numbness_only", ("RF-05",), "emergency"),
        ("RF-13", ("RF-05.long_ago",), "emergency"),
        ("RF-05.spine_signs", (), "urgent"),
        ("RF-05.nerve_signs", (), "emergency"),
        ("RF-05.long_ago", (), "caution"),
        ("RF-07.spine_signs", (), "urgent"),
        ("RF-07.two_no_sudden_pain", (), "caution"),
        ("RF-21", (), "emergency"),
        ("RF-21.groin_pain", (), "urgent"),
    ],
)
def test_what_an_answer_asks_for(
    library: Library, make_intake: MakeIntake, given: str, beside: tuple[str, ...], action: str
) -> None:
    raised = build(make_intake(red_flags=[given, *beside]), library).raised
    assert next(one.action for one in raised if one.id == given.split(".")[0]) == action


def test_long_standing_claudication_gets_a_program(
    library: Library, make_intake: MakeIntake
) -> None:
    assert build(make_intake(red_flags=["RF-03.long_standing"]), library).program is not None


def test_cleared_by_someone_with_a_reason_goes_on(
    library: Library, make_intake: MakeIntake
) -> None:
    built = build(
        make_intake(red_flags=["RF-05"], clearances=[cleared("RF-05")]),
        library,
    )
    assert built.program is not None
    assert built.program.intake.clearances[0].by == "Dr. Rivera"
    assert any(
        (p.rule.code, p.cause) == ("red_flag", "RF-05") for p in review(built.program, library)
    )


@pytest.mark.parametrize(
    "wrong",
    [{"by": "."}, {"by": " "}, {"by": "D"}, {"reason": "-"}, {"reason": "ok"}, {"on": None}],
)
def test_a_clearance_says_who_when_and_why(make_intake: MakeIntake, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"name|reason|day|read"):
        make_intake(red_flags=["RF-05"], clearances=[{**cleared("RF-05"), **wrong}])


def test_a_clearance_clears_what_it_names_and_nothing_else(
    library: Library, make_intake: MakeIntake
) -> None:
    """A vascular doctor's letter clears the aneurysm, not a growing weakness of the foot."""
    intake = make_intake(
        presentation="extension_sensitive",
        precautions=["pars_acute", "neuro_progressive", "htn_severe"],
        red_flags=["RF-10.risk_only", "RF-01"],
        clearances=[cleared("RF-10"), cleared("htn_severe")],
        weeks=12,
    )
    built = build(intake, library)
    assert built.stopped
    assert {one.id for one in built.raised if one.stops} == {"RF-01", "neuro_progressive"}


def test_every_stop_needs_its_own_clearance(library: Library, make_intake: MakeIntake) -> None:
    """Whatever two stops come together, the clearance of one leaves the other."""
    stops = [
        *(("flag", f"{one.id}.{one.answers[0].key}") for one in library.rules.red_flags.values()),
        *(("precaution", one.id) for one in library.rules.precautions.values() if one.stop),
    ]
    for (kind, first), (other_kind, second) in permutations(stops, 2):
        flags = [name for k, name in ((kind, first), (other_kind, second)) if k == "flag"]
        rules = [name for k, name in ((kind, first), (other_kind, second)) if k == "precaution"]
        named = first.split(".")[0]
        raised = screen(
            make_intake(red_flags=flags, precautions=rules, clearances=[cleared(named)]), library
        )
        for one in raised:
            assert one.stops == (one.grave and one.id != named), (first, second)


def test_who_was_never_asked_gets_no_program(library: Library, make_intake: MakeIntake) -> None:
    built = build(make_intake(red_flags=None), library)
    assert built.unasked
    assert built.stopped
    assert built.program is None


def test_a_program_holds_every_question_with_its_answer(
    library: Library, make_intake: MakeIntake
) -> None:
    screened = {"on": "2026-11-28", "by": "Dana Reyes, PT", "at_once": ["RF-20"]}
    built = build(make_intake(red_flags=["RF-07.one_factor"], screened=screened), library)
    assert built.program is not None
    answers = {one.flag: one for one in built.program.screening}
    assert list(answers) == list(library.rules.red_flags)
    assert {flag for flag, one in answers.items() if one.positive} == {"RF-07"}
    assert answers["RF-07"].key == "one_factor"
    assert answers["RF-07"].question
    assert {flag for flag, one in answers.items() if one.at_once} == {"RF-20"}


def test_a_precaution_that_a_finding_brings_stops_like_one_that_was_entered(
    library: Library, make_intake: MakeIntake
) -> None:
    finding = next(iter(library.rules.findings.values()))
    brings = finding.model_copy(update={"adds_precautions": ("neuro_progressive",)})
    rules = library.rules.model_copy(
        update={"findings": {**library.rules.findings, finding.id: brings}}
    )
    built = build(make_intake(findings=[finding.id]), replace(library, rules=rules))
    assert built.stopped


def against(rule: Precaution, program: Program) -> set[str]:
    """The exercises of a program that a precaution excludes."""
    return {
        exercise.id
        for exercise in program.exercises.values()
        if any(has_property(exercise, text) for text in rule.exclude)
        and exercise.id not in rule.allow
    }


@pytest.mark.parametrize(
    "name", ["pregnancy_stop", "htn_severe", "cardiac_unstable", "neuro_progressive"]
)
def test_a_stopping_precaution_stops_until_cleared_and_then_limits(
    library: Library, make_intake: MakeIntake, name: str
) -> None:
    assert build(make_intake(precautions=[name]), library).stopped
    rules = library.rules.precautions
    assert rules[name].after_clearance
    able: dict[str, Any] = {
        "irritability": "low",
        "function": "active",
        "minutes_per_day": 45,
        "weeks": 12,
    }
    able |= {"goals": ["Run 5 km"], "equipment": ["dumbbell", "kettlebell", "step", "band"]}
    without = {after: set[str]() for after in rules[name].after_clearance}
    for presentation in PRESENTATIONS:
        asked = {"presentation": presentation, **able}
        treated = make_intake(precautions=[name], clearances=[cleared(name)], **asked)
        program = build(treated, library).program
        plain = build(make_intake(**asked), library).program
        assert program is not None
        assert plain is not None
        for after in without:
            # What was cleared holds within limits; without it such an exercise is in a program.
            assert against(rules[after], program) == set()
            without[after] |= against(rules[after], plain)
    assert all(without.values()), without


def test_unknown_ids_are_named_with_the_likely_one(
    library: Library, make_intake: MakeIntake
) -> None:
    built = build(
        make_intake(precautions=["osteoporis"], findings=["slr"], red_flags=["RF-77"]), library
    )
    assert built.program is None
    assert not built.stopped
    assert {(p.place.field, p.place.index) for p in built.problems} == {
        ("precautions", 0),
        ("findings", 0),
        ("red_flags", 0),
    }
    assert 'Did you mean "osteoporosis"?' in built.problems[0].advice


def test_a_flag_raised_later_is_in_the_program_at_once_and_loses_its_old_clearance(
    library: Library, make_intake: MakeIntake
) -> None:
    clearances = [cleared("RF-05"), cleared("RF-07")]
    intake = make_intake(red_flags=["RF-05", "RF-07.one_factor"], clearances=clearances)
    program = build(intake, library).program
    assert program is not None
    today = Screened(by="Dana Reyes")
    flags = ("RF-05", "RF-07.two_factors", "RF-01.saddle_change")
    raised = with_raised(program, library, flags, today)
    assert set(raised.intake.positive_flags) == {
        "RF-05",
        "RF-07.two_factors",
        "RF-01.saddle_change",
    }
    assert [one.of for one in raised.intake.clearances] == ["RF-05"]
    assert {one.flag for one in raised.screening if one.positive} == {"RF-01", "RF-05", "RF-07"}
    assert raised.weeks == program.weeks
    assert any(one.stops for one in screen(raised.intake, library))
    assert with_raised(raised, library, flags, today) is raised
