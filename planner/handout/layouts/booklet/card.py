"""The card of an exercise: a picture, how much, and how it is done."""

from collections.abc import Callable, Sequence
from functools import partial

from planner.handout.document.by_week import in_weeks
from planner.handout.document.exercise_card import ExerciseCard
from planner.handout.fonts import BOLD
from planner.handout.kept_pictures import PICTURE_PT
from planner.handout.layouts.picture import picture_block
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.shapes import disc, frame
from planner.handout.typeset.styles import (
    ACCENT,
    BODY,
    CARD_NAME,
    CUE,
    DOSE,
    LINE,
    SMALL,
    STRONG,
    TINT,
    Style,
)
from planner.handout.typeset.text_block import (
    ASCENT,
    TextBlock,
    column_height,
    draw_column,
    natural_width,
)
from planner.handout.words.frame_letters import how_to
from planner.handout.words.typed_language import typed_in

BESIDE_PT = 183.0
STACKED_PT = 288.0
"""Width of a picture on paper, beside the text and over it: more than 2.5 inches, and 4."""
_GUTTER = 12.0
_DISC = 8.5
_INDENT = 14.0
_GAP = 1.0
_RULE_PT = 5.0
_MOST_OF_LABEL = 0.7
"""Of the width of a line: a longer one has too little text beside it."""
_MOST_UNDER = 2.0
"""How much taller the left column may be than how it is done."""
_MOST = 0.7
"""Of a page: a card that is taller may be parted."""


Fact = tuple[str, str, Style]
"""A label, a text and its style."""


def card_blocks(
    sheet: Sheet, card: ExerciseCard, rank: int = 3, *, alone: bool = False
) -> list[Block]:
    """One card across the page; its name is a heading of that rank; `alone` without the plan."""
    parts = _Parts(sheet, card, rank, alone=alone)
    blocks = parts.stacked() if sheet.stacked else parts.beside()
    anchor = sheet.words.card_reference.format(card=card.number)
    bookmark = f"{card.number}  {card.move.exercise.patient_name}"
    return [blocks[0]._replace(anchor=anchor, bookmark=bookmark, level=2), *blocks[1:]]


class _Parts:
    """What a card is made of, set as wide as there is room."""

    def __init__(self, sheet: Sheet, card: ExerciseCard, rank: int, *, alone: bool) -> None:
        self._sheet, self._rank, self._card = sheet, rank, card
        exercise = card.move.exercise
        self._own = own = sheet.words_for(exercise.id)
        wide = min(sheet.width, (STACKED_PT if sheet.stacked else BESIDE_PT) / sheet.scale)
        self._picture = _picture_space(sheet, card, wide)
        self._left_width = sheet.measure if sheet.stacked else wide
        self._width = min(sheet.measure, sheet.width - (0 if sheet.stacked else wide + _GUTTER))
        self._dx = 0.0 if sheet.stacked else sheet.width - self._width
        self._name = TextBlock(exercise.patient_name, CARD_NAME, sheet.width - 2 * _DISC - 8)
        self._left = _set(sheet, _dose(sheet, card), self._left_width)
        how = how_to(exercise)
        self._set_up = TextBlock(how.set_up, BODY, self._width, label=own.set_up)
        self._steps = [TextBlock(step, BODY, self._width - _INDENT) for step in how.steps]
        self._mind = [
            TextBlock(exercise.feel, BODY, self._width, label=own.feel),
            TextBlock(card.move.stop_if, BODY, self._width, label=own.stop_if),
            TextBlock(exercise.mistake, BODY, self._width, label=own.mistake),
        ]
        self._yours = _set(sheet, _yours(sheet, card, alone=alone), self._width)
        self._head = max(self._name.height, 2 * _DISC) + _RULE_PT + 2
        self._how_height = self._set_up.height + 2 + column_height(self._steps, _GAP)
        self._above: list[TextBlock] = []
        """The dose, where it is too long to stand under the picture."""
        if not sheet.stacked and self._left_height > _MOST_UNDER * self._how_height:
            self._above, self._left = _set(sheet, _dose(sheet, card), self._width), []
            self._how_height += column_height(self._above, _GAP) + 4
        for fact in _how_hard(sheet, card):
            self._add(fact)

    @property
    def _left_height(self) -> float:
        return self._picture.height + 3 + column_height(self._left, _GAP)

    def _add(self, fact: Fact) -> None:
        """A fact where it can stand: in the column that is shorter by then."""
        right = self._how_height + column_height([*self._mind, *self._yours], _GAP)
        left = self._left_height
        narrow = _set(self._sheet, [fact], self._left_width)
        has_room = natural_width(fact[0], STRONG) <= _MOST_OF_LABEL * self._left_width
        if not self._sheet.stacked and has_room and left + narrow[0].height <= right:
            self._left += narrow
        else:
            self._yours += _set(self._sheet, [fact], self._width)

    def beside(self) -> list[Block]:
        """Picture and dose on the left, how it is done on the right; one piece if it can be."""
        below = column_height([*self._mind, *self._yours], _GAP) + 3
        left = self._left_height
        whole = self._head + max(left, self._how_height + below) + 4
        if whole <= _MOST * self._sheet.height:
            return [Block(height=whole, draw=self._draw_beside(below=True), space_before=6)]
        upper = self._head + max(left, self._how_height) + 2
        return [
            Block(height=upper, draw=self._draw_beside(below=False), space_before=6),
            *self._lines(),
        ]

    def stacked(self) -> list[Block]:
        """The picture and how much, how it is done, what to mind: each a piece."""

        def draw(pen: Pen, left: float, top: float) -> None:
            self._draw_name(pen, left, top)
            with pen.language(self._own.language):
                middle = (self._sheet.width - self._picture_width) / 2
                self._picture.draw(pen, left + middle, top - self._head)

        top = self._head + self._picture.height + 3
        *more, last = [self._line(each, spoken=False) for each in self._left]
        return [
            Block(height=top, draw=draw, space_before=10, keep_with_next=True),
            *(each._replace(keep_with_next=True) for each in more),
            last._replace(rather_with_next=False),
            self._line(self._set_up, spoken=True)._replace(space_before=6, keep_with_next=True),
            *self._step_blocks(),
            *self._lines(),
        ]

    def _step_blocks(self) -> list[Block]:
        """Each step a piece of the list."""
        within = (("L", self._card),)
        # No step stands alone on a page.
        kept = (1, len(self._steps) - 1)
        return [
            Block(
                height=step.height,
                draw=partial(self._draw_step, number, step),
                space_before=_GAP,
                head=self._name_again(),
                keep_with_next=number in kept,
                rather_with_next=True,
                within=within,
            )
            for number, step in enumerate(self._steps, start=1)
        ]

    @property
    def _picture_width(self) -> float:
        return min(self._sheet.width, STACKED_PT / self._sheet.scale)

    def _lines(self) -> list[Block]:
        """What to mind and what is this patient's, each line a piece."""
        lines = [self._line(each, spoken=True) for each in self._mind]
        lines += [self._line(each, spoken=False) for each in self._yours]
        return [*lines[:-1], lines[-1]._replace(rather_with_next=False)]

    def _line(self, setting: TextBlock, *, spoken: bool) -> Block:
        def draw(pen: Pen, left: float, top: float) -> None:
            with pen.language(self._own.language if spoken else self._sheet.words.language):
                setting.draw(pen, left + self._dx, top)

        return Block(
            height=setting.height,
            draw=draw,
            space_before=_GAP,
            head=self._name_again(),
            rather_with_next=True,
        )

    def _name_again(self) -> Block:
        """On the next page: to be seen, for it has been read out."""

        def draw(pen: Pen, left: float, top: float) -> None:
            with pen.artifact():
                self._draw_name(pen, left, top)

        return Block(height=self._head, draw=draw)

    def _draw_name(self, pen: Pen, left: float, top: float) -> None:
        pen.setStrokeColor(LINE)
        pen.setLineWidth(0.8)
        pen.line(left, top, left + self._sheet.width, top)
        top -= _RULE_PT
        high = self._head - _RULE_PT - 2
        with pen.language(self._own.language), pen.element(f"H{self._rank}"):
            with pen.text():
                disc(pen, self._card.number, left + _DISC, top - high / 2, _DISC)
            self._name.draw(pen, left + 2 * _DISC + 7, top - (high - self._name.height) / 2 + 1)

    def _draw_beside(self, *, below: bool) -> Callable[[Pen, float, float], None]:
        def draw(pen: Pen, left: float, top: float) -> None:
            self._draw_name(pen, left, top)
            y = top - self._head
            with pen.language(self._own.language):
                self._picture.draw(pen, left, y)
            draw_column(pen, self._left, left, y - self._picture.height - 3, _GAP)
            self._draw_how(pen, left, y)
            if below:
                y -= self._how_height + 3
                with pen.language(self._own.language):
                    y = draw_column(pen, self._mind, left + self._dx, y, _GAP)
                draw_column(pen, self._yours, left + self._dx, y, _GAP)

        return draw

    def _draw_how(self, pen: Pen, left: float, top: float) -> None:
        """The set-up and the numbered steps."""
        left += self._dx
        if self._above:
            top = draw_column(pen, self._above, left, top, _GAP) - 3
        with pen.language(self._own.language):
            self._set_up.draw(pen, left, top)
            y = top - self._set_up.height - 2
            with pen.element("L", attributes="<< /O /List /ListNumbering /Decimal >>"):
                for number, step in enumerate(self._steps, start=1):
                    self._draw_step(number, step, pen, left, y)
                    y -= step.height + _GAP

    def _draw_step(self, number: int, step: TextBlock, pen: Pen, left: float, top: float) -> None:
        """A step with its number, an item of a list that is open."""
        with pen.language(self._own.language), pen.element("LI"):
            with pen.element("Lbl"), pen.text():
                pen.setFillColor(ACCENT)
                pen.setFont(BOLD, BODY.size)
                pen.drawString(left, top - BODY.size * ASCENT, f"{number} ")
            with pen.element("LBody"):
                step.draw(pen, left + _INDENT, top)


def _set(sheet: Sheet, facts: Sequence[Fact], width: float) -> list[TextBlock]:
    return [
        TextBlock(text, style, width, label, typed_in(sheet.words, text))
        for label, text, style in facts
    ]


def _dose(sheet: Sheet, card: ExerciseCard) -> list[Fact]:
    """That it is in English where the rest is not; how much, a line for each of its weeks."""
    words, move = sheet.words, card.move
    foreign = sheet.words_for(move.exercise.id) is not words
    facts: list[Fact] = [("", words.in_english, SMALL)] if foreign else []
    return [*facts, *(("", each.said, DOSE) for line in move.dose for each in line)]


def _yours(sheet: Sheet, card: ExerciseCard, *, alone: bool) -> list[Fact]:
    """What this patient minds and has at hand."""
    facts: list[Fact] = [(sheet.words.for_you, each, STRONG) for each in card.move.for_you]
    if card.need and (alone or card.move.item.substitute):
        facts.append((sheet.words.you_need, card.need, BODY))
    return facts


def _how_hard(sheet: Sheet, card: ExerciseCard) -> list[Fact]:
    """How hard and how heavy it is, what it helps; what to do when it is too much, and later."""
    words, said, move = sheet.words, sheet.words.sheet, card.move
    helps = move.helps[:1].lower() + move.helps[1:]
    too_much = card.easier or move.too_much
    facts = (
        (words.helps_you, f"{helps.rstrip('.')}.", BODY),
        (said.how_hard, in_weeks(move.effort), BODY),
        (words.how_heavy, in_weeks(move.heavy), BODY),
        (said.yours, move.own_load, BODY),
        (said.too_much, "" if move.item.as_needed else too_much, BODY),
        (said.too_easy, card.later, BODY),
    )
    return [fact for fact in facts if fact[1]]


def _picture_space(sheet: Sheet, card: ExerciseCard, wide: float) -> Block:
    """The picture; where there is none, the words to say while doing it, in a quiet frame."""
    exercise = card.move.exercise
    if exercise.picture is not None:
        return picture_block(sheet, exercise, card.move.item, wide / PICTURE_PT[0])
    cue = TextBlock(exercise.cue, CUE, wide - 20)
    height = max(wide * 0.5, cue.height + 16)

    def draw(pen: Pen, left: float, top: float) -> None:
        frame(pen, left, top, wide, height, fill=TINT, stroke=TINT)
        cue.draw(pen, left + 10, top - (height - cue.height) / 2)

    return Block(height=height, draw=draw)
