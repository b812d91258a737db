"""Red flags come before everything."""

import pytest

from planner.building.build import build
from planner.model.library import Library
from tests.conftest import MakeIntake

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
    assert any(p.code == f"red_flag:{flag}" and p.severity == "advice" for p in built.problems)


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
        make_intake(red_flags=["RF-05"], cleared_by="Dr. Rivera", cleared_reason="Scan is clean"),
        library,
    )
    assert built.program is not None
    assert built.program.intake.cleared_by == "Dr. Rivera"
    assert any(p.code == "red_flag:RF-05" for p in built.program.problems)


def test_a_reason_without_a_name_does_not_clear(make_intake: MakeIntake) -> None:
    with pytest.raises(ValueError, match="go together"):
        make_intake(red_flags=["RF-05"], cleared_reason="It is fine")


@pytest.mark.parametrize(
    "name", ["pregnancy_stop", "htn_severe", "cardiac_unstable", "neuro_progressive"]
)
def test_a_stopping_precaution_stops_until_cleared_and_then_limits(
    library: Library, make_intake: MakeIntake, name: str
) -> None:
    assert build(make_intake(precautions=[name]), library).stopped
    cleared = make_intake(precautions=[name], cleared_by="Dr. Rivera", cleared_reason="Treated")
    program = build(cleared, library).program
    assert program is not None
    plain = build(make_intake(), library).program
    assert plain is not None
    assert program.weeks != plain.weeks or program.left_out != plain.left_out


def test_unknown_ids_are_named_with_the_likely_one(
    library: Library, make_intake: MakeIntake
) -> None:
    built = build(
        make_intake(precautions=["osteoporis"], findings=["slr"], red_flags=["RF-77"]), library
    )
    assert built.program is None
    assert not built.stopped
    assert {p.where for p in built.problems} == {"precautions.0", "findings.0", "red_flags.0"}
    assert 'Did you mean "osteoporosis"?' in str(built.problems[0])
