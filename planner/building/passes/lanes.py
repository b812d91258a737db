"""Which lanes a program has: the template's, those for the frail, of findings and secondary."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from planner.building.case import Case
from planner.model.exercise.exercise import Exercise
from planner.model.library import FRAIL
from planner.model.rules.dosage_rules import Range
from planner.model.rules.rules import AddedSlot, ExamFinding
from planner.model.rules.template import Lane, LaneJob, Template
from planner.model.vocabulary import PATTERNS, PHASES


@dataclass(frozen=True)
class OpenLane:
    """A lane that this patient's program should have, and why."""

    name: str
    job: LaneJob
    reason: str
    exercises: tuple[str, ...] = ()
    """Those it asks for, best first; empty where the ladder says."""
    ladder: str = ""
    """The ladder it is placed on by function."""
    enters: int = 1
    """The phase it comes in with."""
    ends: int = 4
    """The last phase it is done in."""
    as_needed_from: int | None = None
    """From this phase on it is done when it helps."""
    essential: bool = False
    climbs: bool = False
    asked: bool = False
    """A condition asks for it: the last to be dropped."""
    levels: Range | None = None
    """The rungs a finding or precaution allows here."""
    chosen_by: str = ""
    """The finding that made the default."""
    by_test: bool = False
    """Nothing but its exercises: the therapist tests first."""
    goal: str = ""
    """The patient's goal that it is there for."""

    @property
    def is_pattern(self) -> bool:
        """One of the six movement patterns."""
        return self.job in PATTERNS

    @property
    def daily(self) -> bool:
        """A direction that was found, balance that is needed and what a condition asks for."""
        needed = self.job == "balance" and self.essential
        return self.asked or self.job == "direction" or needed

    @property
    def walks(self) -> bool:
        """It has the minutes of the walking plan."""
        return self.job == "walk"


def open_lanes(case: Case) -> tuple[OpenLane, ...]:
    """The lanes in the order they are needed, the most needed first."""
    template = case.template
    frail = case.library.templates.get(FRAIL) if case.intake.function == "frail" else None
    if frail is not None:
        kept = [lane for lane in template.lanes if lane.keep_if_frail]
        found = [*_opened(case, kept, template)]
        taken = {lane.job for lane in found}
        found += [lane for lane in _opened(case, frail.lanes, frail) if lane.job not in taken]
    else:
        found = [*_opened(case, template.lanes, template)]
    _add_secondary(case, found)
    _add_findings(case, found)
    _add_precautions(case, found)
    _add_tasks(case, found)
    return tuple(_named_apart(found))


def _opened(case: Case, lanes: Iterable[Lane], template: Template) -> Iterator[OpenLane]:
    """The lanes that name an exercise there is; a name that leads nowhere is a library problem."""
    known = case.library.exercises
    for lane in lanes:
        if lane.functions and case.intake.function not in lane.functions:
            continue
        if case.recovered and lane.job in case.recovered.drops:
            continue
        chosen = [finding for finding in case.intake.findings if finding in lane.by_finding]
        first = tuple(lane.by_finding[finding] for finding in chosen)
        named = dict.fromkeys((*first, *lane.exercises))
        exercises = tuple(name for name in named if name in known)
        if exercises or case.library.top(lane.ladder_id):
            yield OpenLane(
                name=lane.name,
                job=lane.job,
                reason=_reason(case, lane, template),
                exercises=exercises,
                ladder=lane.ladder_id,
                enters=lane.enters,
                ends=lane.ends,
                as_needed_from=lane.as_needed_from,
                essential=lane.essential or _is_kept(case, lane, exercises),
                climbs=lane.climbs,
                chosen_by=chosen[0] if chosen else "",
                by_test=lane.by_test,
                goal=case.intake.feared_move if lane.feared else "",
            )


def _reason(case: Case, lane: Lane, template: Template) -> str:
    """Why the lane is there, to the therapist."""
    reason = f"{lane.name}, {template.name}"
    if lane.by_test:
        return f"{reason}. Only once you have tested it with the patient; as needed, no climbing"
    if lane.feared and case.intake.feared_move:
        return f'{reason}: the move that counts is "{case.intake.feared_move}". Raised by quota'
    return reason


def _is_kept(case: Case, lane: Lane, exercises: tuple[str, ...]) -> bool:
    """A precaution keeps what the lane holds."""
    if exercises:
        return case.library.exercises[exercises[0]].category in case.kept_categories
    return lane.job in case.kept_categories


def _add_secondary(case: Case, lanes: list[OpenLane]) -> None:
    """The secondary presentation gives its first lane."""
    if case.secondary is None:
        return
    added = next(_opened(case, case.secondary.lanes[:1], case.secondary), None)
    if added is not None and added.job not in {lane.job for lane in lanes}:
        lanes.insert(1, replace(added, essential=False, reason=f"{added.reason} (secondary)"))


def _add_findings(case: Case, lanes: list[OpenLane]) -> None:
    for finding in case.findings:
        for added in finding.slots:
            if {*added.exercises} <= case.library.exercises.keys():
                _add_found(case, lanes, finding, added)


def _add_found(case: Case, lanes: list[OpenLane], finding: ExamFinding, added: AddedSlot) -> None:
    levels = added.level_by_irritability.get(case.intake.irritability)
    lane = replace(
        _of_added(case, added, f"{added.name} because of the finding: {finding.name}"),
        essential=added.first or added.daily or added.category in case.kept_categories,
        chosen_by=finding.id,
    )
    same = [i for i, one in enumerate(lanes) if one.job == added.job]
    by_default = [i for i in same if not lanes[i].chosen_by]
    ladder = case.library.exercises[added.exercises[0]].ladder
    if any(_ladder(case, lanes[i]) == ladder for i in same if i not in by_default):
        return
    if by_default and added.replaces:
        there = lanes[by_default[0]]
        lanes[by_default[0]] = replace(lane, name=there.name, essential=True, enters=there.enters)
    elif by_default and (levels or added.daily or added.job in ("relief", "balance", "calm")):
        there = lanes[by_default[0]]
        lanes[by_default[0]] = replace(
            there,
            levels=levels,
            essential=there.essential or added.daily,
            chosen_by=finding.id,
        )
    else:
        lanes.insert(0 if added.first else _before_optional(lanes), lane)


def _of_added(case: Case, added: AddedSlot, reason: str) -> OpenLane:
    """The lane that a rule adds."""
    return OpenLane(
        name=added.name,
        job=added.job,
        reason=reason,
        exercises=added.exercises,
        enters=min(added.phases),
        ends=max(added.phases),
        as_needed_from=added.as_needed_from,
        climbs=added.climbs or added.job == "balance",
        levels=added.level_by_irritability.get(case.intake.irritability),
    )


def _add_precautions(case: Case, lanes: list[OpenLane]) -> None:
    """What conditions ask for comes right after walking; of two on one ladder the stricter."""
    wanted = [
        replace(
            _of_added(case, added, f"{added.name} because of the precaution: {rule.name}"),
            essential=True,
            asked=True,
        )
        for _, rule in case.precautions
        for added in rule.slots
        if {*added.exercises} <= case.library.exercises.keys()
    ]
    wanted.sort(key=lambda one: (one.levels[1] if one.levels else 99, -one.enters))
    there = next((i for i, lane in enumerate(lanes, 1) if lane.walks), 0)
    for lane in wanted:
        if _ladder(case, lane) not in {_ladder(case, one) for one in lanes if not one.by_test}:
            lanes.insert(there, lane)
            there += 1


def _ladder(case: Case, lane: OpenLane) -> str:
    """The ladder a lane begins on."""
    return case.library.exercises[lane.exercises[0]].ladder if lane.exercises else lane.ladder


def _add_tasks(case: Case, lanes: list[OpenLane]) -> None:
    """Practice for the patient's first goal that has a task, in the last phase."""
    for goal, entry in case.goals_met:
        task = tuple(name for name in entry.task if name in case.library.exercises)
        if task:
            lane = OpenLane(
                "Task practice",
                "task",
                f'Practice for "{goal}"',
                task,
                enters=PHASES[-1],
                goal=goal,
            )
            lanes.insert(_before_optional(lanes), lane)
            return


def _before_optional(lanes: list[OpenLane]) -> int:
    """What was found comes before what the presentation could do without."""
    return next((i for i, lane in enumerate(lanes) if not lane.essential), len(lanes))


def _named_apart(lanes: list[OpenLane]) -> Iterator[OpenLane]:
    """Names are keys within a program."""
    seen: dict[str, int] = {}
    for lane in lanes:
        count = seen[lane.name] = seen.get(lane.name, 0) + 1
        yield lane if count == 1 else replace(lane, name=f"{lane.name} {count}")


def is_pattern(exercise: Exercise) -> bool:
    """One of the six movement patterns."""
    return exercise.category in PATTERNS
