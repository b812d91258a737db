"""A folder with nothing but the clinic's name is a clinic's folder, whichever way it is named."""

from pathlib import Path

import pytest

from tests.command import planner
from tests.page_texts import text_of


@pytest.fixture(params=["clinic.yaml", "clinic.yml"])
def clinic(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    folder = tmp_path / "ours"
    folder.mkdir()
    text = "name: Riverside Physical Therapy\nphone: 555 0100\n"
    (folder / str(request.param)).write_text(text, encoding="utf-8")
    return folder


def test_it_is_checked_searched_and_built_with(tmp_path: Path, clinic: Path) -> None:
    assert planner("library", "check", "ours", folder=tmp_path).returncode == 0
    for words in (("library", "search", "bridge"), ("library", "rules", "pain")):
        done = planner(*words, "--library", "ours", folder=tmp_path)
        assert done.returncode == 0, done.stderr
    assert planner("library", "check", folder=tmp_path, PLANNER_LIBRARY=str(clinic)).returncode == 0


def test_its_name_and_number_are_on_the_handout(tmp_path: Path, clinic: Path) -> None:
    (tmp_path / "i.yaml").write_text(
        "patient: {name: Ann Lee}\npresentation: strain\nred_flags: []\n", encoding="utf-8"
    )
    built = planner("build", "i.yaml", "-o", "p.json", "--library", "ours", folder=tmp_path)
    assert built.returncode == 0, built.stderr
    done = planner("export", "p.json", folder=tmp_path, PLANNER_LIBRARY=str(clinic))
    assert done.returncode == 0
    assert done.stderr == ""
    text = text_of(tmp_path / "p.pdf")
    assert "Riverside Physical Therapy" in text
    assert "Our number: 555 0100" in text
