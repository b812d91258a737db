"""A clinic's logo: small and plain on paper, or told why not."""

import io
from pathlib import Path

import pytest
from PIL import Image

from planner.library.logo_file import read_logo


def test_a_logo_becomes_small_and_loses_its_transparency(tmp_path: Path) -> None:
    Image.new("RGBA", (3000, 900), (0, 80, 120, 128)).save(tmp_path / "logo.png")
    logo, problems = read_logo(tmp_path, "logo.png")
    assert problems == []
    assert logo is not None
    with Image.open(io.BytesIO(logo)) as image:
        assert image.mode == "RGB"
        assert image.width == 560


def test_a_logo_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "loop.png").symlink_to(tmp_path / "loop.png")
    (tmp_path / "text.png").write_text("<svg/>")
    (tmp_path / "folder.png").mkdir()
    Image.new("1", (13_000, 13_000)).save(tmp_path / "huge.png")
    for name, why in (
        ("nowhere.png", "is not a file there"),
        ("folder.png", "is not a file there"),
        ("../logo.png", "is not in the clinic's folder"),
        ("text.png", "is not a PNG or JPEG picture"),
        ("huge.png", "has too many pixels"),
    ):
        logo, (problem,) = read_logo(tmp_path, name)
        assert logo is None
        assert why in problem.message, name


@pytest.mark.parametrize("name", ["loop.png", "a\0b.png"])
def test_names_that_lead_nowhere_stop_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / "loop.png").symlink_to(tmp_path / "loop.png")
    logo, problems = read_logo(tmp_path, name)
    assert logo is None
    assert len(problems) == 1
