"""Mistakes in a clinic's folder, one at a time: each is told with its code, file and line."""

import shutil
from pathlib import Path

import pytest

from tests.library.clinic_files import checked
from tests.library.mistakes import MISTAKES, NO_MISTAKES, Mistake
from tests.library.more_mistakes import MORE_MISTAKES
from tests.sweeps import some

RIVERSIDE = Path(__file__).parents[1] / "clinics" / "riverside"


@pytest.fixture
def riverside(tmp_path: Path) -> Path:
    folder = tmp_path / "riverside"
    shutil.copytree(RIVERSIDE, folder)
    return folder


def test_the_folder_is_good_before_a_mistake_is_made(riverside: Path, cache: Path) -> None:
    assert checked(riverside, cache) == ()


def test_no_seed_is_left_out() -> None:
    assert {one.number for one in MISTAKES} | NO_MISTAKES.keys() == set(range(1, 86))


@pytest.mark.parametrize(
    "mistake",
    some([*MISTAKES, *MORE_MISTAKES], fast=5),
    ids=lambda one: f"{one.number}: {one.what}",
)
def test_a_mistake_is_told_with_its_code_file_and_line(
    riverside: Path, cache: Path, mistake: Mistake
) -> None:
    path = riverside / mistake.file
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    after = mistake.of(before)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(after, encoding=mistake.encoding)
    found = [(one.code, one.file, one.line) for one in checked(riverside, cache)]
    if mistake in MORE_MISTAKES:
        assert len(found) == 1, found
    if mistake.whole:
        here = {(mistake.code, str(file), None) for file in (path, path.parent, Path(path.name))}
        assert here & {*found}, found
    else:
        wanted = (mistake.code, mistake.line(before, after))
        assert wanted in [(code, line) for code, file, line in found if file.endswith(mistake.file)]
