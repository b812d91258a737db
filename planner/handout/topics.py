"""What the patient is given to read: short topics, each with the week to read it in."""

from dataclasses import replace

from planner.handout.blocks import NEW_PAGE, Block
from planner.handout.headings import bullet_block, heading, text
from planner.handout.pen import Pen
from planner.handout.sheet import Sheet
from planner.handout.styles import LABEL, PART, SMALL
from planner.model.program import HandedTopic, Program

_ROOM_PT = 120.0
"""A topic begins where at least this much of a page is free."""


def topic_blocks(sheet: Sheet, program: Program) -> list[Block]:
    """All topics in the order they are read."""
    topics = program.handed.topics
    if not topics:
        return []
    words = sheet.words
    title = heading(sheet, words.topics, style=PART, before=0, bookmark=True, rank=2)
    blocks = [
        replace(title, wants=NEW_PAGE, level=0),
        text(sheet, words.topics_how),
    ]
    for topic in topics:
        blocks += [_spoken(sheet, topic, block) for block in _topic(sheet, topic)]
    return blocks


def _spoken(sheet: Sheet, topic: HandedTopic, block: Block) -> Block:
    """A piece of a topic, in the language of the topic."""
    language = sheet.words_for(topic.title).language
    if language == sheet.words.language:
        return block

    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.language(language):
            block.draw(pen, left, top)

    return replace(block, draw=draw)


def _topic(sheet: Sheet, topic: HandedTopic) -> list[Block]:
    words = sheet.words_for(topic.title)
    when = words.topic_before if topic.before_exercise else words.topic_week
    head = heading(sheet, topic.title, before=14)
    blocks = [
        replace(head, wants=_ROOM_PT, bookmark=topic.title, level=1),
        replace(
            text(sheet, when.format(week=topic.week), style=SMALL, before=0), keep_with_next=True
        ),
    ]
    for index, block in enumerate(topic.paragraphs):
        if block.kind == "heading":
            blocks.append(heading(sheet, block.text, style=LABEL, before=6, rank=4))
        elif block.kind == "list":
            blocks.append(bullet_block(sheet, block.text, f"{topic.name}-{_list(topic, index)}"))
        else:
            blocks.append(text(sheet, block.text, before=4))
    return blocks


def _list(topic: HandedTopic, index: int) -> int:
    """Where the list that an item belongs to begins."""
    while index and topic.paragraphs[index - 1].kind == "list":
        index -= 1
    return index
