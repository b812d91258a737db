"""One page with what changes now: new, another amount, stopped, the same."""

from collections.abc import Sequence

from planner.handout.document.changes import Amount, Dropped, WeekChanges
from planner.handout.layouts.headings import bullet_block, heading, labelled, text
from planner.handout.layouts.sheet.front import move_block
from planner.handout.layouts.sheet.head import head_blocks
from planner.handout.typeset.blocks import Block, paginate
from planner.handout.typeset.grid import GridCell, GridRow, grid
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import BODY, PART, STRONG, TABLE_HEAD, Style
from planner.handout.typeset.text_block import TextBlock
from planner.handout.words.dosage_words import join_list

_SHARES = (0.3, 0.35, 0.35)
_PAD_PT = 3.0


def changes_blocks(sheet: Sheet, told: WeekChanges) -> list[Block]:
    """One page: only what changes; pictures of what is new and the sheet come after it.

    Where it is too much for a page it is said shorter: first without what the sheets say, the one
    before and the one that follows, then without why, which the therapist has said.
    """
    blocks = _blocks(sheet, told)
    for shorter in told.shorter():
        if len(paginate(blocks, sheet.height)) == 1:
            break
        blocks = _blocks(sheet, shorter)
    return blocks


def _blocks(sheet: Sheet, told: WeekChanges) -> list[Block]:
    said = sheet.words.of_visit
    title = heading(sheet, said.changes, style=PART, before=0, rank=2, bookmark=True)
    when = said.from_when.format(week=told.week[:1].lower() + told.week[1:])
    goal = told.sheet.goal if told.begins else ""
    counts = "" if sheet.large else _counts(sheet, told)
    about = told.sheet._replace(goal=goal, weeks=(when,), summary=counts, rest=())
    head = head_blocks(sheet, about, first=True, alone=False)
    return [
        *head,
        title._replace(level=0),
        *(text(sheet, each) for each in told.says),
        text(sheet, said.sheet_follows),
        *([text(sheet, said.nothing)] if told.is_empty else []),
        *_new(sheet, told),
        *_amounts(sheet, told),
        *_stopped(sheet, told.stopped),
        *_kept(sheet, told),
    ]


def _counts(sheet: Sheet, told: WeekChanges) -> str:
    """How many of each kind; nothing of a kind that there is none of."""
    kinds = (told.new, told.amounts, told.stopped, told.kept)
    phrases = zip(sheet.words.of_visit.counts, map(len, kinds), strict=True)
    return " ".join(phrase.format(count=count) for phrase, count in phrases if count)


def _new(sheet: Sheet, told: WeekChanges) -> list[Block]:
    """By name, with why; how each is done, and how much, comes after all that changes."""
    if not told.new:
        return []
    said = sheet.words.of_visit
    lines = [
        (move.exercise.patient_name, told.new_why.get(move.exercise.id, "")) for move in told.new
    ]
    return [*_listed(sheet, said.new, lines), text(sheet, said.pictures_follow)]


def _listed(sheet: Sheet, title: str, lines: Sequence[tuple[str, str]]) -> list[Block]:
    """Names, each with its reason; where none has one, a sentence."""
    if not any(why for _, why in lines):
        return [_named(sheet, title, [name for name, _ in lines])]
    said = (f"{name}. {why}".strip() for name, why in lines)
    return [
        heading(sheet, title, rank=3, before=8),
        *(bullet_block(sheet, line, title) for line in said),
    ]


def _named(sheet: Sheet, title: str, names: list[str]) -> Block:
    line = labelled(sheet, f"{title}:", f"{join_list(sheet.words, names)}.")
    return line._replace(space_before=8)


def picture_blocks(sheet: Sheet, told: WeekChanges) -> list[Block]:
    """Each new move with its picture; its days are ticked on the sheet. Together if they fit."""
    if not told.new:
        return []
    title = heading(sheet, sheet.words.of_visit.new, rank=3, before=8)
    cards = [title, *(move_block(sheet, move._replace(ticks=())) for move in told.new)]
    high = sum(each.height + each.space_before for each in cards)
    return [cards[0]._replace(wants=min(high, sheet.height)), *cards[1:]]


def _amounts(sheet: Sheet, told: WeekChanges) -> list[Block]:
    """Why, then a table: until now, from now on; a list in large print."""
    if not told.amounts:
        return []
    said = sheet.words.of_visit
    title = heading(sheet, said.amounts, rank=3, before=8)
    why = [text(sheet, each)._replace(keep_with_next=True) for each in told.amounts_why]
    if sheet.large or not told.names_was:
        was = said.amounts_head[1] if told.names_was else ""
        lines = (_in_a_line(sheet, each, was) for each in told.amounts)
        return [title, *why, *lines]
    return [title, *why, *_table(sheet, told.amounts, said.amounts_head)]


def _table(sheet: Sheet, amounts: Sequence[Amount], heads: Sequence[str]) -> list[Block]:
    """What is from now on is bold."""
    widths = [sheet.width * share for share in _SHARES]
    head = GridRow(
        tuple(
            _cell(width, words, TABLE_HEAD.aligned_left())
            for width, words in zip(widths, heads, strict=True)
        ),
        head=True,
    )
    rows = []
    for each in amounts:
        own = sheet.words_for(each.exercise)
        language = own.language if own is not sheet.words else ""
        cells = zip(widths, (each.name, each.was, each.now), (STRONG, BODY, STRONG), strict=True)
        named, *others = (
            _cell(width, words, style, "" if place else language)
            for place, (width, words, style) in enumerate(cells)
        )
        rows.append(GridRow((named, *others)))
    return list(grid(widths, [head, *rows], together=False))


def _in_a_line(sheet: Sheet, each: Amount, was: str) -> Block:
    """What is done from now on, and until now, where the page has room for that."""
    until = f" ({was}: {each.was.rstrip('.')}.)" if was else ""
    return labelled(sheet, f"{each.name}:", f"{each.now}{until}")


def _stopped(sheet: Sheet, stopped: tuple[Dropped, ...]) -> list[Block]:
    if not stopped:
        return []
    lines = [(each.name, each.why) for each in stopped]
    return _listed(sheet, sheet.words.of_visit.stopped, lines)


def _kept(sheet: Sheet, told: WeekChanges) -> list[Block]:
    if not told.kept:
        return []
    if not told.names_kept:
        return [text(sheet, sheet.words.of_visit.others_kept)._replace(space_before=8)]
    return [_named(sheet, sheet.words.of_visit.kept, [name for _, name in told.kept])]


def _cell(width: float, words: str, style: Style, language: str = "") -> GridCell:
    """It may be in another language."""
    set_ = TextBlock(words, style, width - 2 * _PAD_PT, language=language)
    return GridCell((set_,), pad=_PAD_PT)
