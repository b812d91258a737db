"""What the patient is given to read: short topics, each with the week to read it in."""

from collections.abc import Sequence

from planner.handout.layouts.beside import GAP_PT, beside
from planner.handout.layouts.headings import bullet_block, heading, text
from planner.handout.layouts.reading.imaging_chart import chart_block
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import LABEL, PART, SMALL
from planner.handout.typeset.text_block import TextBlock
from planner.handout.words.own_moves import moves_after_care
from planner.model.program.patient_education import EducationTopic
from planner.model.program.program import Program
from planner.model.rules.topic import MOVES


def reading_blocks(sheet: Sheet, program: Program) -> list[Block]:
    """All topics in the order they are read: a handout of its own."""
    topics = [topic for topic in program.handed.topics if not topic.page]
    words = sheet.words
    name = words.reading_for.format(name=program.intake.patient.on_paper)
    title = heading(sheet, name, style=PART, before=0, bookmark=True, rank=1)._replace(level=0)
    if not topics:
        return [title, text(sheet, words.no_reading)]
    blocks = [
        title,
        text(sheet, words.topics_how),
    ]
    for topic in topics:
        under = [_when(sheet, topic)]
        blocks += [_spoken(sheet, topic, each) for each in _topic(sheet, topic, program, under)]
    return blocks


def own_page_blocks(sheet: Sheet, program: Program) -> list[Block]:
    """Topics that are part of the booklet."""
    return [
        _spoken(sheet, topic, block)
        for topic in program.handed.topics
        if topic.page
        for block in _topic(sheet, topic, program, ())
    ]


def _spoken(sheet: Sheet, topic: EducationTopic, block: Block) -> Block:
    """A piece of a topic, in the language of the topic."""
    language = sheet.words_for(topic.title).language
    if language == sheet.words.language:
        return block

    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.language(language):
            block.draw(pen, left, top)

    return block._replace(draw=draw)


def _when(sheet: Sheet, topic: EducationTopic) -> TextBlock:
    """The week to read it in, and that it is in English where the rest is not."""
    words = sheet.words_for(topic.title)
    when = words.topic_before if topic.before_exercise else words.topic_week
    said = when.format(week=topic.week)
    if words is not sheet.words:
        said = f"{sheet.words.in_english} · {said}"
    room = sheet.width if sheet.stacked else sheet.width - sheet.measure - GAP_PT
    return TextBlock(said, SMALL, room)


def _topic(
    sheet: Sheet, topic: EducationTopic, program: Program, under: Sequence[TextBlock]
) -> list[Block]:
    """Title and text."""
    column, blocks = sheet.column, list[Block]()
    for index, block in enumerate(topic.paragraphs):
        said = block.text
        if MOVES in said:
            words = sheet.words_for(topic.title)
            moves = moves_after_care(words, program, topic.week) or words.moves_of_pt
            said = said.replace(MOVES, moves)
        if block.kind == "heading":
            blocks.append(heading(column, said, style=LABEL, before=6, rank=3))
        elif block.kind == "list":
            blocks.append(bullet_block(column, said, f"{topic.name}-{_list(topic, index)}"))
        else:
            blocks.append(text(column, said, before=4))
    if topic.chart:
        blocks.append(chart_block(column, sheet.words_for(topic.title), topic.chart))
    first, *rest = beside(sheet, topic.title, blocks, under=under)
    return [first._replace(space_before=16), *rest]


def _list(topic: EducationTopic, index: int) -> int:
    """Where the list that an item belongs to begins."""
    while index and topic.paragraphs[index - 1].kind == "list":
        index -= 1
    return index
