"""Where each lane is at a visit, and what becomes of it in the first week that changes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planner.building.rows import Key, Row, rows
from planner.follow_up.changed_plan import ChangedPlan
from planner.follow_up.exercise_rules import EASES
from planner.follow_up.pace import Pace, cell_at
from planner.model.follow_up.proposal import Proposal
from planner.model.program.program import AMOUNTS, Item, Program, Week
from planner.model.vocabulary import PATTERNS

_BACK = ("start_dose", "rung_down", "less", "rebase", "walk_less")
_BY_HAND_TOO = ("take_out", *_BACK, "stop")
"""Actions that change even what was set by hand."""


def kept_by_hand(row: Row, from_week: int, one: Proposal) -> bool:
    """A therapist set it by hand, and this is no reason to change it."""
    by_hand = any(cell.item.set_by_hand for cell in row.since(from_week))
    return by_hand and one.action not in _BY_HAND_TOO and one.rule not in ("E2", "E4b")


def lane_paces(
    work: ChangedPlan, program: Program, accepted: Sequence[Proposal], starts: Mapping[str, int]
) -> dict[Key, Pace]:
    """Where each lane is, and what becomes of it in the first week that changes."""
    actions = {one.action for one in accepted}
    by_slot = {one.slot: one for one in accepted if one.slot}
    last = work.from_week - 1
    all_hold = bool(actions & {"light_week", "restart_part", "restart_phase"})
    nothing_new = work.frozen or all_hold or _nothing_grows(by_slot)
    found: dict[Key, Pace] = {}
    known = {row.slot for row in rows(program) if row.first <= last}
    whole = next((one.number for one in reversed(program.weeks[:last]) if not one.light), last)
    was = {row.slot: row.item(whole) or row.item(last) for row in rows(program)}
    for row in work.lanes:
        if row.slot not in known:
            found[row.key] = Pace(0, holds=nothing_new)
            continue
        pace = Pace(starts.get(row.slot, last), holds=all_hold)
        one = by_slot.get(row.slot)
        if kept_by_hand(row, work.from_week, one or Proposal(rule="", action="hold")):
            found[row.key] = Pace(last, by_hand=True)
            continue
        if one is not None and one.answer != "edited":
            pace = _decided(work, row, pace, one)
        if "restart_part" in actions:
            pace = _step_back_if_strong(work, row, pace)
        if "restart_phase" in actions:
            pace = _phase_back(work, row, pace, program)
        if row.slot in work.waits:
            pace = _still(work, pace)
        before = was.get(row.slot)
        goes_back = one is not None and one.action in _BACK
        if before is not None and (pace.holds or goes_back):
            pace = _no_more_than_now(row, pace, before)
        if before is not None and starts:
            if _is_aerobic(work, before):
                pace = _no_longer_than_before(work, row, pace, program)
            else:
                pace = _no_more_than_before(row, pace, before)
        found[row.key] = pace
    return found


def _still(work: ChangedPlan, pace: Pace) -> Pace:
    """It hurt and nothing was done about it: as it is, whatever the calendar says."""
    why = f"Kept: no answer that it is fine, from week {work.from_week}."
    return replace(pace, holds=True, stays=True, target=None, why=why)


def _no_more_than_before(row: Row, pace: Pace, was: Item) -> Pace:
    """Another plan may begin with more than was done last: none of it until a week has passed."""
    at = max(pace.at, row.first)
    cells = (cell_at(row, week) for week in (at, at + 1))
    if pace.target is not None or was.exercise not in {one.item.exercise for one in cells if one}:
        return pace
    amounts = {name: was.most_of(name) for name in AMOUNTS if name not in pace.least}
    # A hold or a time of none is another kind of exercise, and no limit for it.
    most = {name: top for name, top in amounts.items() if top or name == "load_steps"}
    return replace(pace, most={**most, **pace.most})


def _no_more_than_now(row: Row, pace: Pace, was: Item) -> Pace:
    """What stays or goes back is none of it more, nor at more times of a day.

    Another plan may have the time for it, and where an exercise began may be more than is done now.
    """
    cell = cell_at(row, pace.at)
    if cell is None:
        return pace
    most = {}
    if cell.item.times_per_day > was.times_per_day:
        most["times_per_day"] = was.times_per_day
    if cell.item.exercise == was.exercise:
        more = (name for name in cell.item.more_in(was) if name not in pace.least)
        # A hold or a time of none is another kind of exercise, and no limit for it.
        most |= {name: top for name in more if (top := was.most_of(name)) or name == "load_steps"}
    return replace(pace, most={**most, **pace.most}) if most else pace


def _is_aerobic(work: ChangedPlan, item: Item) -> bool:
    there = work.library.exercises.get(item.exercise)
    return there is not None and there.category == "aerobic"


def _no_longer_than_before(work: ChangedPlan, row: Row, pace: Pace, program: Program) -> Pace:
    """So for a walk, by its minutes a week: another plan may have it on more days."""
    before = _week_s(program.weeks[work.from_week - 2], row.slot)
    after = _week_s(work.path.weeks[work.from_week - 1], row.slot)
    cell = cell_at(row, work.from_week)
    if cell is None or after <= before:
        return pace
    most = max(60, cell.item.duration_s * before // after // 60 * 60)
    return replace(pace, most={"duration_s": most, **pace.most})


def _week_s(week: Week, slot: str) -> int:
    """Seconds of a lane in a week."""
    return sum(
        item.sets * item.duration_s * item.times_per_day * len(session.days_of(item))
        for session in week.sessions
        for item in session.items
        if item.slot == slot
    )


def _nothing_grows(by_slot: Mapping[str, Proposal]) -> bool:
    """A lane was held for the whole program's sake: then nothing new comes in either."""
    held = [one.rule for one in by_slot.values() if one.action == "hold"]
    return any(rule.startswith(("P", "gap")) for rule in held)


def _decided(work: ChangedPlan, row: Row, pace: Pace, one: Proposal) -> Pace:
    """A lane after what was decided of it."""
    said = f"{one.rule}, from week {work.from_week}."
    if row.slot in work.changed:
        return Pace(work.from_week, holds=True)
    if one.action == "hold":
        return replace(pace, holds=True, why=f"Held: {said}")
    if one.action == "start_dose":
        cell = cell_at(row, pace.at)
        here = cell.item.exercise if cell else row.exercise
        start = next(cell.week for cell in row.cells if cell.item.exercise == here)
        return replace(pace, at=start, holds=True, why=f"Back: {said}")
    if one.action in ("progress", "two_steps") and one.item is not None:
        later = (cell for cell in row.cells if cell.week > pace.at)
        target = next((cell.week for cell in later if _same_dose(cell.item, one.item)), None)
        if target is not None:
            return replace(pace, target=target, holds=False)
    if one.item is not None:
        cell = cell_at(row, pace.at)
        now = cell.item if cell else row.cells[0].item
        names = {*one.item.more_in(now), *now.more_in(one.item)}
        amounts = {name: getattr(one.item, name) for name in names}
        if one.action in _BACK:
            return replace(pace, holds=True, most=amounts, why=f"Less: {said}")
        return replace(pace, holds=True, least=amounts, why=f"More: {said}")
    # What was to give way and could not is not made harder for that.
    return replace(pace, holds=True) if one.action in EASES else pace


def _same_dose(one: Item, other: Item) -> bool:
    return one.exercise == other.exercise and one.same_amounts(other)


def _step_back_if_strong(work: ChangedPlan, row: Row, pace: Pace) -> Pace:
    """Strength work of the later phases goes back to before it grew last."""
    cell = cell_at(row, pace.at)
    there = work.library.exercises.get(cell.item.exercise) if cell else None
    least = work.library.rules.follow_up.gap.back_from_phase
    if cell is None or there is None or there.category not in PATTERNS or cell.phase < least:
        return pace
    before = [
        one
        for one in row.cells
        if one.week < pace.at
        and not _same_dose(one.item, cell.item)
        and _is_a_step_back(work, one.item, cell.item)
    ]
    return replace(pace, at=before[-1].week) if before else pace


def _is_a_step_back(work: ChangedPlan, item: Item, now: Item) -> bool:
    """The same at no more, or a rung below; what was swapped or eased away does not come back."""
    if item.exercise == now.exercise:
        return not item.more_in(now)
    known = work.library.exercises
    one, other = known.get(item.exercise), known.get(now.exercise)
    return bool(one and other and one.ladder == other.ladder and one.level < other.level)


def _phase_back(work: ChangedPlan, row: Row, pace: Pace, program: Program) -> Pace:
    """A phase back: as the phase before began, strength at its first dose, walking by half."""
    phase = program.weeks[work.from_week - 2].phase
    start = program.phases[max(1, phase - 1) - 1].weeks[0]
    now = cell_at(row, pace.at)
    weeks = (
        one.week
        for one in row.cells
        if now is not None and start <= one.week <= pace.at
        if _is_a_step_back(work, one.item, now.item)
    )
    back = replace(pace, at=min(weeks, default=pace.at), holds=True)
    cell = cell_at(row, back.at)
    there = work.library.exercises.get(cell.item.exercise) if cell else None
    if cell is not None and there is not None and there.category in PATTERNS:
        first = (one.week for one in row.cells if one.item.exercise == cell.item.exercise)
        return replace(back, at=next(first))
    if cell is not None and there is not None and there.category == "aerobic":
        now = now or cell
        most = max(60, now.item.duration_s * now.item.sets // 2 // max(1, cell.item.sets))
        return replace(back, most={"duration_s": most // 60 * 60})
    return back
