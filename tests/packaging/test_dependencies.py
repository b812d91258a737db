"""What the project says it needs, what the tests install, and the version, agree."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import metadata, version
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from planner import __version__

TOP = Path(__file__).parents[2]
NAME = "home-exercise-planner"
LOCKS = ["dev.txt", "oldest.txt"]
PROJECT: dict[str, Any] = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
NEEDED = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
EXTRAS = PROJECT["project"]["optional-dependencies"]
TOOLS = [Requirement(line) for line in EXTRAS["dev"]]
BENCH = [Requirement(line) for line in EXTRAS["bench"]]


def locked(name: str) -> dict[str, list[str]]:
    """The releases that a lock file names, by package: more than one where Pythons differ."""
    text = (TOP / ".ci" / name).read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for package, release in re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", text, re.MULTILINE):
        found.setdefault(canonicalize_name(package), []).append(release)
    return found


def floor(needed: Requirement) -> str:
    return next(part.version for part in needed.specifier if part.operator == ">=")


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address_and_a_hash_for_everything(name: str) -> None:
    text = (TOP / ".ci" / name).read_text(encoding="utf-8")
    assert not re.search(r"://|^\s*-(?!-hash=sha256:)", text, re.MULTILINE)
    entries = re.split(r"\n(?=[A-Za-z0-9])", text.split("\n", 2)[-1])
    assert len(entries) > len(NEEDED)
    assert all("--hash=sha256:" in entry for entry in entries if "==" in entry)


@pytest.mark.parametrize("name", LOCKS)
@pytest.mark.parametrize("needed", [*NEEDED, *TOOLS], ids=str)
def test_a_lock_has_everything_that_is_declared_within_its_bounds(
    name: str, needed: Requirement
) -> None:
    releases = locked(name)[canonicalize_name(needed.name)]
    assert releases
    assert all(needed.specifier.contains(release) for release in releases)


@pytest.mark.parametrize("needed", NEEDED, ids=str)
def test_the_oldest_that_is_tried_is_the_floor_that_is_declared(needed: Requirement) -> None:
    (release,) = locked("oldest.txt")[canonicalize_name(needed.name)]
    assert [int(part) for part in release.split(".")][: floor(needed).count(".") + 1] == [
        int(part) for part in floor(needed).split(".")
    ]


@pytest.mark.parametrize(
    "name",
    [
        "textual",
        "textual-image",
        "reportlab",
        "pypdfium2",
        "pydantic",
        "SQLAlchemy",
        "PyYAML",
        "typer",
    ],
)
def test_what_a_new_major_release_could_break_has_a_ceiling(name: str) -> None:
    (needed,) = (one for one in NEEDED if one.name == name)
    assert any(part.operator == "<" for part in needed.specifier)


@pytest.mark.parametrize("needed", [*NEEDED, *TOOLS, *BENCH], ids=str)
def test_everything_has_a_floor(needed: Requirement) -> None:
    assert floor(needed)


def test_what_builds_the_project_is_locked_too() -> None:
    backend = {
        canonicalize_name(Requirement(one).name) for one in PROJECT["build-system"]["requires"]
    }
    assert backend | {"editables"} <= locked("dev.txt").keys() & locked("oldest.txt").keys()


def test_the_version_is_told_once_and_the_same_everywhere() -> None:
    assert version(NAME) == __version__
    assert "version" not in PROJECT["project"]
    changes = (TOP / "CHANGELOG.md").read_text(encoding="utf-8")
    released = re.findall(r"^## (\d\S*)", changes, re.MULTILINE)
    assert released[0] == __version__


def test_the_version_is_told_on_the_command_line_and_nothing_is_loaded_for_it() -> None:
    asked = [sys.executable, "-X", "importtime", "-m", "planner", "--version"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (0, f"planner {__version__}\n")
    loaded = {line.split("|")[-1].strip() for line in done.stderr.splitlines()}
    assert "planner" in loaded
    assert not {"typer", "pydantic", "textual", "yaml"} & loaded


def test_the_command_line_knows_the_option_in_company_too() -> None:
    def planner(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "planner", *words]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    assert "--version" in planner("--help").stdout
    assert planner("--version", "build").returncode == 0


def test_the_metadata_says_that_it_is_typed() -> None:
    told = metadata(NAME)
    assert "Typing :: Typed" in told.get_all("Classifier", [])
    assert (TOP / "planner" / "py.typed").exists()
