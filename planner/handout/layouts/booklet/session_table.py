"""What the sessions of a part hold: every exercise once, with the dosage week by week."""

from dataclasses import dataclass, field

from planner.building.minutes import whole_minutes
from planner.handout.layouts.headings import text
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.grid import CellBox, GridCell, GridRow, grid, text_cell
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.shapes import disc
from planner.handout.typeset.styles import BODY, CELL_SMALL, CELL_STRONG, SMALL, STRONG, TABLE_HEAD
from planner.handout.typeset.text_block import TextBlock, natural_width
from planner.handout.words.card_facts import CardFacts
from planner.handout.words.dosage_words import cell_amount, cell_details, side_words
from planner.handout.words.words import Words
from planner.model.exercise.exercise import ExerciseId
from planner.model.program.program import BuiltSessionName, Item, Week

_WEEK_WIDTH_PT = 74.0
_WEEKS_SHARE = 0.5
_WEEKS_SHARE_LARGE = 0.58
_SESSIONS_PT = 66.0
_DISC_PT = 7.2
_INDENT_PT = 20.0
_FACTS_GAP_PT = 7.0
_FACTS_DROP_PT = 0.9


@dataclass
class _Line:
    """An exercise as some sessions hold it: the same dosage in each of them."""

    exercise: ExerciseId
    by_week: list[Item | None]
    held: list[bool]
    """The weeks that have such a session, with the exercise or without."""
    sessions: list[BuiltSessionName] = field(default_factory=list)


def session_blocks(
    sheet: Sheet, weeks: list[Week], cards: dict[ExerciseId, CardFacts]
) -> list[Block]:
    """How long each kind of day takes, and one table of all exercises of these weeks."""
    names = _names(weeks)
    if not names:
        return []
    words = sheet.words
    told = text(sheet, _how_long(words, names, weeks), style=STRONG, before=7)
    named = len(names) > 1 and not sheet.large
    column_week = words.column_week_short if sheet.large else words.column_week
    share = _WEEKS_SHARE_LARGE if sheet.large else _WEEKS_SHARE
    column = min(_WEEK_WIDTH_PT, sheet.width * share / max(1, len(weeks)))
    sessions = _SESSIONS_PT if named else 0.0
    first = sheet.width - sessions - column * len(weeks)
    heads = [text_cell(first, (words.column_exercise, TABLE_HEAD.aligned_left()), pad=2)]
    if named:
        heads.append(text_cell(sessions, (words.column_session, TABLE_HEAD), pad=2))
    heads.extend(
        text_cell(
            column,
            (column_week.format(number=week.number), TABLE_HEAD),
            (words.light_week if week.light else "", CELL_SMALL),
            pad=2,
        )
        for week in weeks
    )
    rows = [GridRow(tuple(heads), head=True)]
    for line in _lines(names, weeks):
        if line.exercise in cards:
            rows.append(_row(sheet, cards[line.exercise], line, (first, sessions, column)))
    widths = [first, *([sessions] if named else []), *[column] * len(weeks)]
    return [_kept(told), *grid(widths, rows, space_before=3, together=not sheet.large)]


def _kept(block: Block) -> Block:
    return Block(
        height=block.height, draw=block.draw, space_before=block.space_before, keep_with_next=True
    )


def _names(weeks: list[Week]) -> list[BuiltSessionName]:
    return list(dict.fromkeys(session.name for week in weeks for session in week.sessions))


def _how_long(words: Words, names: list[BuiltSessionName], weeks: list[Week]) -> str:
    told = []
    for name in names:
        minutes = [whole_minutes(s) for week in weeks for s in week.sessions if s.name == name]
        told.append(f"{words.session_titles[name]}: {_minutes(words, minutes)}.")
    return " ".join(told)


def _minutes(words: Words, minutes: list[int]) -> str:
    low, high = min(minutes), max(minutes)
    if low == high:
        return words.session_minutes.format(minutes=low)
    return words.session_minutes_range.format(low=low, high=high)


def _lines(names: list[BuiltSessionName], weeks: list[Week]) -> list[_Line]:
    """The exercises in the order of the sessions; one line where sessions hold the same."""
    lines: list[_Line] = []
    for name in names:
        by_week = [_items(week, name) for week in weeks]
        held = [any(s.name == name for s in week.sessions) for week in weeks]
        for exercise in _order(by_week):
            new = _Line(exercise, [items.get(exercise) for items in by_week], held, [name])
            line = next((one for one in lines if _agree(one, new)), None)
            if line is None:
                lines.append(new)
                continue
            line.by_week = [a or b for a, b in zip(line.by_week, new.by_week, strict=True)]
            line.held = [a or b for a, b in zip(line.held, new.held, strict=True)]
            line.sessions.append(name)
    return lines


def _agree(one: _Line, other: _Line) -> bool:
    """Whether both can stand on one line: the same in every week that has both sessions."""
    return one.exercise == other.exercise and all(
        _printed(a) == _printed(b)
        for a, b, both in zip(
            one.by_week,
            other.by_week,
            map(all, zip(one.held, other.held, strict=True)),
            strict=True,
        )
        if both
    )


def _printed(item: Item | None) -> Item | None:
    if item is None:
        return None
    return item.model_copy(update=_UNPRINTED)


_UNPRINTED = {
    "slot": "",
    "essential": False,
    "why": "",
    "goal": "",
    "set_by_hand": False,
    "effort": 0,
    "reps_left": None,
}
"""What a table does not say."""


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


def _row(sheet: Sheet, card: CardFacts, line: _Line, widths: tuple[float, float, float]) -> GridRow:
    """The exercise, what stays the same, its sessions and its weeks."""
    words = sheet.words
    first, sessions, column = widths
    there = [item for item in line.by_week if item is not None]
    details = [cell_details(words, item) for item in there]
    kinds = dict.fromkeys(kind for each in details for kind in each)
    same = [kind for kind in kinds if len({each.get(kind) for each in details}) == 1]
    facts = [details[0][kind] for kind in same]
    side = side_words(words, there[0])
    names = ", ".join(words.sessions[name] for name in line.sessions)
    only = [names] if sheet.large and line.sessions != ["Daily"] else []
    under = " · ".join([*only, *facts, side] if side else [*only, *facts])
    name = _Name(sheet, card, under, first - _INDENT_PT - 4)
    cells = [GridCell(mark=name.draw)]
    if sessions:
        cells.append(text_cell(sessions, (names, CELL_SMALL), pad=2))
    load = there[0].load_steps
    for item in line.by_week:
        if item is None:
            cells.append(text_cell(column, ("\u2013", CELL_SMALL), pad=2))
            continue
        changing = [d for kind, d in cell_details(words, item).items() if kind not in same]
        if item.load_steps > load:
            changing.append(words.cell_heavier)
        load = item.load_steps
        amount = (cell_amount(words, item), CELL_STRONG)
        cells.append(text_cell(column, amount, *((d, CELL_SMALL) for d in changing), pad=2))
    return GridRow(tuple(cells), min_height=max(2 * _DISC_PT + 2, name.height + 4))


class _Name:
    """The number, the name in its language, and what stays the same beside or under it."""

    def __init__(self, sheet: Sheet, card: CardFacts, facts: str, width: float) -> None:
        self._number = card.number
        self._card = sheet.words.card_reference.format(card=card.number)
        self._language = sheet.words_for(card.exercise.id).language
        name = card.exercise.patient_name
        self._beside = natural_width(name, BODY) + _FACTS_GAP_PT
        fits = self._beside + natural_width(facts, SMALL) <= width
        self._name = TextBlock(name, BODY, width)
        self._facts = TextBlock(facts, SMALL, width - self._beside if fits else width)
        self._below = not fits and bool(facts)
        self.height: float = self._name.height + (self._facts.height if self._below else 0.0)

    def draw(self, pen: Pen, box: CellBox) -> None:
        """Draw it into its cell."""
        left = box.left + _INDENT_PT
        top = box.top - (box.height - self.height) / 2
        bottom = box.top - box.height
        with pen.link(self._card, self._card, box.left, bottom, box.width, box.height):
            with pen.text():
                disc(pen, self._number, box.left + _DISC_PT + 1, bottom + box.height / 2, _DISC_PT)
            with pen.language(self._language), pen.element("Span"):
                self._name.draw(pen, left, top)
        if self._below:
            self._facts.draw(pen, left, top - self._name.height)
        else:
            self._facts.draw(pen, left + self._beside, top - _FACTS_DROP_PT)
