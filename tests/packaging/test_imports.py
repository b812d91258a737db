"""Layers hold in a fresh interpreter, not only on paper."""

import subprocess
import sys

import pytest


def modules_after(statement: str) -> set[str]:
    code = f"{statement}\nimport sys; print(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return {name.split(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        ("import planner.tui.app", {"reportlab"}),
        ("import planner.cli", {"textual", "reportlab", "pypdf"}),
        ("import planner.handout.layouts.render", {"textual", "sqlalchemy", "yaml"}),
        ("import planner.building.build", {"textual", "sqlalchemy", "reportlab"}),
        ("import planner.model.program.program", {"textual", "sqlalchemy", "reportlab", "yaml"}),
        ("import planner.store.store", {"textual", "reportlab", "yaml"}),
    ],
)
def test_what_is_not_needed_is_not_imported(statement: str, absent: set[str]) -> None:
    assert not modules_after(statement) & absent
