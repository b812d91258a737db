"""The papers that a clinic hands out, printed in one go."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.command import planner
from tests.page_texts import text_of
from tests.sweeps import some_rows

NAME = "name: Riverside Physical Therapy\nphone: 555 0100\n"
SET = """\
prints:
  - sheet
  - {layout: diary, fillable: true}
  - layout: one-page
    part: 2
    large_print: true
    ink:
  - clinician
"""


def a_clinic(tmp_path: Path, prints: str) -> Path:
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "clinic.yaml").write_text(NAME + prints, encoding="utf-8")
    return folder


@pytest.fixture
def built(tmp_path: Path) -> Path:
    (tmp_path / "i.yaml").write_text(
        "patient: {name: Ann Lee}\npresentation: strain\nred_flags: []\n", encoding="utf-8"
    )
    assert planner("build", "i.yaml", "-o", "p.json", folder=tmp_path).returncode == 0
    return tmp_path


def words(path: Path) -> str:
    return text_of(path)


def test_export_prints_the_set_each_in_a_file_of_its_own(built: Path) -> None:
    clinic = a_clinic(built, SET)
    done = planner("export", "p.json", folder=built, PLANNER_LIBRARY=str(clinic))
    assert done.returncode == 0, done.stderr
    files = [
        "p-exercises.pdf",
        "p-diary-fillable.pdf",
        "p-one-page-part-2-large-print.pdf",
        "p-therapist-copy.pdf",
    ]
    assert done.stdout.split() == files
    assert "Bring this sheet" in words(built / files[0])
    assert PdfReader(built / files[1]).get_fields()
    assert "Part 2:" in words(built / files[2])
    assert "Therapist's copy: Ann Lee" in words(built / files[3])
    assert not (built / "p.pdf").exists()


def test_a_layout_that_is_named_is_printed_alone(built: Path) -> None:
    clinic = a_clinic(built, SET)
    done = planner(
        "export", "p.json", "--layout", "sheet", folder=built, PLANNER_LIBRARY=str(clinic)
    )
    assert done.stdout.split() == ["p.pdf"]


def test_a_folder_of_programs_gets_the_set_for_each(built: Path) -> None:
    clinic = a_clinic(built, "prints: [diary, cards]\n")
    (built / "many").mkdir()
    for name in ("a", "b"):
        (built / "many" / f"{name}.json").write_bytes((built / "p.json").read_bytes())
    done = planner("export", "many", "-o", "out", folder=built, PLANNER_LIBRARY=str(clinic))
    assert done.returncode == 0, done.stderr
    made = sorted(each.name for each in (built / "out").iterdir())
    assert made == ["a-cards.pdf", "a-diary.pdf", "b-cards.pdf", "b-diary.pdf"]


def test_a_set_does_not_go_into_a_stream(built: Path) -> None:
    clinic = a_clinic(built, "prints: [diary, cards]\n")
    done = planner("export", "p.json", "-o", "-", folder=built, PLANNER_LIBRARY=str(clinic))
    assert done.returncode == 2
    assert "--layout" in done.stderr


@pytest.mark.parametrize(
    ("prints", "line", "said"),
    some_rows(
        [
            ("prints: [sheet, folder]\n", 3, "folder"),
            ("prints:\n  - sheet\n  - {layout: cards, fillable: true}\n", 5, "no diary"),
            ("prints:\n  - {layout: cards, part: 2}\n", 4, "no parts"),
            ("prints:\n  - {layout: diary, pages: 2}\n", 4, "pages"),
            ("prints: [diary, diary]\n", 3, "twice"),
        ],
        fast=2,
    ),
)
def test_a_wrong_set_is_told_with_file_and_line(
    tmp_path: Path, prints: str, line: int, said: str
) -> None:
    a_clinic(tmp_path, prints)
    done = planner("library", "check", "ours", folder=tmp_path)
    assert done.returncode == 1
    assert f"clinic.yaml:{line}" in done.stdout + done.stderr
    assert said in done.stdout + done.stderr
