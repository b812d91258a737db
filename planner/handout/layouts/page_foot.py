"""What stands around the text: the foot of each page, bookmarks, what the file says of itself."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from io import BytesIO

from reportlab.pdfbase.pdfdoc import PDFZCompress

from planner.handout.fonts import REGULAR, characters, width_pt
from planner.handout.layouts.half import Leaf
from planner.handout.pdf.pen import Pen
from planner.handout.pdf.recolor import in_color, in_gray
from planner.handout.pdf.tagged_canvas import TaggedCanvas
from planner.handout.typeset.blocks import Page
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import ACCENT_COLOR, LINE, QUIET
from planner.handout.typeset.text import clean, cut
from planner.handout.typeset.text_block import LONGEST

_MADE_BY = "Home exercise planner"
_FOOT_SIZE = 10.5
_FOOT_GAP_PT = 12.0


def print_pages(
    sheet: Sheet,
    name: str,
    title: str,
    pages: list[Page],
    made_on: date | None,
    leaves: Sequence[Leaf] | None = None,
    day: str = "",
) -> bytes:
    """Draw the pages of a paper, with its title, the patient's name and its day, into a PDF.

    `day` is what the foot says of the day. `leaves` puts several on one side of a sheet; they are
    read out in their own order.
    """
    leaves = leaves or [(number,) for number in range(len(pages))]
    file = BytesIO()
    characters()
    canvas = TaggedCanvas(
        file,
        title=clean(f"{title} \u2013 {name}"),
        language=sheet.words.language,
        initialFontName=REGULAR,
        scale=sheet.scale,
        recolor=_recoloring(sheet),
        made_on=made_on,
        pagesize=(
            sheet.page_width * len(leaves[0]) * sheet.scale,
            sheet.page_height * sheet.scale,
        ),
        pageCompression=0,
        invariant=1,
    )
    # ReportLab wraps compressed pages in ASCII85 unless a global says otherwise, which takes
    # longer than all the rest; compressing by default stream filter leaves that global alone.
    canvas._doc.defaultStreamFilters = [PDFZCompress]
    canvas.setSubject(clean(sheet.words.subject))
    canvas.setAuthor(clean(sheet.clinic.name) if sheet.clinic else _MADE_BY)
    canvas.setCreator(_MADE_BY)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    pen: Pen = canvas
    pen.refer(
        re.compile(sheet.words.card_reference.format(card=r"\d+")),
        frozenset(placed.block.anchor for page in pages for placed in page) - {""},
    )
    marks: list[tuple[int, _Mark]] = []
    for leaf in leaves:
        pen.begin_page()
        for column, number in enumerate(leaf):
            if number is not None:
                with pen.read_at(number), _moved(pen, column * sheet.page_width):
                    found = _page(pen, sheet, pages[number], number + 1)
                    _foot(pen, sheet, (name, title, day), number + 1, len(pages))
                marks += [(number, mark) for mark in found]
        pen.showPage()
    for _, (mark, key, level) in sorted(marks, key=lambda one: one[0]):
        pen.addOutlineEntry(mark, key, level, closed=1)
    pen.save()
    return file.getvalue()


def _recoloring(sheet: Sheet) -> Callable[[str], str] | None:
    """Greys, or the clinic's colour in the accent's place."""
    if sheet.gray:
        return in_gray
    if sheet.clinic and sheet.clinic.color:
        return partial(in_color, accent=ACCENT_COLOR, color=sheet.clinic.color)
    return None


@contextmanager
def _moved(pen: Pen, dx: float) -> Iterator[None]:
    """What is drawn within stands further to the right."""
    if not dx:
        yield
        return
    pen.saveState()
    pen.translate(dx, 0)
    yield
    pen.restoreState()


_Mark = tuple[str, str, int]
"""A title of the outline, where it leads, its depth."""


def _page(pen: Pen, sheet: Sheet, page: Page, number: int) -> list[_Mark]:
    """Draw a page; its titles of the outline."""
    marks: list[_Mark] = []
    for index, placed in enumerate(page):
        block = placed.block
        if block.bookmark:
            key = f"p{number}-{index}"
            pen.bookmarkPage(key)
            marks.append((clean(block.bookmark), key, block.level))
        pen.within(block.within)
        top = sheet.top - placed.offset
        if block.anchor:
            pen.anchor(block.anchor, top)
        if block.height <= sheet.height:
            block.draw(pen, sheet.left, top)
            continue
        # Taller than a page, by overlong text: smaller, rather than cut off.
        scale = sheet.height / block.height
        pen.saveState()
        pen.translate(sheet.left, top)
        pen.scale(scale, scale)
        block.draw(pen, 0, 0)
        pen.restoreState()
    return marks


def _foot(pen: Pen, sheet: Sheet, of: tuple[str, str, str], number: int, total: int) -> None:
    """Whose paper it is, of what where there is room for all of it, its day, and which page."""
    size = max(_FOOT_SIZE, sheet.least_pt / sheet.scale)
    base, rule = sheet.foot_base, sheet.foot_base + 12
    pen.setStrokeColor(LINE)
    pen.setLineWidth(0.6)
    pen.line(sheet.left, rule, sheet.left + sheet.width, rule)
    pen.setFillColor(QUIET)
    pen.setFont(REGULAR, size)
    name, title, day = of
    pages = (sheet.words.page.format(number=number, total=total), f"{number}/{total}")
    ways = [((name, title, day), pages[0]), *(((name, day), page) for page in pages)]
    for told, page in ways:
        room = sheet.width - width_pt(page, REGULAR, size) - _FOOT_GAP_PT
        text = clean(" · ".join(filter(None, told)))
        if len(text) <= LONGEST and cut(text, REGULAR, size, room) == text:
            break
    else:  # a long name, in large print
        dated = clean(f" · {day}") if day else ""
        text = cut(name, REGULAR, size, room - width_pt(dated, REGULAR, size)) + dated
    pen.drawString(sheet.left, base, text)
    pen.drawRightString(sheet.left + sheet.width, base, page)
