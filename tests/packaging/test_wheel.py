"""The wheel holds every file a fresh machine needs, and works from there."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"),
            *("--no-build-isolation", "-w", str(folder), str(TOP)),
        ],
        check=True,
        timeout=240,
    )
    return next(folder.glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_holds_every_shipped_file(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    shipped = {
        f"planner/_shipped/{path.relative_to(TOP)}"
        for folder in ("exercises", "programs")
        for path in (TOP / folder).rglob("*")
        if path.is_file()
    }
    assert shipped == {name for name in inside if name.startswith("planner/_shipped/")}
    assert {
        "planner/handout/fonts/OFL.txt",
        "planner/store/clinic/steps/rights.sql",
        "planner/tui/planner.tcss",
        "planner/tui/screens.tcss",
        "planner/py.typed",
    } <= inside
    assert any(name.endswith(".ttf") for name in inside)
    assert not [name for name in inside if name.startswith("tests/")]


@pytest.mark.slow
def test_the_wheel_works_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    """Unpacked elsewhere, ahead of the checkout, with the shipped data from inside the wheel."""
    place = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(place)
    done = subprocess.run(
        [sys.executable, "-m", "planner", "demo", "out"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(place)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    where = subprocess.run(
        [sys.executable, "-c", "import planner.library.shipped as s; print(s.shipped_root())"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(place)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert where.stdout.strip() == str(place / "planner" / "_shipped")
