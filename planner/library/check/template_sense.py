"""Whether the slots of a template can be filled."""

from collections.abc import Iterator

from planner.model.base import DataPath
from planner.model.exercise.property import has_property
from planner.model.library import Library
from planner.model.rules.template import Template


def template_faults(template: Template, library: Library) -> Iterator[tuple[DataPath, str, str]]:
    """Places, what is the matter and what to do."""
    for p, phase in enumerate(template.phases):
        out = [
            text
            for one in template.exclusions
            if phase.number in one.phases
            for text in one.properties
        ]
        for s, session in enumerate(phase.sessions):
            for n, slot in enumerate(session.slots):
                place: DataPath = ("phases", p, "sessions", s, "slots", n, "exercises")
                known = [library.exercises[i] for i in slot.exercises if i in library.exercises]
                if len(set(slot.exercises)) < len(slot.exercises):
                    yield place, f"{slot.name}: an exercise stands here twice.", "Take one out."
                early = [one for one in known if one.phase_from > phase.number]
                left = [one for one in known if one not in early]
                if known and not left:
                    message = f"{slot.name}: nothing here may be used in phase {phase.number} yet."
                    yield place, message, "Name an exercise with a lower phase_from."
                elif known and all(any(has_property(one, text) for text in out) for one in left):
                    message = f"{slot.name}: the template itself leaves out all that is named here."
                    yield place, message, "Name an exercise that its exclusions leave in."
