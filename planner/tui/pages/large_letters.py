"""Words in large letters for a terminal, drawn with the dots of braille."""

from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from planner.figure.output.cells import braille

_SIZES_PX = (32, 24, 20, 16, 13)
"""Of a letter, the largest first; smaller ones cannot be read as dots."""


@lru_cache(maxsize=64)
def large_letters(text: str, columns: int, rows: int) -> tuple[str, ...]:
    """Lines of braille, as large as fits within so many cells, in the middle of them.

    Empty where the words do not fit in letters that can be read.
    """
    for size_px in _SIZES_PX:
        font = _font(size_px)
        lines = _wrapped(text, font, 2 * columns)
        high = sum(font.getmetrics())
        if lines and -(-high * len(lines) // 4) <= rows:
            return _cells(lines, font, columns)
    return ()


@lru_cache(maxsize=8)
def _font(size_px: int) -> ImageFont.FreeTypeFont:
    from planner.handout.fonts import BOLD, file_of

    return ImageFont.truetype(str(file_of(BOLD)), size_px)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, wide_px: int) -> list[str]:
    """The words on lines; none where one word alone is too wide."""
    lines: list[str] = []
    for word in text.split():
        if font.getlength(word) > wide_px:
            return []
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= wide_px:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cells(lines: list[str], font: ImageFont.FreeTypeFont, columns: int) -> tuple[str, ...]:
    high = sum(font.getmetrics())
    wide, down = 2 * columns, -(-high * len(lines) // 4) * 4
    image = Image.new("L", (wide, down))
    draw = ImageDraw.Draw(image)
    draw.fontmode = "1"  # each dot is there or not
    for number, line in enumerate(lines):
        draw.text(((wide - font.getlength(line)) // 2, number * high), line, fill=1, font=font)
    dots = image.tobytes()
    return tuple(
        "".join(
            chr(0x2800 + found) if (found := braille(dots, at, wide)) else " "
            for at in range(top, top + wide, 2)
        )
        for top in range(0, wide * down, 4 * wide)
    )
