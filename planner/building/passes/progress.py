"""Let dosage and rungs grow week by week; a light week and the caps hold it back."""

from dataclasses import dataclass, field
from itertools import zip_longest

from planner.building.case import Case
from planner.building.minutes import day_minutes
from planner.building.passes.dose import share, within_limits
from planner.building.passes.fit import PlannedItem
from planner.building.passes.grow import GrowthStep, as_line, steps
from planner.building.passes.schedule import PlannedSession, PlannedWeek, Scheduled
from planner.building.passes.slots import is_pattern
from planner.model.exercise.exercise import Exercise
from planner.model.program.program import Item, Session, Week


@dataclass
class _Row:
    """A slot while it moves through the weeks of one phase. Same exercise, same row."""

    line: PlannedItem
    exercise: Exercise
    item: Item
    grown: int = 0
    """How often it has grown in this phase."""
    note: str = ""
    """What changed this week."""


@dataclass
class _State:
    rows: dict[tuple[str, str], _Row] = field(default_factory=dict)
    """(session, slot) of the current phase."""
    last: dict[str, Item] = field(default_factory=dict)
    """The last dosage of every exercise so far, before any light week."""
    reached: dict[str, Exercise] = field(default_factory=dict)
    """The highest exercise reached on each placed ladder."""


def progress(case: Case, scheduled: Scheduled) -> tuple[Week, ...]:
    """The weeks with their items."""
    state = _State()
    weeks = []
    phase = 0
    for planned in scheduled.weeks:
        if planned.phase != phase:
            phase = planned.phase
            _begin_phase(case, state, planned)
        elif not planned.light:
            _grow(case, state, planned)
        for row in state.rows.values():
            state.last[row.exercise.id] = row.item
            best = state.reached.get(row.exercise.ladder)
            if best is None or row.exercise.level > best.level:
                state.reached[row.exercise.ladder] = row.exercise
        weeks.append(_week(case, state, planned))
        for row in state.rows.values():
            row.note = ""
    return tuple(weeks)


def _begin_phase(case: Case, state: _State, planned: PlannedWeek) -> None:
    state.rows = {}
    by_exercise: dict[tuple[str, bool], _Row] = {}
    for session in planned.sessions:
        taken = {line.exercise.id for line in session.lines}
        for line in session.lines:
            exercise = _carried_on(case, state, line, planned.phase, taken)
            # Light days have longer walks of their own.
            kind = (exercise.id, session.name == "Light" and exercise.category == "aerobic")
            row = by_exercise.get(kind)
            if row is None:
                line = as_line(case, line, exercise, planned.phase)
                row = _Row(line, exercise, _first_item(state, line))
                by_exercise[kind] = row
            state.rows[session.name, line.choice.slot.name] = row
    _shorten_to_fit(case, state, planned)


def _carried_on(
    case: Case, state: _State, line: PlannedItem, phase: int, taken: set[str]
) -> Exercise:
    """Never fall back: if a higher rung of the same ladder was reached, go on from there."""
    reached = state.reached.get(line.exercise.ladder)
    if (
        reached is None
        or reached.level <= line.exercise.level
        or reached.id in taken
        or line.exercise.category == "aerobic"
        or case.start_levels(reached.ladder) is None
        or case.excludes(reached, phase)
    ):
        return line.exercise
    return reached


def _first_item(state: _State, line: PlannedItem) -> Item:
    """A new exercise starts low; one that goes on keeps its dosage, under the phase's caps."""
    before = state.last.get(line.exercise.id)
    if before is None:
        return line.start
    keep = {
        name: getattr(before, name)
        for name in ("sets", "reps", "hold_s", "duration_s", "tempo", "load_steps")
    }
    return line.start.model_copy(update=keep)


def _shorten_to_fit(case: Case, state: _State, planned: PlannedWeek) -> None:
    """A dosage brought over from the phase before may be too long here.

    First what was brought over gives back the sets it had grown, then its whole dosage. Last, and
    only where an exercise itself was brought over, sets come off; those of the patterns last.
    """
    limit = case.intake.minutes_per_day
    time = case.library.rules.dosage.time
    for session in planned.sessions:
        rows = _rows_of(state, session)

        def too_long(rows: list[_Row] = rows) -> bool:
            return day_minutes((row.item for row in rows), time) > limit

        for row in rows:
            if too_long() and row.item.sets > row.line.start.sets:
                row.item = row.item.model_copy(update={"sets": row.line.start.sets})
        for row in rows:
            if too_long():
                row.item = row.line.start
        while too_long():
            spare = [row for row in rows if row.item.sets > 1]
            if not spare:
                break
            row = max(spare, key=lambda one: (not is_pattern(one.exercise), one.item.sets))
            row.item = row.item.model_copy(update={"sets": row.item.sets - 1})
        for line in session.lines:
            if not too_long(_rows_of(state, session)):
                break
            fresh = _Row(line, line.exercise, line.start)
            for key, row in state.rows.items():
                if row is state.rows[session.name, line.choice.slot.name]:
                    state.rows[key] = fresh


def _grow(case: Case, state: _State, planned: PlannedWeek) -> None:
    allowed = case.library.rules.dosage.progression.items_per_week[planned.phase]
    if any(finding.slower for finding in case.findings):
        allowed = max(1, allowed - 1)
    for row in sorted(_by_turns(state, planned), key=lambda one: one.grown):
        if allowed == 0:
            return
        if _take_step(case, state, planned, row):
            allowed -= 1


def _by_turns(state: _State, planned: PlannedWeek) -> list[_Row]:
    """Rows with the first of each session first, so that no session waits for another."""
    sessions = [_rows_of(state, session) for session in planned.sessions]
    ordered = [row for rank in zip_longest(*sessions) for row in rank if row is not None]
    return list({id(row): row for row in ordered}.values())


def _take_step(case: Case, state: _State, planned: PlannedWeek, row: _Row) -> bool:
    for step in steps(case, row.line, row.item, row.exercise, planned.phase):
        held = within_limits(case, step.exercise, step.item) == step.item
        if held and _fits(case, state, planned, row, step):
            row.item, row.exercise, row.note = step.item, step.exercise, step.change
            row.grown += 1
            return True
    return False


def _fits(case: Case, state: _State, planned: PlannedWeek, row: _Row, step: GrowthStep) -> bool:
    time = case.library.rules.dosage.time
    for session in planned.sessions:
        rows = _rows_of(state, session)
        if row not in rows:
            continue
        others = [one for one in rows if one is not row]
        if any(one.exercise.id == step.exercise.id for one in others):
            return False
        items = [one.item for one in others] + [step.item]
        if day_minutes(items, time) > case.intake.minutes_per_day:
            return False
    return True


def _rows_of(state: _State, session: PlannedSession) -> list[_Row]:
    return [state.rows[session.name, line.choice.slot.name] for line in session.lines]


def _week(case: Case, state: _State, planned: PlannedWeek) -> Week:
    time = case.library.rules.dosage.time
    sessions = []
    for session in planned.sessions:
        items = []
        for line in session.lines:
            row = state.rows[session.name, line.choice.slot.name]
            note = f"This week: {row.note}." if row.note else ""
            sore = case.sore_start(row.exercise, planned.phase)
            why = " ".join(filter(None, [*line.choice.reasons, sore, note]))
            items.append(row.item.model_copy(update={"slot": line.choice.slot.name, "why": why}))
        if planned.light:
            items = _lightened(case, items)
        minutes = day_minutes(items, time)
        sessions.append(
            Session(name=session.name, days=session.days, minutes=minutes, items=tuple(items))
        )
    return Week(
        number=planned.number, phase=planned.phase, light=planned.light, sessions=tuple(sessions)
    )


def _lightened(case: Case, items: list[Item]) -> list[Item]:
    """Fewer sets over the session as a whole; load and exercises stay."""
    factor = case.library.rules.dosage.progression.light_week_sets_factor
    left = int(sum(item.sets for item in items) * factor + 0.5)
    sets = [max(1, int(item.sets * factor)) for item in items]
    for index, item in enumerate(items):
        if sum(sets) < left and sets[index] < item.sets:
            sets[index] += 1
    return [
        item.model_copy(update={**_less(item, count, factor), "why": f"{item.why} Light week."})
        for item, count in zip(items, sets, strict=True)
    ]


def _less(item: Item, sets: int, factor: float) -> dict[str, int]:
    """Fewer sets; where there is only one, fewer repetitions."""
    if item.sets > 1 or item.reps == 1:
        return {"sets": sets}
    reps = share(item.reps, factor)
    return {"reps": reps + reps % 2 if item.per_side == "alternate" else reps}
