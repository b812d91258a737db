"""Template slots to exercises: the first that suits the patient, and what was passed over."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from planner.building.case import Case
from planner.building.passes.slots import OpenSlot, default_of, session_slots
from planner.model.exercise.exercise import Exercise
from planner.model.finding import Finding, Place
from planner.model.program.program import LeftOut
from planner.model.rules.dosage_rules import Range
from planner.model.vocabulary import SessionName


@dataclass(frozen=True)
class ChosenExercise:
    """A filled slot."""

    slot: OpenSlot
    exercise: Exercise
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Selected:
    """The sessions of one phase, filled."""

    phase: int
    sessions: tuple[tuple[SessionName, tuple[ChosenExercise, ...]], ...]


def select(case: Case) -> tuple[tuple[Selected, ...], tuple[LeftOut, ...], tuple[Finding, ...]]:
    """Fill every slot of every phase; say what was left out and what could not be filled."""
    shared = case.library.rules.selection.in_every_session.categories
    phases = []
    left_out: dict[tuple[str, str], LeftOut] = {}
    problems: list[Finding] = []
    reached: dict[str, int] = {}
    for phase in (1, 2, 3, 4):
        sessions: list[tuple[SessionName, tuple[ChosenExercise, ...]]] = []
        elsewhere: set[str] = set()
        for name, slots in session_slots(case, phase):
            choices: list[ChosenExercise] = []
            for slot in slots:
                used = {choice.exercise.id for choice in choices}
                wanted = {other.exercises[0] for other in slots if other is not slot}
                choice, passed = _fill(case, slot, phase, used, elsewhere | wanted, reached)
                for one in passed:
                    left_out.setdefault((one.exercise, one.precaution), one)
                if choice is None:
                    problems.append(_unfilled(case, slot, phase, name, passed))
                else:
                    choices.append(choice)
            kept, dropped = _capped(case, choices, phase)
            for one in dropped:
                left_out.setdefault((one.exercise, one.precaution), one)
            sessions.append((name, tuple(kept)))
            elsewhere |= {c.exercise.id for c in kept if c.exercise.category not in shared}
        phases.append(Selected(phase, tuple(sessions)))
        for _, filled in sessions:
            for done in filled:
                ladder = done.exercise.ladder
                reached[ladder] = max(reached.get(ladder, 0), done.exercise.level)
    return tuple(phases), tuple(left_out.values()), tuple(problems)


def _fill(
    case: Case,
    slot: OpenSlot,
    phase: int,
    used: set[str],
    elsewhere: set[str],
    reached: Mapping[str, int],
) -> tuple[ChosenExercise | None, list[LeftOut]]:
    passed: list[LeftOut] = []
    second_best: ChosenExercise | None = None
    for exercise, note in candidates(case, slot, phase, reached):
        if exercise.id in used or not case.may_choose(exercise, phase):
            continue
        against = case.exclusions(exercise, phase)
        if against:
            passed += [left_out(exercise, slot, one.rule, one.property) for one in against]
            continue
        choice = ChosenExercise(slot, exercise, _reasons(case, slot, exercise, note, passed))
        if exercise.id not in elsewhere:
            return choice, passed
        second_best = second_best or choice
    return second_best, passed


def candidates(
    case: Case, slot: OpenSlot, phase: int, reached: Mapping[str, int]
) -> Iterator[tuple[Exercise, str]]:
    """Exercises for a slot, best first: as listed, then lower rungs, then the same category.

    Listed exercises outside the rungs that suit the patient give way to the rung that does.
    """
    library = case.library
    default = default_of(case, slot)
    window = slot.levels or case.level_window(default.ladder, phase, reached)
    seen: set[str] = set()
    listed = [library.exercises[name] for name in slot.exercises]
    listed.sort(key=lambda e: (bool(slot.chosen_by) and e is not default, not case.is_preferred(e)))
    # Where a finding names the rung, another ladder comes after every rung of this one: a straight
    # leg raise that hurts asks for a sciatic slider, not for a femoral one.
    fitting = [
        e
        for e in listed
        if _within(case, slot, e, phase, reached)
        and (slot.levels is None or e.ladder == default.ladder)
    ]
    for exercise in fitting:
        seen.add(exercise.id)
        yield exercise, "" if exercise is default else "alternate"
    start = default.level if window is None else min(max(default.level, window[0]), window[1])
    for level in range(start, 0, -1):
        for exercise in library.rungs(default.ladder, level):
            if exercise.id not in seen:
                seen.add(exercise.id)
                yield exercise, "rung"
    top = start if window is None else window[1]
    for exercise in listed:
        if exercise.id not in seen and (exercise.ladder != default.ladder or exercise.level <= top):
            seen.add(exercise.id)
            yield exercise, "alternate"
    same = [
        e
        for e in library.by_category.get(default.category, ())
        if e.id not in seen
        and e.ladder not in library.rules.selection.not_for_training.ladders
        and (window is None or e.ladder != default.ladder or e.level <= window[1])
        and _within(case, replace(slot, levels=None), e, phase, reached)
    ]
    same.sort(
        key=lambda e: (
            not e.phase_typical[0] <= phase <= e.phase_typical[1],
            e.level > default.level,
            abs(e.level - default.level),
        )
    )
    for exercise in same:
        yield exercise, "category"


def _within(
    case: Case, slot: OpenSlot, exercise: Exercise, phase: int, reached: Mapping[str, int]
) -> bool:
    """On a rung that suits the patient, if its ladder is a placed one."""
    default = default_of(case, slot)
    window: Range | None = case.level_window(exercise.ladder, phase, reached)
    if slot.levels is not None and exercise.ladder == default.ladder:
        window = slot.levels
    return window is None or window[0] <= exercise.level <= window[1]


def _reasons(
    case: Case, slot: OpenSlot, exercise: Exercise, note: str, passed: list[LeftOut]
) -> tuple[str, ...]:
    reasons = [f"{slot.reason}."]
    default = default_of(case, slot)
    if slot.chosen_by and exercise is default:
        reasons.append(f"Chosen by the finding {slot.chosen_by}.")
    if exercise is not default:
        blocked = next((one for one in passed if one.exercise == default.id), None)
        if blocked is not None:
            reasons.append(
                f"In place of {default.name}: {blocked.precaution} ({blocked.property})."
            )
        elif case.is_preferred(exercise) and note == "alternate":
            reasons.append("Preferred for a precaution.")
        elif note == "rung":
            reasons.append(
                f"Level {exercise.level} of the {exercise.ladder} ladder suits"
                f" {case.intake.function.replace('_', ', ')}."
            )
        else:
            reasons.append(f"In place of {default.name}.")
    return tuple(reasons)


def _unfilled(
    case: Case, slot: OpenSlot, phase: int, session: str, passed: list[LeftOut]
) -> Finding:
    causes = sorted({f"{one.precaution} ({one.property})" for one in passed})
    many = len({one.exercise for one in passed})
    why = f" Left out: {many} exercises by {', '.join(causes[:4])}." if passed else ""
    return Finding(
        rule=case.library.rules.review.rule("unfilled"),
        place=Place(phase=phase, session=session, slot=slot.name),
        message=f"no exercise fits this slot.{why}",
        advice="Add one by hand, or change equipment or precautions in the intake.",
    )


def _capped(
    case: Case, choices: list[ChosenExercise], phase: int
) -> tuple[list[ChosenExercise], list[LeftOut]]:
    """At most as many items as the rules allow; the least needed go first."""
    limit, rule = case.items_max(phase)
    kept = list(choices)
    dropped = []
    while len(kept) > limit:
        gone = least_needed(kept)
        kept.remove(gone)
        dropped.append(left_out(gone.exercise, gone.slot, rule, f"items_max:{limit}"))
    return kept, dropped


def left_out(exercise: Exercise, slot: OpenSlot, rule: str, text: str) -> LeftOut:
    """An exercise that does not get its slot, with the rule and property against it."""
    return LeftOut(
        exercise=exercise.id, name=exercise.name, precaution=rule, property=text, slot=slot.name
    )


def least_needed(choices: list[ChosenExercise]) -> ChosenExercise:
    """The last optional one, those of findings after the others; then the last but the aerobic."""
    for of_finding in (False, True):
        for choice in reversed(choices):
            if not choice.slot.essential and bool(choice.slot.chosen_by) is of_finding:
                return choice
    for choice in reversed(choices):
        if choice.exercise.category != "aerobic":
            return choice
    return choices[-1]
