"""Findings about a program as it stands: unsafe items, too much, too little, jumps, gaps."""

from collections.abc import Iterator
from itertools import pairwise

from planner.building.case import Case, read_case
from planner.building.intake_check import intake_problems
from planner.building.minutes import day_minutes, work_s
from planner.building.rows import rows
from planner.model.exercise.exercise import Exercise
from planner.model.library import Library
from planner.model.problem import Problem
from planner.model.program.program import Item, Program
from planner.model.vocabulary import PATTERNS

_LOADS = ("none", "bodyweight", "light", "moderate", "heavy")
_GROWS = ("sets", "reps", "hold_s", "duration_s", "load_steps")
_STRENGTH = {*PATTERNS, "core"}


def review(program: Program, library: Library) -> tuple[Problem, ...]:
    """Every finding that is not overridden, problems before advice."""
    overridden = {one.code for one in program.overrides}
    found: dict[str, Problem] = {}
    for problem in _findings(program, read_case(program.intake, library)):
        if problem.code not in overridden:
            found.setdefault(problem.code or problem.message, problem)
    return tuple(sorted(found.values(), key=lambda one: one.severity == "advice"))


def has_problems(findings: tuple[Problem, ...]) -> bool:
    """Something must be mended or overridden."""
    return any(one.severity == "problem" for one in findings)


def _findings(program: Program, case: Case) -> Iterator[Problem]:
    yield from _entered(program, case)
    yield from _excluded(program, case)
    yield from _dose(program, case)
    yield from _too_much(program, case)
    yield from _effort(program, case)
    yield from _kept_from_building(program)
    yield from _coverage(program, case)
    yield from _jumps(program)
    yield from _growth(program, case)


def _items(program: Program) -> Iterator[tuple[int, int, str, Item, Exercise]]:
    """Phase, week, session, item and exercise of everything in the program."""
    for week in program.weeks:
        for session in week.sessions:
            for item in session.items:
                exercise = program.exercises[item.exercise]
                yield week.phase, week.number, session.name, item, exercise


def _excluded(program: Program, case: Case) -> Iterator[Problem]:
    for phase, week, session, _, exercise in _items(program):
        exclusion = case.exclusion(exercise, phase)
        if exclusion is not None:
            yield Problem(
                where=f"week {week} / {session} / {exercise.id}",
                message=f"{exercise.patient_name} is excluded by {exclusion.rule} "
                f"({exclusion.property}).",
                advice="Swap or drop it, or override with a reason.",
                code=f"excluded:{phase}:{exercise.id}",
            )


def _entered(program: Program, case: Case) -> Iterator[Problem]:
    """What the intake names that the rules do not know, and red flags nobody cleared."""
    for problem in intake_problems(program.intake, case.library):
        where = f"intake.{problem.where}"
        yield problem.model_copy(update={"where": where, "code": f"unknown:{problem.where}"})
    for raised in case.raised:
        if raised.stops:
            yield Problem(where=f"red_flags / {raised.id}", message=str(raised), code="")


def _dose(program: Program, case: Case) -> Iterator[Problem]:
    """More than the range of its kind and its own usual dosage."""
    for phase, week, session, item, exercise in _items(program):
        goal, usual = case.goal_dose(exercise, phase), exercise.dosage
        most = {
            "sets": max(goal.sets[1], usual.sets),
            "reps": max(goal.reps[1], usual.reps),
            "hold_s": max((goal.hold_s or (0, 0))[1], usual.hold_s),
            "duration_s": max((goal.duration_s or (0, 0))[1], usual.duration_s),
        }
        over = [name for name, limit in most.items() if getattr(item, name) > limit]
        if over:
            yield _advice(
                f"week {week} / {session} / {exercise.id}",
                f"{over[0]} {getattr(item, over[0])} is more than the usual {most[over[0]]}.",
                "Lower it, or keep it on purpose.",
                f"dose:{phase}:{exercise.id}",
            )


def _too_much(program: Program, case: Case) -> Iterator[Problem]:
    limit = program.intake.minutes_per_day
    time = case.library.rules.dosage.time
    for week in program.weeks:
        most, rule = case.items_max(week.phase)
        for session in week.sessions:
            where = f"week {week.number} / {session.name}"
            minutes = day_minutes(session.items, time)
            if minutes > limit:
                yield Problem(
                    where=where,
                    message=f"{minutes} minutes; the patient has {limit}.",
                    advice="Take off sets, or drop an exercise.",
                    code=f"minutes:{week.phase}:{session.name}",
                )
            if len(session.items) > most:
                yield Problem(
                    where=where,
                    message=f"{len(session.items)} items; at most {most} ({rule}).",
                    advice="Drop the least useful one.",
                    code=f"items:{week.phase}:{session.name}",
                )
            if not session.items:
                yield Problem(
                    where=where,
                    message="this session is empty.",
                    advice="Add an exercise.",
                    code=f"empty:{week.phase}:{session.name}",
                )


def _effort(program: Program, case: Case) -> Iterator[Problem]:
    for phase, week, session, item, exercise in _items(program):
        limit = case.effort_max(phase)
        if item.effort > limit:
            yield Problem(
                where=f"week {week} / {session} / {exercise.id}",
                message=f"effort {item.effort} is above the {limit} that irritability "
                "and precautions allow.",
                advice=f"Set effort to {limit} or less.",
                code=f"effort:{phase}:{exercise.id}",
            )


def _kept_from_building(program: Program) -> Iterator[Problem]:
    """What building found; a slot that was filled by hand since is no longer a problem."""
    by_hand = {
        (str(phase), session) for phase, _, session, item, _ in _items(program) if item.set_by_hand
    }
    for problem in program.problems:
        kind, phase, session, *_ = [*problem.code.split(":"), "", ""]
        if kind == "unfilled" and (phase, session) in by_hand:
            continue
        yield problem


def _aerobic_minutes(program: Program, phase: int) -> int:
    """Aerobic minutes of the phase's longest week."""
    weeks = [week for week in program.weeks if week.phase == phase]
    return max(
        sum(
            work_s(item) * item.times_per_day * len(session.days)
            for session in week.sessions
            for item in session.items
            if program.exercises[item.exercise].category == "aerobic"
        )
        // 60
        for week in weeks
    )


def _coverage(program: Program, case: Case) -> Iterator[Problem]:
    for phase in program.phases:
        here = [e for p, _, _, _, e in _items(program) if p == phase.number]
        categories = {exercise.category for exercise in here}
        name = f"phase {phase.number}"
        if "aerobic" not in categories:
            yield _advice(name, "there is no aerobic exercise.", "Add one.", f"aerobic:{name}")
        if categories and categories <= {"relaxation", "stretch"}:
            yield Problem(
                where=name,
                message="everything here is passive.",
                advice="Add an exercise that moves.",
                code=f"passive:{name}",
            )
        if phase.number >= 3:
            missing = [pattern for pattern in PATTERNS if pattern not in categories]
            if missing:
                yield _advice(
                    name,
                    f"no {', '.join(missing)} in the six patterns.",
                    "Add it, or leave it out on purpose.",
                    f"patterns:{name}",
                )
        weekly = _aerobic_minutes(program, phase.number)
        least = case.library.rules.dosage.time.aerobic_week_min
        if phase.number >= 3 and weekly < least:
            yield _advice(
                name,
                f"{weekly} aerobic minutes a week; {least} are a good least.",
                "Give more minutes or days, or let other exercises wait.",
                f"aerobic_minutes:{name}",
            )
        if phase.number == 2 and program.presentation == "stiffness":
            strength = {e.id for e in here if e.category in _STRENGTH}
            if len(strength) < 2:
                yield _advice(
                    name,
                    "fewer than two strength exercises; stretching alone is not enough.",
                    "Add one.",
                    "strength:phase 2",
                )


def _jumps(program: Program) -> Iterator[Problem]:
    """A ladder whose load rises by more than one class from a phase to the next."""
    heaviest: dict[int, dict[str, tuple[int, Exercise]]] = {}
    for phase, _, _, _, exercise in _items(program):
        ladder = heaviest.setdefault(phase, {})
        load = _LOADS.index(exercise.load)
        if load > ladder.get(exercise.ladder, (-1, exercise))[0]:
            ladder[exercise.ladder] = (load, exercise)
    for before, after in pairwise(sorted(heaviest)):
        for name, (load, exercise) in heaviest[after].items():
            was = heaviest[before].get(name)
            if was is not None and load - was[0] > 1:
                yield _advice(
                    f"phase {after} / {exercise.id}",
                    f"load jumps from {was[1].load} to {exercise.load}.",
                    "Put a lighter step in between.",
                    f"jump:{after}:{name}",
                )


def _growth(program: Program, case: Case) -> Iterator[Problem]:
    """More exercises growing in one week, or more in one exercise, than the rules advise."""
    allowed = case.library.rules.dosage.progression.items_per_week
    phase_of = {week.number: week.phase for week in program.weeks}
    light = {week.number for week in program.weeks if week.light}
    grown: dict[int, set[str]] = {}
    for row in rows(program):
        for (before, first), (after, second) in pairwise(row.weeks):
            if {before, after} & light:
                continue
            up = [name for name in _GROWS if getattr(second, name) > getattr(first, name)]
            if up:
                grown.setdefault(after, set()).add(row.exercise)
            if len(up) > 1:
                yield _advice(
                    f"week {after} / {row.session} / {row.exercise}",
                    f"{' and '.join(up)} grow at once.",
                    "Let one thing grow at a time.",
                    f"two_at_once:{after}:{row.exercise}",
                )
    for week, exercises in grown.items():
        most = allowed[phase_of[week]]
        if len(exercises) > most:
            yield _advice(
                f"week {week}",
                f"{len(exercises)} exercises grow in this week; {most} are enough.",
                "Let some of them wait a week.",
                f"growth:{week}",
            )


def _advice(where: str, message: str, advice: str, code: str) -> Problem:
    return Problem(where=where, message=message, advice=advice, code=code, severity="advice")
