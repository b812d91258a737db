"""Every kind of patient, to see which lanes of a clinic's library stay empty for whom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.library.shipped import shipped_root
from planner.library.yaml_source import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.model.library import Library
    from planner.model.problem import Problem
    from planner.services.workspace import Workspace

_USUAL: dict[str, Any] = {
    "patient": {"name": "Check", "birth_year": 1970},
    "irritability": "moderate",
    "function": "active",
    "weeks": 12,
    "days_per_week": 5,
    "minutes_per_day": 40,
    "red_flags": [],
}


def empty_lanes(workspace: Workspace) -> Iterator[Problem]:
    """Lanes that nothing fits in, with the patients for whom: one of each precaution, function,
    irritability and set of things at home, in each presentation. Of a clinic, those that stay empty
    by what is its own."""
    from planner.library.catalog import load_library
    from planner.model.problem import Problem

    library, clinic = workspace.library, workspace.settings.clinic_dir
    shipped = set(_empty(load_library(None))) if clinic else set()
    empty: dict[tuple[str, str], list[str]] = {}
    for presentation, lane, kind in _empty(library):
        if (presentation, lane, kind) not in shipped:
            empty.setdefault((presentation, lane), []).append(kind)
    for (presentation, lane), kinds in empty.items():
        name = f"programs/templates/{presentation.replace('_', '-')}.yaml"
        file = clinic / name if clinic and (clinic / name).exists() else name
        more = f" and {len(kinds) - 3} more" if len(kinds) > 3 else ""
        yield Problem(
            file=str(file),
            line=_line_of(file if isinstance(file, Path) else shipped_root() / name, lane),
            where=lane,
            message=f"nothing is left for {', '.join(kinds[:3])}{more}.",
            advice="Name an exercise that they may do.",
            severity="advice",
            code="LANE02",
        )


def _empty(library: Library) -> Iterator[tuple[str, str, str]]:
    """Presentation and lane of each that stays empty, and for whom."""
    from planner.building.case import read_case
    from planner.building.passes.calendar import program_phases
    from planner.building.passes.entry import enter
    from planner.building.passes.lanes import open_lanes
    from planner.model.intake import Intake

    for presentation in sorted(library.templates.keys() - {"frail"}):
        for kind, said in _patients(library):
            intake = Intake.model_validate({**_USUAL, **said, "presentation": presentation})
            case = read_case(intake, library)
            _, _, problems = enter(case, open_lanes(case), program_phases(case))
            for finding in problems:
                if finding.rule.code == "unfilled":
                    yield presentation, finding.place.slot, kind


def _line_of(path: Path, lane: str) -> int | None:
    """The line of a lane in its template."""
    source = read_yaml(path)
    place = source.place_of(lane)
    return source.line(place) if place else None


def _patients(library: Library) -> Iterator[tuple[str, dict[str, Any]]]:
    """What is unusual about each, in words and in the intake."""
    things = sorted({thing for one in library.exercises.values() for thing in one.equipment})
    for place in library.rules.dosage.placement:
        for level in ("low", "moderate", "high"):
            said = {"function": place.function, "irritability": level}
            yield f"{place.function}, {level} irritability", said
    yield "a home with everything", {"equipment": things}
    for name, rule in library.rules.precautions.items():
        if "all" not in rule.exclude:
            yield name, {"precautions": [name]}
