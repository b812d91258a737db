"""A program that was edited, as a template: what the therapist chose becomes the default."""

from __future__ import annotations

from typing import Any

from planner.library.changes.yaml_text import yaml_text
from planner.model.library import Library
from planner.model.program.program import Program


def template_text(program: Program, library: Library, name: str) -> str:
    """The template of a program as a file: its lanes in its order, what was put in first in each.

    A lane that the program has not is out; what was replaced stays as an alternate. Lanes that the
    intake brought (a finding, a goal) are not of the template.
    """
    base = library.templates[program.presentation]
    data: dict[str, Any] = base.model_dump(mode="json", exclude_defaults=True)
    lanes = {lane["name"]: lane for lane in data["lanes"]}
    chosen = _chosen(program)
    kept = []
    for slot, exercises in chosen.items():
        lane = lanes.get(slot)
        if lane is None:
            continue
        named = lane.get("exercises", [])
        if named or exercises[0] not in _ladder_of(lane, library):
            order = [*exercises[:1], *named, *exercises[1:]]
            lane = {**lane, "exercises": list(dict.fromkeys(order))}
        kept.append(lane)
    called = name.replace("_", " ").capitalize()
    said = {"id": name, "name": called, "like": base.id}
    return yaml_text({**data, **said, "lanes": kept})


def _chosen(program: Program) -> dict[str, list[str]]:
    """The exercises of each slot, in the order of the program."""
    found: dict[str, dict[str, None]] = {}
    for week in program.weeks:
        for session in week.sessions:
            for item in session.items:
                found.setdefault(item.slot, {})[item.exercise] = None
    return {slot: list(names) for slot, names in found.items()}


def _ladder_of(lane: dict[str, Any], library: Library) -> tuple[str, ...]:
    ladder = library.ladders.get(lane.get("ladder") or lane["job"])
    return ladder.exercises if ladder else ()
