"""A page for a terminal: text as letters where they fit their place, all else as dots of braille.

So headings read when the whole page is shown, and every word does when the page is larger.
"""

from functools import lru_cache

from PIL import Image, ImageFilter
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from planner.tui.pages.pdf_pages import WordLine, page_image, page_lines

Rgb = tuple[int, int, int]

_DOTS = tuple(enumerate((0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)))
"""The dots of a cell, row by row, and their bits."""
_WHITE: Rgb = (255, 255, 255)
_STANDS_OUT = 26
"""A dot this much darker or lighter than what is around it is ink."""
_PAPER_PX = 408
_PAPER_AROUND_PX = 7
"""What lies behind text and lines is found in a page of this width, over this distance: lines are
thin there, whatever the size of the page on the screen.
"""
_STRONGER = 1.8
"""Dots are set off from the paper by this, as they fill less of it than the ink does."""
_HIGHEST_CELL = 1.3
"""In sizes of the letters: in higher cells, two lines of text would fall together."""
_STRETCH = 1.4
"""A line in letters may be longer than its place by this, where nothing is beside it."""


def page_strips(pdf: bytes, index: int, width_pt: float, columns: int) -> list[Strip]:
    """A page, so many cells wide; a cell is taken to be twice as high as wide."""
    return _Page(pdf, index, width_pt, columns).strips()


class _Page:
    """A page while it is drawn."""

    def __init__(self, pdf: bytes, index: int, width_pt: float, columns: int) -> None:
        self.columns = columns
        self.cell_pt = width_pt / columns
        page = page_image(pdf, index, columns * 2)
        self.image = _whole_cells(page)
        self.bare = _whole_cells(page_image(pdf, index, columns * 2, text=False))
        paper = page_image(pdf, index, _PAPER_PX, text=False)
        paper = paper.filter(ImageFilter.MedianFilter(_PAPER_AROUND_PX))
        self.paper = _whole_cells(paper.resize(page.size, Image.Resampling.NEAREST))
        self.letters: dict[tuple[int, int], tuple[str, Rgb, Rgb]] = {}
        """By row and column: a letter, its colour, the colour behind it."""
        lines = page_lines(pdf, index)
        self.end_pt = max((line[-1].box.right_pt for line in lines), default=width_pt)
        for line in lines:
            self._set(line, lines)

    def strips(self) -> list[Strip]:
        """Row by row."""
        return [self._strip(row) for row in range(self.image.height // 4)]

    def _row(self, line: WordLine) -> int:
        """The middle of a small letter, the same in a line whatever its letters are."""
        size_pt = max(word.size_pt for word in line)
        return int((line[0].base_pt - size_pt / 4) / (2 * self.cell_pt))

    def _room(self, line: WordLine, lines: list[WordLine]) -> float:
        """The cells that a line may take."""
        left_pt, right_pt = line[0].box.left_pt, line[-1].box.right_pt
        place = (right_pt - left_pt) / self.cell_pt
        row, end_pt = self._row(line), self.end_pt
        for other in lines:
            if right_pt <= other[0].box.left_pt < end_pt and self._row(other) == row:
                end_pt = other[0].box.left_pt - self.cell_pt
        free = (end_pt - left_pt) / self.cell_pt
        return max(1, place, min(place * _STRETCH, free))

    def _set(self, line: WordLine, lines: list[WordLine]) -> None:
        """Letters in the place of their dots, if there is room for the line."""
        text = " ".join(word.text for word in line)
        size_pt = max(word.size_pt for word in line)
        left_pt, row = line[0].box.left_pt, self._row(line)
        if cell_len(text) != len(text):  # a letter that is two cells wide, or none
            return
        if len(text) > self._room(line, lines) or 2 * self.cell_pt > _HIGHEST_CELL * size_pt:
            return
        column = round(left_pt / self.cell_pt)
        for word in line:
            box = word.box
            sides_pt = (box.left_pt, box.top_pt, box.right_pt, box.bottom_pt)
            left, top, right, bottom = (round(side * 2 / self.cell_pt) for side in sides_pt)
            dots = (left - 1, top - 1, right + 1, bottom + 1)
            self.image.paste(self.bare.crop(dots), dots)
            middle = (left + right) // 2, (top + bottom) // 2
            behind = _rgb(self.paper.crop((*middle, middle[0] + 1, middle[1] + 1)).tobytes())
            for place, letter in enumerate(word.text, column):
                self.letters[row, place] = letter, word.color, behind
            column += len(word.text) + 1

    def _strip(self, row: int) -> Strip:
        """One row; cells of one style are one segment."""
        top = row * 4
        band = self.image.crop((0, top, self.image.width, top + 4)).tobytes()
        behind = self.paper.crop((0, top, self.image.width, top + 4)).tobytes()
        across = 3 * self.image.width
        segments: list[Segment] = []
        text, style = "", _style(_WHITE, _WHITE)
        for column in range(self.columns):
            left = column * 6
            eight = b"".join(
                band[left + down : left + down + 6] for down in range(0, 4 * across, across)
            )
            middle = left + 2 * across
            paper = _rgb(behind[middle : middle + 3])
            letter = self.letters.get((row, column))
            if letter:
                character, ink, paper = letter
            else:
                character, ink = _dotted(eight, paper)
            now = _style(_round(ink) if character != " " else paper, paper)
            if now is not style and text:
                segments.append(Segment(text, style))
                text = ""
            text, style = text + character, now
        return Strip([*segments, Segment(text, style)], self.columns)


def _whole_cells(page: Image.Image) -> Image.Image:
    """The page with white below it, to the end of the last cell."""
    image = Image.new("RGB", (page.width, -(-page.height // 4) * 4), _WHITE)
    image.paste(page)
    return image


@lru_cache(maxsize=4096)
def _dotted(eight: bytes, paper: Rgb) -> tuple[str, Rgb]:
    """The dots of a cell that stand out from the paper, and their colour."""
    light = _light(paper)
    bits = 0
    inked = []
    for place, bit in _DOTS:
        dot = _rgb(eight[3 * place : 3 * place + 3])
        if abs(_light(dot) - light) > _STANDS_OUT:
            bits |= bit
            inked.append(dot)
    if not bits:
        return " ", paper
    tones = (sum(band) / len(inked) for band in zip(*inked, strict=True))
    red, green, blue = (
        max(0, min(255, round(behind + _STRONGER * (tone - behind))))
        for tone, behind in zip(tones, paper, strict=True)
    )
    return chr(0x2800 + bits), (red, green, blue)


def _light(color: Rgb) -> float:
    return 0.3 * color[0] + 0.59 * color[1] + 0.11 * color[2]


def _rgb(three: bytes) -> Rgb:
    return three[0], three[1], three[2]


def _round(color: Rgb) -> Rgb:
    """Few colours, so that few styles are made."""
    red, green, blue = (min(255, (band + 8) // 16 * 16) for band in color)
    return red, green, blue


@lru_cache(maxsize=4096)
def _style(ink: Rgb, behind: Rgb) -> Style:
    return Style.parse("#{:02x}{:02x}{:02x} on #{:02x}{:02x}{:02x}".format(*ink, *behind))
