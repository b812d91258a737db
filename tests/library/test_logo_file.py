"""A clinic's logo: small and plain on paper, or told why not."""

import io
from collections.abc import Callable
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
        ("text.png", "is not a picture that can be printed"),
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


# The upper half is dark and the lower half is light in every one of them.
DARK, LIGHT = (20, 40, 90), (230, 220, 200)


def upright() -> Image.Image:
    picture = Image.new("RGB", (120, 80), LIGHT)
    picture.paste(DARK, (0, 0, 120, 40))
    return picture


def turned_by_a_phone(path: Path) -> None:
    """Stored on its side, with the word that it is to be turned."""
    exif = Image.Exif()
    exif[0x0112] = 6
    upright().rotate(90, expand=True).save(path, "JPEG", exif=exif, quality=95)


def grey_of_16_bits(path: Path) -> None:
    grey = Image.new("I;16", (120, 80), 60_000)
    grey.paste(8_000, (0, 0, 120, 40))
    grey.save(path, "PNG")


def palette_with_clear(path: Path) -> None:
    picture = upright().quantize(8)
    clear = picture.getpixel((0, 79))
    picture.save(path, "PNG", transparency=clear)


FORMS: dict[str, Callable[[Path], None]] = {
    "plain.png": lambda path: upright().save(path),
    "alpha.png": lambda path: upright().convert("RGBA").save(path),
    "palette.png": lambda path: upright().quantize(8).save(path),
    "clear-palette.png": palette_with_clear,
    "grey.png": lambda path: upright().convert("LA").save(path),
    "grey-16.png": grey_of_16_bits,
    "one-bit.png": lambda path: upright().convert("1", dither=Image.Dither.NONE).save(path),
    "plain.jpg": lambda path: upright().save(path, quality=95),
    "phone.jpg": turned_by_a_phone,
    "ink.jpg": lambda path: upright().convert("CMYK").save(path, quality=95),
    "plain.gif": lambda path: upright().save(path),
    "plain.webp": lambda path: upright().convert("RGBA").save(path, lossless=True),
    "plain.bmp": lambda path: upright().save(path),
    "ink.tiff": lambda path: upright().convert("CMYK").save(path),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_logo_in_any_common_form_is_printed_upright(tmp_path: Path, name: str) -> None:
    FORMS[name](tmp_path / name)
    logo, problems = read_logo(tmp_path, name)
    assert problems == []
    assert logo is not None
    with Image.open(io.BytesIO(logo)) as image:
        assert image.mode == "RGB"
        assert image.size == (120, 80)
        above, below = image.convert("L").getpixel((60, 10)), image.convert("L").getpixel((60, 70))
    assert isinstance(above, int | float)
    assert isinstance(below, int | float)
    assert above < 80 < 180 < below


def test_a_logo_that_would_not_be_seen_is_told(tmp_path: Path) -> None:
    """White letters on nothing, made for a dark web page."""
    logo = Image.new("RGBA", (120, 80), (0, 0, 0, 0))
    logo.paste((255, 255, 255, 255), (20, 20, 100, 60))
    logo.save(tmp_path / "white.png")
    found, (problem,) = read_logo(tmp_path, "white.png")
    assert found is None
    assert "white" in str(problem)


def test_a_drawing_in_svg_is_named_as_such(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    found, (problem,) = read_logo(tmp_path, "logo.svg")
    assert found is None
    assert "SVG" in str(problem)
    assert "PNG" in problem.advice
