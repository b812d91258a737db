"""Layers hold in a fresh interpreter, not only on paper."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner.library.shipped import shipped_root

FIRST_SCREEN = "import planner.services.workspace, planner.settings, planner.tui.app"
"""What the terminal imports before it paints; pydantic alone once was a fifth of that time."""


def modules_after(statement: str) -> set[str]:
    code = f"{statement}\nimport sys; print(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return {name.split(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        (FIRST_SCREEN, {"reportlab", "pydantic", "sqlalchemy", "yaml"}),
        ("import planner.cli", {"textual", "reportlab", "pypdf"}),
        ("import planner.handout.layouts.render", {"textual", "sqlalchemy", "yaml"}),
        ("import planner.building.build", {"textual", "sqlalchemy", "reportlab", "yaml"}),
        ("import planner.model.program.program", {"textual", "sqlalchemy", "reportlab", "yaml"}),
        ("import planner.store.store", {"textual", "reportlab", "yaml"}),
    ],
)
def test_what_is_not_needed_is_not_imported(statement: str, absent: set[str]) -> None:
    assert not modules_after(statement) & absent


def test_patients_on_one_machine_need_nothing_of_a_clinics_database(tmp_path: Path) -> None:
    """SQLite with no set-up stays as quick to start as it was."""
    opening = (
        "from pathlib import Path; from planner.settings import Settings; "
        "from planner.services.workspace import Workspace; import planner.tui.app; "
        f"Workspace(Settings(Path({str(tmp_path)!r}))).store.entries()"
    )
    code = f"{opening}\nimport sys; print(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    found = set(done.stdout.split())
    assert "planner.store.store" in found
    others = ("psycopg", "keyring", "tomllib", "planner.store.clinic", "sqlalchemy.dialects.post")
    assert {name for name in found if name.startswith(others)} == set()


@pytest.mark.slow
def test_an_export_imports_only_what_it_prints_with(tmp_path: Path) -> None:
    """Half of a short command is imports; each of these once took as long as a page."""
    intake = shipped_root() / "programs" / "sample-intake.yaml"
    environment = {**os.environ, "PLANNER_DATA_DIR": str(tmp_path / "data")}
    environment["XDG_CACHE_HOME"] = str(tmp_path / "cache")
    command = [sys.executable, "-X", "importtime", "-m", "planner"]
    keywords = {"cwd": tmp_path, "env": environment, "capture_output": True, "text": True}
    subprocess.run([*command, "build", str(intake), "-o", "p.json"], check=True, **keywords)
    done = subprocess.run([*command, "export", "p.json"], check=True, **keywords)
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "planner.handout.layouts.render" in imported
    needless = ("reportlab.platypus", "reportlab.graphics", "rich", "ssl", "sqlalchemy", "textual")
    bare = [sys.executable, "-X", "importtime", "-c", "import reportlab.pdfgen.canvas"]
    by_itself = subprocess.run(bare, check=True, **keywords).stderr
    # Older releases of ReportLab bring some of these whatever is printed.
    brought = {line.rpartition("|")[2].strip() for line in by_itself.splitlines()}
    assert {name for name in imported - brought if name.startswith(needless)} == set()
    assert "pypdf" not in imported
    assert "pikepdf" not in imported
    assert "pydantic.plugin._loader" not in imported
    # Its pictures were drawn for the first export, and are kept.
    again = subprocess.run([*command, "export", "p.json"], check=True, **keywords)
    assert "planner.figure.drawing.compose" in done.stderr
    assert "planner.figure.drawing.compose" not in again.stderr
    # Nor are other layouts and commands, and what reads a library that is kept.
    third = subprocess.run([*command, "export", "p.json"], check=True, **keywords).stderr
    assert "planner.handout.layouts.sheet.pages" in third
    others = (
        *("planner.handout.layouts.booklet.booklet", "planner.handout.layouts.clinician"),
        *("planner.cli.commands", "planner.library.from_files"),
    )
    assert [name for name in others if name in third] == []
