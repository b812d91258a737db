"""The card of an exercise: a picture, how much, and how it is done. Never split over pages."""

from planner.handout.blocks import Block
from planner.handout.dosage_words import dosage_words, effort_words, join_list
from planner.handout.fonts import BOLD
from planner.handout.outline import CardFacts
from planner.handout.pen import Pen
from planner.handout.setting import Setting, column_height, draw_column
from planner.handout.shapes import disc, frame
from planner.handout.sheet import Sheet
from planner.handout.styles import ACCENT, BODY, CARD_NAME, CUE, DOSE, SMALL, TINT
from planner.handout.words import Words
from planner.model.exercise import Exercise
from planner.model.program import Program

PICTURE_PT = (150.0, 110.0)
"""Width and height of a picture."""

_PAD = 9.0
_GUTTER = 14.0
_DISC = 11.0
_STEP_INDENT = 15.0
_GAP = 3.0
_GROUP_GAP = 6.0


def card_block(sheet: Sheet, program: Program, card: CardFacts) -> Block:
    """One card across the page."""
    name = Setting(card.exercise.patient_name, CARD_NAME, sheet.width - 2 * _PAD - 2 * _DISC - 8)
    head_height = max(name.height, 2 * _DISC)
    picture = picture_space(card.exercise)
    dose = _dose(sheet.words, program, card)
    how_width = sheet.width - 2 * _PAD - PICTURE_PT[0] - _GUTTER
    how = _How(sheet.words, card.exercise, how_width)
    left_height = picture.height + 8 + column_height(dose, _GAP)
    body_height = max(left_height, how.height)
    height = head_height + 8 + body_height + 2 * _PAD - 3

    def draw(pen: Pen, left: float, top: float) -> None:
        frame(pen, left, top, sheet.width, height)
        x, y = left + _PAD, top - _PAD + 2
        disc(pen, card.number, x + _DISC, y - head_height / 2, _DISC)
        name.draw(pen, x + 2 * _DISC + 8, y - (head_height - name.height) / 2 + 1)
        y -= head_height + 6
        picture.draw(pen, x, y)
        draw_column(pen, dose, x, y - picture.height - 8, _GAP)
        how.draw(pen, x + PICTURE_PT[0] + _GUTTER, y + 2)

    return Block(height=height, draw=draw, space_before=9)


def picture_space(exercise: Exercise) -> Block:
    """Where the picture goes; until then the words to say while doing it, in a quiet frame."""
    width, height = PICTURE_PT
    cue = Setting(exercise.cue, CUE, width - 20)
    if cue.height > height - 16:
        cue = Setting(exercise.cue, CUE.scaled(0.8), width - 20)
    height = max(height, cue.height + 16)

    def draw(pen: Pen, left: float, top: float) -> None:
        frame(pen, left, top, width, height, fill=TINT, stroke=TINT)
        cue.draw(pen, left + 10, top - (height - cue.height) / 2)

    return Block(height=height, draw=draw)


def _dose(words: Words, program: Program, card: CardFacts) -> list[Setting]:
    """How much, how hard, with what."""
    width = PICTURE_PT[0]
    texts = [Setting(dosage_words(words, card.item), DOSE, width)]
    if card.changes:
        texts.append(Setting(words.later_weeks, SMALL, width))
    effort = effort_words(words, program.handed.effort_words, card.item.effort)
    texts.append(Setting(effort, BODY, width, label=words.how_hard))
    need = you_need(words, card)
    if need:
        texts.append(Setting(need, BODY, width, label=words.you_need))
    return texts


def you_need(words: Words, card: CardFacts) -> str:
    """What to have at hand, with what stands in for what."""
    item, things = card.item, []
    for each in card.exercise.equipment:
        if each == item.substitute_for and item.substitute:
            things.append(words.instead.format(use=item.substitute, thing=words.equipment[each]))
        else:
            things.append(words.equipment[each])
    if not things:
        return ""
    return join_list(words, things) + "."


class _How:
    """Set-up, numbered steps, what to feel, when to stop, the common mistake."""

    def __init__(self, words: Words, exercise: Exercise, width: float) -> None:
        self._set_up = Setting(exercise.set_up, BODY, width, label=words.set_up)
        self._steps = [Setting(step, BODY, width - _STEP_INDENT) for step in exercise.steps]
        self._rest = [
            Setting(exercise.feel, BODY, width, label=words.feel),
            Setting(exercise.stop_if, BODY, width, label=words.stop_if),
            Setting(exercise.mistake, BODY, width, label=words.mistake),
        ]
        self.height: float = (
            self._set_up.height
            + column_height(self._steps, _GAP)
            + column_height(self._rest, _GAP)
            + 2 * _GROUP_GAP
        )

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it with its upper left corner there."""
        self._set_up.draw(pen, left, top)
        y = top - self._set_up.height - _GROUP_GAP
        for number, step in enumerate(self._steps, start=1):
            pen.setFillColor(ACCENT)
            pen.setFont(BOLD, BODY.size)
            pen.drawString(left, y - BODY.size, f"{number}")
            step.draw(pen, left + _STEP_INDENT, y)
            y -= step.height + _GAP
        draw_column(pen, self._rest, left, y + _GAP - _GROUP_GAP, _GAP)
