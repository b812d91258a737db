"""Another plan for another intake: fewer days, fewer minutes, a new precaution.

What was lived stays, and so does what a therapist set by hand, as far as it still fits.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from planner.building.build import build
from planner.building.case import Case, read_case
from planner.building.edit import drop, swap
from planner.building.edit_days import on_days
from planner.building.passes.dose import no_harder
from planner.building.passes.explain import handed
from planner.building.rebuilt import EditRefused, put_back
from planner.building.rows import Cell, Row, rows
from planner.model.intake import Intake
from planner.model.library import Library
from planner.model.program.program import Item, Program, Week
from planner.model.vocabulary import Weekday

NEVER_REBUILDS = ("patient", "goals", "usual_pain", "feared_move")
"""Fields of the intake that change no exercise at a visit."""
_RECORDS = ("screened", "occasions", "earlier_clearance")
"""Fields that are kept or read about; nothing is chosen by them."""


@dataclass(frozen=True)
class Replanned:
    """The plan for the new intake."""

    program: Program
    """Its weeks from the first on; those that were lived are put in by who asked."""
    starts: Mapping[str, int]
    """By lane: the week of the plan that is as far as the patient really is."""
    unfit: tuple[str, ...]
    """What was set by hand and no longer fits."""


def replanned(program: Program, library: Library, intake: Intake, from_week: int) -> Replanned:
    """A program built anew for a changed intake, with the edits by hand laid over it.

    Where the answers stop it, the weeks stay and the answers are kept: nothing is printed then.
    """
    made = build(intake, library).program
    if made is None:
        stopped = program.model_copy(update={"intake": intake})
        return Replanned(stopped, {}, ("With these answers no program is built: clear it first.",))
    case = read_case(intake, library)
    unfit: list[str] = []
    said = made.handed.model_copy(update={"topics": program.handed.topics})
    kept = {
        "in_language": program.in_language,
        "overrides": program.overrides,
        "alarms": program.alarms,
    }
    path = made.model_copy(update={"handed": said, **kept})
    for slot in _dropped_by_hand(program, path, library, from_week):
        row = next((one for one in rows(path) if one.slot == slot), None)
        if row is not None and row.last >= from_week:
            path = drop(path, library, row, from_week)
    path = _with_what_is_done(path, program, library, case, from_week)
    for row in rows(program):
        cells = [cell for cell in row.since(from_week) if cell.item.set_by_hand]
        if not cells:
            continue
        against = next((w for c in cells if (w := _against(case, c.item, c.phase))), "")
        if against:
            unfit.append(f"{row.slot}: what was set by hand no longer fits ({against}).")
            continue
        try:
            path = put_back(path, library, {cell.week: cell for cell in cells})
            path = _on_their_days(path, program, library, case, row, cells)
        except EditRefused as refused:
            unfit.append(f"{row.slot}: {refused}")
    return Replanned(path, dict(_starts(program, path, from_week)), tuple(unfit))


def _on_their_days(
    path: Program,
    program: Program,
    library: Library,
    case: Case,
    row: Row,
    cells: Sequence[Cell],
) -> Program:
    """The days that a therapist chose for an exercise, in the sessions of another plan."""
    weeks: dict[tuple[Weekday, ...], set[int]] = {}
    for cell in cells:
        days = program.weeks[cell.week - 1].as_done(cell.item).days
        if days:
            weeks.setdefault(days, set()).add(cell.week)
    for days, those in weeks.items():
        lane = next(one for one in rows(path) if one.slot == row.slot)
        path = on_days(path, library, case, lane, those, days)
    return path


def _with_what_is_done(
    path: Program, program: Program, library: Library, case: Case, from_week: int
) -> Program:
    """What a lane has now stays in it, where the new plan would have begun with something else."""
    of_plan = {row.slot: row for row in rows(path)}
    for row in rows(program):
        item = row.item(from_week - 1)
        new = of_plan.get(row.slot)
        if item is None or new is None or new.last < from_week:
            continue
        if item.exercise in new.exercises or _against(case, item, new.near(from_week).phase):
            continue
        with suppress(EditRefused):
            path = swap(path, library, new, item.exercise, from_week)
            path = by_rule(path, new, from_week, item.why)
    return path


def by_rule(program: Program, row: Row, from_week: int, why: str) -> Program:
    """What an edit has put into a lane is the rules' doing: they may change it again.

    `row` is the lane as it was; weeks that a therapist had set by hand stay the therapist's.
    """
    update = {"set_by_hand": False, "why": why}
    return _in_lane(program, row, from_week, lambda item: item.model_copy(update=update))


def given_less(program: Program, row: Row, from_week: int, told: Item) -> Program:
    """A lane done less often a day, or as needed, from a week on; weeks set by hand stay."""

    def less(item: Item) -> Item:
        often = min(item.times_per_day, told.times_per_day)
        needed = item.as_needed or told.as_needed
        return item.model_copy(update={"times_per_day": often, "as_needed": needed})

    return _in_lane(program, row, from_week, less)


def _in_lane(program: Program, row: Row, from_week: int, put: Callable[[Item], Item]) -> Program:
    """The program with a lane changed from a week on, but for weeks that were set by hand."""
    by_hand = {cell.week for cell in row.cells if cell.item.set_by_hand}

    def changed(week: Week, item: Item) -> Item:
        return put(item) if item.slot == row.slot and week.number not in by_hand else item

    return program.model_copy(update={"weeks": _mapped(program.weeks, from_week, changed)})


def _mapped(
    weeks: Sequence[Week], from_week: int, put: Callable[[Week, Item], Item]
) -> tuple[Week, ...]:
    """The weeks with each item changed, from a week on."""
    found = [*weeks[: from_week - 1]]
    for week in weeks[from_week - 1 :]:
        sessions = tuple(
            one.model_copy(update={"items": tuple(put(week, item) for item in one.items)})
            for one in week.sessions
        )
        found.append(week.model_copy(update={"sessions": sessions}))
    return tuple(found)


def changes_no_week(before: Intake, now: Intake) -> bool:
    """Only fields are otherwise that change no exercise."""
    fields = {*type(before).model_fields} - {*NEVER_REBUILDS, *_RECORDS}
    return all(getattr(before, name) == getattr(now, name) for name in fields)


def with_words_of(
    program: Program, library: Library, intake: Intake, from_week: int = 1
) -> Program:
    """The program with what of an intake changes no exercise: who it is, goals, the usual pain.

    The pain rule is printed in the patient's own numbers, so it goes with the usual pain, and so
    does the most effort that is asked for; the weeks before `from_week` were lived with another,
    which caps no effort of theirs.
    """
    words = {name: getattr(intake, name) for name in NEVER_REBUILDS}
    now = program.intake.model_copy(update=words)
    if now == program.intake:
        return program
    case = read_case(now, library)
    said = handed(case)
    kept = ("lights", "ask_numbers", "flare_when")
    pain = program.handed.model_copy(update={name: getattr(said, name) for name in kept})
    same_pain = now.usual_pain == program.intake.usual_pain
    since = program.holds_from if same_pain else max(from_week, program.holds_from)
    weeks = program.weeks if same_pain else _no_harder(case, program.weeks, since)
    update = {"intake": now, "handed": pain, "holds_from": since, "weeks": weeks}
    return program.model_copy(update=update)


def _no_harder(case: Case, weeks: Sequence[Week], from_week: int) -> tuple[Week, ...]:
    """From a week on no effort above what is allowed; what was set by hand stays."""

    def under(week: Week, item: Item) -> Item:
        there = case.library.exercises.get(item.exercise)
        if there is None or item.set_by_hand:
            return item
        return no_harder(case, there, item, week.phase)

    return _mapped(weeks, from_week, under)


def _against(case: Case, item: Item, phase: int) -> str:
    there = case.library.exercises.get(item.exercise)
    if there is None:
        return "the library has it no more"
    return next((one.rule for one in case.exclusions(there, phase)), "")


def _dropped_by_hand(
    program: Program, path: Program, library: Library, from_week: int
) -> Iterator[str]:
    """Lanes of the new plan that the intake as it was gives too, and a therapist took out."""
    there = {row.slot for row in rows(program) if row.last >= from_week}
    more = {row.slot for row in rows(path) if row.last >= from_week} - there
    made = build(program.intake, library).program if more else None
    if made is not None:
        yield from sorted(more & {row.slot for row in rows(made) if row.last >= from_week})


def _starts(program: Program, path: Program, from_week: int) -> Iterator[tuple[str, int]]:
    """Where the patient is on the new plan: the furthest week of it that asks no more of a lane."""
    of_plan = {row.slot: row for row in rows(path)}
    for row in rows(program):
        item = row.item(from_week - 1)
        new = of_plan.get(row.slot)
        if item is not None and new is not None:
            yield row.slot, _reached(new, item, from_week)


def _reached(row: Row, item: Item, from_week: int) -> int:
    here = [cell.week for cell in row.cells if cell.item.exercise == item.exercise]
    if here and here[0] >= from_week:
        return here[0]
    reached = row.first
    for cell in row.cells:
        if cell.week < from_week and cell.item.exercise == item.exercise:
            no_more = not cell.item.more_in(item)
            reached = cell.week if no_more or reached == row.first else reached
    return reached
