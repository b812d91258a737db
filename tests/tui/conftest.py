"""A workspace in a folder of its own."""

from pathlib import Path

import pytest

from planner.model.library import Library
from planner.services.workspace import Workspace
from planner.tui.screens.intake.flags import FlagsScreen
from tests.tui.therapist import workspace_at


@pytest.fixture(autouse=True)
def _quick_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    """These hands press faster than anybody reads; the tests about that set it back."""
    monkeypatch.setattr(FlagsScreen, "QUIET_S", 0.0)


@pytest.fixture
def workspace(tmp_path: Path, library: Library) -> Workspace:
    """Nothing in it yet."""
    return workspace_at(tmp_path / "data", library)
