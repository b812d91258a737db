"""What the patient is given to read: short topics, each with the week to read it in."""

from dataclasses import replace

from planner.handout.layouts.headings import bullet_block, heading, text
from planner.handout.layouts.reading.imaging_chart import chart_block
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import NEW_PAGE, Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import HEADING, LABEL, PART, SMALL
from planner.handout.words.own_moves import moves_after_care
from planner.model.program.program import EducationTopic, Program
from planner.model.rules.topic import MOVES

_ROOM_PT = 120.0
"""A topic begins where at least this much of a page is free."""


def reading_blocks(sheet: Sheet, program: Program) -> list[Block]:
    """All topics in the order they are read: a handout of its own."""
    topics = [topic for topic in program.handed.topics if not topic.page]
    words = sheet.words
    name = words.reading_for.format(name=program.intake.patient.on_paper)
    title = replace(heading(sheet, name, style=PART, before=0, bookmark=True, rank=1), level=0)
    if not topics:
        return [title, text(sheet, words.no_reading)]
    blocks = [
        title,
        text(sheet, words.topics_how),
    ]
    for topic in topics:
        blocks += [_spoken(sheet, topic, block) for block in _topic(sheet, topic, program)]
    return blocks


def own_page_blocks(sheet: Sheet, program: Program) -> list[Block]:
    """Topics that are pages of the booklet."""
    blocks: list[Block] = []
    for topic in program.handed.topics:
        if topic.page:
            body = _body(sheet, topic, program, rank=2)
            first, *rest = [_spoken(sheet, topic, block) for block in body]
            blocks += [replace(first, wants=NEW_PAGE, level=0), *rest]
    return blocks


def _spoken(sheet: Sheet, topic: EducationTopic, block: Block) -> Block:
    """A piece of a topic, in the language of the topic."""
    language = sheet.words_for(topic.title).language
    if language == sheet.words.language:
        return block

    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.language(language):
            block.draw(pen, left, top)

    return replace(block, draw=draw)


def _topic(sheet: Sheet, topic: EducationTopic, program: Program) -> list[Block]:
    """A topic with the week to read it in."""
    words = sheet.words_for(topic.title)
    when = words.topic_before if topic.before_exercise else words.topic_week
    said = when.format(week=topic.week)
    if words is not sheet.words:
        said = f"{sheet.words.in_english} · {said}"
    told = text(sheet, said, style=SMALL, before=0)
    head, *body = _body(sheet, topic, program, rank=2)
    return [replace(head, wants=_ROOM_PT, level=1), replace(told, keep_with_next=True), *body]


def _body(sheet: Sheet, topic: EducationTopic, program: Program, rank: int) -> list[Block]:
    """Title and text."""
    title = heading(sheet, topic.title, before=14, rank=rank, style=PART if topic.page else HEADING)
    blocks = [replace(title, bookmark=topic.title)]
    for index, block in enumerate(topic.paragraphs):
        said = block.text
        if MOVES in said:
            words = sheet.words_for(topic.title)
            moves = moves_after_care(words, program, topic.week) or words.moves_of_pt
            said = said.replace(MOVES, moves)
        if block.kind == "heading":
            blocks.append(heading(sheet, said, style=LABEL, before=6, rank=rank + 1))
        elif block.kind == "list":
            blocks.append(bullet_block(sheet, said, f"{topic.name}-{_list(topic, index)}"))
        else:
            blocks.append(text(sheet, said, before=4))
    if topic.chart:
        blocks.append(chart_block(sheet, sheet.words_for(topic.title), topic.chart))
    return blocks


def _list(topic: EducationTopic, index: int) -> int:
    """Where the list that an item belongs to begins."""
    while index and topic.paragraphs[index - 1].kind == "list":
        index -= 1
    return index
