"""What a clinic does not use any more: taken off ladders, out of lanes, and what stands instead."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from planner.library.changes.change_file import Retirement
from planner.library.changes.moved import where_went
from planner.model.base import Model
from planner.model.exercise.exercise import Exercise, Ladder
from planner.model.problem import Problem
from planner.model.retired import RetiredExercise
from planner.model.rules.template import Template

M = TypeVar("M", bound=Model)
FRAIL = "frail"
"""The lanes for frail people, which lie over those of every presentation."""
_NAMING = ("exercises", "task", "by_finding", "prefer")
"""Fields of templates and rules that choose exercises: what stands instead is chosen there."""
_LETTING = ("allow", "by_hand_only", "card_notes")
"""Fields that let an exercise through, or warn of it: what stands instead is not let through."""


def retire_exercises(
    retired: Iterable[Retirement], exercises: dict[str, Exercise], ladders: dict[str, Ladder]
) -> tuple[dict[str, RetiredExercise], list[Problem]]:
    """Take exercises away, in place; a rung that is left empty stays a gap."""
    found: dict[str, RetiredExercise] = {}
    problems: list[Problem] = []
    wanted = [one for one in retired if one.kind == "exercise"]
    names = {one.id for one in wanted}
    for one in wanted:
        fault = _fault(one, exercises, found, names)
        if fault:
            problems.append(fault)
            continue
        gone = exercises.pop(one.id)
        ladder = ladders[gone.ladder]
        left = tuple(name for name in ladder.exercises if name != one.id)
        ladders[gone.ladder] = ladder.model_copy(update={"exercises": left})
        found[one.id] = RetiredExercise(
            id=one.id,
            name=gone.name,
            ladder=gone.ladder,
            instead=one.instead,
            because=one.because,
            by=one.by,
            since=one.since,
            file=one.at.file,
            line=one.at.line,
        )
    return found, problems


def changed_too(
    retired: Mapping[str, RetiredExercise], origins: Mapping[str, Mapping[str, tuple[str, int]]]
) -> Iterator[Problem]:
    """Changes of what is retired: nobody is given what they say."""
    for one in retired.values():
        changed = origins.get(f"exercise {one.id}", {})
        at = next((place for key, place in changed.items() if not key.startswith("es.")), None)
        if at is not None:
            yield Problem(
                file=at[0],
                line=at[1],
                message=f"{one.id} is changed here and retired in {one.file}:{one.line}.",
                advice="Take one of the two out.",
                code="SHELF05",
                severity="advice",
            )


def without_retired(
    retired: Iterable[Retirement], templates: Mapping[str, Template]
) -> tuple[dict[str, Template], list[Problem]]:
    """The templates that are still picked from; programs that were built from others stay."""
    left, problems = dict(templates), list[Problem]()
    for one in retired:
        if one.kind != "template":
            continue
        message = ""
        if one.id not in left:
            message, code = f'there is no template "{one.id}" to retire.', "SHELF02"
        elif one.id == FRAIL or left.keys() <= {one.id, FRAIL}:
            message, code = f"{one.id} is needed and cannot be retired.", "SHELF09"
        if message:
            advice = where_went("template", one.id, templates) if code == "SHELF02" else ""
            at = {"file": one.at.file, "line": one.at.line}
            problems.append(Problem(**at, message=message, advice=advice, code=code))
        else:
            del left[one.id]
    return left, problems


def _fault(
    one: Retirement,
    exercises: Mapping[str, Exercise],
    found: Mapping[str, RetiredExercise],
    names: Iterable[str],
) -> Problem | None:
    message = advice = ""
    if one.id in found:
        message, code = f"{one.id} is retired twice.", "SHELF10"
    elif one.id not in exercises:
        message, code = f'there is no exercise "{one.id}" to retire.', "SHELF02"
        advice = where_went("exercise", one.id, exercises)
    elif one.instead in names:
        message, code = f"{one.instead}, which is to stand instead, is retired too.", "SHELF09"
    elif one.instead and one.instead not in exercises:
        message, code = f'there is no exercise "{one.instead}" to stand instead.', "SHELF02"
        advice = where_went("exercise", one.instead, exercises)
    else:
        return None
    return Problem(file=one.at.file, line=one.at.line, message=message, advice=advice, code=code)


def with_instead(model: M, instead: Mapping[str, str]) -> M:
    """The rules or template with what stands instead wherever a retired exercise is named.

    Where nothing stands instead, the name is dropped.
    """
    return _replaced(model, instead)  # type: ignore[no-any-return]


def _replaced(value: Any, instead: Mapping[str, str]) -> Any:
    if isinstance(value, Model):
        update = {}
        for name in type(value).model_fields:
            before = getattr(value, name)
            if name in _NAMING:
                after = _named(before, instead)
            elif name in _LETTING:
                after = _named(before, dict.fromkeys(instead, ""))
            else:
                after = _replaced(before, instead)
            if after is not before:
                update[name] = after
        return value.model_copy(update=update) if update else value
    if isinstance(value, tuple):
        after = tuple(_replaced(one, instead) for one in value)
        return after if any(a is not b for a, b in zip(after, value, strict=True)) else value
    if isinstance(value, dict):
        after = {key: _replaced(one, instead) for key, one in value.items()}
        return after if any(after[key] is not value[key] for key in value) else value
    return value


def _named(value: Any, instead: Mapping[str, str]) -> Any:
    """Names of exercises: in a list, as what a finding chooses, or as the key of a note."""
    if isinstance(value, tuple) and any(one in instead for one in value):
        names = (instead.get(one, one) for one in value)
        return tuple(dict.fromkeys(filter(None, names)))
    if isinstance(value, dict):
        kept = {key: one for key, one in value.items() if key not in instead}
        kept = {
            key: instead.get(one, one) if isinstance(one, str) else one for key, one in kept.items()
        }
        kept = {key: one for key, one in kept.items() if one}
        return value if kept == value else kept
    return value


def emptied_lanes(
    before: Mapping[str, Template],
    after: Mapping[str, Template],
    retired: Mapping[str, RetiredExercise],
    ladders: Mapping[str, Ladder],
) -> Iterator[Problem]:
    """Lanes that named exercises and have none left, and no ladder to begin on."""
    for name, template in after.items():
        for was, now in zip(before[name].lanes, template.lanes, strict=True):
            if was.exercises and not now.exercises and now.ladder_id not in ladders:
                gone = retired[was.exercises[-1]]
                named = ", ".join(was.exercises)
                yield Problem(
                    file=gone.file,
                    line=gone.line,
                    message=f'{name}, lane "{was.name}", has only {named}.',
                    advice="Say instead:, or give the lane another exercise.",
                    code="SHELF09",
                )
