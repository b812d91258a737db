"""The back of a part's sheet: how each move is done, what it takes, what to bring to the visit."""

from planner.handout.document.part_sheet import ByWeek, Move, PartSheet
from planner.handout.fonts import BOLD
from planner.handout.layouts.booklet.glance import light_mark
from planner.handout.layouts.headings import bullet_block, heading, labelled, text
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.grid import GridCell, GridRow, grid
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.shapes import tick_box
from planner.handout.typeset.styles import ACCENT, BODY, LINE, STRONG, Style
from planner.handout.typeset.text_block import (
    ASCENT,
    TextBlock,
    column_height,
    draw_column,
    natural_width,
)
from planner.handout.words.dosage_words import join_list
from planner.model.rules.pain import Light

_NAME_SHARE = 0.24
"""Of the width, for the names beside the steps: lines of at most 75 characters are left."""
_INDENT_PT = 14.0
_NAME = Style(font=BOLD, size=12, leading=14.5, color=ACCENT)


def back_blocks(sheet: Sheet, told: PartSheet) -> list[Block]:
    """Everything that is looked up once and then known."""
    words = sheet.words
    said = words.sheet
    need = f"{join_list(words, list(told.need))}." if told.need else said.nothing_needed
    blocks = [
        heading(sheet, said.back, rank=3, before=10),
        labelled(sheet, said.need, need) if told.need else text(sheet, need),
        *(_move(sheet, move) for move in told.moves),
        heading(sheet, said.pain_table, rank=3, before=10),
        *_lights(sheet, told),
        text(sheet, told.next_day, before=4),
        text(sheet, told.step_back, before=4),
    ]
    if told.too_easy:
        blocks.append(labelled(sheet, said.too_easy, told.too_easy))
    if told.notes:
        blocks.append(heading(sheet, words.notes, rank=3, before=10))
        blocks += (bullet_block(sheet, note, "notes") for note in told.notes)
    if told.same_day:
        blocks.append(heading(sheet, said.same_day, rank=3, before=10))
        blocks += (bullet_block(sheet, sign, "same day") for sign in told.same_day)
    return [*blocks, *_bring(sheet, told)]


def _move(sheet: Sheet, move: Move) -> Block:
    """Its name on the left, how it is done on the right; under one another in large print."""
    words, said = sheet.words, sheet.words.sheet
    own = sheet.words_for(move.exercise.id)
    exercise = move.exercise
    beside = 0.0 if sheet.large else sheet.width * _NAME_SHARE
    width = sheet.width - beside
    name = TextBlock(exercise.patient_name, _NAME, (beside or width) - 8)
    marked = words.in_english if own is not words else ""
    aside = [TextBlock(marked, BODY, (beside or width) - 8)] if marked else []
    set_up = TextBlock(exercise.set_up, BODY, width)
    steps = [TextBlock(step, BODY, width - _INDENT_PT) for step in exercise.steps]
    under = [
        TextBlock(exercise.feel, BODY, width, label=own.feel),
        TextBlock(move.stop_if, BODY, width, label=own.stop_if),
    ]
    rest = [TextBlock(each, STRONG, width, label=words.for_you) for each in move.for_you]
    rest += [_with_weeks(said.how_hard, each, width) for each in move.effort]
    if move.easier:
        rest.append(TextBlock(said.too_much_easier.format(name=move.easier), BODY, width))
    rest += [_with_weeks(said.too_much, each, width) for each in move.too_much]
    name_height = name.height + column_height(aside, 0)
    right = sum(column_height(each, 1) + 1 for each in ([set_up], steps, under, rest))
    height = (max(name_height, right) if beside else name_height + right) + 8

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.setStrokeColor(LINE)
        pen.setLineWidth(0.6)
        pen.line(left, top, left + sheet.width, top)
        x, y = left + beside, top - 4
        with pen.language(own.language), pen.element("H4"):
            name.draw(pen, left, y)
        draw_column(pen, aside, left, y - name.height, 0)
        if not beside:
            y -= name_height
        with pen.language(own.language):
            set_up.draw(pen, x, y)
            y = _numbered(pen, steps, x, y - set_up.height - 1)
            y = draw_column(pen, under, x, y, 1)
        draw_column(pen, rest, x, y, 1)

    return Block(height=height, draw=draw, space_before=3)


def _with_weeks(label: str, told: ByWeek, width: float) -> TextBlock:
    sentence = f"{told.weeks}: {told.text}" if told.weeks else told.text
    return TextBlock(sentence, BODY, width, label=label)


def _numbered(pen: Pen, steps: list[TextBlock], left: float, top: float) -> float:
    """The steps as a numbered list; where the next text begins."""
    y = top
    with pen.element("L", attributes="<< /O /List /ListNumbering /Decimal >>"):
        for number, step in enumerate(steps, start=1):
            with pen.element("LI"):
                with pen.element("Lbl"), pen.text():
                    pen.setFillColor(ACCENT)
                    pen.setFont(BOLD, BODY.size)
                    pen.drawString(left, y - BODY.size * ASCENT, f"{number} ")
                with pen.element("LBody"):
                    step.draw(pen, left + _INDENT_PT, y)
            y -= step.height + 1
    return y - 1


def _lights(sheet: Sheet, told: PartSheet) -> list[Block]:
    """Each light with all that it means."""
    words = sheet.words
    names = [words.light[each.name] for each in told.lights]
    first = max(natural_width(name, STRONG) for name in names) + 37
    widths = [first, sheet.width - first]

    def lines(each: Light) -> tuple[TextBlock, ...]:
        rows = [(f"{words.lights_during}:", each.during), *(("", also) for also in each.also)]
        rows += [(f"{words.lights_after}:", each.after), (f"{words.lights_do}:", each.do)]
        return tuple(TextBlock(said, BODY, widths[1] - 10, label=label) for label, said in rows)

    rows = [
        GridRow(
            (
                GridCell(mark=light_mark(each.name, TextBlock(name, STRONG, widths[0] - 34))),
                GridCell(lines(each)),
            ),
            min_height=34,
        )
        for each, name in zip(told.lights, names, strict=True)
    ]
    own = [text(sheet, told.own_numbers)] if told.own_numbers else []
    return [*grid(widths, rows, together=False), *own]


def _bring(sheet: Sheet, told: PartSheet) -> list[Block]:
    """What to tick before the visit; what to do until the next part begins."""
    said = sheet.words.sheet
    blocks = [
        heading(sheet, said.bring, rank=3, before=10),
        text(sheet, said.bring_last if told.last else said.bring_how),
        *(_to_tick(sheet, sentence) for sentence in told.bring),
    ]
    if not told.last:
        blocks.append(text(sheet, said.until_then.format(week=told.last_week), before=4))
    return blocks


def _to_tick(sheet: Sheet, sentence: str) -> Block:
    """A line of a list with a box in front."""
    body = TextBlock(sentence, BODY, sheet.width - 22)

    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.element("LI"):
            with pen.element("Lbl"), pen.text():
                tick_box(pen, left, top - 12.5, 12)
            with pen.element("LBody"):
                body.draw(pen, left + 22, top)

    return Block(height=max(body.height, 14.0), draw=draw, space_before=3, within=(("L", "bring"),))
