"""What each session holds, with the dosage week by week."""

from planner.handout.blocks import Block
from planner.handout.dosage_words import cell_amount, cell_details, join_list, side_words
from planner.handout.grid import Box, Cell, Mark, Row, grid, text_cell
from planner.handout.headings import heading, text
from planner.handout.outline import CardFacts
from planner.handout.pen import Pen
from planner.handout.setting import Setting, column_height, draw_column
from planner.handout.shapes import disc
from planner.handout.sheet import Sheet
from planner.handout.styles import (
    BODY,
    CELL_SMALL,
    CELL_STRONG,
    SMALL,
    TABLE_HEAD,
)
from planner.handout.words import Words
from planner.model.exercise import ExerciseId
from planner.model.program import BuiltSessionName, Item, Week

_WEEK_WIDTH_PT = 80.0
_WEEKS_SHARE = 0.62


def session_blocks(
    sheet: Sheet, weeks: list[Week], cards: dict[ExerciseId, CardFacts]
) -> list[Block]:
    """A table for each kind of day of these weeks."""
    names: list[BuiltSessionName] = []
    for week in weeks:
        names.extend(s.name for s in week.sessions if s.name not in names)
    blocks: list[Block] = []
    for index, name in enumerate(names):
        whole = next((n for n in names[:index] if _is_part_of(name, n, weeks)), None)
        blocks.extend(
            _same(sheet, name, weeks, cards) if whole else _session(sheet, name, weeks, cards)
        )
    return blocks


def _is_part_of(name: BuiltSessionName, other: BuiltSessionName, weeks: list[Week]) -> bool:
    """Every week it holds nothing but exercises of the other, in the same dosage."""
    for week in weeks:
        here, there = _items(week, name), _items(week, other)
        for id, item in here.items():
            if id not in there or _printed(item) != _printed(there[id]):
                return False
    return len({tuple(items) for week in weeks if (items := _items(week, name))}) == 1


def _printed(item: Item) -> Item:
    return item.model_copy(update={"slot": "", "essential": False, "why": "", "set_by_hand": False})


def _same(
    sheet: Sheet, name: BuiltSessionName, weeks: list[Week], cards: dict[ExerciseId, CardFacts]
) -> list[Block]:
    """One sentence for a session that another table holds already."""
    words = sheet.words
    held = {id for week in weeks for id in _items(week, name) if id in cards}
    numbers = [str(number) for number in sorted(cards[id].number for id in held)]
    phrase = words.cards_some if len(numbers) > 1 else words.card_one
    some = phrase.format(cards=join_list(words, numbers))
    return [
        heading(sheet, _title(words, name, weeks)),
        text(sheet, words.session_same.format(cards=some)),
    ]


def _title(words: Words, name: BuiltSessionName, weeks: list[Week]) -> str:
    minutes = [s.minutes for week in weeks for s in week.sessions if s.name == name]
    return f"{words.session_titles[name]}: {_minutes(words, minutes)}"


def _session(
    sheet: Sheet, name: BuiltSessionName, weeks: list[Week], cards: dict[ExerciseId, CardFacts]
) -> list[Block]:
    words = sheet.words
    by_week = [_items(week, name) for week in weeks]
    column = min(_WEEK_WIDTH_PT, sheet.width * _WEEKS_SHARE / max(1, len(weeks)))
    first = sheet.width - column * len(weeks)
    heads = [text_cell(first, (words.column_exercise, TABLE_HEAD.aligned_left()), pad=2)]
    heads.extend(
        text_cell(
            column,
            (words.column_week.format(number=week.number), TABLE_HEAD),
            (words.light_week if week.light else "", CELL_SMALL),
            pad=2,
        )
        for week in weeks
    )
    rows = [Row(tuple(heads), head=True)]
    for exercise in _order(by_week):
        if exercise in cards:
            items = [items.get(exercise) for items in by_week]
            rows.append(_row(sheet, cards[exercise], items, first, column))
    title = _title(words, name, weeks)
    return [heading(sheet, title), *grid([first, *[column] * len(weeks)], rows)]


def _items(week: Week, name: BuiltSessionName) -> dict[ExerciseId, Item]:
    return {i.exercise: i for s in week.sessions if s.name == name for i in s.items}


def _order(by_week: list[dict[ExerciseId, Item]]) -> list[ExerciseId]:
    """By place in the session, then by when they come in."""
    slots: list[str] = []
    first: dict[ExerciseId, tuple[str, int]] = {}
    for number, items in enumerate(by_week):
        for exercise, item in items.items():
            if item.slot not in slots:
                slots.append(item.slot)
            first.setdefault(exercise, (item.slot, number))
    return sorted(first, key=lambda each: (slots.index(first[each][0]), first[each][1]))


def _minutes(words: Words, minutes: list[int]) -> str:
    low, high = min(minutes), max(minutes)
    if low == high:
        return words.session_minutes.format(minutes=low)
    return words.session_minutes_range.format(low=low, high=high)


def _row(
    sheet: Sheet, card: CardFacts, items: list[Item | None], first: float, column: float
) -> Row:
    """The exercise, what stays the same, and its weeks."""
    words = sheet.words
    there = [item for item in items if item is not None]
    details = [cell_details(words, item) for item in there]
    kinds = dict.fromkeys(kind for each in details for kind in each)
    same = [kind for kind in kinds if len({each.get(kind) for each in details}) == 1]
    facts = [details[0][kind] for kind in same]
    side = side_words(words, there[0])
    under = " · ".join([*facts, side] if side else facts)
    indent = 28.0
    texts = [Setting(card.exercise.patient_name, BODY, first - indent - 6)]
    if under:
        texts.append(Setting(under, SMALL, first - indent - 6))
    spoken = sheet.words_for(card.exercise.id).language
    cells = [Cell(mark=_name_mark(card.number, texts, indent, spoken))]
    load = there[0].load_steps
    for item in items:
        if item is None:
            cells.append(text_cell(column, ("\u2013", CELL_SMALL), pad=2))
            continue
        changing = [d for kind, d in cell_details(words, item).items() if kind not in same]
        if item.load_steps > load:
            changing.append(words.cell_heavier)
        load = item.load_steps
        amount = (cell_amount(words, item), CELL_STRONG)
        cells.append(text_cell(column, amount, *((d, CELL_SMALL) for d in changing), pad=2))
    return Row(tuple(cells), min_height=max(22.0, column_height(texts, 0) + 5))


def _name_mark(number: int, texts: list[Setting], indent: float, spoken: str) -> Mark:
    """The number, the name in its language, and what stays the same under it."""
    name, *under = texts

    def mark(pen: Pen, box: Box) -> None:
        with pen.text():
            disc(pen, number, box.left + 11, box.top - box.height / 2, 9)
        top = box.top - (box.height - column_height(texts, 0)) / 2
        with pen.language(spoken), pen.element("Span"):
            name.draw(pen, box.left + indent, top)
        draw_column(pen, under, box.left + indent, top - name.height, 0)

    return mark
