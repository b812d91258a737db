"""When to stop: the pain lights in the patient's numbers, and when to get help at once."""

from planner.handout.document.part_sheet import PartSheet
from planner.handout.layouts.headings import heading
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.shapes import frame, light
from planner.handout.typeset.styles import BODY, INK, STRONG
from planner.handout.typeset.text_block import LONGEST, TextBlock

_LEAST, _MOST, _HALVED = 0.35, 0.45, 3
"""Shares of the width that the lights may have, and how often what is between them is halved."""
_GAP_PT = 10.0
_ICON_PT = 21.0
_PAD_PT, _SIDE_PT = 1.5, 5.0
"""Within the frame: above and below, left and right."""


def safety_blocks(sheet: Sheet, told: PartSheet) -> list[Block]:
    """Lights and signs, kept together: beside one another as flat as they can be, else one under
    the other."""
    if sheet.stacked:
        return [*_lights(sheet, told), _now(sheet, told)]
    shift, lights, now = _flattest(sheet, told)

    def draw(pen: Pen, left: float, top: float) -> None:
        y = top
        for block in lights:
            y -= block.space_before
            block.draw(pen, left, y)
            y -= block.height
        now.draw(pen, left + shift, top)

    return [Block(height=max(_high(lights), now.height), draw=draw)]


def _flattest(sheet: Sheet, told: PartSheet) -> tuple[float, list[Block], Block]:
    """How far right the signs stand, the lights and the signs. A wider column is a flatter one."""
    least, most, found = _LEAST, _MOST, list[tuple[float, list[Block], Block]]()
    for _ in range(_HALVED):
        shift = sheet.width * (least + most) / 2
        lights = _lights(sheet.narrowed(shift - _GAP_PT), told)
        now = _now(sheet.narrowed(sheet.width - shift), told)
        found.append((shift, lights, now))
        if _high(lights) > now.height:
            least = shift / sheet.width
        else:
            most = shift / sheet.width
    return min(found, key=lambda one: max(_high(one[1]), one[2].height))


def _high(blocks: list[Block]) -> float:
    return sum(block.height + block.space_before for block in blocks)


def _lights(sheet: Sheet, told: PartSheet) -> list[Block]:
    title = heading(sheet, sheet.words.sheet.lights, rank=3, before=1)
    return [title, *(_light_line(sheet, each.name, each.during) for each in told.lights)]


def _light_line(sheet: Sheet, name: str, during: str) -> Block:
    """A light and what it means."""
    label = f"{sheet.words.light[name]}:"
    said = TextBlock(during, BODY, sheet.width - _ICON_PT, label=label, longest=LONGEST)
    height = max(said.height, 13.5)

    def draw(pen: Pen, left: float, top: float) -> None:
        light(pen, name, left + 8, top - 7.5, 6.5)
        said.draw(pen, left + _ICON_PT, top - 1)

    return Block(height=height, draw=draw, space_before=1, keep_with_next=True)


def _now(sheet: Sheet, told: PartSheet) -> Block:
    """The signs to get help for at once, in a row; what each is in full stands behind."""
    said, inner = sheet.words.sheet, sheet.width - 2 * _SIDE_PT
    title = TextBlock(said.emergency, STRONG, inner, label=f"{said.now}.", longest=LONGEST)
    signs = TextBlock(told.now_line, BODY, inner, label=said.even_one, longest=LONGEST)
    height = title.height + signs.height + 2 * _PAD_PT

    def draw(pen: Pen, left: float, top: float) -> None:
        frame(pen, left, top, sheet.width, height, stroke=INK, line_width=1.6)
        with pen.element("H3"):
            title.draw(pen, left + _SIDE_PT, top - _PAD_PT + 0.5)
        signs.draw(pen, left + _SIDE_PT, top - _PAD_PT - title.height)

    return Block(height=height, draw=draw, space_before=3)
