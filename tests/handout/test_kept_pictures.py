"""A picture that was kept is the picture that would be drawn, or it is drawn again."""

from pathlib import Path
from typing import get_args

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


def printed(program: Program, folder: Path | None, **wishes: object) -> bytes:
    """The handout as a new process prints it, which remembers no picture by itself."""
    pictures._drawn.cache_clear()
    kept = KeptPictures(folder) if folder else None
    return render(program, options=Options.model_validate(wishes), pictures=kept)


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


def test_whose_picture_it_was_is_not_kept(make_program: MakeProgram, tmp_path: Path) -> None:
    program = make_program(patient={"name": "Zebulon Quist", "birth_year": 1957}, weeks=6)
    printed(program, tmp_path)
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert kept
    for path in kept:
        assert b"Quist" not in path.read_bytes()
