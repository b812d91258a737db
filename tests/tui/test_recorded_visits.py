"""The eight visits, replayed at 80x24 from the list of patients to a sheet, the keys counted."""

from pathlib import Path

import pytest

from planner.language.translate import reworded
from planner.services.workspace import Workspace
from tests.page_texts import text_of
from tests.tui.recorded_visits import COMMON, HARDEST, VISITS, Typed, replay
from tests.tui.therapist import TODAY, sitting


@pytest.mark.slow
@pytest.mark.parametrize("name", VISITS)
async def test_a_visit_ends_with_a_sheet_that_holds_the_program(
    name: str, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    visit = VISITS[name]
    async with sitting(workspace) as pt:
        await replay(pt, visit.steps)
        assert pt.at("WorkbenchScreen"), pt.reading()
        program, intake = pt.program, pt.program.intake
        (sheet,) = tmp_path.glob("*.pdf")
        assert sheet.name in " ".join(pt.notice.split())

    assert pt.keys == visit.keys <= visit.at_most
    assert (intake.patient.name, intake.presentation) == (visit.patient, visit.presentation)
    assert set(visit.precautions) <= set(intake.precautions)
    assert set(visit.findings) <= set(intake.findings)
    assert intake.red_flags == (), "each question has its answer, and it is no"
    assert intake.screened is not None
    assert (intake.screened.by, intake.screened.on) == ("Dana Reyes, PT", TODAY)
    flags = workspace.library.for_presentation(intake.presentation).rules.red_flags
    assert [one.flag for one in program.screening] == list(flags)

    there = text_of(sheet)
    spoken = reworded(program, visit.language).program if visit.language != "en" else program
    first = [week for week in program.weeks if week.phase == 1]
    for item in (item for week in first for one in week.sessions for item in one.items):
        assert spoken.exercises[item.exercise].patient_name in there
    assert visit.patient in there


async def test_no_shorter_way_gets_past_the_questions(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with sitting(workspace) as pt:
        steps = next(iter(VISITS.values())).steps
        await replay(pt, steps[: steps.index("ctrl+g") + 1])
        assert pt.at("FlagsScreen")
        await pt.press("enter", "enter", "ctrl+g", "f10", "ctrl+b", "p", "right", "enter")
        assert pt.at("FlagsScreen"), "it is left with an answer to each, or back to the intake"
        await pt.press("escape", "escape")
        assert pt.at("HomeScreen")
        assert pt.patients == [], "nothing was built"
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_counts_are_those_that_were_promised() -> None:
    assert len(VISITS) == 8
    hard = [visit for visit in VISITS.values() if visit.at_most > COMMON]
    assert len(hard) == 2
    assert {visit.at_most for visit in VISITS.values()} == {COMMON, HARDEST} == {16, 25}
    for name, visit in VISITS.items():
        control = [step for step in visit.steps if not isinstance(step, Typed)]
        assert len(control) == visit.keys, name
        assert {"ctrl+g", "p"} <= set(control), "by the questions, to the printer"
