"""Remarks are offered again, but none that names the patient it was written to."""

from pathlib import Path

import pytest

from planner.services.workspace import Workspace
from planner.settings import Settings
from planner.store.state import MemoryState
from planner.tui.state.favourites import Favourites
from planner.tui.state.memory import Memory


@pytest.mark.parametrize(
    ("remark", "offered"),
    [
        ("Use your blue cushion", True),
        ("José, let Ana hold you", False),
        ("as jose likes it", False),
        ("Mr. GÓMEZ: slowly", False),
    ],
)
def test_a_remark_that_names_its_patient_is_offered_for_nobody(
    tmp_path: Path, remark: str, offered: bool
) -> None:
    kept = Favourites(Memory(Workspace(Settings(tmp_path), user=MemoryState())))
    kept.note_remark(remark, "José Gómez")
    assert bool(kept.remarks) is offered
