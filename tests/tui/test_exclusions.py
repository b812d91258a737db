"""Every rule that excludes an exercise is shown, and each needs its own reason."""

import pytest

from planner.building.build import build
from planner.building.review.review import review
from planner.building.rows import rows
from planner.model.finding import Finding
from planner.services.workspace import Workspace
from tests.conftest import an_intake
from tests.tui.therapist import TODAY, Therapist, sitting


def excluded(pt: Therapist, workspace: Workspace) -> list[Finding]:
    found = review(pt.program, workspace.library)
    return [one for one in found if one.rule.code == "excluded"]


async def test_two_rules_ask_for_two_reasons(workspace: Workspace) -> None:
    precautions = ["osteoporosis", "radiculopathy_irritable"]
    program = build(an_intake(precautions=precautions), workspace.library).program
    assert program is not None
    workspace.store.create(program)
    async with sitting(workspace) as pt:
        await pt.press("enter")
        assert pt.here == "standing-flexion-counter"
        await pt.press("s")
        await pt.type("hands to shins")
        await pt.press("enter")
        assert pt.sees("Excluded by 2 rules")
        assert pt.sees("Osteoporosis or osteopenia")
        assert pt.sees("Nerve pain, moderate or high irritability")
        await pt.type("Bone density is normal")
        await pt.press("enter")
        assert pt.at("ReasonDialog")
        await pt.type(".")
        await pt.press("enter")
        assert pt.sees("A dash or a dot is no reason")
        await pt.press("backspace")
        await pt.type("It has settled")
        await pt.press("enter")
        await pt.type("Ann Roy")
        await pt.press("enter")
        assert pt.here == "seated-flexion-full"
        kept = pt.program.overrides
        assert {(one.cause, one.reason) for one in kept} == {
            ("osteoporosis", "Bone density is normal"),
            ("radiculopathy_irritable", "It has settled"),
        }
        # It stands in the lane to the end: a rule is asked about once and kept for each phase.
        assert len({one.key for one in kept}) == len(kept)
        of = [one.place.phase for one in kept if one.cause == "osteoporosis"]
        assert of == [phase.number for phase in pt.program.phases]
        assert {(one.who, one.on) for one in kept} == {("Ann Roy", TODAY)}
        assert excluded(pt, workspace) == []
        assert pt.stored == pt.program

        # Without osteoporosis its reason is told to be of no use; the other one still holds.
        only = pt.program.intake.model_copy(update={"precautions": ("radiculopathy_irritable",)})
        later = pt.program.model_copy(update={"intake": only})
        found = review(later, workspace.library)
        assert not [one for one in found if one.rule.code == "excluded"]
        unused = [one for one in found if one.rule.code == "unused_override"]
        assert [one.cause for one in unused] == ["excluded osteoporosis"] * len(of)

        # Withdrawn, the one rule counts again, and the other stays silent.
        await pt.press("n", "end", "v")
        (again,) = excluded(pt, workspace)
        assert again.cause in ("osteoporosis", "radiculopathy_irritable")
        # The name is remembered.
        await pt.press("home", "v")
        assert pt.sees("Ann Roy")
        await pt.press("escape")
        # One key drops it from the phase.
        await pt.press("c")
        assert "seated-flexion-full" not in {
            item.exercise
            for week in pt.program.weeks
            if week.phase == again.place.phase
            for session in week.sessions
            for item in session.items
        }
        assert excluded(pt, workspace) == []


@pytest.mark.slow
async def test_esc_puts_nothing_in(workspace: Workspace) -> None:
    program = build(an_intake(precautions=["osteoporosis"]), workspace.library).program
    assert program is not None
    workspace.store.create(program)
    async with sitting(workspace) as pt:
        await pt.press("enter", "a")
        await pt.type("hands to shins")
        await pt.press("enter")
        assert pt.at("ReasonDialog")
        await pt.type("Half a rea")
        await pt.press("escape")
        assert pt.program == program
        assert "seated-flexion-full" not in {row.exercise for row in rows(pt.program)}


@pytest.mark.slow
async def test_the_clinic_knows_the_therapist(workspace: Workspace) -> None:
    from planner.model.clinic import Clinic

    clinic = Clinic(name="Hill Clinic", therapist="Bo Hill, PT")
    workspace.sources.__dict__["clinic"] = (clinic, [])
    program = build(an_intake(precautions=["osteoporosis"]), workspace.library).program
    assert program is not None
    workspace.store.create(program)
    async with sitting(workspace) as pt:
        await pt.press("enter", "s")
        await pt.type("hands to shins")
        await pt.press("enter")
        assert pt.sees("Bo Hill, PT")
        await pt.type("Bone density is normal")
        await pt.press("enter")
        assert {one.who for one in pt.program.overrides} == {"Bo Hill, PT"}
