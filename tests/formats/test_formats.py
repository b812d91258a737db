"""A program built last year opens, is reviewed and prints; one of next year asks for an update."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from planner.building.review.review import review
from planner.exchange.program_file import read_program
from planner.handout.layouts.render import render
from planner.handout.options import Layout, Options
from planner.model.json_schema import json_schema
from planner.model.library import Library
from planner.model.program.formats import FORMAT, STEPS, upgraded
from planner.model.program.program import Program
from planner.model.program.program_json import program_from_json, program_to_json
from tests.command import planner
from tests.formats.kept import RELEASES, meaning, program_text, schema_of
from tests.page_texts import text_of
from tests.sweeps import some

CHANGELOG = Path(__file__).parents[2] / "CHANGELOG.md"


def opened(release: str) -> Program:
    program, problems = program_from_json(program_text(release))
    assert program is not None, problems
    return program


def format_of(release: str) -> int:
    found: int = json.loads(program_text(release))["format"]
    return found


def test_a_program_of_every_release_is_kept() -> None:
    released = re.findall(r"(?m)^## (\d+\.\d+\.\d+)$", CHANGELOG.read_text(encoding="utf-8"))
    assert released[::-1] == RELEASES, (
        "CHANGELOG names another release: keep its program with "
        "`python -m tests.formats.kept VERSION`, on the commit that is released."
    )


def test_a_schema_that_changed_raises_the_format() -> None:
    last = RELEASES[-1]
    same = meaning(json_schema(Program)) == meaning(schema_of(last))
    assert same or format_of(last) < FORMAT, (
        f"The program's schema is not that of {last} any more, whose planners would refuse such a "
        f"file without saying why. Raise FORMAT in planner/model/program/formats.py, the Literal "
        f"of Program.format beside it, and add a step from {format_of(last)}; CONTRIBUTING, "
        f'"The program file", says how.'
    )


def test_the_comparison_sees_a_field_a_limit_and_a_default() -> None:
    """The test above cannot pass by looking away."""
    schema = meaning(json_schema(Program))
    for change in (
        lambda s: s["$defs"]["Item"]["properties"].update(pain={"type": "integer"}),
        lambda s: s["$defs"]["Item"]["properties"]["sets"].update(maximum=9),
        lambda s: s["$defs"]["Patient"]["properties"]["language"].update(default="es"),
        lambda s: s["$defs"]["Item"]["required"].append("why"),
        lambda s: s["properties"].pop("left_out"),
    ):
        changed = json.loads(json.dumps(json_schema(Program)))
        change(changed)
        assert meaning(changed) != schema
    reworded = json.loads(json.dumps(json_schema(Program)))
    reworded["properties"]["weeks"]["description"] = "In other words."
    assert meaning(reworded) == schema


def test_there_is_a_step_from_every_older_format() -> None:
    assert sorted(STEPS) == list(range(1, FORMAT))
    assert Program.model_fields["format"].default == FORMAT


def kept(old: Any, new: Any) -> bool:
    """All that was there is there as it was; what is new says nothing."""
    if isinstance(old, dict):
        more = [new[name] for name in new.keys() - old.keys()]
        return not any(more) and all(name in new and kept(old[name], new[name]) for name in old)
    if isinstance(old, list):
        return len(old) == len(new) and all(map(kept, old, new))
    return bool(old == new)


def test_what_an_old_program_says_is_compared_in_full() -> None:
    old = {"sets": 2, "days": ["mon"]}
    assert kept(old, {**old, "load_kg": None, "remark": "", "outside": False})
    for new in ({"sets": 2}, {**old, "sets": 3}, {**old, "days": []}, {**old, "load_kg": 5.0}):
        assert not kept(old, new)


@pytest.mark.parametrize("release", RELEASES)
def test_a_program_of_a_release_opens_and_is_kept_in_the_format_of_today(release: str) -> None:
    program = opened(release)
    assert program.intake.patient.name == "José Ñandú"
    before, after = json.loads(program_text(release)), json.loads(program_to_json(program))
    assert after["format"] == FORMAT
    for name in ("title", "purpose", "minutes_counted"):
        assert after[name] == before[name]
    for old, new in zip(before["weeks"], after["weeks"], strict=True):
        assert kept(old, new)
    assert after["exercises"].keys() == before["exercises"].keys()
    again, problems = program_from_json(program_to_json(program))
    assert (again, problems) == (program, [])


@pytest.mark.parametrize("release", RELEASES)
def test_a_program_of_a_release_is_reviewed(release: str, library: Library) -> None:
    assert isinstance(review(opened(release), library), tuple)


@pytest.mark.parametrize("release", some(RELEASES, fast=3))
@pytest.mark.parametrize(
    "layout",
    some(["sheet", "booklet", "reading", "one-page", "diary", "cards", "clinician"], fast=3),
)
def test_a_program_of_a_release_prints(release: str, layout: Layout) -> None:
    text = text_of(render(opened(release), options=Options(layout=layout)))
    expected = "Sit" if layout == "cards" else "José Ñandú"
    assert expected in text


@pytest.mark.parametrize("release", some(RELEASES, fast=1))
def test_a_file_of_a_release_goes_through_the_commands(tmp_path: Path, release: str) -> None:
    (tmp_path / "p.json").write_text(program_text(release), encoding="utf-8")
    assert planner("review", "p.json", folder=tmp_path).returncode in (0, 1)
    done = planner("export", "p.json", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "p.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    "change",
    [{}, {"lanes": [1, 2]}, {"weeks": None}, {"weeks": "moved elsewhere", "intake": {"new": {}}}],
)
@pytest.mark.parametrize("command", ["review", "export"])
def test_a_program_of_a_newer_planner_says_update(
    tmp_path: Path, command: str, change: dict[str, Any]
) -> None:
    """Also where the newer one has fields that are unknown here, or none that are known."""
    data = {**json.loads(program_text(RELEASES[-1])), "format": FORMAT + 1, **change}
    data = {name: value for name, value in data.items() if value is not None}
    (tmp_path / "p.json").write_text(json.dumps(data))
    done = planner(command, "p.json", folder=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert "update the planner" in line
    assert str(FORMAT + 1) in line


@pytest.mark.parametrize("of", some([list, str, int, dict, type(None)], fast=1))
@pytest.mark.parametrize("version", range(1, FORMAT + 1))
def test_damaged_data_of_an_older_format_is_told_not_a_crash(
    tmp_path: Path, version: int, of: type
) -> None:
    whole = json.loads(program_text(RELEASES[0]))
    for name in whole.keys() - {"format"}:
        path = tmp_path / "p.json"
        path.write_text(json.dumps({**whole, "format": version, name: of()}))
        program, problems = read_program(path)
        assert (program is None) == bool(problems)


def test_a_step_leaves_the_data_it_is_given_alone() -> None:
    data = json.loads(program_text(RELEASES[0]))
    before = json.dumps(data)
    assert upgraded(data)["format"] == FORMAT
    assert json.dumps(data) == before


def test_the_names_that_other_tools_read_stay() -> None:
    """Clinics' scripts read these; a program has them under these names, in any format."""
    defs = json_schema(Program)["$defs"]
    names = {
        "Program": {"weeks", "exercises"},
        "Week": {"number", "phase", "sessions"},
        "Session": {"days", "minutes", "items"},
        "Item": {
            *("exercise", "sets", "reps", "hold_s", "duration_s", "effort", "why"),
        },
    }
    for model, wanted in names.items():
        properties = json_schema(Program) if model == "Program" else defs[model]
        assert wanted <= properties["properties"].keys()
    for release in RELEASES:
        data = json.loads(program_to_json(opened(release)))
        week = data["weeks"][0]
        session = week["sessions"][0]
        item = session["items"][0]
        assert isinstance(week["number"], int)
        assert isinstance(week["phase"], int)
        assert set(session["days"]) <= set("mon tue wed thu fri sat sun".split())
        assert isinstance(session["minutes"], int)
        assert item["exercise"] in data["exercises"]
        for name in ("sets", "reps", "hold_s", "duration_s", "effort"):
            assert isinstance(item[name], int)
        assert isinstance(item["why"], str)
