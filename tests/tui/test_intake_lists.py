"""The intake by the line, and its lists: groups, letters, what is ticked."""

import pytest

from planner.services.workspace import Workspace
from planner.tui.screens.intake.form import IntakeScreen
from planner.tui.words.intake_hints import finding_picks, precaution_picks
from planner.tui.words.picks import narrowed
from tests.tui.therapist import Therapist, sitting

LINE = "68 stenosis osteoporosis chair band slr+ left 8w flurb goal: carry groceries"


def form(pt: Therapist) -> IntakeScreen:
    assert isinstance(pt.app.screen, IntakeScreen), pt.reading()
    return pt.app.screen


async def test_a_line_fills_the_form_and_the_flags_are_still_asked(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.press("n")
        await pt.type("Ann Lee")
        await pt.press("ctrl+l")
        await pt.type(LINE)
        assert pt.sees("Lumbar stenosis")
        assert pt.sees('Not understood: "flurb".')
        await pt.press("enter")
        draft = form(pt).draft
        assert (draft.name, draft.presentation, draft.birth_year) == ("Ann Lee", "stenosis", "1958")
        assert (draft.precautions, draft.findings) == (("osteoporosis",), ("slr_positive",))
        assert (draft.weeks, draft.goals, draft.symptom_side) == ("8", "carry groceries", "left")
        assert draft.function == "older_steady", "as the age suggests"
        await pt.press("ctrl+b")
        assert pt.at("FlagsScreen")


@pytest.mark.slow
async def test_lists_open_where_they_stand_and_by_their_letters(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.press("n")
        await pt.tab(2)
        pt.send("s", "s")
        pt.send("t", "t")
        pt.send("e", "e")
        await pt.settled()
        await pt.press("enter")
        assert form(pt).draft.presentation == "stenosis"
        await pt.press("enter", "enter")
        assert form(pt).draft.presentation == "stenosis", "it opens on what is chosen"
        await pt.tab(2)
        await pt.press("h")
        assert form(pt).draft.irritability == "high"
        await pt.tab(6)
        await pt.press("enter")
        assert pt.sees("Bone, joint and surgery")
        assert not pt.sees("vertebral_fx")
        await pt.press("space")
        assert pt.sees("1 chosen: Osteoporosis or")


def test_rules_are_found_by_what_therapists_call_them(workspace: Workspace) -> None:
    library, words = workspace.library, workspace.intake_words
    precautions, findings = precaution_picks(library, words), finding_picks(library, words)
    assert [one.key for one in narrowed(precautions, "tka")] == ["tkr"]
    assert [one.key for one in narrowed(findings, "slr")] == ["slr_positive"]
    assert {one.key for one in precautions} == set(library.rules.precautions)
    assert narrowed(precautions, "spon")[0].key in ("spondylolisthesis", "axspa")
