"""A clinic's logo: a PNG or JPEG in its folder, made small and plain enough to print."""

import io
import warnings
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from planner.library.clinic_file import NAME
from planner.model.problem import Problem

MOST_BYTES = 4_000_000
MOST_PIXELS = 40_000_000
_BESIDE = "Put it beside clinic.yaml."
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
        return _small(path.read_bytes()), []
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None, [_problem(file, "has too many pixels", "Save it smaller.")]
    except OSError as error:
        if isinstance(error, UnidentifiedImageError):
            return None, [_problem(file, "is not a PNG or JPEG picture", "Save it as PNG.")]
        return None, [_problem(file, f"cannot be read ({error.strerror or error})", "")]
    except (RuntimeError, SyntaxError, ValueError):
        return None, [_problem(file, "is not a PNG or JPEG picture", "Save it as PNG.")]


def _small(data: bytes) -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        return _drawn_small(data)


def _drawn_small(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
        if image.width * image.height > MOST_PIXELS:
            raise Image.DecompressionBombError
        shown = image.convert("RGBA")
    shown.thumbnail(_SIZE)
    white = Image.new("RGBA", shown.size, "white")
    out = io.BytesIO()
    Image.alpha_composite(white, shown).convert("RGB").save(out, "PNG")
    return out.getvalue()


def _problem(file: str, what: str, advice: str) -> Problem:
    return Problem(file=NAME, where="logo", message=f'the logo "{file}" {what}.', advice=advice)
