"""A picture that was kept is the picture that would be drawn, or it is drawn again."""

import os
from pathlib import Path
from typing import Any, get_args

import pytest

from planner.handout.kept_pictures import DrawnPicture, KeptPictures
from planner.handout.layouts import picture as pictures
from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.model.drawn_figure import DrawnFigure
from planner.model.program.program import Program
from tests.conftest import MakeProgram


@pytest.fixture
def program(make_program: MakeProgram) -> Program:
    """A program of a few weeks."""
    return make_program(weeks=6)


def printed(program: Program, folder: Path | None, **wishes: Any) -> bytes:
    """The handout as a new process prints it, which remembers no picture by itself."""
    pictures._drawn.cache_clear()
    kept = KeptPictures(folder) if folder else None
    return render(program, options=Options(**wishes), pictures=kept)


def count_drawn(monkeypatch: pytest.MonkeyPatch) -> list[DrawnPicture]:
    """What is drawn from now on."""
    found: list[DrawnPicture] = []
    draw = pictures._draw

    def noting(*arguments: object) -> DrawnPicture:
        found.append(draw(*arguments))  # type: ignore[arg-type]
        return found[-1]

    monkeypatch.setattr(pictures, "_draw", noting)
    return found


@pytest.mark.parametrize("wishes", [{}, {"ink": "gray"}, {"language": "es"}])
def test_the_handout_is_the_same_and_nothing_is_drawn_twice(
    program: Program, wishes: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "language" in wishes:
        wishes = {**wishes, "mixed": "true"}
    drawn = count_drawn(monkeypatch)
    plain = printed(program, None, **wishes)
    count = len(drawn)
    assert printed(program, tmp_path, **wishes) == plain
    assert len(drawn) == 2 * count
    assert printed(program, tmp_path, **wishes) == plain
    assert len(drawn) == 2 * count


def test_colour_is_not_taken_for_gray_nor_english_for_spanish(
    program: Program, tmp_path: Path
) -> None:
    for wishes in ({}, {"ink": "gray"}, {"language": "es", "mixed": True}):
        printed(program, tmp_path, **wishes)
    for wishes in ({}, {"ink": "gray"}, {"language": "es", "mixed": True}):
        assert printed(program, tmp_path, **wishes) == printed(program, None, **wishes)


@pytest.mark.slow
def test_one_person_is_not_taken_for_another(make_program: MakeProgram, tmp_path: Path) -> None:
    for figure in get_args(DrawnFigure):
        program = make_program(patient={"name": "Ana", "figure": figure}, weeks=6)
        assert printed(program, tmp_path) == printed(program, None)


def test_a_picture_that_was_touched_is_drawn_again(program: Program, tmp_path: Path) -> None:
    whole = printed(program, tmp_path)
    paths = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    contents = [path.read_bytes() for path in paths]
    # Each holds what another should: whole by itself, and the wrong exercise.
    for path, content in zip(paths, contents[1:] + contents[:1], strict=True):
        path.write_bytes(content)
    assert printed(program, tmp_path) == whole
    assert [path.read_bytes() for path in paths] == contents
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content[:-1])
    assert printed(program, tmp_path) == whole
    for path in paths:
        path.write_bytes(b"\n")
    assert printed(program, tmp_path) == whole


def test_where_nothing_can_be_kept_the_handout_is_printed(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder")
    assert printed(program, file) == printed(program, None)


def test_other_code_draws_again(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed(program, tmp_path)
    monkeypatch.setattr("planner.handout.kept_pictures.code_of", lambda *_: "changed today")
    drawn = count_drawn(monkeypatch)
    printed(program, tmp_path)
    assert drawn


def test_pictures_of_other_code_do_not_stay_for_ever(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The oldest go; what is not ours in the folder is left alone, and so is what a link names."""
    printed(program, tmp_path)
    folder = tmp_path / "pictures"
    count = len(list(folder.iterdir()))
    monkeypatch.setattr("planner.handout.kept_pictures.MOST_PICTURES", count)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("a file of the user's")
    old = [folder / f"{number:064x}" for number in range(20)]
    for path in old[1:]:
        path.write_bytes(b"drawn by other code")
    old[0].symlink_to(elsewhere)
    mine = folder / "holiday.jpg"
    mine.write_bytes(b"a photo")
    for path in (*old, mine):
        os.utime(path, (1, 1), follow_symlinks=False)
    whole = printed(program, tmp_path)
    assert all(path.is_symlink() or path.exists() for path in old)  # nothing new was kept
    assert printed(program, tmp_path, ink="gray") != whole
    assert not any(path.is_symlink() or path.exists() for path in old)
    assert mine.exists()
    assert elsewhere.exists()
    drawn = count_drawn(monkeypatch)
    assert printed(program, tmp_path) == whole
    assert drawn == []


def test_where_nothing_can_be_removed_the_handout_is_printed(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.handout.kept_pictures.MOST_PICTURES", 1)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("gone, or not ours")

    printed(program, tmp_path)
    monkeypatch.setattr(Path, "unlink", refuse)
    assert printed(program, tmp_path, ink="gray") == printed(program, None, ink="gray")


def test_whose_picture_it_was_is_not_kept(make_program: MakeProgram, tmp_path: Path) -> None:
    program = make_program(patient={"name": "Zebulon Quist", "birth_year": 1957}, weeks=6)
    printed(program, tmp_path)
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert kept
    for path in kept:
        assert b"Quist" not in path.read_bytes()
