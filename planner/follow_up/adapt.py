"""The weeks that are left, after what was accepted at a visit. Weeks that were lived never change.

A program and decisions in, a program out. What is planned stays the path; each lane walks on it at
its own pace, so that a hold is a week's wait, and what a therapist set by hand stays as it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from planner.building.case import read_case
from planner.building.edit import DOSAGE_FIELDS, PATIENT_FIELDS, drop, easier, set_dosage, swap
from planner.building.rebuilt import EditRefused, assembled
from planner.building.rows import Key, Row, rows
from planner.follow_up.pace import Course, Pace, cell_at, paced
from planner.follow_up.replan import by_rule, given_less, replanned, with_words_of
from planner.model.follow_up.proposal import Proposal
from planner.model.intake import Intake
from planner.model.library import Library
from planner.model.program.program import AMOUNTS, Item, Program, ProgramPhase, Week
from planner.model.vocabulary import PATTERNS, PHASES

LONGEST = 12
"""Weeks of a program at most; what is left over is for a program that follows."""
_BACK = ("start_dose", "rung_down", "less", "rebase", "walk_less")
_TOLD = ("fewer", "as_needed")
"""Actions that change how a lane is given, for the rest of its weeks."""
_BY_HAND_TOO = ("take_out", *_BACK, "stop")
"""Actions that change even what was set by hand."""


@dataclass(frozen=True)
class Adapted:
    """The program with its new weeks, and what could not be done."""

    program: Program
    unfit: tuple[str, ...] = ()
    """Accepted proposals and edits by hand that no longer fit, each in a sentence."""


@dataclass
class _Work:
    """What is done on the way."""

    path: Program
    library: Library
    from_week: int
    unfit: list[str] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)
    """Slots in which another exercise begins with `from_week`."""

    @property
    def lanes(self) -> tuple[Row, ...]:
        """The lanes of the plan as it is now."""
        return rows(self.path)

    def lane(self, slot: str) -> Row | None:
        """The lane of that name."""
        return next((row for row in self.lanes if row.slot == slot), None)


def adapt(
    program: Program,
    library: Library,
    from_week: int,
    proposals: Sequence[Proposal],
    done_until: Mapping[str, int] | None = None,
    intake: Intake | None = None,
) -> Adapted:
    """The program with the weeks from `from_week` on as the accepted proposals have them.

    `done_until` is the last week in which each lane was really done, by slot; a lane that nobody
    told of is where it was planned to be. `intake` is what is otherwise in the examination now: a
    name, a goal or the usual pain changes no week; anything else makes another plan, in which
    edits by hand are put again. Without a change the program comes back as it is.
    """
    if intake is not None:
        program = with_words_of(program, library, intake, from_week)
    accepted = [one for one in proposals if one.changes]
    lived = program.weeks[: from_week - 1]
    if not lived or from_week > len(program.weeks):
        return Adapted(program, ("No week is left to change.",) if accepted else ())
    done = {slot: week for slot, week in (done_until or {}).items() if week < from_week - 1}
    wanted = _wanted_intake(program, intake or program.intake, accepted)
    if not accepted and not done and wanted == program.intake:
        return Adapted(program)
    work = _Work(program, library, from_week)
    starts = _replanned(work, program, wanted)
    for one in accepted:
        _edit(work, one)
    course = _course(work, program, accepted)
    case = read_case(work.path.intake, library)
    paces = _paces(work, program, accepted, {**starts, **done})
    weeks = (*lived, *paced(case, course, lived, paces))
    intake = work.path.intake
    if len(weeks) != intake.weeks:
        intake = intake.model_copy(update={"weeks": len(weeks)})
    new = work.path.model_copy(
        update={
            "intake": intake,
            "phases": _phases(work.path.phases, weeks),
            "holds_from": from_week if wanted != program.intake else program.holds_from,
            "exercises": {**program.exercises, **work.path.exercises},
        }
    )
    return Adapted(assembled(new, library, weeks, from_week), tuple(work.unfit))


def _wanted_intake(program: Program, intake: Intake, accepted: Sequence[Proposal]) -> Intake:
    """The intake with the days and minutes that fit."""
    fits = [one for one in accepted if one.action == "fit"]
    if not fits:
        return intake
    return intake.model_copy(
        update={
            "days_per_week": min(one.days or program.intake.days_per_week for one in fits),
            "minutes_per_day": min(one.minutes or program.intake.minutes_per_day for one in fits),
        }
    )


def _replanned(work: _Work, program: Program, intake: Intake) -> dict[str, int]:
    """Another intake makes another plan; where each lane stands in it."""
    if intake == program.intake:
        return {}
    found = replanned(program, work.library, intake, work.from_week)
    work.path = found.program
    work.unfit += found.unfit
    return dict(found.starts)


def _edit(work: _Work, one: Proposal) -> None:
    """What an accepted proposal changes in the plan itself."""
    if one.action == "keep_few":
        _keep_few(work, int(one.numbers["count"]))
    edits = one.action in ("take_out", "drop", "swap", "rung_down", *_TOLD)
    edits = edits or one.answer == "edited"
    row = work.lane(one.slot) if edits else None
    if row is None or row.last < work.from_week:
        return
    try:
        if one.action in ("take_out", "drop"):
            work.path = drop(work.path, work.library, row, work.from_week)
        elif one.action in ("swap", "rung_down") and not _kept_by_hand(row, work.from_week, one):
            _other(work, row, one)
        elif one.action in _TOLD and one.answer == "accepted" and one.item is not None:
            work.path = given_less(work.path, row, work.from_week, one.item)
        elif one.answer == "edited" and one.item is not None:
            _dosed_otherwise(work, row, one.item)
    except EditRefused as refused:
        work.unfit.append(f"{one.slot}: {refused}")


def _other(work: _Work, row: Row, one: Proposal) -> None:
    """Another exercise in a lane; the rules may change it again, unlike what is set by hand."""
    if one.alternative is None or one.action == "rung_down":
        work.path = easier(work.path, work.library, row, work.from_week)
    else:
        work.path = swap(work.path, work.library, row, one.alternative, work.from_week)
    work.changed.add(row.slot)
    why = f"In place of another since week {work.from_week}: {one.rule}."
    work.path = by_rule(work.path, row, work.from_week, why)


def _dosed_otherwise(work: _Work, row: Row, wanted: Item) -> None:
    """The dose that a therapist gave, and what is said to this patient, from its exercise on."""
    there = row.since(work.from_week)
    its = (cell for cell in there if cell.item.exercise == wanted.exercise)
    cell = next(its, there[0])
    fields = (*DOSAGE_FIELDS, *PATIENT_FIELDS)
    update = {
        name: getattr(wanted, name)
        for name in fields
        if getattr(wanted, name) != getattr(cell.item, name)
    }
    work.path = set_dosage(work.path, work.library, row, cell.week, update)


def _keep_few(work: _Work, keep: int) -> None:
    """Only so many lanes, what is essential first."""
    there = [row for row in work.lanes if row.last >= work.from_week]
    there.sort(key=lambda row: not row.near(work.from_week).item.essential)
    for row in there[keep:]:
        lane = next(one for one in work.lanes if one.key == row.key)
        work.path = drop(work.path, work.library, lane, work.from_week)


def _kept_by_hand(row: Row, from_week: int, one: Proposal) -> bool:
    """A therapist set it by hand, and this is no reason to change it."""
    by_hand = any(cell.item.set_by_hand for cell in row.since(from_week))
    return by_hand and one.action not in _BY_HAND_TOO and one.rule not in ("E2", "E4b")


def _course(work: _Work, program: Program, accepted: Sequence[Proposal]) -> Course:
    """Which planned week each week that is left is laid out as."""
    actions = {one.action for one in accepted}
    first, length = work.from_week, len(work.path.weeks)
    planned = list(range(first, length + 1))
    phase = program.weeks[first - 2].phase
    if "repeat_week" in actions:
        planned = [first - 1, *planned]
        if len(planned) + first - 1 > LONGEST:
            if work.path.phases[3].weeks[0] == length:
                planned = planned[1:]
                work.unfit.append(
                    f"There is no week left to repeat in {LONGEST}: a program that follows is due."
                )
            else:
                planned = planned[:-1]
    elif "next_phase" in actions and phase < PHASES[-1]:
        start = max(first, work.path.phases[phase].weeks[0])
        planned = [*range(start, length + 1), *[length] * (start - first)]
    share = 1.0
    if "restart_part" in actions:
        share = work.library.rules.follow_up.gap.part
    less = int("restart_less" in actions)
    return Course(work.path, program, first, tuple(planned), "light_week" in actions, share, less)


def _paces(
    work: _Work, program: Program, accepted: Sequence[Proposal], starts: Mapping[str, int]
) -> dict[Key, Pace]:
    """Where each lane is, and what becomes of it in the first week that changes."""
    actions = {one.action for one in accepted}
    by_slot = {one.slot: one for one in accepted if one.slot}
    last = work.from_week - 1
    all_hold = bool(actions & {"light_week", "restart_part", "restart_phase"})
    found: dict[Key, Pace] = {}
    known = {row.slot for row in rows(program) if row.first <= last} | work.changed
    was = {row.slot: row.item(last) for row in rows(program)}
    for row in work.lanes:
        if row.slot not in known:
            found[row.key] = Pace(0, holds=all_hold or _nothing_grows(by_slot))
            continue
        pace = Pace(min(starts.get(row.slot, last), last), holds=all_hold)
        one = by_slot.get(row.slot)
        if _kept_by_hand(row, work.from_week, one or Proposal(rule="", action="hold")):
            found[row.key] = Pace(last, by_hand=True)
            continue
        if one is not None and one.answer != "edited":
            pace = _decided(work, row, pace, one)
        if "restart_part" in actions:
            pace = _step_back_if_strong(work, row, pace)
        if "restart_phase" in actions:
            pace = _phase_back(work, row, pace, program)
        before = was.get(row.slot)
        if before is not None and one is not None and one.action in _BACK:
            pace = _no_more_often_than_before(row, pace, before)
        if before is not None and starts:
            if _is_aerobic(work, before):
                pace = _no_longer_than_before(work, row, pace, program)
            else:
                pace = _no_more_than_before(row, pace, before)
        found[row.key] = pace
    return found


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


def _no_more_often_than_before(row: Row, pace: Pace, was: Item) -> Pace:
    """What goes back is not done at more times of a day, though another plan has the time."""
    cell = cell_at(row, pace.at)
    if cell is None or cell.item.times_per_day <= was.times_per_day:
        return pace
    return replace(pace, most={"times_per_day": was.times_per_day, **pace.most})


def _is_aerobic(work: _Work, item: Item) -> bool:
    there = work.library.exercises.get(item.exercise)
    return there is not None and there.category == "aerobic"


def _no_longer_than_before(work: _Work, row: Row, pace: Pace, program: Program) -> Pace:
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
    """Every lane was held for the whole program's sake: then nothing new comes in either."""
    held = [one.rule for one in by_slot.values() if one.action == "hold"]
    return bool(held) and all(rule.startswith(("P", "gap")) for rule in held)


def _decided(work: _Work, row: Row, pace: Pace, one: Proposal) -> Pace:
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
        return replace(pace, target=target, holds=target is None)
    if one.item is not None:
        cell = cell_at(row, pace.at)
        now = cell.item if cell else row.cells[0].item
        names = {*one.item.more_in(now), *now.more_in(one.item)}
        amounts = {name: getattr(one.item, name) for name in names}
        if one.action in _BACK:
            return replace(pace, holds=True, most=amounts, why=f"Less: {said}")
        return replace(pace, holds=True, least=amounts, why=f"More: {said}")
    return pace


def _same_dose(one: Item, other: Item) -> bool:
    return one.exercise == other.exercise and one.same_amounts(other)


def _step_back_if_strong(work: _Work, row: Row, pace: Pace) -> Pace:
    """Strength work of the later phases goes back to before it grew last."""
    cell = cell_at(row, pace.at)
    there = work.library.exercises.get(cell.item.exercise) if cell else None
    least = work.library.rules.follow_up.gap.back_from_phase
    if cell is None or there is None or there.category not in PATTERNS or cell.phase < least:
        return pace
    before = [
        one for one in row.cells if one.week < pace.at and not _same_dose(one.item, cell.item)
    ]
    return replace(pace, at=before[-1].week) if before else pace


def _phase_back(work: _Work, row: Row, pace: Pace, program: Program) -> Pace:
    """A phase back: as the phase before began, strength at its first dose, walking by half."""
    phase = program.weeks[work.from_week - 2].phase
    start = program.phases[max(1, phase - 1) - 1].weeks[0]
    back = replace(pace, at=max(row.first, min(pace.at, start)), holds=True)
    cell = cell_at(row, back.at)
    there = work.library.exercises.get(cell.item.exercise) if cell else None
    if cell is not None and there is not None and there.category in PATTERNS:
        first = (one.week for one in row.cells if one.item.exercise == cell.item.exercise)
        return replace(back, at=next(first))
    if cell is not None and there is not None and there.category == "aerobic":
        now = cell_at(row, pace.at) or cell
        most = max(60, now.item.duration_s * now.item.sets // 2 // max(1, cell.item.sets))
        return replace(back, most={"duration_s": most // 60 * 60})
    return back


def _phases(phases: tuple[ProgramPhase, ...], weeks: Sequence[Week]) -> tuple[ProgramPhase, ...]:
    """The phases as they fall on the weeks now."""
    found = []
    for phase in phases:
        there = [week.number for week in weeks if week.phase == phase.number]
        found.append(phase.model_copy(update={"weeks": (there[0], there[-1])}))
    return tuple(found)
