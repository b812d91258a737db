"""The back of a part's sheet: how each move is done, what it takes, what to bring to the visit."""

from dataclasses import replace

from planner.handout.document.part_sheet import Move, PartSheet, in_weeks
from planner.handout.fonts import BOLD
from planner.handout.layouts.headings import bullet_block, heading, labelled, text
from planner.handout.layouts.sheet.front import MEASURE_PT
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block, Draw
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.shapes import tick_box
from planner.handout.typeset.styles import ACCENT, BODY, LINE, STRONG, Style
from planner.handout.typeset.text_block import (
    ASCENT,
    TextBlock,
    column_height,
    draw_column,
)
from planner.handout.words.dosage_words import join_list
from planner.model.rules.pain import Light

_INDENT_PT = 14.0
_NAME = Style(font=BOLD, size=12, leading=14.5, color=ACCENT)


def back_blocks(sheet: Sheet, told: PartSheet) -> list[Block]:
    """Everything that is looked up once and then known."""
    words, said = sheet.words, sheet.words.sheet
    column = sheet.narrowed(MEASURE_PT)
    need = f"{join_list(words, list(told.need))}." if told.need else said.nothing_needed
    rules = [text(column, told.next_day), labelled(column, f"{words.step_back}:", told.step_back)]
    if told.too_easy:
        rules.append(labelled(column, said.too_easy, told.too_easy))
    own = [text(column, told.own_numbers)] if told.own_numbers else []
    return [
        *_beside(sheet, words.you_need.rstrip(":"), [text(column, need)]),
        heading(sheet, said.back, rank=3, before=10),
        *(block for move in told.moves for block in _move(sheet, move)),
        *(block for each in told.lights for block in _light(sheet, each)),
        *_beside(sheet, said.next_day, [*own, *rules]),
        *_beside(sheet, words.notes, [bullet_block(column, each, "notes") for each in told.notes]),
        *_beside(sheet, words.nerve, [text(column, told.nerve)] if told.nerve else []),
        *(
            block
            for title, signs in ((said.same_day, told.same_day), (said.soon, told.soon))
            for block in _beside(
                sheet, title, [bullet_block(column, each, title) for each in signs]
            )
        ),
        *_together(_beside(sheet, said.bring, _bring(column, told))),
    ]


def _left(sheet: Sheet) -> float:
    """The room for names and headings, left of the text; none in large print."""
    return 0.0 if sheet.large else sheet.width - min(MEASURE_PT, sheet.width)


def _beside(sheet: Sheet, title: str, blocks: list[Block]) -> list[Block]:
    """A heading on the left, what it is of on the right; over it in large print."""
    if not blocks:
        return []
    if sheet.large:
        return [heading(sheet, title, rank=3, before=10), *blocks]
    dx = _left(sheet)
    head = TextBlock(title, _NAME, dx - 8)

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.setStrokeColor(LINE)
        pen.setLineWidth(0.6)
        pen.line(left, top, left + sheet.width, top)
        with pen.element("H3"):
            head.draw(pen, left, top - 4)

    def shifted(block: Block) -> Block:
        again = replace(block.head, draw=moved(block.head.draw)) if block.head else None
        return replace(block, draw=moved(block.draw), head=again)

    def moved(draw: Draw) -> Draw:
        return lambda pen, left, top: draw(pen, left + dx, top)

    beside = [shifted(block) for block in blocks]
    beside[0] = replace(beside[0], space_before=4.0)
    short = head.height + 4 - sum(block.height + block.space_before for block in beside)
    if short > 0:
        beside[-1] = replace(beside[-1], height=beside[-1].height + short)
    return [Block(height=0.0, draw=draw, space_before=6, keep_with_next=True), *beside]


def _move(sheet: Sheet, move: Move) -> list[Block]:
    """How it is done, then what to mind; its name on the left, above them in large print."""
    words, said = sheet.words, sheet.words.sheet
    own, exercise = sheet.words_for(move.exercise.id), move.exercise
    beside = _left(sheet)
    width = min(MEASURE_PT, sheet.width - beside)
    name = _Name(sheet, move, (beside or width) - 8)
    set_up = TextBlock(exercise.set_up, BODY, width)
    steps = [TextBlock(step, BODY, width - _INDENT_PT) for step in exercise.steps]
    how = set_up.height + 1 + column_height(steps, 1) + 5
    high = max(name.height, how) if beside else name.height + how

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.setStrokeColor(LINE)
        pen.setLineWidth(0.6)
        pen.line(left, top, left + sheet.width, top)
        top -= 4
        name.draw(pen, left, top)
        with pen.language(own.language):
            y = top if beside else top - name.height
            set_up.draw(pen, left + beside, y)
            _numbered(pen, steps, left + beside, y - set_up.height - 1)

    mind = [
        TextBlock(exercise.feel, BODY, width, label=own.feel),
        TextBlock(move.stop_if, BODY, width, label=own.stop_if),
    ]
    mine = [TextBlock(each, STRONG, width, label=words.for_you) for each in move.for_you]
    mine += [
        TextBlock(in_weeks(told), BODY, width, label=label)
        for label, told in (
            (words.how_heavy, move.heavy),
            (said.how_hard, move.effort),
            (said.too_much, move.too_much),
        )
        if told
    ]

    def draw_mind(pen: Pen, left: float, top: float) -> None:
        with pen.language(own.language):
            top = draw_column(pen, mind, left + beside, top, 1)
        draw_column(pen, mine, left + beside, top, 1)

    return [
        Block(height=high, draw=draw, space_before=3),
        Block(
            height=column_height([*mind, *mine], 1) + 4,
            draw=draw_mind,
            head=Block(height=name.height if sheet.large else 0.0, draw=name.draw_again),
        ),
    ]


class _Name:
    """The name of a move, and that it is in English where the rest is not."""

    def __init__(self, sheet: Sheet, move: Move, width: float) -> None:
        self._own = sheet.words_for(move.exercise.id)
        marked = sheet.words.in_english if self._own is not sheet.words else ""
        self._name = TextBlock(move.exercise.patient_name, _NAME, width)
        self._aside = [TextBlock(marked, BODY, width)] if marked else []
        self.height: float = self._name.height + column_height(self._aside, 0)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it with its upper left corner there."""
        with pen.language(self._own.language), pen.element("H4"):
            self._name.draw(pen, left, top)
        draw_column(pen, self._aside, left, top - self._name.height, 0)

    def draw_again(self, pen: Pen, left: float, top: float) -> None:
        """The same on the next page: to be seen, for it has been read out."""
        with pen.artifact():
            self.draw(pen, left, top)


def _numbered(pen: Pen, steps: list[TextBlock], left: float, top: float) -> None:
    """The steps as a numbered list."""
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


def _light(sheet: Sheet, told: Light) -> list[Block]:
    """All that a light means beside the pain: what else, afterwards, what to do."""
    words = sheet.words
    column = sheet.narrowed(MEASURE_PT)
    lines = [
        *(text(column, also) for also in told.also),
        labelled(column, f"{words.lights_after}:", told.after),
        labelled(column, f"{words.lights_do}:", told.do),
    ]
    return _together(_beside(sheet, words.sheet.light[told.name], lines))


def _together(blocks: list[Block]) -> list[Block]:
    """Blocks that no page parts."""
    return [*(replace(block, keep_with_next=True) for block in blocks[:-1]), *blocks[-1:]]


def _bring(sheet: Sheet, told: PartSheet) -> list[Block]:
    """What to tick before the visit; what to do until the next part begins."""
    said = sheet.words.sheet
    blocks = [
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
