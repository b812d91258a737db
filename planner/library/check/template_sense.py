"""Whether the lanes of a template can be filled."""

from collections.abc import Iterator

from planner.model.base import DataPath
from planner.model.exercise.property import has_property
from planner.model.library import Library
from planner.model.rules.template import Template


def template_faults(
    template: Template, library: Library
) -> Iterator[tuple[DataPath, str, str, str]]:
    """Places, what is the matter, what to do, and the code."""
    for n, lane in enumerate(template.lanes):
        out = [
            text
            for one in template.exclusions
            if lane.enters in one.phases
            for text in one.properties
        ]
        place: DataPath = ("lanes", n, "exercises")
        known = [library.exercises[i] for i in lane.exercises if i in library.exercises]
        if len(set(lane.exercises)) < len(lane.exercises):
            yield place, f"{lane.name}: an exercise stands here twice.", "Take one out.", "LANE01"
        if lane.ends < lane.enters:
            yield (
                ("lanes", n, "ends"),
                f"{lane.name} ends before it enters.",
                "Give a later phase.",
                "LANE01",
            )
        early = [one for one in known if one.phase_from > lane.enters]
        left = [one for one in known if one not in early]
        if known and not left:
            message = f"{lane.name}: nothing here may be used in phase {lane.enters} yet."
            yield place, message, "Name an exercise with a lower phase_from.", "LANE01"
        elif known and all(any(has_property(one, text) for text in out) for one in left):
            message = f"{lane.name}: the template itself leaves out all that is named here."
            yield place, message, "Name an exercise that its exclusions leave in.", "LANE01"
