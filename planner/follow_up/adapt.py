"""The weeks that are left, after what was accepted at a visit. Weeks that were lived never change.

A program and decisions in, a program out. What is planned stays the path; each lane walks on it at
its own pace, so that a hold is a week's wait, and what a therapist set by hand stays as it is.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from planner.building.case import read_case
from planner.building.edit import DOSAGE_FIELDS, PATIENT_FIELDS, drop, easier, set_dosage, swap
from planner.building.rebuilt import EditRefused, assembled
from planner.building.rows import Row
from planner.follow_up.changed_plan import ChangedPlan
from planner.follow_up.lane_paces import kept_by_hand, lane_paces
from planner.follow_up.pace import Course, paced
from planner.follow_up.program_rules import FREEZES
from planner.follow_up.replan import by_rule, given_less, replanned, with_words_of
from planner.follow_up.waiting import as_taken
from planner.model.follow_up.proposal import Proposal
from planner.model.intake import Intake
from planner.model.library import Library
from planner.model.program.program import Item, Program, ProgramPhase, Week
from planner.model.vocabulary import PHASES

LONGEST = 12
"""Weeks of a program at most; what is left over is for a program that follows."""
_TOLD = ("fewer", "as_needed")
"""Actions that change how a lane is given, for the rest of its weeks."""
_EDITS = ("take_out", "drop", "swap", "rung_down", *_TOLD)
"""Actions that change the plan itself, whatever was done of it."""


@dataclass(frozen=True)
class Adapted:
    """The program with its new weeks, and what could not be done."""

    program: Program
    unfit: tuple[str, ...] = ()
    """Accepted proposals and edits by hand that no longer fit, each in a sentence."""


def adapt(
    program: Program,
    library: Library,
    from_week: int,
    proposals: Sequence[Proposal],
    done_until: Mapping[str, int] | None = None,
    intake: Intake | None = None,
    waits: Collection[str] = (),
    decided: Sequence[Proposal] = (),
) -> Adapted:
    """The program with the weeks from `from_week` on as the accepted proposals have them.

    `done_until` is the last week in which each lane was really done, by slot; a lane that nobody
    told of is where it was planned to be. `intake` is what is otherwise in the examination now: a
    name or a goal changes no week, the usual pain only the most effort; anything else makes another
    plan, in which edits by hand are put again. `waits` has the lanes that stay as they are until an
    answer says that it is fine; `decided` what an earlier visit decided for the same week, which
    another plan does not have yet. Without a change the program comes back as it is.
    """
    if intake is not None:
        program = with_words_of(program, library, intake, from_week)
    proposals = [as_taken(one) for one in proposals]
    accepted = [one for one in proposals if one.changes]
    lived = program.weeks[: from_week - 1]
    if from_week > len(program.weeks):
        return _after_the_end(program, intake or program.intake, accepted)
    if not lived:
        return _before_it_begins(program, library, intake or program.intake, accepted)
    done = {slot: week for slot, week in (done_until or {}).items() if week < from_week - 1}
    wanted = _wanted_intake(program, intake or program.intake, accepted)
    frozen = any(one.rule in FREEZES and one.answer != "declined" for one in proposals)
    if not (accepted or done or waits or frozen) and wanted == program.intake:
        return Adapted(program)
    work = ChangedPlan(program, library, from_week, waits, frozen)
    starts = _replanned(work, program, wanted)
    if wanted != program.intake:
        today = {one.slot for one in accepted}
        accepted += [one for one in decided if one.slot and one.slot not in today]
    for one in accepted:
        _edit(work, one)
    course = _course(work, program, accepted)
    case = read_case(work.path.intake, library)
    paces = lane_paces(work, program, accepted, {**starts, **done})
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


def _after_the_end(program: Program, intake: Intake, accepted: Sequence[Proposal]) -> Adapted:
    """No week changes; what is new in the examination is kept for whatever follows."""
    told = ("No week is left to change.",) if accepted or intake != program.intake else ()
    if intake == program.intake:
        return Adapted(program, told)
    kept = intake.model_copy(update={"weeks": len(program.weeks)})
    update = {"intake": kept, "holds_from": len(program.weeks) + 1}
    return Adapted(program.model_copy(update=update), told)


def _before_it_begins(
    program: Program, library: Library, intake: Intake, accepted: Sequence[Proposal]
) -> Adapted:
    """Every week is left: another examination plans them all, and nothing was done to go by."""
    work = ChangedPlan(program, library, 1)
    _replanned(work, program, _wanted_intake(program, intake, accepted))
    for one in accepted:
        done = (*_EDITS, "keep_few", "fit", "hold")
        if one.answer == "accepted" and one.action not in done:
            work.unfit.append(f"{one.slot or 'Program'}: week 1 is as it is; nothing is done yet.")
        _edit(work, one)
    return Adapted(work.path, tuple(work.unfit))


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


def _replanned(work: ChangedPlan, program: Program, intake: Intake) -> dict[str, int]:
    """Another intake makes another plan; where each lane stands in it."""
    if intake == program.intake:
        return {}
    found = replanned(program, work.library, intake, work.from_week)
    work.path = found.program
    work.unfit += found.unfit
    return dict(found.starts)


def _edit(work: ChangedPlan, one: Proposal) -> None:
    """What an accepted proposal changes in the plan itself."""
    if one.action == "keep_few":
        _keep_few(work, int(one.numbers["count"]))
    edits = one.action in _EDITS or one.answer == "edited"
    row = work.lane(one.slot) if edits else None
    if row is None or row.last < work.from_week:
        return
    try:
        if one.action in ("take_out", "drop"):
            work.path = drop(work.path, work.library, row, work.from_week)
        elif one.action in ("swap", "rung_down") and not kept_by_hand(row, work.from_week, one):
            _other(work, row, one)
        elif one.action in _TOLD and one.answer == "accepted" and one.item is not None:
            work.path = given_less(work.path, row, work.from_week, one.item)
        elif one.answer == "edited" and one.item is not None:
            _dosed_otherwise(work, row, one.item)
    except EditRefused as refused:
        work.unfit.append(f"{one.slot}: {refused}")


def _other(work: ChangedPlan, row: Row, one: Proposal) -> None:
    """Another exercise in a lane; the rules may change it again, unlike what is set by hand."""
    if one.alternative is None or one.action == "rung_down":
        _easier(work, row, one.alternative)
    else:
        work.path = swap(work.path, work.library, row, one.alternative, work.from_week)
    work.changed.add(row.slot)
    why = f"In place of another since week {work.from_week}: {one.rule}."
    work.path = by_rule(work.path, row, work.from_week, why)


def _easier(work: ChangedPlan, row: Row, wanted: str | None) -> None:
    """A rung down from what is done now: two, where the plan was about to climb."""
    lane: Row | None = row
    for _ in PHASES:
        if lane is not None:
            work.path = easier(work.path, work.library, lane, work.from_week)
        lane = work.lane(row.slot)
        if lane is None or wanted in (None, lane.near(work.from_week).item.exercise):
            return


def _dosed_otherwise(work: ChangedPlan, row: Row, wanted: Item) -> None:
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


def _keep_few(work: ChangedPlan, keep: int) -> None:
    """Only so many lanes, what is essential first."""
    there = [row for row in work.lanes if row.last >= work.from_week]
    there.sort(key=lambda row: not row.near(work.from_week).item.essential)
    for row in there[keep:]:
        lane = next(one for one in work.lanes if one.key == row.key)
        work.path = drop(work.path, work.library, lane, work.from_week)


def _course(work: ChangedPlan, program: Program, accepted: Sequence[Proposal]) -> Course:
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


def _phases(phases: tuple[ProgramPhase, ...], weeks: Sequence[Week]) -> tuple[ProgramPhase, ...]:
    """The phases as they fall on the weeks now."""
    found = []
    for phase in phases:
        there = [week.number for week in weeks if week.phase == phase.number]
        found.append(phase.model_copy(update={"weeks": (there[0], there[-1])}))
    return tuple(found)
