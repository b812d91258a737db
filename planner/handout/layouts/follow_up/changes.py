"""One page with what changes now: new, another amount, stopped, the same."""

from dataclasses import replace

from planner.handout.document.changes import Amount, Dropped, WeekChanges
from planner.handout.layouts.headings import bullet_block, heading, labelled, text
from planner.handout.layouts.sheet.front import head_blocks, move_block
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.grid import GridCell, GridRow, grid
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import BODY, PART, STRONG, TABLE_HEAD, Style
from planner.handout.typeset.text_block import TextBlock
from planner.handout.words.dosage_words import join_list

_SHARES = (0.3, 0.35, 0.35)
_PAD_PT = 3.0


def changes_blocks(sheet: Sheet, told: WeekChanges) -> list[Block]:
    """The page; the sheet of the weeks that follow comes after it."""
    said = sheet.words.of_visit
    counts = said.counts.format(
        new=len(told.new), amounts=len(told.amounts), stopped=len(told.stopped), kept=len(told.kept)
    )
    title = heading(sheet, said.changes, style=PART, before=0, rank=2, bookmark=True)
    when = said.from_when.format(week=told.week[:1].lower() + told.week[1:])
    head = head_blocks(
        sheet, replace(told.sheet, weeks=(when,), summary=counts, rest=()), first=True
    )
    return [
        *head,
        replace(title, level=0),
        *(text(sheet, each) for each in told.says),
        text(sheet, said.sheet_follows),
        *([text(sheet, said.nothing)] if told.is_empty else []),
        *_new(sheet, told),
        *_amounts(sheet, told),
        *_stopped(sheet, told.stopped),
        *_kept(sheet, told),
    ]


def _new(sheet: Sheet, told: WeekChanges) -> list[Block]:
    """Each with its picture, its dose and why it is there; its days are ticked on the sheet."""
    if not told.new:
        return []
    blocks = [heading(sheet, sheet.words.of_visit.new, rank=3, before=8)]
    for move in told.new:
        blocks.append(move_block(sheet, replace(move, ticks=())))
        if why := told.new_why.get(move.exercise.id, ""):
            blocks[-1] = replace(blocks[-1], keep_with_next=True)
            blocks.append(text(sheet, why))
    return blocks


def _amounts(sheet: Sheet, told: WeekChanges) -> list[Block]:
    """A table: until now, from now on, and why under it; a list in large print."""
    if not told.amounts:
        return []
    said = sheet.words.of_visit
    title = heading(sheet, said.amounts, rank=3, before=8)
    if sheet.large:
        return [title, *(block for each in told.amounts for block in _in_lines(sheet, each))]
    widths = [sheet.width * share for share in _SHARES]
    head = GridRow(
        tuple(
            _cell(width, "", (text_, TABLE_HEAD.aligned_left()))
            for width, text_ in zip(widths, said.amounts_head, strict=True)
        ),
        head=True,
    )
    rows = []
    for each in told.amounts:
        own = sheet.words_for(each.exercise)
        language = own.language if own is not sheet.words else ""
        name = ((each.name, STRONG), *(((each.why, BODY),) if each.why else ()))
        rows.append(
            GridRow(
                (
                    _cell(widths[0], language, *name),
                    _cell(widths[1], "", (each.was, BODY)),
                    _cell(widths[2], "", (each.now, STRONG)),
                )
            )
        )
    return [title, *grid(widths, [head, *rows], together=False)]


def _in_lines(sheet: Sheet, each: Amount) -> list[Block]:
    _, was, now = sheet.words.of_visit.amounts_head
    name = heading(sheet, each.name, rank=4, before=6, style=STRONG)
    why = [text(sheet, each.why)] if each.why else []
    return [
        name,
        replace(labelled(sheet, f"{was}:", each.was), keep_with_next=True),
        labelled(sheet, f"{now}:", each.now),
        *why,
    ]


def _stopped(sheet: Sheet, stopped: tuple[Dropped, ...]) -> list[Block]:
    if not stopped:
        return []
    title = sheet.words.of_visit.stopped
    lines = [f"{each.name}. {each.why}".strip() for each in stopped]
    return [
        heading(sheet, title, rank=3, before=8),
        *(bullet_block(sheet, line, title) for line in lines),
    ]


def _kept(sheet: Sheet, told: WeekChanges) -> list[Block]:
    if not told.kept:
        return []
    names = join_list(sheet.words, [name for _, name in told.kept])
    line = labelled(sheet, f"{sheet.words.of_visit.kept}:", f"{names}.")
    return [replace(line, space_before=8)]


def _cell(width: float, language: str, *texts: tuple[str, Style]) -> GridCell:
    """Its first text may be in another language."""
    set_ = [
        TextBlock(words, style, width - 2 * _PAD_PT, language=language if number == 0 else "")
        for number, (words, style) in enumerate(texts)
    ]
    return GridCell(tuple(set_), pad=_PAD_PT)
