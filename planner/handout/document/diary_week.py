"""What the diary asks of a week: each day, and at its end. The check-in reads the same fields."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import get_args

from planner.handout.document.part_sheet import week_on
from planner.handout.words.plain_dose import is_walk
from planner.handout.words.words import Words
from planner.model.program.checkin import MOST_IN_A_NOTE, Verdict
from planner.model.program.diary_field import MOST, DiaryField, LegWent, Number
from planner.model.program.program import BuiltSessionName, Program, Week
from planner.model.program.week_field import NONE, WEEK_NUMBERS, WeekAnswer, WeekField
from planner.model.rules.follow_up_rules import BarrierId
from planner.model.vocabulary import WEEKDAYS, Weekday

GOALS_MOST = 3
GOALS_EVERY_WEEKS = 2
"""The patient's own activities are asked so often (PSFS is taken every two weeks)."""
DAYS_A_WEEK = 7
OUT_OF = 10


@dataclass(frozen=True)
class Ask:
    """One thing to tick or to write."""

    text: str
    """What stands beside it; empty where its row and column say it."""
    name: str
    """The name of its field."""
    spoken: str
    """What a screen reader says."""
    most: int = 0
    """The largest number that is written; 0: it is ticked."""


@dataclass(frozen=True)
class DayRow:
    """One line of the days."""

    label: str
    cells: tuple[tuple[Ask, ...], ...]
    """By day; nothing is asked of a day of rest."""


@dataclass(frozen=True)
class MoveRow:
    """One exercise, and the marks it can be given."""

    name: str
    exercise: str
    marks: tuple[Ask, ...]


@dataclass(frozen=True)
class DiaryWeek:
    """One week of the diary."""

    number: int
    title: str
    days: tuple[str, ...]
    rows: tuple[DayRow, ...]
    moves: tuple[MoveRow, ...]
    safety: tuple[Ask, ...]
    flare: tuple[Ask, ...]
    numbers: tuple[Ask, ...]
    goals: tuple[Ask, ...]
    """Only in some weeks."""
    barriers: tuple[Ask, ...]
    notes: Ask
    """`most` are its characters."""


def diary_week(
    program: Program, week: Week, words: Words, of: str, start: date | None = None
) -> DiaryWeek:
    """A week of a program that is in the language of the words; `of` is its fingerprint."""
    said = words.of_diary
    spoken_week = words.column_week.format(number=week.number)
    title = week_on(words, week.number, start)
    if week.light:
        title = said.light.format(week=title)

    def asks(
        answer: WeekAnswer, texts: dict[str, str], lead: str = "", most: int = 0
    ) -> Iterator[Ask]:
        for of_, text in texts.items():
            field = WeekField(of, week.number, answer, of_)
            what = f"{lead} {text}".strip()
            spoken = said.spoken_most.format(what=what, most=most) if most else what
            yield Ask(text, field.name, f"{spoken_week}, {spoken}", most)

    goals = {str(n): goal for n, goal in enumerate(program.intake.goals[:GOALS_MOST], start=1)}
    asked = goals if week.number % GOALS_EVERY_WEEKS == 0 else {}
    of_week = {**said.of_week, "trust": words.paper.trust}
    return DiaryWeek(
        number=week.number,
        title=title,
        days=tuple(words.day[day] for day in WEEKDAYS),
        rows=tuple(_rows(program, week, words, of)),
        moves=tuple(_moves(program, week, words, of)),
        safety=tuple(
            asks(
                "safety",
                {str(i): one for i, one in words.paper.signs.items()} | {NONE: said.no_sign},
            )
        ),
        flare=(
            *asks("flare_none", {"": said.flare_no}, said.flare),
            *asks("flare", {"": said.flare_yes}, said.flare),
            *asks("flare_days", {"": said.flare_days}, most=DAYS_A_WEEK),
        ),
        numbers=tuple(asks("n", {n: of_week[n] for n in WEEK_NUMBERS}, most=OUT_OF)),
        goals=tuple(asks("goal", asked, most=OUT_OF)),
        barriers=tuple(
            asks(
                "barrier",
                {**{i: said.barrier[i] for i in get_args(BarrierId)}, NONE: said.no_barrier},
                said.barriers.partition("?")[0] + "?",
            )
        ),
        notes=Ask(
            said.notes,
            DiaryField(of, week.number).name,
            f"{spoken_week}, {said.notes}",
            MOST_IN_A_NOTE,
        ),
    )


def _rows(program: Program, week: Week, words: Words, of: str) -> Iterator[DayRow]:
    """Done; pain each morning, also of a day of rest; then what a session leaves behind."""
    said = words.of_diary
    spoken_week = words.column_week.format(number=week.number)
    on = {
        day: {session.name for session in week.sessions if day in session.busy_days}
        for day in WEEKDAYS
    }

    def row(
        label: str, cell: Callable[[Weekday], tuple[Ask, ...]], *, rest_days: bool = False
    ) -> DayRow:
        return DayRow(label, tuple(cell(day) if on[day] or rest_days else () for day in WEEKDAYS))

    def ask(day: Weekday, field: DiaryField, what: str, most: int = 0) -> Ask:
        spoken = f"{spoken_week}, {words.day_long[day]}, {what}"
        return Ask("", field.name, spoken, most)

    def done(name: BuiltSessionName) -> Callable[[Weekday], tuple[Ask, ...]]:
        def cell(day: Weekday) -> tuple[Ask, ...]:
            field = DiaryField(of, week.number, day, session=name)
            return (ask(day, field, said.done[name]),) if name in on[day] else ()

        return cell

    def number(which: Number) -> Callable[[Weekday], tuple[Ask, ...]]:
        most = MOST[which]
        what = said.spoken_most.format(what=_lower(said.numbers[which]), most=most)

        def cell(day: Weekday) -> tuple[Ask, ...]:
            field = DiaryField(of, week.number, day, number=which)
            return (ask(day, field, what, most=most),)

        return cell

    def leg(way: LegWent) -> Callable[[Weekday], tuple[Ask, ...]]:
        def cell(day: Weekday) -> tuple[Ask, ...]:
            field = DiaryField(of, week.number, day, leg=way)
            return (ask(day, field, _lower(said.leg[way])),)

        return cell

    yield row(said.numbers["pain_before"], number("pain_before"), rest_days=True)
    for name in dict.fromkeys(one.name for one in week.sessions if one.busy_days):
        yield row(_upper(said.done[name]), done(name))
    yield row(said.numbers["pain_after"], number("pain_after"))
    yield row(said.numbers["effort"], number("effort"))
    if program.handed.nerve_safety_net:
        for way in get_args(LegWent):
            yield row(said.leg[way], leg(way))
    if program.handed.walk_notes:
        for which in ("walk_min", "walk_stops"):
            yield row(said.numbers[which], number(which), rest_days=True)


def _moves(program: Program, week: Week, words: Words, of: str) -> Iterator[MoveRow]:
    """The exercises of a week, each once, the walk last, as on its sheet."""
    said = words.of_diary
    spoken_week = words.column_week.format(number=week.number)
    names = dict.fromkeys(item.exercise for one in week.sessions for item in one.items)
    for name in sorted(names, key=lambda name: is_walk(program.exercises[name])):
        move = program.exercises[name].patient_name
        lead = f"{spoken_week}, {move}"
        marks = [
            Ask(
                said.marks[mark],
                WeekField(of, week.number, "verdict", name, mark).name,
                f"{lead}: {_lower(said.marks[mark])}",
            )
            for mark in get_args(Verdict)
        ]
        helps = WeekField(of, week.number, "helps", name).name
        marks.append(Ask(said.helps, helps, f"{lead}: {_lower(said.helps)}"))
        yield MoveRow(move, name, tuple(marks))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
