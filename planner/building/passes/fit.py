"""Make the sessions of a phase fit the patient's minutes a day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from planner.building.case import Case
from planner.building.minutes import day_s, sitting_s, work_s
from planner.building.passes.dose import start_item
from planner.building.passes.select import ChosenExercise, least_needed, left_out
from planner.model.exercise.exercise import Exercise
from planner.model.finding import Finding, Place
from planner.model.program.program import Item, LeftOut
from planner.model.rules.dosage_rules import DosageRules, TimeRules
from planner.model.vocabulary import PATTERNS


@dataclass(frozen=True)
class PlannedItem:
    """One row of a session: the choice and the dosage it starts with."""

    choice: ChosenExercise
    start: Item
    wanted: Exercise
    """What the slot would hold if there were more time."""

    @property
    def exercise(self) -> Exercise:
        """The exercise of the row."""
        return self.choice.exercise


@dataclass(frozen=True)
class Fitted:
    """The rows of a session that fit, and what had to go."""

    lines: tuple[PlannedItem, ...]
    dropped: tuple[LeftOut, ...] = ()
    problems: tuple[Finding, ...] = ()


def fit(
    case: Case,
    choices: tuple[ChosenExercise, ...],
    phase: int,
    session: str,
    *,
    aerobic_before_s: int = 0,
    grows: bool = True,
) -> Fitted:
    """Shorten, in the order of the rules; drop what is least needed only when that fails.

    `aerobic_before_s` is the aerobic work of a day in the phase before: as far as the rules keep
    it, optional slots go before it gets shorter. A phase that `grows` leaves room for that.
    """
    kept = list(choices)
    rules = case.library.rules.dosage
    time = rules.time
    keep_s = min(aerobic_before_s, time.aerobic_kept_s)
    dropped: list[LeftOut] = []
    while kept:
        lines = [_line(case, choice, phase) for choice in kept]
        rungs = {
            line.choice.slot.name: tuple(_rungs_down(case, line, phase))
            for line in lines
            if line.exercise.category == "aerobic"
        }
        spare = any(not choice.slot.essential for choice in kept)
        least_aerobic_s = keep_s if spare else 0
        for attempt in _attempts(rules, least_aerobic_s, grows=grows, last_resort=not spare):
            fitted = _try(case, lines, rungs, phase, attempt)
            if fitted is not None:
                return Fitted(tuple(fitted), tuple(dropped))
        if len(kept) == 1:
            break
        gone = least_needed(kept)
        kept.remove(gone)
        limit = f"minutes_per_day:{case.intake.minutes_per_day}"
        dropped.append(left_out(gone.exercise, gone.slot, "time", limit))
    shortest = [_shortened(_line(case, choice, phase), _Attempt(1, 1, 1, 0, 0)) for choice in kept]
    problem = Finding(
        rule=case.library.rules.review.rule("too_short"),
        place=Place(phase=phase, session=session),
        message=f"not one exercise fits {case.intake.minutes_per_day} minutes a day.",
        advice="Give the patient more minutes or a shorter exercise.",
    )
    return Fitted(tuple(shortest), tuple(dropped), (problem,) if kept else ())


@dataclass(frozen=True)
class _Attempt:
    """One way to use the minutes."""

    sets: int
    """Sets at most."""
    pattern_sets: int
    """The same for the six patterns, which need their sets most."""
    sittings: int
    """Sittings a day at most."""
    aerobic_s: int
    """The least aerobic work."""
    kept: float
    """The part of the minutes left free."""


def _attempts(
    rules: DosageRules, keep_s: int, *, grows: bool, last_resort: bool
) -> Iterator[_Attempt]:
    """From roomy to tight: less aerobic work, no room to grow, single sets where they matter
    least; single sets of the patterns only as the last resort."""
    time, pattern_sets_min = rules.time, rules.progression.pattern_sets_min
    several = [(sets, sets, sittings) for sets, sittings in time.shorten if sets > 1]
    single = [(sets, sittings) for sets, sittings in time.shorten if sets == 1]
    tight = [several, [(sets, pattern_sets_min, sittings) for sets, sittings in single]]
    if last_resort:
        tight.append([(sets, sets, sittings) for sets, sittings in single])
    for shorten in tight:
        for kept in (time.kept_for_growth, 0.0) if grows else (0.0,):
            for aerobic_s in dict.fromkeys(
                max(keep_s, least) for least in (time.aerobic_good_s, time.aerobic_min_s)
            ):
                for sets, pattern_sets, sittings in shorten:
                    yield _Attempt(sets, pattern_sets, sittings, aerobic_s, kept)


def _try(
    case: Case,
    lines: list[PlannedItem],
    rungs: Mapping[str, tuple[PlannedItem, ...]],
    phase: int,
    attempt: _Attempt,
) -> list[PlannedItem] | None:
    time = case.library.rules.dosage.time
    limit = case.intake.minutes_per_day * 60 * (1 - attempt.kept)
    short = [_shortened(line, attempt) for line in lines]
    others = [line for line in short if line.exercise.category != "aerobic"]
    once = sum(sitting_s(line.start, time) for line in others)
    early = phase in case.library.rules.selection.early_sitting.phases
    if early and once > time.early_sitting_max_s:
        return None
    left = limit - sum(day_s(line.start, time) for line in others)
    fitted = []
    for line in short:
        if line.exercise.category != "aerobic":
            fitted.append(line)
            continue
        chosen = _longest_aerobic(rungs[line.choice.slot.name], left, time)
        if chosen is None or work_s(chosen.start) < min(attempt.aerobic_s, work_s(line.start)):
            return None
        left -= day_s(chosen.start, time)
        fitted.append(chosen)
    return fitted if left >= 0 else None


def _shortened(line: PlannedItem, attempt: _Attempt) -> PlannedItem:
    category = line.exercise.category
    if category == "aerobic":
        return line
    most = {
        "sets": attempt.pattern_sets if category in PATTERNS else attempt.sets,
        "times_per_day": attempt.sittings,
    }
    over = {name: top for name, top in most.items() if getattr(line.start, name) > top}
    return replace(line, start=line.start.model_copy(update=over)) if over else line


def _rungs_down(case: Case, line: PlannedItem, phase: int) -> Iterator[PlannedItem]:
    """The chosen aerobic exercise and those on lower rungs, the highest first."""
    yield line
    for level in range(line.exercise.level - 1, 0, -1):
        for exercise in case.library.rungs(line.exercise.ladder, level):
            allowed = case.may_choose(exercise, phase) and not case.excludes(exercise, phase)
            if allowed and not _another_machine(case, exercise, line.wanted):
                shorter = f"Shorter than {line.exercise.name}, to fit the minutes."
                reasons = (*line.choice.reasons, shorter)
                choice = replace(line.choice, exercise=exercise, reasons=reasons)
                yield replace(_line(case, choice, phase), wanted=line.wanted)


def _longest_aerobic(
    rungs: tuple[PlannedItem, ...], left_s: float, time: TimeRules
) -> PlannedItem | None:
    """The one that is longest with as many bouts as time allows; of equals the higher rung."""
    options = []
    for line in rungs:
        for sets in range(line.start.sets, 0, -1):
            item = line.start.model_copy(update={"sets": sets})
            if day_s(item, time) <= left_s:
                options.append(replace(line, start=item))
                break
    return max(options, key=lambda one: (work_s(one.start), one.exercise.level), default=None)


def _another_machine(case: Case, exercise: Exercise, wanted: Exercise) -> bool:
    """Whether it would bring a second machine into the week: the first one comes back in it."""
    things = {*exercise.equipment}.difference(case.library.rules.home.every_home_has)
    return bool(things and wanted.equipment) and exercise.equipment != wanted.equipment


def _line(case: Case, choice: ChosenExercise, phase: int) -> PlannedItem:
    return PlannedItem(choice, start_item(case, choice, phase), choice.exercise)


def light_day(case: Case, lines: tuple[PlannedItem, ...], phase: int) -> tuple[PlannedItem, ...]:
    """The rows that Light days share, with as much aerobic work as such a day has room for."""
    choices = []
    for line in lines:
        choice = line.choice
        if line.exercise.category == "aerobic":
            reasons = (choice.reasons[0], "Longer on Light days.")
            choice = replace(choice, exercise=line.wanted, reasons=reasons)
        choices.append(choice)
    return fit(case, tuple(choices), phase, "Light").lines
