"""What scans show in people without pain: a bar a finding, ten parts long."""

from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import ACCENT, BODY, LINE, SMALL, STRONG, TINT
from planner.handout.typeset.text_block import TextBlock
from planner.handout.words.words import Words
from planner.model.program.imaging_figures import ImagingBar, ImagingChart

_PARTS = 10
_BAR_PT = 14.0
_GAP_PT = 5.0
_NAMES_SHARE = 0.52


def chart_block(sheet: Sheet, words: Words, chart: ImagingChart) -> Block:
    """The chart with its title and source; its text alternative says every number."""
    title = TextBlock(words.imaging_title.format(age=chart.age), STRONG, sheet.width)
    source = TextBlock(words.imaging_source.format(source=chart.source), SMALL, sheet.width)
    names = sheet.width if sheet.stacked else sheet.width * _NAMES_SHARE
    told = [TextBlock(_row(words, bar), BODY, names) for bar in chart.bars]
    under = _BAR_PT + 2 if sheet.stacked else 0.0
    heights = [max(each.height + under, _BAR_PT) + _GAP_PT for each in told]
    height = title.height + 4 + sum(heights) + source.height

    def draw(pen: Pen, left: float, top: float) -> None:
        title.draw(pen, left, top)
        y = top - title.height - 4
        bottom = y - sum(heights)
        box = pen.on_paper(left, bottom, left + sheet.width, y)
        layout = f"<< /O /Layout /BBox [{box}] /Placement /Block >>"
        alt = " ".join(f"{_row(words, bar)}." for bar in chart.bars)
        with pen.element("Figure", alt=alt, attributes=layout), pen.text():
            for bar, each, row in zip(chart.bars, told, heights, strict=True):
                each.draw_bare(pen, left, y)
                if sheet.stacked:
                    _bar(pen, bar.percent, left, y - each.height, sheet.width)
                else:
                    _bar(pen, bar.percent, left + names, y, sheet.width - names)
                y -= row
        source.draw(pen, left, bottom)

    return Block(height=height, draw=draw, space_before=8)


def _row(words: Words, bar: ImagingBar) -> str:
    return f"{bar.name}: {_in_ten(words, bar.percent)}"


def _in_ten(words: Words, percent: int) -> str:
    """How many of ten people; never all of them where some have it not."""
    if percent > 100 * (_PARTS - 0.5) / _PARTS:
        return words.imaging_most.format(count=_PARTS - 1)
    return words.imaging_about.format(count=max(1, round(percent / _PARTS)))


def _bar(pen: Pen, percent: int, left: float, top: float, width: float) -> None:
    """Ten boxes, filled as far as the share goes."""
    part = width / _PARTS
    for number in range(_PARTS):
        x, inner = left + number * part, part - 3
        filled = min(1.0, max(0.0, percent / _PARTS - number))
        pen.setFillColor(TINT)
        pen.rect(x, top - _BAR_PT + 2, inner, _BAR_PT - 4, stroke=0, fill=1)
        if filled:
            pen.setFillColor(ACCENT)
            pen.rect(x, top - _BAR_PT + 2, inner * filled, _BAR_PT - 4, stroke=0, fill=1)
        pen.setStrokeColor(LINE)
        pen.setLineWidth(0.6)
        pen.rect(x, top - _BAR_PT + 2, inner, _BAR_PT - 4, stroke=1, fill=0)
