"""The card of an exercise: a picture, how much, and how it is done. Never split over pages."""

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
from planner.handout.words.card_facts import CardFacts
from planner.handout.words.dosage_words import effort_words, heavy_words, join_list
from planner.handout.words.plain_dose import dose_words
from planner.handout.words.things import need_words
from planner.handout.words.typed_language import typed_in
from planner.handout.words.words import Words
from planner.model.exercise.exercise import Exercise
from planner.model.program.program import Item, Program

_PAD = 4.0
_GUTTER = 10.0
_DISC = 8.5
_STEP_INDENT = 12.0
_GAP = 1.0
_GROUP_GAP = 2.0


def card_block(
    sheet: Sheet, program: Program, card: CardFacts, rank: int = 3, *, alone: bool = False
) -> Block:
    """One card across the page; its name is a heading of that rank; `alone` without the plan."""
    words, exercise = sheet.words, card.exercise
    inner = sheet.width - 2 * _PAD
    own = sheet.words_for(exercise.id)
    notes = [words.in_english if own is not words else "", "" if alone else _steps(words, card)]
    note = " · ".join(note for note in notes if note)
    aside_text = "" if sheet.large else note
    aside_width = natural_width(aside_text, SMALL)
    name = TextBlock(exercise.patient_name, CARD_NAME, inner - 2 * _DISC - 16 - aside_width)
    aside = TextBlock(aside_text, SMALL, aside_width + 1)
    head_height = max(name.height, 2 * _DISC)
    below_name = [("", note, SMALL)] if sheet.large and note else []
    facts = _FactLines(words, [*below_name, *_facts(words, program, card, alone)], inner)
    picture = picture_space(sheet, exercise, card.item)
    beside = not sheet.large
    how = _How(own, exercise, inner - (PICTURE_PT[0] + _GUTTER if beside else 0.0))
    heights = (picture.height, how.height)
    body_height = max(heights) if beside else sum(heights) + _GROUP_GAP
    stop_if = program.handed.card_stops.get(exercise.id, exercise.stop_if)
    below = [
        TextBlock(exercise.feel, BODY, inner, label=own.feel),
        TextBlock(stop_if, BODY, inner, label=own.stop_if),
        TextBlock(exercise.mistake, BODY, inner, label=own.mistake),
    ]
    below_height = column_height(below, _GAP)
    height = 2 * _PAD + head_height + facts.height + body_height + below_height + 3

    def draw(pen: Pen, left: float, top: float) -> None:
        frame(pen, left, top, sheet.width, height)
        x, y = left + _PAD, top - _PAD + 1
        with pen.language(own.language), pen.element(f"H{rank}"):
            with pen.text():
                disc(pen, card.number, x + _DISC, y - head_height / 2, _DISC)
            name.draw(pen, x + 2 * _DISC + 7, y - (head_height - name.height) / 2 + 1)
        aside.draw(pen, x + inner - aside_width, y - (head_height - aside.height) / 2)
        y -= head_height
        facts.draw(pen, x, y)
        y -= facts.height + 2
        with pen.language(own.language):
            if beside:
                picture.draw(pen, x, y)
                how.draw(pen, x + PICTURE_PT[0] + _GUTTER, y + 1)
            else:
                picture.draw(pen, x + (inner - PICTURE_PT[0]) / 2, y)
                how.draw(pen, x, y - picture.height - _GROUP_GAP)
            draw_column(pen, below, x, y - body_height - 1, _GAP)

    return Block(
        height=height,
        draw=draw,
        space_before=4,
        anchor=words.card_reference.format(card=card.number),
    )


def _steps(words: Words, card: CardFacts) -> str:
    """Where to go when it moves up, and when it steps back (CERT 7b)."""
    if card.item.as_needed:
        return ""
    easier = words.step_back_half
    if card.easier is not None:
        easier = words.step_back_to.format(card=card.easier)
    back = words.steps.format(back=easier)
    if card.harder is not None:
        number, week = card.harder
        return f"{back} · {words.move_up_to.format(card=number, week=week)}"
    return f"{back} · {words.move_up_table}" if card.grows else back


def picture_space(sheet: Sheet, exercise: Exercise, item: Item) -> Block:
    """The picture; where there is none, the words to say while doing it, in a quiet frame."""
    if exercise.picture is not None:
        return picture_block(sheet, exercise, item)
    width, height = PICTURE_PT
    cue = TextBlock(exercise.cue, CUE, width - 20)
    if cue.height > height - 16:
        cue = TextBlock(exercise.cue, CUE.scaled(0.8), width - 20)
    height = max(height, cue.height + 16)

    def draw(pen: Pen, left: float, top: float) -> None:
        frame(pen, left, top, width, height, fill=TINT, stroke=TINT)
        cue.draw(pen, left + 10, top - (height - cue.height) / 2)

    return Block(height=height, draw=draw)


def _facts(
    words: Words, program: Program, card: CardFacts, alone: bool
) -> list[tuple[str, str, Style]]:
    """How much, how hard, with what: label, text, style.

    In a booklet each part says once what it needs; a card says what stands in for something.
    """
    first = words.to_begin if card.changes and not alone else ""
    facts = [(first, dose_words(words, card.exercise, card.item), DOSE)]
    if card.item.effort:  # a position is no effort
        effort = effort_words(words, program.handed.effort_words, card.item.effort)
        facts.append((words.how_hard, effort, BODY))
    heavy = heavy_words(words, card.item, program.intake.weight_unit)
    if heavy:
        facts.append((words.how_heavy, heavy, BODY))
    if card.item.goal:
        facts.append((words.helps_you, card.item.goal, BODY))
    if card.item.remark:
        facts.append((words.for_you, card.item.remark, STRONG))
    for note in program.handed.card_notes.get(card.exercise.id, ()):
        facts.append((words.for_you, note, STRONG))
    if walk := program.handed.walk_notes.get(card.exercise.id):
        facts.append((words.for_you, walk, STRONG))
    need = you_need(words, card)
    if need and (alone or card.item.substitute):
        facts.append((words.you_need, need, BODY))
    return facts


def you_need(words: Words, card: CardFacts) -> str:
    """What to have at hand, with what stands in for what."""
    things = need_words(words, [(card.exercise, card.item)])
    return join_list(words, list(things)) + "." if things else ""


class _FactLines:
    """Short texts beside one another while there is room, then on the next line."""

    SPACE_PT = 14.0

    def __init__(self, words: Words, facts: list[tuple[str, str, Style]], width: float) -> None:
        self._placed: list[tuple[TextBlock, float, float]] = []
        x, y, line = 0.0, 0.0, 0.0
        for label, text, style in facts:
            natural = min(width, natural_width(text, style, label) + 0.1)
            if x and x + natural > width:
                x, y, line = 0.0, y + line + 1, 0.0
            setting = TextBlock(text, style, natural, label, typed_in(words, text))
            self._placed.append((setting, x, y))
            x, line = x + natural + self.SPACE_PT, max(line, setting.height)
        self.height: float = y + line

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw them with their upper left corner there."""
        for setting, x, y in self._placed:
            setting.draw(pen, left + x, top - y)


class _How:
    """The set-up and the numbered steps."""

    def __init__(self, words: Words, exercise: Exercise, width: float) -> None:
        self._set_up = TextBlock(exercise.set_up, BODY, width, label=words.set_up)
        self._steps = [TextBlock(step, BODY, width - _STEP_INDENT) for step in exercise.steps]
        self.height: float = self._set_up.height + _GROUP_GAP + column_height(self._steps, _GAP) - 2

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it with its upper left corner there."""
        self._set_up.draw(pen, left, top)
        y = top - self._set_up.height - _GROUP_GAP
        with pen.element("L", attributes="<< /O /List /ListNumbering /Decimal >>"):
            for number, step in enumerate(self._steps, start=1):
                with pen.element("LI"):
                    with pen.element("Lbl"), pen.text():
                        pen.setFillColor(ACCENT)
                        pen.setFont(BOLD, BODY.size)
                        pen.drawString(left, y - BODY.size * ASCENT, f"{number} ")
                    with pen.element("LBody"):
                        step.draw(pen, left + _STEP_INDENT, y)
                y -= step.height + _GAP
