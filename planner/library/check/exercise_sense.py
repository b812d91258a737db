"""Whether an exercise goes together: dose and rules, words and dose, picture and things."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from planner.model.exercise.exercise import Exercise
from planner.model.exercise.fitted import ON_A_BED, fitted
from planner.model.exercise.property import has_property
from planner.model.rules.dosage_rules import GoalDose
from planner.model.rules.rules import RuleBook
from planner.model.words_known import Equipment


class Sense(NamedTuple):
    """Something that does not go together: the field it stands in, what and what to do."""

    field: str
    message: str
    advice: str
    code: str


_THINGS: Final[dict[str, Equipment]] = {
    "band": "band",
    "dumbbell": "dumbbell",
    "kettlebell": "kettlebell",
    "backpack": "backpack",
    "strap": "strap",
    "dowel": "stick",
    "ball": "ball",
    "cart": "cart",
    "pole": "poles",
    "bike": "bike",
    "recumbent": "bike",
    "pedals": "pedals",
    "elliptical": "elliptical",
    "pool": "pool",
    "foam_roller": "foam_roller",
    "cable_machine": "cable_machine",
}
"""Props of a picture that a home must have."""
_NAMED: Final[tuple[Equipment, ...]] = ("band", "dumbbell", "kettlebell", "elliptical")
"""Things that mean nothing else when a sentence names them."""
_ONE_SIDE = re.compile(r"\b(change|switch|swap) sides\b|\bfinish one side\b", re.IGNORECASE)
_HOLD = re.compile(r"\b(?:hold|stay)\b[^.]*?\b(\d+)[ -](second|minute)", re.IGNORECASE)


_KNEES = re.compile(r"\bbetween your knees\b", re.IGNORECASE)
_SOFT = ("ball", "small_ball", "pillow", "towel_roll", "cushion", "foam_roller")
"""Props that a body may hold between two of its parts."""
_LYING = ("hooklying", "prone", "sidelying", "supine", "quadruped", "long_sitting")


def sense(exercise: Exercise, rules: RuleBook) -> Iterator[Sense]:
    """Everything in an exercise that contradicts itself or the rules."""
    yield from _phases(exercise)
    yield from _dose(exercise, rules)
    yield from _holds(exercise)
    yield from _sides(exercise)
    yield from _frames(exercise)
    yield from _place(exercise)
    yield from _between(exercise)
    yield from _things(exercise, rules)
    yield from _bed(exercise)


def _phases(exercise: Exercise) -> Iterator[Sense]:
    first, last = exercise.phase_typical
    if not 1 <= first <= last <= 4:
        message = f"phase_typical [{first}, {last}] is not a first and a last phase of 1 to 4."
        yield Sense("phase_typical", message, "Write the first phase, then the last.", "DOSE04")
    elif exercise.phase_from > first:
        message = (
            f"it may not appear before phase {exercise.phase_from}, and usually does in {first}."
        )
        yield Sense("phase_from", message, "Lower phase_from, or raise phase_typical.", "DOSE04")


def _dose(exercise: Exercise, rules: RuleBook) -> Iterator[Sense]:
    """More than the range of its kind, and than the rules bear above it."""
    goals = [
        goal
        for phase in range(exercise.phase_from, 5)
        if (goal := _goal(exercise, phase, rules)) is not None
    ]
    over = rules.dosage.usual_over
    for name, slack in (("sets", over.sets), ("reps", over.reps), ("hold_s", over.hold_s)):
        ranges = [(getattr(goal, name), goal.name) for goal in goals if getattr(goal, name)]
        yield from _above(exercise, name, slack, ranges)
    efforts = [(goal.effort, goal.name) for goal in goals]
    yield from _above(exercise, "effort", over.effort, efforts)

    for name in ("rest_s", "duration_s"):
        ranges = [(getattr(goal, name), goal.name) for goal in goals if getattr(goal, name)]
        yield from _below(exercise, name, ranges)


def _below(
    exercise: Exercise, name: str, ranges: list[tuple[tuple[int, int], str]]
) -> Iterator[Sense]:
    """Fewer seconds than the least of its kind: most often they were meant as minutes."""
    given = getattr(exercise.dosage, name)
    if not ranges or not given:
        return
    (low, high), goal = min(ranges, key=lambda one: one[0][0])
    if given < low:
        message = f"{name} {given}: {goal} has {low} to {high} (dosage.yaml)."
        yield Sense(f"dosage.{name}", message, "It is in seconds, not in minutes.", "DOSE01")


def _above(
    exercise: Exercise, name: str, slack: int, ranges: list[tuple[tuple[int, int], str]]
) -> Iterator[Sense]:
    given = getattr(exercise.dosage, name)
    if not ranges:
        return
    (low, high), goal = max(ranges, key=lambda one: one[0][1])
    if given > high + slack:
        message = f"{name} {given}: {goal} has {low} to {high} (dosage.yaml)."
        yield Sense(f"dosage.{name}", message, f"Use {high} or fewer.", "DOSE01")


def _goal(exercise: Exercise, phase: int, rules: RuleBook) -> GoalDose | None:
    return next(
        (
            goal
            for goal in rules.dosage.goals
            if phase in goal.phases
            and exercise.category in goal.categories
            and (not goal.properties or any(has_property(exercise, one) for one in goal.properties))
        ),
        None,
    )


def _holds(exercise: Exercise) -> Iterator[Sense]:
    """A hold in words that is not the hold of the dose, which is printed beside it."""
    for index, step in enumerate(exercise.steps):
        for number, unit in _HOLD.findall(step):
            seconds = int(number) * (60 if unit.lower() == "minute" else 1)
            if seconds != exercise.dosage.hold_s:
                yield Sense(
                    f"steps.{index}",
                    f"the step says {number} {unit}s; the dosage holds {exercise.dosage.hold_s} s.",
                    "Leave the number to the dosage, which is printed on the card.",
                    "DOSE02",
                )


def _sides(exercise: Exercise) -> Iterator[Sense]:
    if exercise.dosage.per_side != "both":
        return
    for index, step in enumerate(exercise.steps):
        if _ONE_SIDE.search(step):
            yield Sense(
                f"steps.{index}",
                "the steps change sides; the dosage says per_side: both.",
                "Write per_side: each, or alternate.",
                "DOSE03",
            )
            return


def _frames(exercise: Exercise) -> Iterator[Sense]:
    """Frames that tell the step they show: not each frame one, one that is not there, or one that
    goes back."""
    told = [("picture", exercise.picture, exercise.steps)]
    for name, one in exercise.for_condition.items():
        if one.way:
            told.append((f"for_condition.{name}.way.picture", one.way.picture, one.way.steps))
    for field, picture, steps in told:
        if picture is None or not picture.frame_steps:
            continue
        numbers, frames = picture.frame_steps, len(picture.frames)
        if not picture.lettered or len(numbers) != frames:
            message = f"frame_steps tells {len(numbers)} steps for {frames} frames with letters."
            advice = "Write one number a frame; none where one frame alone is drawn."
            yield Sense(f"{field}.frame_steps", message, advice, "POSE02")
        elif max(numbers) > len(steps):
            message = f"a frame shows step {max(numbers)}, and there are {len(steps)} steps."
            advice = "Count the steps from 1; 0 is the set-up."
            yield Sense(f"{field}.frame_steps", message, advice, "POSE02")
        elif list(numbers) != sorted(numbers):
            message = "a later frame shows an earlier step: (B) would be read before (A)."
            advice = "Put the frames, or the steps, in the order in which they are done."
            yield Sense(f"{field}.frame_steps", message, advice, "POSE02")


def _place(exercise: Exercise) -> Iterator[Sense]:
    """A position that cannot be taken where the exercise is done."""
    position, setting = exercise.start_position, exercise.setting
    lying = position in _LYING and setting in ("chair", "standing", "walk")
    upright = position in ("standing", "walking") and setting in ("bed", "floor")
    if lying or upright:
        message = f"start_position is {position}, and setting is {setting}."
        yield Sense("setting", message, "Mend the one that is not so.", "FIELD06")


def _between(exercise: Exercise) -> Iterator[Sense]:
    """Words that put a thing between the knees, and a picture that puts it elsewhere."""
    if exercise.picture is None or not _KNEES.search(exercise.set_up):
        return
    props = [prop for prop in exercise.picture.props if _kind(prop) in _SOFT]
    held = ("between", "under", "held_by")
    loose = [prop for prop in props if not any(getattr(prop, one, None) for one in held)]
    if loose and loose == props:
        message = f"the words put it between the knees, and the picture puts the {_kind(loose[0])}"
        advice = "Write between: [left_knee, right_knee]."
        yield Sense("picture.props", f"{message} elsewhere.", advice, "POSE01")


def _kind(prop: object) -> str:
    return str(getattr(prop, "kind", prop))


def _things(exercise: Exercise, rules: RuleBook) -> Iterator[Sense]:
    """What the picture or the words use and nobody is asked to have."""
    has = {*exercise.equipment, *rules.home.every_home_has}
    for prop in exercise.picture.props if exercise.picture else ():
        thing = _THINGS.get(_kind(prop))
        if thing is not None and thing not in has:
            yield Sense("picture", f"the picture has {thing}; equipment has not.", _ADD, "HOME01")
            has.add(thing)
    for field in ("set_up", "steps"):
        said = getattr(exercise, field)
        text = said if isinstance(said, str) else " ".join(said)
        for thing in _NAMED:
            if thing not in has and re.search(rf"\b{thing}s?\b", text, re.IGNORECASE):
                yield Sense(field, f"the words name {thing}; equipment has not.", _ADD, "HOME01")
                has.add(thing)


def _bed(exercise: Exercise) -> Iterator[Sense]:
    """Words of an exercise on the bed that name the mat to whoever keeps to the bed."""
    on_it = fitted(exercise, (ON_A_BED,))
    for field in ("set_up", "steps") if exercise.setting == "bed" else ():
        said = getattr(on_it, field)
        if re.search(r"\bmats?\b", said if isinstance(said, str) else " ".join(said)):
            message = "who keeps to the bed still reads of a mat."
            yield Sense(field, message, 'Write "bed or mat", or a way for on_a_bed.', "HOME02")


_ADD = "Add it to equipment, so that only homes that have it get this exercise."
