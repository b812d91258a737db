"""CONTRIBUTING's lists are those of the code: rooms, passes, postures, props, habits."""

import importlib
import re
from pathlib import Path
from typing import get_args

import pytest

from planner.building.review.rules import RULES
from planner.model.exercise.picture import Posture, PropKind, View
from planner.model.program.formats import FORMAT, STEPS
from planner.model.program.program import Program
from planner.model.rules.review_rules import ReviewRules
from tests.docs.documents import CONTRIBUTING, ROOT

PLANNER = ROOT / "planner"


def section(title: str) -> str:
    found = re.search(rf"(?ms)^## {title}\n(.*?)(?=^## |\Z)", CONTRIBUTING)
    assert found is not None, title
    return found[1]


def table(text: str) -> list[list[str]]:
    rows = re.findall(r"(?m)^\|(.*)\|$", text)
    return [[cell.strip() for cell in row.split(" | ")] for row in rows[2:]]


def names(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


def rooms_in(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir() if (one / "__init__.py").exists()}


ROOMS = table(section("Where things are"))


def test_the_rooms_are_those_of_the_code() -> None:
    told = {name.rstrip("/") for first, _ in ROOMS for name in names(first)}
    assert told == rooms_in(PLANNER)


@pytest.mark.parametrize(("first", "what"), ROOMS)
def test_what_stands_in_a_room_is_there(first: str, what: str) -> None:
    folders = [PLANNER / name.rstrip("/") for name in names(first)]
    for name in names(what):
        found = [
            folder / name
            for folder in (*folders, *(sub for one in folders for sub in one.iterdir()))
            if (folder / name.rstrip("/")).exists() or (folder / f"{name}.py").exists()
        ]
        assert found or (PLANNER / name.rstrip("/")).exists(), f"{first}: {name}"


@pytest.mark.parametrize("room", ["figure", "handout", "model"])
def test_the_rooms_of_a_room_are_all_told(room: str) -> None:
    what = next(what for first, what in ROOMS if f"`{room}/`" in first)
    told = {name.rstrip("/") for name in names(what) if name.endswith("/")}
    assert told == rooms_in(PLANNER / room) - {"fonts"}


def test_the_passes_are_modules_and_none_is_forgotten() -> None:
    rows = table(section("How a program comes about"))
    told = [name for _, modules, _ in rows for name in names(modules)]
    building = PLANNER / "building"
    for name in told:
        assert (building / name).exists() or (building / "passes" / name).exists(), name
    passes = {path.name for path in (building / "passes").glob("*.py")} - {"__init__.py"}
    assert passes - set(told) == set()


def test_a_review_rule_has_a_module_and_a_code_but_for_those_that_are_told() -> None:
    modules = {rule.__module__ for rule in RULES}
    codes = {name: getattr(importlib.import_module(name), "CODE", None) for name in modules}
    several = {f"{name.rsplit('.', 1)[-1]}.py" for name, code in codes.items() if code is None}
    text = section("How a program comes about")
    told = text[text.index("one rule a module") : text.index("`review/rules.py`")]
    assert several == set(names(told))
    own = [code for code in codes.values() if code is not None]
    assert len(own) == len(set(own))
    assert set(own) <= {*ReviewRules.model_fields}


def test_the_postures_and_props_are_those_that_can_be_drawn() -> None:
    drawing = " ".join(section("Drawing an exercise").split())
    postures = re.search(r"\*\*Postures\*\* \(`[^`]+`\): (.*?)\.(?= )", drawing)
    assert postures is not None
    bare = re.sub(r"\([^)]*\)", "", postures[1])
    assert {one.strip() for one in bare.split(",")} == set(get_args(Posture))
    props = re.search(r"\*\*Props\*\*: (.*?)\. They stand", drawing)
    assert props is not None
    assert {one.strip() for one in props[1].split(",")} == set(get_args(PropKind))
    views = re.search(r"view: side +# (.*)", section("Drawing an exercise"))
    assert views is not None
    assert {one.strip() for one in views[1].split(",")} == set(get_args(View))


def test_only_these_rooms_know_these_libraries() -> None:
    """The sentence of CONTRIBUTING; `lint-imports` holds the whole."""
    said = " ".join(section("Where things are").split())
    known = {
        "textual": ("Only `tui` knows Textual", "tui"),
        "typer": ("only `cli` Typer", "cli"),
        "sqlalchemy": ("only `store` SQLAlchemy", "store"),
        "yaml": ("only `library/yaml_reader.py` YAML", "library/yaml_reader.py"),
    }
    for library, (words, room) in known.items():
        assert words in said
        users = {
            str(path.relative_to(PLANNER))
            for path in PLANNER.rglob("*.py")
            if re.search(rf"(?m)^\s*(from|import) {library}\b", path.read_text(encoding="utf-8"))
        }
        assert users
        assert all(user == room or user.startswith(f"{room}/") for user in users), library


def test_what_the_program_file_says_of_its_code_holds() -> None:
    said = section("The program file")
    for name in ("FORMAT", "STEPS"):
        assert f"`{name}`" in said
    assert Program.model_fields["format"].default == FORMAT
    assert sorted(STEPS) == list(range(1, FORMAT))
    assert callable(importlib.import_module("tests.formats.kept").program_text)


def test_the_names_that_are_kept_are_names_of_a_program() -> None:
    kept = section("The program file").rpartition("`weeks`")
    listed = ["weeks", *names(kept[2])]
    schema = (ROOT / "tests" / "formats" / "0.2.0" / "schema.json").read_text(encoding="utf-8")
    assert len(listed) > 10
    for name in listed:
        assert f'"{name}": {{' in schema, name
