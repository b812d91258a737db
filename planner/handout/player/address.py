"""The address that carries a part of a plan behind its #, where no server sees it.

`1` (the version of this format) and in 41 letters: the digest of the book, 4 bytes; raw deflate
with fixed codes of what follows; CRC-32 of both, 4 bytes. What follows, numbers in one or two
bytes: the fingerprint, 6 bytes; days from 1 January 2020 to the Monday of week 1, plus 1, or 0;
region; part; the exercises of the program in their order, counted; the first week, then the weeks
of the part, counted: sessions, counted, each its name, a bit for each day, and its exercises,
counted, each its place in that order, a bit for each day or 0 for all of the session's, and 0, or
1 and the timer's seconds, repetitions, rounds, sides and rest; then the page, as pieces of the
book. The page's `address.js` and `opened.js` read the same. No name is in
it, and nothing that anyone typed.
"""

import zlib
from collections.abc import Iterable
from datetime import date

from planner.handout.document.in_language import told_in
from planner.handout.document.move import Move
from planner.handout.document.part_sheet import part_sheet
from planner.handout.html.elements import Markup
from planner.handout.html.moves import move_section
from planner.handout.html.parts import part_section
from planner.handout.html.script_data import timer_of
from planner.handout.options import Options
from planner.handout.player.between import placed
from planner.handout.player.book import SESSIONS, LanguageBook
from planner.handout.player.known import picture_name
from planner.handout.player.letters import LETTERS
from planner.handout.player.pieces import NotInBook, varint
from planner.handout.words.player_words import PLAYER_WORDS
from planner.handout.words.screen_words import tongue
from planner.model.language import Language
from planner.model.letters import in_letters
from planner.model.library import Library
from planner.model.program.answer_order import exercise_order
from planner.model.program.fingerprint import fingerprint
from planner.model.program.program import Item, Program, Session, Week
from planner.model.vocabulary import WEEKDAYS, Weekday

VERSION = "1"
"""Of the format, the first letter."""
EPOCH = date(2020, 1, 1)


def fragment(program: Program, wished: Options, library: Library, book: LanguageBook) -> str:
    """What stands behind the # for the part that is on. Raises NotInBook."""
    part = wished.part_for(program) or wished.part_now(program)
    try:
        told = _weeks(program, wished, library, book, part) + book.book.told(
            part_html(program, wished, library, part)
        )
    except (ValueError, KeyError) as trouble:
        raise NotInBook(str(trouble)) from trouble
    data = book.digest + _packed(told)
    return VERSION + in_letters(data + zlib.crc32(data).to_bytes(4, "big"), LETTERS)


def _packed(told: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_FIXED)
    return packer.compress(told) + packer.flush()


def _weeks(
    program: Program, wished: Options, library: Library, book: LanguageBook, part: int
) -> bytes:
    order = exercise_order(program)
    weeks = [week for week in program.weeks if week.phase == part]
    start = (wished.start - EPOCH).days + 1 if wished.start else 0
    region = book.regions.index(library.region_of(program.presentation))
    head = [start, region, part, len(order), *(book.exercises.index(one) for one in order)]
    numbers = [*head, weeks[0].number, len(weeks)]
    for week in weeks:
        numbers += _week(week, order)
    return bytes.fromhex(fingerprint(program)) + b"".join(map(varint, numbers))


def _week(week: Week, order: tuple[str, ...]) -> list[int]:
    numbers = [len(week.sessions)]
    for session in week.sessions:
        of_session = session.busy_days
        numbers += [SESSIONS.index(session.name), _days(of_session), len(session.items)]
        for item in session.items:
            timer = timer_of(item)
            days = session.days_of(item)
            own = _days(days) if days != of_session else 0
            numbers += [order.index(item.exercise), own]
            numbers += (1, *timer.values()) if timer else (0,)
    return numbers


def _days(days: Iterable[Weekday]) -> int:
    return sum(1 << WEEKDAYS.index(day) for day in days)


def part_html(program: Program, wished: Options, library: Library, part: int) -> str:
    """A part as the page shows it: as on the sheet, without what anyone typed."""
    program, language, foreign = told_in(_without_typed(program, wished), wished)
    on, english = tongue(program, language), tongue(program, "en")
    told = part_sheet(program, part, on.words, start=wished.start)._replace(
        name="", clinic="", phone=""
    )

    def pictured(move: Move, _: Language) -> Markup:
        name = picture_name(move.exercise, library.exercises)
        return placed(name) if name else Markup()

    def moved(move: Move) -> Markup:
        return move_section(move, on, english if move.exercise.id in foreign else on, pictured)

    return part_section(told, on, moved)


def _without_typed(program: Program, wished: Options) -> Program:
    note = PLAYER_WORDS[wished.language_for(program)].note

    def bare(item: Item) -> Item:
        typed = {"goal": "", "band": "", "remark": note if item.remark else ""}
        return item.model_copy(update=typed)

    def said(session: Session) -> Session:
        return session.model_copy(update={"items": tuple(map(bare, session.items))})

    weeks = tuple(
        week.model_copy(update={"sessions": tuple(map(said, week.sessions))})
        for week in program.weeks
    )
    return program.model_copy(update={"weeks": weeks})
