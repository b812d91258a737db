"""The exercise that a lane begins with: the first that suits, and what was passed over."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from planner.building.case import Case
from planner.building.passes.lanes import OpenLane
from planner.model.exercise.exercise import Exercise
from planner.model.exercise.property_words import plain, property_words
from planner.model.finding import Finding, Place
from planner.model.program.program import LeftOut


@dataclass(frozen=True)
class Begun:
    """A lane with its first exercise."""

    lane: OpenLane
    exercise: Exercise
    reasons: tuple[str, ...]


def begin(
    case: Case, lane: OpenLane, phase: int, taken: Set[str]
) -> tuple[Begun | None, tuple[LeftOut, ...]]:
    """The first exercise for a lane that comes in with a phase; other lanes have the `taken`."""
    passed: list[LeftOut] = []
    for exercise, note in candidates(case, lane):
        if exercise.id in taken or not _may_begin(case, lane, exercise, phase):
            continue
        against = case.exclusions(exercise, phase)
        if against:
            passed += [left_out(exercise, lane, one.rule, one.property) for one in against]
            continue
        reasons = _reasons(case, lane, exercise, note, passed)
        return Begun(lane, exercise, reasons), tuple(passed)
    return None, tuple(passed)


def _may_begin(case: Case, lane: OpenLane, exercise: Exercise, phase: int) -> bool:
    if lane.job == "task":
        return case.may_practise(exercise, phase, lane.goal)
    return case.may_choose(exercise, phase)


def candidates(case: Case, lane: OpenLane) -> Iterator[tuple[Exercise, str]]:
    """Exercises for a lane, best first: as listed or placed, lower rungs, then the same kind."""
    seen: set[str] = set()
    for exercise, note in _in_order(case, lane):
        if exercise.id not in seen and _within(lane, exercise):
            seen.add(exercise.id)
            yield exercise, note


def _in_order(case: Case, lane: OpenLane) -> Iterator[tuple[Exercise, str]]:
    library = case.library
    listed = [library.exercises[name] for name in lane.exercises]
    default = listed[0] if listed else None
    listed.sort(key=lambda one: not ((one is default and lane.chosen_by) or case.is_preferred(one)))
    for exercise in listed:
        yield exercise, "" if exercise is default else "alternate"
    if lane.job in ("task", "direction") or lane.by_test:
        return  # the goal or the test asks for just this
    ladder = default.ladder if default else lane.ladder
    start = case.start_rung(ladder)
    if start is None:
        start = default.level if default else library.top(ladder)
    for level in (*range(start, 0, -1), *range(start + 1, _highest(case, ladder, start) + 1)):
        rungs = library.rungs(ladder, level)
        for exercise in sorted(rungs, key=lambda one: not case.is_preferred(one)):
            yield exercise, "rung" if default else ""
    if default is None:
        top = library.top(ladder)
        default = next(one for level in range(1, top + 1) for one in library.rungs(ladder, level))
    selection = library.rules.selection
    away = (*selection.not_for_training.ladders, *selection.only_if_asked.ladders)
    same = [
        one
        for one in library.by_category.get(default.category, ())
        if one.ladder not in (ladder, *away)
    ]
    same.sort(key=lambda one: (one.phase_from, abs(one.level - default.level)))
    for exercise in same:
        yield exercise, "category"


def _highest(case: Case, ladder: str, start: int) -> int:
    """The highest rung that a ladder may begin on."""
    window = case.start_levels(ladder)
    return window[1] if window else start


def _within(lane: OpenLane, exercise: Exercise) -> bool:
    """On a rung that the finding allows."""
    return lane.levels is None or lane.levels[0] <= exercise.level <= lane.levels[1]


def _reasons(
    case: Case, lane: OpenLane, exercise: Exercise, note: str, passed: list[LeftOut]
) -> tuple[str, ...]:
    reasons = [f"{lane.reason}."]
    wanted = passed[0].exercise if passed else ""
    if lane.chosen_by and exercise.id == (lane.exercises or ("",))[0]:
        reasons.append(f"Chosen by the finding: {case.library.names[lane.chosen_by]}.")
    elif wanted:
        name, first = case.library.exercises[wanted].name, passed[0]
        reasons.append(f"In place of {name}: {_against(case, first)}.")
    elif case.is_preferred(exercise) and note == "alternate":
        reasons.append("Preferred for a precaution.")
    elif case.start_levels(exercise.ladder) is not None:
        reasons.append(
            f"Level {exercise.level} of the {exercise.ladder} ladder suits"
            f" {case.intake.function.replace('_', ', ')}."
        )
    return tuple(reasons)


def unfilled(case: Case, lane: OpenLane, passed: tuple[LeftOut, ...]) -> Finding:
    """Nothing fits the lane."""
    causes = sorted({_against(case, one) for one in passed})
    many = len({one.exercise for one in passed})
    why = f" Left out: {many} exercises by {', '.join(causes[:4])}." if passed else ""
    return Finding(
        rule=case.library.rules.review.rule("unfilled"),
        place=Place(phase=lane.enters, slot=lane.name),
        message=f"no exercise fits this lane.{why}",
        advice="Add one by hand, or change equipment or precautions in the intake.",
    )


def _against(case: Case, one: LeftOut) -> str:
    """The rule and what it has against an exercise, in words."""
    name = case.library.names.get(one.precaution, plain(one.precaution))
    return f"{name} ({property_words(one.property)})"


def left_out(exercise: Exercise, lane: OpenLane, rule: str, text: str) -> LeftOut:
    """An exercise that does not get its lane, with the rule and property against it."""
    return LeftOut(
        exercise=exercise.id, name=exercise.name, precaution=rule, property=text, slot=lane.name
    )


def next_rung(case: Case, lane: OpenLane, exercise: Exercise, phase: int) -> Exercise | None:
    """The first allowed exercise one rung up, within what suits the patient in this phase."""
    start = case.start_rung(exercise.ladder)
    level = case.library.next_level(exercise.ladder, exercise.level)
    if not lane.climbs or level is None or (lane.levels is not None and level > lane.levels[1]):
        return None
    if start is not None and level > start + case.rungs_above_start(exercise.ladder):
        return None
    for above in case.library.rungs(exercise.ladder, level):
        if case.may_choose(above, phase) and not case.excludes(above, phase):
            return above
    return None
