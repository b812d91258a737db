"""One page with what changes now: new, another amount, stopped, the same."""

from collections.abc import Sequence
from dataclasses import replace

from planner.handout.document.by_week import in_weeks
from planner.handout.document.changes import Dropped, WeekChanges
from planner.handout.layouts.headings import bullet_block, heading, labelled, text
from planner.handout.layouts.sheet.front import head_blocks, move_block
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.grid import GridCell, GridRow, grid
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import BODY, PART, STRONG, TABLE_HEAD, Style
from planner.handout.typeset.text_block import TextBlock
from planner.handout.words.dosage_words import join_list

_SHARES = (0.3, 0.35, 0.35)
_SHARES_NEW = (0.5, 0.5)
_PAD_PT = 3.0


def changes_blocks(sheet: Sheet, told: WeekChanges) -> list[Block]:
    """The page: only what changes; pictures of what is new and the sheet come after it."""
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
    """By name, with how much and why it is there; their pictures come after all that changes."""
    if not told.new:
        return []
    said = sheet.words.of_visit
    move_head, _, now_head = said.amounts_head
    moves = [
        (each.exercise.id, each.exercise.patient_name, told.new_why.get(each.exercise.id, ""), dose)
        for each in told.new
        if (dose := in_weeks(each.dose))
    ]
    title = heading(sheet, said.new, rank=3, before=8)
    if sheet.large:
        lines = (_in_lines(sheet, name, why, (now_head, dose)) for _, name, why, dose in moves)
        listed = [block for each in lines for block in each]
    else:
        rows = [(exercise, name, why, (dose,)) for exercise, name, why, dose in moves]
        listed = _table(sheet, _SHARES_NEW, (move_head, now_head), rows)
    return [title, *listed, text(sheet, said.pictures_follow)]


def picture_blocks(sheet: Sheet, told: WeekChanges) -> list[Block]:
    """Each new move with its picture; its days are ticked on the sheet. Together if they fit."""
    if not told.new:
        return []
    title = heading(sheet, sheet.words.of_visit.new, rank=3, before=8)
    cards = [title, *(move_block(sheet, replace(move, ticks=())) for move in told.new)]
    high = sum(each.height + each.space_before for each in cards)
    return [replace(cards[0], wants=min(high, sheet.height)), *cards[1:]]


def _amounts(sheet: Sheet, told: WeekChanges) -> list[Block]:
    """A table: until now, from now on, and why under it; a list in large print."""
    if not told.amounts:
        return []
    said = sheet.words.of_visit
    title = heading(sheet, said.amounts, rank=3, before=8)
    _, was, now = said.amounts_head
    if sheet.large:
        lines = (
            _in_lines(sheet, each.name, each.why, (was, each.was), (now, each.now))
            for each in told.amounts
        )
        return [title, *(block for each in lines for block in each)]
    rows = [(each.exercise, each.name, each.why, (each.was, each.now)) for each in told.amounts]
    return [title, *_table(sheet, _SHARES, said.amounts_head, rows)]


_Row = tuple[str, str, str, tuple[str, ...]]
"""Exercise, its name, why, what stands beside it."""


def _table(
    sheet: Sheet, shares: Sequence[float], heads: Sequence[str], told: Sequence[_Row]
) -> list[Block]:
    """Each move with why under its name; what is from now on is bold."""
    widths = [sheet.width * share for share in shares]
    head = GridRow(
        tuple(
            _cell(width, "", (words, TABLE_HEAD.aligned_left()))
            for width, words in zip(widths, heads, strict=True)
        ),
        head=True,
    )
    rows = []
    for exercise, name, why, beside in told:
        own = sheet.words_for(exercise)
        language = own.language if own is not sheet.words else ""
        styles = (*(BODY for _ in beside[1:]), STRONG)
        cells = zip(widths[1:], beside, styles, strict=True)
        named = ((name, STRONG), *(((why, BODY),) if why else ()))
        others = (_cell(width, "", (words, style)) for width, words, style in cells)
        rows.append(GridRow((_cell(widths[0], language, *named), *others)))
    return list(grid(widths, [head, *rows], together=False))


def _in_lines(sheet: Sheet, name: str, why: str, *beside: tuple[str, str]) -> list[Block]:
    """One under the other, for large print."""
    lines = [labelled(sheet, f"{label}:", words) for label, words in beside]
    return [
        heading(sheet, name, rank=4, before=6, style=STRONG),
        *(replace(line, keep_with_next=True) for line in lines[:-1]),
        *lines[-1:],
        *([text(sheet, why)] if why else []),
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
