"""The back of a part's sheet: how each move is done, what it takes, what to bring to the visit."""

from collections.abc import Sequence

from planner.handout.document.by_week import in_weeks
from planner.handout.document.move import Move, efforts_of
from planner.handout.document.part_sheet import PartSheet
from planner.handout.fonts import BOLD
from planner.handout.layouts.headings import bullet_block, heading, labelled, text
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block, Draw, together, two_together
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
from planner.handout.words.frame_letters import how_to
from planner.model.rules.pain import Light

_INDENT_PT = 14.0
_NAME = Style(font=BOLD, size=12, leading=14.5, color=ACCENT)


def how_blocks(column: Sheet, told: PartSheet) -> list[Block]:
    """How each move is done, and how hard it may be; as wide as a column."""
    said = column.words.sheet
    return [
        heading(column, said.back, rank=3, before=10),
        *(block for move in told.moves for block in _move(column, move)),
        *_titled(column, said.how_hard.rstrip(":"), _efforts(column, told)),
    ]


def light_blocks(column: Sheet, told: PartSheet) -> list[Block]:
    """All that the lights mean, on the day and the morning after; as wide as a column."""
    words, said = column.words, column.words.sheet
    rules = [text(column, told.next_day), labelled(column, f"{words.step_back}:", told.step_back)]
    if told.too_easy:
        rules.append(labelled(column, said.too_easy, told.too_easy))
    own = [told.own_numbers, said.own_numbers] if told.own_numbers else []
    lights = [
        *([text(column, told.worth)] if told.worth else []),
        *(_light(column, each) for each in told.lights),
        *(text(column, each) for each in own),
    ]
    return [
        *_titled(column, said.after, lights),
        *together(_titled(column, said.next_day, rules)),
    ]


def note_blocks(column: Sheet, told: PartSheet) -> list[Block]:
    """What a patient with these precautions knows; as wide as a column."""
    words = column.words
    return [
        *_titled(column, words.notes, [bullet_block(column, each, "notes") for each in told.notes]),
        *_titled(column, words.nerve, [text(column, told.nerve)] if told.nerve else []),
    ]


def call_blocks(column: Sheet, told: PartSheet) -> list[Block]:
    """The signs to get help for at once, on the same day and soon, each in full; as wide as a
    column."""
    said = column.words.sheet
    where = text(column, said.emergency, style=STRONG)._replace(keep_with_next=True)
    title, *now = _signs(column, said.now, told.now, told.now_means)
    again = Block(height=title.height, draw=_seen(title.draw))
    lists = (
        (said.same_day, told.same_day, told.same_day_means),
        (said.soon, told.soon, told.soon_means),
    )
    later = (together(_signs(column, *each)) for each in lists if each[1])
    signs = [each._replace(head=again) for each in now if not each.keep_with_next]
    meant = [each for each in now if each.keep_with_next]
    urgent = [title, where, *meant, *two_together(signs)]
    return [*urgent, *(block for each in later for block in each)]


def _signs(column: Sheet, title: str, signs: Sequence[str], means: str) -> list[Block]:
    """Signs under how fast to get help, and what they can mean."""
    meant = [text(column, means)._replace(keep_with_next=True)] if means else []
    return _titled(column, title, [*meant, *(bullet_block(column, one, title) for one in signs)])


def bring_blocks(column: Sheet, told: PartSheet) -> list[Block]:
    """What to bring to the visit; as wide as a column."""
    return together(_titled(column, column.words.sheet.bring, _bring(column, told)))


def need_block(sheet: Sheet, told: PartSheet) -> Block:
    """What to have at hand."""
    words = sheet.words
    if not told.need:
        return text(sheet, words.sheet.nothing_needed, before=5)
    need = f"{join_list(words, list(told.need))}."
    return labelled(sheet, words.you_need, need)._replace(space_before=5)


def _titled(sheet: Sheet, title: str, blocks: list[Block]) -> list[Block]:
    """A heading under a fine line, and what it is of; nothing where there is nothing."""
    if not blocks:
        return []
    head = TextBlock(title, _NAME, sheet.width)

    def draw(pen: Pen, left: float, top: float) -> None:
        _line(pen, sheet, left, top)
        with pen.element("H3"):
            head.draw(pen, left, top - 3)

    title_block = Block(height=head.height + 3, draw=draw, space_before=5, keep_with_next=True)
    return [title_block, *blocks]


def _line(pen: Pen, sheet: Sheet, left: float, top: float) -> None:
    pen.setStrokeColor(LINE)
    pen.setLineWidth(0.6)
    pen.line(left, top, left + sheet.width, top)


def _move(sheet: Sheet, move: Move) -> list[Block]:
    """How it is done, then what to mind; it may go on in the next column, under its name."""
    words, said = sheet.words, sheet.words.sheet
    own, exercise, width = sheet.words_for(move.exercise.id), move.exercise, sheet.width
    name = _Name(sheet, move)
    how = how_to(exercise)
    set_up = TextBlock(how.set_up, BODY, width)

    def begin(pen: Pen, left: float, top: float) -> None:
        _line(pen, sheet, left, top)
        name.draw(pen, left, top - 3)
        with pen.language(own.language):
            set_up.draw(pen, left, top - 3 - name.height)

    again = Block(height=name.height, draw=name.draw_again)

    def line(text: str, label: str, style: Style = BODY, language: str = "") -> Block:
        told = TextBlock(text, style, width, label=label)
        return Block(height=told.height, draw=_spoken(told.draw, language), head=again)

    first = Block(
        height=3 + name.height + set_up.height, draw=begin, space_before=5, keep_with_next=True
    )
    steps = [
        _step(sheet, step, number, exercise.id, own.language, again)
        for number, step in enumerate(how.steps, start=1)
    ]
    mind = [
        line(move.stop_if, own.stop_if, language=own.language),
        *(line(each, words.for_you, STRONG) for each in move.for_you),
        *([line(in_weeks(move.heavy), words.how_heavy)] if move.heavy else []),
        line(move.too_much, said.too_much),
    ]
    feel = line(exercise.feel, own.feel, language=own.language)
    return [first, *two_together(steps), feel, *together(mind)]


def _seen(draw: Draw) -> Draw:
    """What is to be seen alone, for it has been read out."""

    def drawn(pen: Pen, left: float, top: float) -> None:
        with pen.artifact():
            draw(pen, left, top)

    return drawn


def _spoken(draw: Draw, language: str) -> Draw:
    """What is read out in a language of its own, if it has one."""

    def drawn(pen: Pen, left: float, top: float) -> None:
        with pen.language(language):
            draw(pen, left, top)

    return drawn if language else draw


def _step(
    sheet: Sheet, text: str, number: int, exercise_id: str, language: str, again: Block
) -> Block:
    """A step, an item of the list of them all."""
    step = TextBlock(text, BODY, sheet.width - _INDENT_PT)

    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.language(language), pen.element("LI"):
            with pen.element("Lbl"), pen.text():
                pen.setFillColor(ACCENT)
                pen.setFont(BOLD, BODY.size)
                pen.drawString(left, top - BODY.size * ASCENT, f"{number} ")
            with pen.element("LBody"):
                step.draw(pen, left + _INDENT_PT, top)

    return Block(height=step.height, draw=draw, head=again, within=(("L", ("steps", exercise_id)),))


class _Name:
    """The name of a move, and that it is in English where the rest is not."""

    def __init__(self, sheet: Sheet, move: Move) -> None:
        self._own = sheet.words_for(move.exercise.id)
        marked = sheet.words.in_english if self._own is not sheet.words else ""
        self._name = TextBlock(move.exercise.patient_name, _NAME, sheet.width)
        self._aside = [TextBlock(marked, BODY, sheet.width)] if marked else []
        self.height: float = self._name.height + column_height(self._aside, 0)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it with its upper left corner there."""
        with pen.language(self._own.language), pen.element("H4"):
            self._name.draw(pen, left, top)
        draw_column(pen, self._aside, left, top - self._name.height, 0)

    def draw_again(self, pen: Pen, left: float, top: float) -> None:
        """The same where it goes on."""
        _seen(self.draw)(pen, left, top)


def _efforts(sheet: Sheet, told: PartSheet) -> list[Block]:
    """How hard, with the moves of which it is so; without them where it is so of all."""
    efforts = efforts_of(told.moves)
    if len(efforts) == 1 and len(efforts[0].moves) == len(told.moves):
        return [text(sheet, efforts[0].text)]
    return [
        block
        for each in efforts
        for block in (
            text(sheet, each.text, style=STRONG)._replace(keep_with_next=True),
            text(sheet, f"{join_list(sheet.words, list(each.moves))}.", before=0),
        )
    ]


def _light(sheet: Sheet, told: Light) -> Block:
    """All that a light means beside the pain: afterwards, what to do, what else."""
    said = " ".join((told.after, told.do, *told.also))
    return labelled(sheet, f"{sheet.words.light[told.name]}:", said)


def _bring(sheet: Sheet, told: PartSheet) -> list[Block]:
    """What to tick before the visit; what to do until the next part begins."""
    said = sheet.words.sheet
    blocks = [
        *([text(sheet, told.known)] if told.known else []),
        text(sheet, said.bring_last if told.last else said.bring_how)._replace(keep_with_next=True),
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

    return Block(height=max(body.height, 13.0), draw=draw, space_before=2, within=(("L", "bring"),))
