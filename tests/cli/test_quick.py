"""`planner quick`: a line as the filled form."""

from pathlib import Path

from planner.library.intake_file import read_intake
from tests.command import planner

LINE = "68 stenosis osteoporosis older chair band slr+ left 8w 5d 20min goal: carry groceries"


def test_a_line_is_the_filled_form(tmp_path: Path) -> None:
    done = planner("quick", LINE, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    shown = {line[:14].strip(): line[15:] for line in done.stdout.splitlines()}
    assert shown["Presentation"] == "Lumbar stenosis"
    assert shown["Precautions"] == "Osteoporosis or osteopenia, no fracture"
    assert shown["Findings"] == "Straight leg raise brings on the leg symptoms"
    assert shown["Function"] == "older steady"
    assert shown["Goals"] == "carry groceries"
    assert shown["Irritability"] == "moderate  (not said; as usual)"
    assert "Red flags: not asked." in done.stderr


def test_what_is_not_understood_is_told(tmp_path: Path) -> None:
    done = planner("quick", "68", "flurb", "slump-", folder=tmp_path)
    assert done.returncode == 1
    assert 'Not understood: "flurb".' in done.stderr
    assert "negative, not ticked: Slump" in done.stderr
    assert "No presentation was said." in done.stderr


def test_nothing_is_built_past_questions_that_nobody_asked(tmp_path: Path) -> None:
    done = planner("quick", f"name: Ann Lee, {LINE}", "-o", "ann.yaml", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    intake = read_intake(tmp_path / "ann.yaml").intake
    assert intake is not None
    assert (intake.patient.name, intake.goals) == ("Ann Lee", ("carry groceries",))
    assert not intake.screen_asked
    assert planner("build", "ann.yaml", folder=tmp_path).returncode == 3
    nobody = planner("quick", LINE, "-o", "x.yaml", folder=tmp_path)
    assert (nobody.returncode, (tmp_path / "x.yaml").exists()) == (2, False)
