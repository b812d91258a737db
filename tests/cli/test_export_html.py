"""The sheet as one file for a phone, by the same gate as the PDF."""

import json
import stat
from pathlib import Path

import pytest

from planner.building.may_print import NeedsReason
from planner.handout.options import Options
from planner.services.printing import Order, Printed
from planner.services.workspace import Workspace
from planner.settings import Settings
from tests.command import planner
from tests.conftest import an_intake
from tests.printed import planned


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    assert planner("demo", "out", folder=tmp_path).returncode == 0
    return tmp_path / "out" / "program.json"


def test_an_html_file_is_written_beside_the_program(tmp_path: Path, demo: Path) -> None:
    done = planner("export", demo, "--format", "html", "--part", "1", folder=tmp_path)
    assert done.returncode == 0
    made = demo.with_suffix(".html")
    assert done.stdout.strip() == str(made)
    assert made.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert stat.S_IMODE(made.stat().st_mode) == 0o600  # only its owner can read it


def test_a_folder_becomes_a_file_each(tmp_path: Path, demo: Path) -> None:
    done = planner("export", demo.parent, "-o", "all", "--format", "html", folder=tmp_path)
    assert done.returncode == 0
    assert [each.name for each in (tmp_path / "all").iterdir()] == ["program.html"]


@pytest.mark.parametrize(
    ("wished", "told"),
    [
        (("--layout", "booklet"), "--format html is of --layout sheet"),
        (("--layout", "diary", "--fillable"), "--format html is of --layout sheet"),
        (("--password-file", "secret"), "cannot be locked"),
    ],
)
def test_what_no_html_file_can_be_is_refused(
    tmp_path: Path, demo: Path, wished: tuple[str, ...], told: str
) -> None:
    done = planner("export", demo, "--format", "html", *wished, folder=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert not demo.with_suffix(".html").exists()


def test_what_stops_paper_stops_the_page(tmp_path: Path, demo: Path) -> None:
    data = json.loads(demo.read_text("utf-8"))
    data["intake"]["red_flags"] = ["RF-01"]
    demo.write_text(json.dumps(data), "utf-8")
    done = planner("export", demo, "--format", "html", folder=tmp_path)
    paper = planner("export", demo, folder=tmp_path)
    assert done.returncode == paper.returncode == 3
    assert done.stderr == paper.stderr
    assert not demo.with_suffix(".html").exists()


def test_open_problems_need_the_same_reason(tmp_path: Path) -> None:
    workspace = Workspace(Settings(tmp_path / "data"))
    program = planned(workspace, an_intake())
    first = program.weeks[0].sessions[0]
    tired = first.model_copy(
        update={"items": (first.items[0].model_copy(update={"effort": 10}), *first.items[1:])}
    )
    week = program.weeks[0].model_copy(update={"sessions": (tired, *program.weeks[0].sessions[1:])})
    program = program.model_copy(update={"weeks": (week, *program.weeks[1:])})
    order = Order(tmp_path / "page.html", Options(layout="sheet", format="html"))
    outcome = workspace.print(program, order)
    assert isinstance(outcome, NeedsReason)
    assert not order.target.exists()


def test_what_is_sent_as_a_page_is_kept_as_given_out(tmp_path: Path) -> None:
    workspace = Workspace(Settings(tmp_path / "data"))
    stored = workspace.store.create(planned(workspace, an_intake()))
    order = Order(tmp_path / "page.html", Options(layout="sheet", format="html", part=1))
    assert isinstance(workspace.print_for(stored, stored.program, order), Printed)
    (issue,) = workspace.store.issues_of(stored.patient_id)
    workspace.store.close()
    assert (issue.given.channel, issue.given.covers) == ("html", "sheet, part 1")
