"""The command line as scripts and clinics rely on it."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from planner.library.shipped import shipped_root

INTAKE = """\
patient: {name: Sample Patient, birth_year: 1957}
presentation: stenosis
irritability: moderate
function: older_steady
precautions: [osteoporosis]
findings: [slr_positive, hip_rotation_limited]
equipment: [chair, band]
goals: [Carry groceries from the car]
weeks: 8
days_per_week: 5
minutes_per_day: 20
red_flags: []
"""


def planner(*words: object, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "planner", *map(str, words)],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PLANNER_DATA_DIR": str(folder / "data"), **environment},
        check=False,
    )


@pytest.fixture
def intake(tmp_path: Path) -> Path:
    path = tmp_path / "intake.yaml"
    path.write_text(INTAKE)
    return path


def test_build_review_export(tmp_path: Path, intake: Path) -> None:
    assert planner("build", intake, "-o", "p.json", folder=tmp_path).returncode == 0
    program: dict[str, Any] = json.loads((tmp_path / "p.json").read_text())
    assert program["presentation"] == "stenosis"
    assert len(program["weeks"]) == 8
    item = program["weeks"][0]["sessions"][0]["items"][0]
    assert {
        *("exercise", "sets", "reps", "hold_s", "duration_s", "per_side", "rest_s", "effort"),
        *("times_per_day", "why"),
    } <= item.keys()
    assert {"number", "phase", "sessions"} <= program["weeks"][0].keys()
    assert {"name", "days", "minutes", "items"} <= program["weeks"][0]["sessions"][0].keys()
    assert item["exercise"] in program["exercises"]
    assert {"exercise", "precaution", "property"} <= program["left_out"][0].keys()
    assert stat.S_IMODE((tmp_path / "p.json").stat().st_mode) == 0o600
    review = planner("review", "p.json", folder=tmp_path)
    assert review.returncode == 0
    assert all("advice: " in line for line in review.stdout.splitlines())
    exported = planner("export", "p.json", "--paper", "a4", folder=tmp_path)
    assert exported.returncode == 0, exported.stderr
    assert (tmp_path / "p.pdf").read_bytes().startswith(b"%PDF-")


def test_build_writes_to_standard_output_and_repeats_itself(tmp_path: Path, intake: Path) -> None:
    first = planner("build", intake, folder=tmp_path)
    second = planner("build", intake, folder=tmp_path, PYTHONHASHSEED="7")
    assert first.stdout == second.stdout
    assert json.loads(first.stdout)["title"]


def test_a_red_flag_stops_with_status_3_and_writes_nothing(tmp_path: Path, intake: Path) -> None:
    intake.write_text(INTAKE.replace("red_flags: []", "red_flags: [RF-02]"))
    stopped = planner("build", intake, "-o", "p.json", folder=tmp_path)
    assert stopped.returncode == 3
    assert "RF-02" in stopped.stderr
    assert "mergency" in stopped.stderr
    assert stopped.stdout == ""
    assert not (tmp_path / "p.json").exists()
    intake.write_text(
        intake.read_text() + "cleared_by: Dr. Rivera\ncleared_reason: Examined today\n"
    )
    assert planner("build", intake, "-o", "p.json", folder=tmp_path).returncode == 0


def test_problems_end_in_status_1_with_file_and_line_and_the_program_is_written(
    tmp_path: Path, intake: Path
) -> None:
    intake.write_text(INTAKE.replace("[osteoporosis]", "[surgery_recent]"))
    done = planner("build", intake, "-o", "p.json", folder=tmp_path)
    assert done.returncode == 1
    assert (tmp_path / "p.json").exists()
    assert f"{intake}:5: precautions / surgery_recent" in done.stderr
    assert f"{intake}:2: phase" in done.stderr
    assert planner("review", "p.json", folder=tmp_path).returncode == 1


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("weeks: 8", "weeks: 40", "intake.yaml:9: weeks"),
        ("weeks: 8", "week: 8", 'Did you mean "weeks"?'),
        ("[osteoporosis]", "[osteoporisis]", 'intake.yaml:5: precautions.0: "osteoporisis"'),
        ("[slr_positive,", "[slr_negative,", 'Did you mean "slr_positive"?'),
        ("red_flags: []", "red_flags: [RF-99]", "intake.yaml:12: red_flags.0"),
        ("red_flags: []", "red_flags: [RF-07.nonsense]", "RF-07.one_factor"),
        ("presentation: stenosis", "", '"presentation" is missing'),
        ("goals: [", "goals: [[", "not valid YAML"),
    ],
)
def test_wrong_intakes_end_in_status_2_with_the_line(
    tmp_path: Path, intake: Path, old: str, new: str, words: str
) -> None:
    intake.write_text(INTAKE.replace(old, new))
    done = planner("build", intake, "-o", "p.json", folder=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "p.json").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["build"],
        ["build", "nowhere.yaml"],
        ["build", "."],
        ["review", "nowhere.json"],
        ["review", "."],
        ["export", "intake.yaml"],
        ["export", "nowhere.json"],
        ["dance"],
        ["schema", "dance"],
        ["library", "show", "nonsense"],
        ["build", "intake.yaml", "--library", "nowhere"],
        ["build", "intake.yaml", "-o", "."],
        ["build", "intake.yaml", "-o", "intake.yaml/p.json"],
        ["export", "p.json", "--paper", "a3"],
    ],
)
def test_wrong_use_ends_in_status_2_without_a_traceback(
    tmp_path: Path, intake: Path, words: list[str]
) -> None:
    done = planner(*words, folder=tmp_path)
    assert done.returncode == 2, done.stderr
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert intake.read_text() == INTAKE


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder(tmp_path: Path, intake: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    done = planner("build", intake, "-o", locked / "p.json", folder=tmp_path)
    assert done.returncode == 2
    assert "Permission denied" in done.stderr


def test_a_full_device(tmp_path: Path, intake: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"ulimit -f 1; {sys.executable} -m planner build {intake} -o p.json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["intake.yaml"]


@pytest.mark.parametrize(
    "name",
    ['<img src="/etc/passwd"/>', '<font color="x">A</font>', "A & B", "[bold]A[/bold]", "x" * 120],
)
def test_markup_in_a_name_stays_a_name(tmp_path: Path, intake: Path, name: str) -> None:
    intake.write_text(INTAKE.replace("name: Sample Patient", f"name: {json.dumps(name)}"))
    assert planner("build", intake, "-o", "p.json", folder=tmp_path).returncode == 0
    assert json.loads((tmp_path / "p.json").read_text())["intake"]["patient"]["name"] == name
    assert planner("export", "p.json", folder=tmp_path).returncode == 0


@pytest.mark.parametrize("what", ["intake", "program", "exercise", "template"])
def test_schemas_describe_every_field(tmp_path: Path, what: str) -> None:
    schema = json.loads(planner("schema", what, folder=tmp_path).stdout)
    undescribed = [
        f"{name}.{field}"
        for name, part in {"": schema, **schema["$defs"]}.items()
        for field, fields in part.get("properties", {}).items()
        if not fields.get("description")
    ]
    assert undescribed == []


def test_the_demo_builds_and_prints(tmp_path: Path) -> None:
    done = planner("demo", "out", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["handout.pdf", "program.json"]


def test_the_library_is_checked_searched_and_shown(tmp_path: Path) -> None:
    checked = planner("library", "check", folder=tmp_path)
    assert checked.returncode == 0
    assert "no problems" in checked.stdout
    found = planner("library", "search", "bird", "dog", "--json", folder=tmp_path)
    assert "bird-dog" in [one["id"] for one in json.loads(found.stdout)]
    shown = planner("library", "show", "hinge-dowel", folder=tmp_path)
    assert "easier: hinge-wall-tap" in shown.stdout
    assert planner("library", "search", "qqqzzz", folder=tmp_path).returncode == 1


def test_a_clinic_folder_with_a_mistake(tmp_path: Path) -> None:
    folder = tmp_path / "clinic" / "exercises"
    folder.mkdir(parents=True)
    text = (shipped_root() / "exercises" / "aerobic" / "run.yaml").read_text()
    (folder / "run.yaml").write_text(text.replace("level: 1", "level: 1\n    hold: 3"))
    done = planner("library", "check", "clinic", folder=tmp_path)
    assert done.returncode == 1
    assert "run.yaml:" in done.stderr
    assert '"hold" is not a field here' in done.stderr
