"""One part of the plan on one page, for the fridge: the days, the exercises, the pain lights."""

from dataclasses import dataclass

from planner.handout.kept_pictures import PICTURE_PT
from planner.handout.layouts.booklet.call import call_rows
from planner.handout.layouts.booklet.clearance import clearance_blocks
from planner.handout.layouts.booklet.glance import head_block, light_blocks, note_blocks
from planner.handout.layouts.booklet.week_table import week_blocks
from planner.handout.layouts.brand import number_line, with_number
from planner.handout.layouts.headings import heading, text
from planner.handout.layouts.picture import picture_block
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import BODY, LABEL, STRONG
from planner.handout.typeset.text_block import TextBlock
from planner.handout.words.card_facts import CardFacts, cards_of, weeks_of
from planner.handout.words.plain_dose import dose_words
from planner.model.program.program import Item, Program, Week

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
        *clearance_blocks(sheet, phase),
        *_exercises(sheet, program, part),
        *note_blocks(sheet, program),
        *light_blocks(sheet, program),
        text(sheet, program.handed.next_day, before=4),
        heading(sheet, with_number(sheet, words.call_short), rank=2, before=8),
        *number_line(sheet),
        *call_rows(sheet, program.handed.call, ("now",)),
    ]


def _exercises(sheet: Sheet, program: Program, part: int) -> list[Block]:
    """Two beside one another: picture, name, its sessions, how much at the start of the part."""
    phase = next(p for p in program.phases if p.number == part)
    weeks = weeks_of(program, phase)
    told = [_as_in_part(sheet, card, weeks) for card in cards_of(program).values()]
    shown = [each for each in told if each is not None]
    return [_row(sheet, shown[start : start + 2]) for start in range(0, len(shown), 2)]


@dataclass(frozen=True)
class _InPart:
    """An exercise as a part has it."""

    card: CardFacts
    item: Item
    """Its first dosage in the part."""
    when: str
    """Its sessions, and the week it begins in where that is not the first of the part."""


def _as_in_part(sheet: Sheet, card: CardFacts, weeks: list[Week]) -> _InPart | None:
    words = sheet.words
    found = [
        (week, session, item)
        for week in weeks
        for session in week.sessions
        for item in session.items
        if item.exercise == card.exercise.id
    ]
    if not found:
        return None
    names = dict.fromkeys(session.name for _, session, _ in found)
    all_names = {session.name for week in weeks for session in week.sessions}
    told = [words.sessions[name] for name in names] if len(all_names) > 1 else []
    numbers = [week.number for week, _, _ in found]
    first, last = weeks[0].number, weeks[-1].number
    if numbers[0] > first or numbers[-1] < last:
        same = numbers[0] == numbers[-1]
        phrase = words.part_week if same else words.part_weeks
        told.append(phrase.format(first=numbers[0], last=numbers[-1]))
    return _InPart(card, found[0][2], " · ".join(told))


def _row(sheet: Sheet, cards: list[_InPart]) -> Block:
    width = (sheet.width - _GAP_PT) / 2
    drawn = [_Exercise(sheet, card, width) for card in cards]
    height = max(each.height for each in drawn)

    def draw(pen: Pen, left: float, top: float) -> None:
        for index, each in enumerate(drawn):
            each.draw(pen, left + index * (width + _GAP_PT), top)

    return Block(height=height, draw=draw, space_before=4)


class _Exercise:
    """A picture with its name and dose beside it."""

    def __init__(self, sheet: Sheet, shown: _InPart, width: float) -> None:
        card, item = shown.card, shown.item
        exercise, room = card.exercise, width - _PICTURE_PT - _TEXT_GAP_PT
        name = f"{card.number}  {exercise.patient_name}"
        self._name = TextBlock(name, STRONG, room)
        self._when = TextBlock(shown.when, LABEL, room)
        self._dose = TextBlock(dose_words(sheet.words, exercise, item), BODY, room)
        self._picture = (
            picture_block(sheet, exercise, item, _PICTURE_SCALE) if exercise.picture else None
        )
        self._language = sheet.words_for(exercise.id).language
        self._under = self._when.height if shown.when else 0.0
        high = self._picture.height if self._picture else 0.0
        self.height: float = max(high, self._name.height + self._under + self._dose.height + 2)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it with its upper left corner there."""
        x = left + _PICTURE_PT + _TEXT_GAP_PT
        with pen.language(self._language):
            with pen.element("H3"):
                self._name.draw(pen, x, top)
            if self._picture:
                self._picture.draw(pen, left, top)
        if self._under:
            self._when.draw(pen, x, top - self._name.height)
        self._dose.draw(pen, x, top - self._name.height - self._under - 2)
