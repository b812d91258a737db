"""The command line as scripts and clinics rely on it."""

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from planner.library.shipped import shipped_root
from tests.command import planner
from tests.page_texts import page_texts, text_of
from tests.sweeps import some, some_rows

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
        intake.read_text()
        + "clearances: [{of: RF-02, by: Dr. Rivera, on: 2026-11-02, reason: Examined today}]\n"
    )
    assert planner("build", intake, "-o", "p.json", folder=tmp_path).returncode == 0


def test_problems_end_in_status_1_with_file_and_line_and_the_program_is_written(
    tmp_path: Path, intake: Path
) -> None:
    intake.write_text(INTAKE.replace("[osteoporosis]", "[surgery_recent]"))
    done = planner("build", intake, "-o", "p.json", folder=tmp_path)
    assert done.returncode == 1
    assert (tmp_path / "p.json").exists()
    assert f"{intake}:5: precautions.0: " in done.stderr
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
    some(
        [
            '<img src="/etc/passwd"/>',
            '<font color="x">A</font>',
            "A & B",
            "[bold]A[/bold]",
            "x" * 120,
        ],
        fast=2,
    ),
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
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "booklet.pdf",
        "program.json",
        "sheets.pdf",
    ]


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


@pytest.fixture
def program(tmp_path: Path, intake: Path) -> Path:
    assert planner("build", intake, "-o", "p.json", folder=tmp_path).returncode == 0
    return tmp_path / "p.json"


def tampered(program: Path, **changes: Any) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(program.read_text())
    for place, value in changes.items():
        at: Any = content
        *way, last = place.split("__")
        for part in way:
            at = at[int(part)] if part.isdigit() else at[part]
        at[int(last) if last.isdigit() else last] = value
    program.write_text(json.dumps(content))
    return content


@pytest.mark.parametrize(
    ("place", "value", "words"),
    some_rows(
        [
            ("weeks", [], "weeks"),
            ("phases", [], "phases"),
            ("weeks__0__phase", 4, "week 1 is not in the weeks of phase 4"),
            ("weeks__0__sessions__0__minutes", -5, "minutes"),
            ("weeks__0__sessions__0__days", [], "days"),
            ("weeks__0__sessions__0__items__0__sets", 10**9, "sets"),
            ("weeks__0__sessions__0__items__0__sets", "3", "sets"),
            ("weeks__0__sessions__0__items__0__exercise", "bird-dog", "bird-dog"),
            ("presentation", "strain", "presentation is not that of the intake"),
            ("intake__weeks", 12, "weeks are not 1 to 12"),
            ("format", True, "not a program format"),
            ("title", "\ud800", "half of one"),
            ("problems", [{"message": "x", "code": 3}], "problems"),
        ],
        fast=5,
    ),
)
def test_a_program_changed_by_hand_into_nonsense_is_refused(
    tmp_path: Path, program: Path, place: str, value: object, words: str
) -> None:
    tampered(program, **{place: value})
    for command in ("review", "export"):
        done = planner(command, program, folder=tmp_path)
        assert done.returncode == 2, done.stderr
        assert words in done.stderr
        assert done.stderr.startswith(f"{program}:")
        assert "Traceback" not in done.stderr
    assert not program.with_suffix(".pdf").exists()


def test_an_exercise_under_another_name_is_refused(tmp_path: Path, program: Path) -> None:
    content = json.loads(program.read_text())
    first, second, *_ = content["exercises"]
    content["exercises"][first] = content["exercises"][second]
    program.write_text(json.dumps(content))
    assert planner("export", program, folder=tmp_path).returncode == 2


def test_a_key_that_stands_twice_is_refused(tmp_path: Path, program: Path) -> None:
    program.write_text(program.read_text().rstrip()[:-1] + ', "weeks": []}')
    done = planner("export", program, folder=tmp_path)
    assert done.returncode == 2
    assert "twice" in done.stderr


def test_a_red_flag_written_into_a_program_stops_its_export(tmp_path: Path, program: Path) -> None:
    tampered(program, intake__red_flags=["RF-01"])
    done = planner("export", program, folder=tmp_path)
    assert done.returncode == 3
    assert not program.with_suffix(".pdf").exists()
    assert planner("review", program, folder=tmp_path).returncode == 1


def test_review_names_precautions_it_does_not_know(tmp_path: Path, program: Path) -> None:
    tampered(program, intake__precautions=["osteoporsis"])
    done = planner("review", program, folder=tmp_path)
    assert done.returncode == 1
    assert '"osteoporsis" is not known' in done.stdout


def test_review_counts_minutes_itself(tmp_path: Path, program: Path) -> None:
    tampered(program, weeks__0__sessions__0__items__0__times_per_day=12)
    done = planner("review", program, folder=tmp_path)
    assert done.returncode == 1
    assert "minutes; the patient has 20" in done.stdout


def test_output_never_replaces_its_input_or_a_device(
    tmp_path: Path, intake: Path, program: Path
) -> None:
    before = program.read_text()
    for words in (["export", program, "-o", program], ["build", intake, "-o", intake]):
        done = planner(*words, folder=tmp_path)
        assert done.returncode == 2
        assert "the file that is read" in done.stderr
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    assert planner("export", program, "-o", fifo, folder=tmp_path).returncode == 2
    assert planner("review", fifo, folder=tmp_path).returncode == 2
    assert fifo.is_fifo()
    assert program.read_text() == before
    assert intake.read_text() == INTAKE


def test_a_link_is_not_followed(tmp_path: Path, intake: Path) -> None:
    """In a shared folder a link may lead anywhere: what it points to stays as it is."""
    (tmp_path / "real.json").write_text("mine")
    (tmp_path / "link.json").symlink_to("real.json")
    done = planner("build", intake, "-o", "link.json", folder=tmp_path)
    assert done.returncode == 2
    assert "link.json: this is a link" in done.stderr
    assert (tmp_path / "real.json").read_text() == "mine"
    assert (tmp_path / "link.json").is_symlink()


@pytest.mark.parametrize("text", ["\x1b]52;c;aGk=\x07", "a\x07b", "a\u202eb", "a\x9bb"])
def test_control_characters_come_in_nowhere(tmp_path: Path, intake: Path, text: str) -> None:
    """A name that could act on the therapist's terminal is refused where it comes in."""
    intake.write_text(INTAKE.replace("name: Sample Patient", f"name: {json.dumps(text)}"))
    done = planner("build", intake, "-o", "p.json", folder=tmp_path)
    assert done.returncode == 2
    assert "control character" in done.stderr
    intake.write_text(INTAKE)
    planner("build", intake, "-o", "p.json", folder=tmp_path)
    for escaped in (True, False):
        program = json.loads((tmp_path / "p.json").read_text())
        program["title"] = text
        (tmp_path / "q.json").write_text(json.dumps(program, ensure_ascii=escaped))
        done = planner("export", "q.json", folder=tmp_path)
        assert done.returncode == 2
        assert not (tmp_path / "q.pdf").exists()
        assert text not in done.stderr


@pytest.mark.parametrize("text", ["\u200b", "   ", ""])
def test_invisible_words_clear_nobody(tmp_path: Path, intake: Path, text: str) -> None:
    who = json.dumps(text)
    cleared = f"clearances: [{{of: RF-01, by: {who}, on: 2026-11-02, reason: {who}}}]\n"
    intake.write_text(INTAKE.replace("red_flags: []", "red_flags: [RF-01]") + cleared)
    done = planner("build", intake, "-o", "p.json", folder=tmp_path)
    assert done.returncode == 2
    assert not (tmp_path / "p.json").exists()


def test_an_intake_that_does_not_say_whether_anybody_asked_stops(
    tmp_path: Path, intake: Path
) -> None:
    intake.write_text(INTAKE.replace("red_flags: []", ""))
    done = planner("build", intake, "-o", "p.json", folder=tmp_path)
    assert done.returncode == 3
    assert "were not asked" in done.stderr
    assert not (tmp_path / "p.json").exists()


@pytest.mark.parametrize("value", ['"8"', "8.0", "true", "null", "!!bool x", "!foo 8", "[8]"])
def test_a_number_is_a_number(tmp_path: Path, intake: Path, value: str) -> None:
    intake.write_text(INTAKE.replace("weeks: 8", f"weeks: {value}"))
    done = planner("build", intake, folder=tmp_path)
    assert done.returncode == 2
    assert f"{intake}:9" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("unit", "times"),
    [("[", 100_000), ("- ", 400_000), ("{a: ", 100_000), ("? ", 400_000), ("[\n", 100_000)],
)
def test_deep_files_do_not_crash(tmp_path: Path, intake: Path, unit: str, times: int) -> None:
    intake.write_text(unit * times)
    done = planner("build", intake, folder=tmp_path)
    assert done.returncode == 2
    assert re.match(rf"{re.escape(str(intake))}:\d+: ", done.stderr)
    assert re.search("nested too deeply|a key must be a single word", done.stderr)
    assert "Traceback" not in done.stderr


def test_a_flood_of_faults_is_cut_short(tmp_path: Path, intake: Path) -> None:
    flood = "\n".join(f"x{number}: 1" for number in range(5000))
    intake.write_text(INTAKE + flood)
    done = planner("build", intake, folder=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) < 40
    assert "more faults" in done.stderr


@pytest.mark.slow
def test_output_that_cannot_be_written(tmp_path: Path, intake: Path) -> None:
    command = f"{sys.executable} -m planner"
    environment = {**os.environ, "PLANNER_DATA_DIR": str(tmp_path)}
    for line, status in (
        (f"{command} build {intake} >/dev/full", 2),
        (f"{command} build {intake} >&-", 2),
        (f"{command} library search chair | true; exit ${{PIPESTATUS[0]}}", 0),
        (f"PYTHONIOENCODING=ascii {command} build {intake} >out.json", 0),
    ):
        done = subprocess.run(
            ["bash", "-c", line],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            env=environment,
            check=False,
        )
        assert done.returncode == status, (line, done.stderr)
        assert "Traceback" not in done.stderr


def test_a_clinic_library_that_is_not_there_is_said_so(tmp_path: Path, intake: Path) -> None:
    missing = str(tmp_path / "unmounted")
    done = planner("build", intake, "-o", "p.json", folder=tmp_path, PLANNER_LIBRARY=missing)
    assert done.returncode == 2
    assert f"{missing}: the clinic's folder cannot be read" in done.stderr
    assert not (tmp_path / "p.json").exists()


def test_misnamed_clinic_files_are_named(tmp_path: Path) -> None:
    rules = tmp_path / "clinic" / "programs" / "rules"
    rules.mkdir(parents=True)
    (rules / "precaution.yaml").write_text("precautions: []\n")
    done = planner("library", "check", "clinic", folder=tmp_path)
    assert done.returncode == 1
    assert "precaution.yaml: FOLDER01 this file is not read" in done.stderr


def test_a_template_with_an_unknown_exercise_still_builds(tmp_path: Path, intake: Path) -> None:
    folder = tmp_path / "clinic" / "programs" / "templates"
    folder.mkdir(parents=True)
    text = (shipped_root() / "programs" / "templates" / "stenosis.yaml").read_text()
    (folder / "stenosis.yaml").write_text(
        text.replace("knee-to-chest-single", "knee-to-chest-sngle")
    )
    done = planner("build", intake, "-o", "p.json", "--library", "clinic", folder=tmp_path)
    assert done.returncode == 1
    assert 'there is no exercise "knee-to-chest-sngle"' in done.stderr


def test_the_planner_without_a_terminal_says_so(tmp_path: Path) -> None:
    done = planner(folder=tmp_path)
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr


def test_characters_that_cannot_be_printed_are_told(tmp_path: Path, intake: Path) -> None:
    intake.write_text(INTAKE.replace("Sample Patient", "Łukasz 中村"))
    assert planner("build", intake, "-o", "p.json", folder=tmp_path).returncode == 0
    done = planner("export", "p.json", folder=tmp_path)
    assert done.returncode == 2
    assert "the typeface has no 中 村" in done.stderr
    assert "on_paper_as:" in done.stderr
    assert not (tmp_path / "p.pdf").exists()


@pytest.mark.parametrize(
    ("name", "begins"), [("p.svg", b"<svg "), ("p.png", b"\x89PNG"), ("p.pdf", b"%PDF")]
)
def test_a_picture_is_drawn_into_a_file(tmp_path: Path, name: str, begins: bytes) -> None:
    done = planner("library", "picture", "bridge-full", "-o", name, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert "Lying on the back" in done.stdout


def test_a_picture_shows_who_is_asked_for_or_the_clinics_choice(tmp_path: Path) -> None:
    folder = tmp_path / "clinic"
    folder.mkdir()
    (folder / "clinic.yaml").write_text("name: Riverside\nfigure: older_woman\n")
    seen = set()
    for more in ((), ("--figure", "larger_body"), ("--library", str(folder))):
        done = planner("library", "picture", "bridge-full", "-o", "p.svg", *more, folder=tmp_path)
        assert done.returncode == 0, done.stderr
        seen.add((tmp_path / "p.svg").read_text())
    assert len(seen) == 3
    (folder / "clinic.yaml").write_text("name: Riverside\nfigure: giant\n")
    wrong = planner("library", "check", str(folder), folder=tmp_path)
    assert "clinic.yaml:2" in wrong.stdout + wrong.stderr
    assert "older_woman" in wrong.stdout + wrong.stderr


def test_a_picture_is_drawn_in_the_terminal_with_words(tmp_path: Path) -> None:
    done = planner("library", "picture", "squat-bodyweight", folder=tmp_path, COLUMNS="80")
    assert done.returncode == 0
    assert sum("\u2800" < character <= "\u28ff" for character in done.stdout) > 150
    assert "Standing" in done.stdout


def test_a_picture_that_cannot_be_had_is_told(tmp_path: Path) -> None:
    unknown = planner("library", "picture", "brige-full", folder=tmp_path)
    assert unknown.returncode == 2
    assert 'Did you mean "bridge-full"?' in unknown.stderr
    ending = planner("library", "picture", "bridge-full", "-o", "p.gif", folder=tmp_path)
    assert ending.returncode == 2
    assert "end the name in .svg, .png or .pdf" in ending.stderr
    assert not (tmp_path / "p.gif").exists()


def test_a_contact_sheet_of_one_ladder(tmp_path: Path) -> None:
    done = planner("library", "sheet", "-o", "s.pdf", "--ladder", "squat", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    text = page_texts(tmp_path / "s.pdf")[0]
    assert "sit-to-stand" in text
    assert "bird-dog" not in text
    wrong = planner("library", "sheet", "--ladder", "sqat", folder=tmp_path)
    assert wrong.returncode == 2
    assert 'Did you mean "squat"?' in wrong.stderr


def test_a_pose_that_cannot_be_is_a_problem_with_file_and_line(tmp_path: Path) -> None:
    folder = tmp_path / "clinic" / "exercises"
    folder.mkdir(parents=True)
    text = (shipped_root() / "exercises" / "aerobic" / "run.yaml").read_text()
    head, _, _ = text.partition("    picture:")
    (folder / "run.yaml").write_text(
        head + "    picture:\n      frames:\n        - posture: standing\n        - knees: 175\n"
    )
    line = head.count("\n") + 4
    done = planner("library", "check", "clinic", folder=tmp_path)
    assert done.returncode == 1
    assert f"exercises/run.yaml:{line}: " in done.stderr
    assert "knee flexion is 175°; people have -6 to 162" in done.stderr
    (folder / "run.yaml").write_text(
        head + "    picture:\n      frames:\n        - postur: standing\n"
    )
    done = planner("library", "check", "clinic", folder=tmp_path)
    assert 'Did you mean "posture"?' in done.stderr
    assert f":{head.count(chr(10)) + 3}: " in done.stderr


def test_a_clinics_name_and_wishes_are_printed(tmp_path: Path, intake: Path) -> None:
    (tmp_path / "clinic" / "exercises").mkdir(parents=True)
    (tmp_path / "clinic" / "clinic.yaml").write_text(
        "name: Riverside PT\nphone: 555 0100\ncolor: '#7a1f5c'\n"
    )
    assert planner("build", intake, "-o", "p.json", folder=tmp_path).returncode == 0
    done = planner(
        *("export", "p.json", "-o", "fridge.pdf", "--layout", "one-page", "--part", "2"),
        *("--ink", "gray", "--paper", "a4"),
        folder=tmp_path,
        PLANNER_LIBRARY=str(tmp_path / "clinic"),
    )
    assert done.returncode == 0, done.stderr
    pages = PdfReader(tmp_path / "fridge.pdf").pages
    text = pages[0].extract_text()
    assert "Riverside PT" in text
    assert "Our number: 555 0100" in text
    assert "Part 2:" in text


def test_a_clinic_file_with_a_mistake_is_told_and_the_handout_still_written(
    tmp_path: Path, intake: Path
) -> None:
    (tmp_path / "clinic" / "exercises").mkdir(parents=True)
    (tmp_path / "clinic" / "clinic.yaml").write_text("name: Riverside PT\ncolor: '#ffe27a'\n")
    checked = planner("library", "check", "clinic", folder=tmp_path)
    assert checked.returncode == 1
    assert "clinic.yaml:" in checked.stderr
    assert "too pale" in checked.stderr
    assert planner("build", intake, "-o", "p.json", folder=tmp_path).returncode == 0
    done = planner("export", "p.json", folder=tmp_path, PLANNER_LIBRARY=str(tmp_path / "clinic"))
    assert done.returncode == 0
    assert "Without the clinic's name" in done.stderr
    assert (tmp_path / "p.pdf").read_bytes().startswith(b"%PDF")


def test_large_print_and_cards_from_the_command_line(tmp_path: Path, intake: Path) -> None:
    assert planner("build", intake, "-o", "p.json", folder=tmp_path).returncode == 0
    usual = planner("export", "p.json", "-o", "a.pdf", "--layout", "cards", folder=tmp_path)
    large = planner(
        "export", "p.json", "-o", "b.pdf", "--layout", "cards", "--large-print", folder=tmp_path
    )
    assert usual.returncode == large.returncode == 0
    counts = [len(PdfReader(tmp_path / name).pages) for name in ("a.pdf", "b.pdf")]
    assert counts[1] > counts[0]
    assert planner("export", "p.json", "--layout", "poster", folder=tmp_path).returncode == 2


@pytest.mark.parametrize(
    ("wished", "told"),
    some_rows(
        [
            (("--now", "--part", "2"), "--now and --part each name a part"),
            (("--now", "--weeks", "2"), "--weeks names weeks"),
            (("--weeks", "5-3"), "the first one first"),
            (("--weeks", "two"), "3-5"),
            (("--weeks", ""), "3-5"),
            (("--weeks", "7-9"), "has 8 weeks"),
            (("--weeks", "9", "--format", "html"), "has 8 weeks"),
            (("--weeks", "3-5", "--layout", "cards"), "--weeks is of --layout sheet and diary"),
            (("--part", "2", "--layout", "booklet"), "sheet, one-page, diary show one part"),
            (("--now", "--layout", "cards"), "sheet, one-page, diary show one part"),
            (("--start", "tomorrow"), "--start"),
            (("--start", "2026-11-26"), "2026-11-23"),
        ],
        fast=4,
    ),
)
def test_a_part_that_cannot_be_meant_is_refused(
    tmp_path: Path, wished: tuple[str, ...], told: str
) -> None:
    built = planner("demo", "out", folder=tmp_path)
    assert built.returncode == 0
    done = planner("export", "out/program.json", *wished, "-o", "x.pdf", folder=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert not (tmp_path / "x.pdf").exists()


def test_now_is_the_part_of_the_weeks_since_the_start(tmp_path: Path) -> None:
    planner("demo", "out", folder=tmp_path)
    for start, part in (("2999-01-07", "Part 1: "), ("2000-01-03", "Part 4: ")):
        wished = ("--now", "--start", start, "-o", "now.pdf")
        assert planner("export", "out/program.json", *wished, folder=tmp_path).returncode == 0
        text = text_of(tmp_path / "now.pdf")
        assert part in text
        assert sum(f"Part {number}: " in text for number in (1, 2, 3, 4)) == 1
