"""An intake of what was typed: what is wrong with it, the intake, and the draft of one."""

from typing import Any

from pydantic import ValidationError

from planner.model.base import Model
from planner.model.intake import Baselines, Intake, Patient
from planner.model.library import Library
from planner.model.screening import Clearance
from planner.tui.state.draft import MEASURED, Draft
from planner.tui.state.home_kit import bands_from, bands_text, weights_from, weights_text
from planner.tui.state.limits import limits, unread, whole_number

_NUMBERS: dict[str, tuple[type[Model], str]] = {
    "weeks": (Intake, "weeks"),
    "days": (Intake, "days_per_week"),
    "minutes": (Intake, "minutes_per_day"),
    "usual_pain": (Intake, "usual_pain"),
    "light_week": (Intake, "light_week"),
    "walk_week": (Intake, "walk_week_min"),
    "walk_free": (Intake, "walk_free_min"),
    **{name: (Baselines, name) for name in MEASURED},
}
_MUST_BE_THERE = ("days", "minutes")
_NAME_LONGEST = 120
_FEARED_LONGEST = 120
_GOALS_MOST = 6
_GOAL_LONGEST = 200


def year_of(birth_year: str, this_year: int) -> int | None:
    """The year of birth that was typed, if it can be one."""
    return whole_number(birth_year, limits(Patient, "birth_year")[0], this_year)[0]


def person_mistakes(name: str, birth_year: str, this_year: int) -> dict[str, str]:
    """What is wrong with the name and the year, by field; the year may be left empty."""
    found: dict[str, str] = {}
    if not name.strip():
        found["name"] = "Type a name."
    elif len(name.strip()) > _NAME_LONGEST:
        found["name"] = f"At most {_NAME_LONGEST} letters."
    elif why := unread(name):
        found["name"] = why
    if birth_year.strip():
        _, wrong = whole_number(birth_year, limits(Patient, "birth_year")[0], this_year - 1)
        if wrong:
            found["birth_year"] = wrong.replace("A whole number", "A year")
    return found


def mistakes(draft: Draft, this_year: int, usual_weeks: int) -> dict[str, str]:
    """What is wrong, by field; empty if the form can go on. `usual_weeks`: where none are typed."""
    found = person_mistakes(draft.name, draft.birth_year, this_year)
    for name, (model, field) in _NUMBERS.items():
        text = getattr(draft, name)
        if name not in _MUST_BE_THERE and not text.strip():
            continue
        _, wrong = whole_number(text, *limits(model, field))
        if wrong:
            found[name] = wrong
    if draft.light_week.strip() and not found.keys() & {"light_week", "weeks"}:
        weeks = int(draft.weeks) if draft.weeks.strip() else usual_weeks
        if int(draft.light_week) > weeks:
            found["light_week"] = f"The program has {weeks} weeks."
    for name, wrong in (
        ("weights", weights_from(draft.weights, draft.weight_unit)[1]),
        ("bands", bands_from(draft.bands)[1]),
    ):
        if wrong:
            found[name] = wrong
    for name, most in (("feared_move", _FEARED_LONGEST), ("on_paper_as", _NAME_LONGEST)):
        text = getattr(draft, name)
        if len(text.strip()) > most:
            found[name] = f"At most {most} letters."
        elif why := unread(text):
            found[name] = why
    if len(draft.goal_list) > _GOALS_MOST:
        found["goals"] = f"At most {_GOALS_MOST} goals."
    elif any(len(goal) > _GOAL_LONGEST for goal in draft.goal_list):
        found["goals"] = f"A goal has at most {_GOAL_LONGEST} letters."
    elif why := next(filter(None, map(unread, draft.goal_list)), ""):
        found["goals"] = why
    if draft.secondary == draft.presentation:
        found["secondary"] = "Same as the first one."
    return found


def to_intake(draft: Draft, library: Library, this_year: int) -> tuple[Intake | None, str]:
    """The intake of a draft, or what is still wrong with it."""
    usual = library.templates[draft.presentation].weeks_default
    for field, wrong in mistakes(draft, this_year, usual).items():
        return None, f"{field.replace('_', ' ')}: {wrong}"
    year = draft.birth_year.strip()
    data: dict[str, Any] = {
        "patient": {
            "name": draft.name.strip(),
            "birth_year": int(year) if year else None,
            "language": draft.language,
            "on_paper_as": draft.on_paper_as.strip(),
            "large_print": draft.print_size == "large",
            "figure": draft.figure or None,
            "sex_for_norms": draft.sex_for_norms or None,
        },
        "presentation": draft.presentation,
        "secondary": draft.secondary or None,
        "recovered": draft.recovered == "yes",
        "irritability": draft.irritability,
        "function": draft.function,
        "precautions": draft.precautions,
        "findings": draft.findings,
        "equipment": draft.equipment,
        "goals": draft.goal_list,
        "usual_pain": _number(draft.usual_pain),
        "occasions": draft.occasions,
        "weeks": _number(draft.weeks) or usual,
        "days_per_week": int(draft.days),
        "minutes_per_day": int(draft.minutes),
        "walk_week_min": _number(draft.walk_week),
        "walk_free_min": _number(draft.walk_free),
        "walk_outside_minutes": draft.walk_outside == "yes",
        "symptom_side": draft.symptom_side or None,
        "lowest_point": draft.lowest_point or None,
        "direction_side": draft.direction_side or None,
        "feared_move": draft.feared_move.strip(),
        "weights_kg": weights_from(draft.weights, draft.weight_unit)[0],
        "weight_unit": draft.weight_unit,
        "bands": bands_from(draft.bands)[0],
        "baselines": {
            **{name: _number(getattr(draft, name)) for name in MEASURED},
            "rungs": {pattern: int(rung) for pattern, rung in draft.rungs},
            "loads_kg": {pattern: float(kg) for pattern, kg in draft.loads},
        },
        "light_week": _number(draft.light_week),
        "red_flags": draft.positive,
        "screened": {
            "on": draft.screened_on or None,
            "by": draft.screened_by.strip(),
            "at_once": draft.flags_at_once,
        },
        "clearances": [_clearance_of(parts) for parts in draft.clearances],
    }
    try:
        return Intake.model_validate(data), ""
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        return None, f"{place}: {first['msg']}" if place else str(first["msg"])


def _number(text: str) -> int | None:
    return int(text) if text.strip() else None


def from_intake(intake: Intake, program_id: int) -> Draft:
    """The draft that an intake was made from; the red flags are asked again."""
    measured = intake.baselines
    typed: dict[str, Any] = {name: _typed(getattr(measured, name)) for name in MEASURED}
    return Draft(
        name=intake.patient.name,
        birth_year=str(intake.patient.birth_year or ""),
        on_paper_as=intake.patient.on_paper_as,
        print_size="large" if intake.patient.large_print else "standard",
        figure=intake.patient.figure or "",
        sex_for_norms=intake.patient.sex_for_norms or "",
        presentation=intake.presentation,
        secondary=intake.secondary or "",
        recovered="yes" if intake.recovered else "no",
        irritability=intake.irritability,
        function=intake.function,
        function_chosen=True,
        weeks=str(intake.weeks),
        days=str(intake.days_per_week),
        minutes=str(intake.minutes_per_day),
        usual_pain=_typed(intake.usual_pain),
        goals="; ".join(intake.goals),
        precautions=intake.precautions,
        findings=intake.findings,
        equipment=intake.equipment,
        occasions=intake.occasions,
        language=intake.patient.language,
        flags=tuple(
            (f.split(".")[0], f.partition(".")[2]) for f in intake.positive_flags if "." in f
        ),
        clearances=tuple(_parts(one) for one in intake.clearances),
        light_week=_typed(intake.light_week),
        walk_week=_typed(intake.walk_week_min),
        walk_free=_typed(intake.walk_free_min),
        walk_outside="yes" if intake.walk_outside_minutes else "no",
        symptom_side=intake.symptom_side or "",
        lowest_point=intake.lowest_point or "",
        direction_side=intake.direction_side or "",
        feared_move=intake.feared_move,
        weight_unit=intake.weight_unit,
        weights=weights_text(intake.weights_kg, intake.weight_unit),
        bands=bands_text(intake.bands),
        **typed,
        rungs=tuple((pattern, str(rung)) for pattern, rung in measured.rungs.items()),
        loads=tuple((pattern, repr(kg)) for pattern, kg in measured.loads_kg.items()),
        program_id=program_id,
        answers_for=intake.patient.name,
    )


def _typed(number: int | None) -> str:
    return "" if number is None else str(number)


def with_clearance(draft: Draft, clearance: Clearance) -> tuple[tuple[str, ...], ...]:
    """The clearances of a draft with one more, or one changed."""
    others = (parts for parts in draft.clearances if parts[0] != clearance.of)
    return (*others, _parts(clearance))


def _parts(one: Clearance) -> tuple[str, ...]:
    return (one.of, one.by, one.on.isoformat(), str(one.until_phase or ""), one.reason)


def _clearance_of(parts: tuple[str, ...]) -> dict[str, Any]:
    """A clearance of a draft, as an intake names it."""
    of, by, on, until, reason = parts
    return {
        "of": of,
        "by": by,
        "on": on,
        "until_phase": int(until) if until else None,
        "reason": reason,
    }
