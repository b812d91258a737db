"""One part of the plan on one page, for the fridge: the days, the exercises, the pain lights."""

from planner.handout.blocks import Block
from planner.handout.brand import with_number
from planner.handout.call import call_rows
from planner.handout.dosage_words import dosage_words
from planner.handout.glance import head_block, light_blocks
from planner.handout.headings import heading, text
from planner.handout.outline import CardFacts, cards_of, weeks_of
from planner.handout.pen import Pen
from planner.handout.picture import PICTURE_PT, picture_block
from planner.handout.setting import Setting
from planner.handout.sheet import Sheet
from planner.handout.styles import BODY, STRONG
from planner.handout.week_table import week_blocks
from planner.model.program import Program

_GAP_PT = 12.0
_TEXT_GAP_PT = 8.0
_PICTURE_SCALE = 0.66
"""Of pictures: smaller, so that the text can be larger."""
_PICTURE_PT = PICTURE_PT[0] * _PICTURE_SCALE


def one_page_blocks(sheet: Sheet, program: Program, part: int) -> list[Block]:
    """What of a part fits on a page; the sheet is made so that it does."""
    words = sheet.words
    phase = next(p for p in program.phases if p.number == part)
    title = words.part.format(number=phase.number, name=phase.name)
    return [
        head_block(sheet, program),
        *week_blocks(sheet, program, part),
        heading(sheet, title, rank=2, before=8),
        *_exercises(sheet, program, part),
        *light_blocks(sheet, program),
        text(sheet, program.handed.next_day, before=4),
        heading(sheet, with_number(sheet, words.call_short), rank=2, before=8),
        *call_rows(sheet, program.handed, ("now",)),
    ]


def _exercises(sheet: Sheet, program: Program, part: int) -> list[Block]:
    """Two beside one another: picture, name, how much."""
    phase = next(p for p in program.phases if p.number == part)
    used = {
        item.exercise
        for week in weeks_of(program, phase)
        for session in week.sessions
        for item in session.items
    }
    cards = [card for key, card in cards_of(program).items() if key in used]
    return [_row(sheet, cards[start : start + 2]) for start in range(0, len(cards), 2)]


def _row(sheet: Sheet, cards: list[CardFacts]) -> Block:
    width = (sheet.width - _GAP_PT) / 2
    drawn = [_Exercise(sheet, card, width) for card in cards]
    height = max(each.height for each in drawn)

    def draw(pen: Pen, left: float, top: float) -> None:
        for index, each in enumerate(drawn):
            each.draw(pen, left + index * (width + _GAP_PT), top)

    return Block(height=height, draw=draw, space_before=4)


class _Exercise:
    """A picture with its name and dose beside it."""

    def __init__(self, sheet: Sheet, card: CardFacts, width: float) -> None:
        exercise, room = card.exercise, width - _PICTURE_PT - _TEXT_GAP_PT
        name = f"{card.number}  {exercise.patient_name}"
        self._name = Setting(name, STRONG, room)
        self._dose = Setting(dosage_words(sheet.words, card.item), BODY, room)
        self._picture = (
            picture_block(sheet, exercise, card.item, _PICTURE_SCALE) if exercise.picture else None
        )
        self._language = sheet.words_for(exercise.id).language
        high = self._picture.height if self._picture else 0.0
        self.height: float = max(high, self._name.height + self._dose.height + 2)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it with its upper left corner there."""
        x = left + _PICTURE_PT + _TEXT_GAP_PT
        with pen.language(self._language):
            with pen.element("H3"):
                self._name.draw(pen, x, top)
            if self._picture:
                self._picture.draw(pen, left, top)
        self._dose.draw(pen, x, top - self._name.height - 2)
