"""Words in large letters for a terminal, drawn with the dots of braille."""

from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

_SIZES_PX = (32, 24, 20, 16, 13)
"""Of a letter, the largest first; smaller ones cannot be read as dots."""
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The dots of a cell, two across and four down."""


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
    image = Image.new("1", (2 * columns, -(-high * len(lines) // 4) * 4))
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        left = (image.width - font.getlength(line)) // 2
        draw.text((left, number * high), line, fill=1, font=font)
    dots = image.load()
    assert dots is not None
    return tuple(
        "".join(
            chr(
                0x2800
                + sum(
                    bit
                    for down, pair in enumerate(_BITS)
                    for across, bit in enumerate(pair)
                    if dots[x + across, y + down]
                )
            )
            for x in range(0, image.width, 2)
        ).replace("\u2800", " ")
        for y in range(0, image.height, 4)
    )
