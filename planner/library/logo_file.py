"""A clinic's logo: a picture file in its folder, made small, plain and upright to print."""

import io
import warnings
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from planner.library.clinic_file import NAME
from planner.model.problem import Problem

MOST_BYTES = 4_000_000
MOST_PIXELS = 40_000_000
_BESIDE = "Put it beside clinic.yaml."
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
_NO_PICTURE = "is not a picture that can be printed (PNG, JPEG, GIF, WebP, BMP, TIFF)"
_NO_SVG = "is a drawing in SVG, which cannot be printed here"
_PALEST = 250
"""Of 255: what is nowhere darker is not seen on white paper."""
_SIZE = (560, 200)
"""Pixels kept: 300 a printed inch at the size it is printed in."""


def read_logo(folder: Path, file: str) -> tuple[bytes | None, list[Problem]]:
    """The logo as a small PNG without transparency, or what is wrong with it."""
    try:
        path = (folder / file).resolve()
        if not path.is_relative_to(folder.resolve()):
            return None, [_problem(file, "is not in the clinic's folder", _BESIDE)]
        if not path.is_file():
            return None, [_problem(file, "is not a file there", _BESIDE)]
        if path.stat().st_size > MOST_BYTES:
            return None, [_problem(file, "is larger than 4 MB", "Save it smaller.")]
        small = _small(path.read_bytes())
        if small is None:
            return None, [_problem(file, "is all white on white paper", "Save it in a dark color.")]
        return small, []
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None, [_problem(file, "has too many pixels", "Save it smaller.")]
    except OSError as error:
        if isinstance(error, UnidentifiedImageError):
            what = _NO_SVG if path.suffix.lower() in (".svg", ".svgz") else _NO_PICTURE
            return None, [_problem(file, what, "Save it as PNG.")]
        return None, [_problem(file, f"cannot be read ({error.strerror or error})", "")]
    except (RuntimeError, SyntaxError, ValueError):
        return None, [_problem(file, _NO_PICTURE, "Save it as PNG.")]


def _small(data: bytes) -> bytes | None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        return _drawn_small(data)


def _drawn_small(data: bytes) -> bytes | None:
    """None where nothing of it would be seen."""
    with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise Image.DecompressionBombError
        shown = _with_alpha(ImageOps.exif_transpose(image))
    shown.thumbnail(_SIZE)
    white = Image.new("RGBA", shown.size, "white")
    printed = Image.alpha_composite(white, shown).convert("RGB")
    if printed.convert("L").point(lambda grey: 255 * (grey <= _PALEST)).getbbox() is None:
        return None
    out = io.BytesIO()
    printed.save(out, "PNG")
    return out.getvalue()


def _with_alpha(image: Image.Image) -> Image.Image:
    """In 8-bit RGBA: inks of a printer by way of RGB, greys of 16 bits by their upper 8."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda grey: grey / 256).convert("L").convert("RGBA")
    if image.mode == "CMYK":
        return image.convert("RGB").convert("RGBA")
    return image.convert("RGBA")


def _problem(file: str, what: str, advice: str) -> Problem:
    return Problem(
        file=NAME, where="logo", message=f'the logo "{file}" {what}.', advice=advice, code="LOGO01"
    )
