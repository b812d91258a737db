"""A workspace in a folder of its own."""

from pathlib import Path

import pytest

from planner.model.library import Library
from planner.services.workspace import Workspace
from tests.tui.therapist import workspace_at


@pytest.fixture
def workspace(tmp_path: Path, library: Library) -> Workspace:
    """Nothing in it yet."""
    return workspace_at(tmp_path / "data", library)
