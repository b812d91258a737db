"""The clinic's set of papers in the workbench: p, Enter."""

from functools import cached_property
from pathlib import Path

import pytest
from pypdf import PdfReader

from planner.model.clinic import Clinic
from planner.model.library import Library
from planner.model.prints import Print
from planner.model.problem import Problem
from planner.services.sources import FixedClock, FolderSources
from planner.services.workspace import Workspace
from planner.settings import Settings
from tests.tui.therapist import TODAY, sitting


class _ClinicSources(FolderSources):
    @cached_property
    def clinic(self) -> tuple[Clinic | None, list[Problem]]:
        prints = (Print(layout="sheet"), Print(layout="diary", fillable=True), Print(layout="half"))
        return Clinic(name="Riverside", phone="555 0100", prints=prints), []


@pytest.fixture
def clinic(tmp_path: Path, library: Library) -> Workspace:
    return Workspace(
        Settings(tmp_path / "data"),
        sources=_ClinicSources(library=library),
        clock=FixedClock(TODAY),
    )


async def test_one_key_prints_the_set(
    clinic: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with sitting(clinic) as pt:
        await pt.plan_for("Ann Lee")
        await pt.press("p")
        assert pt.sees("[Our set]")
        await pt.press("enter")
        files = ["Ann-Lee-exercises.pdf", "Ann-Lee-diary-fillable.pdf", "Ann-Lee-half.pdf"]
        said = " ".join(pt.notice.split())
        assert all(file in said for file in files), said
        assert sorted(each.name for each in tmp_path.glob("*.pdf")) == sorted(files)
        assert PdfReader(tmp_path / files[1]).get_fields()
        await pt.press("p", "enter")
        assert pt.sees("are there already")
        await pt.press("enter")
        assert "is in" in pt.notice


@pytest.mark.slow
async def test_one_paper_can_be_printed_alone(
    clinic: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with sitting(clinic) as pt:
        await pt.plan_for("Ann Lee")
        await pt.press("p", "tab", "right")
        assert pt.sees("[One of these]")
        await pt.press("enter")
        assert [each.name for each in tmp_path.glob("*.pdf")] == ["Ann-Lee-exercises.pdf"]
