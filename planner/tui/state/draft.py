"""An intake as it is being typed: every field as the therapist left it, right or wrong."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, get_args

from pydantic import ValidationError

from planner.model.base import Model
from planner.model.intake import Baselines, Intake, LowestPoint, Patient, SymptomSide
from planner.model.language import LANGUAGES
from planner.model.library import Library
from planner.model.screening import Clearance
from planner.model.vocabulary import Occasion
from planner.tui.state.home_kit import bands_from, bands_text, weights_from, weights_text
from planner.tui.state.limits import limits, whole_number

MEASURED = ("chair_stands_30s", "one_leg_s", "plank_s", "side_plank_s", "back_hold_s")
"""Baselines that the form asks for; those by pattern are left to the file."""
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
_CHOICES: dict[str, tuple[str, ...]] = {
    "walk_outside": ("yes", "no"),
    "recovered": ("yes", "no"),
    "symptom_side": ("", *get_args(SymptomSide)),
    "lowest_point": ("", *get_args(LowestPoint)),
    "direction_side": ("", "left", "right"),
    "weight_unit": ("kg", "lb"),
}
_FEARED_LONGEST = 120
_GOALS_MOST = 6
_GOAL_LONGEST = 200


@dataclass(frozen=True)
class Draft:
    """Text as typed, choices as chosen. Never validated on the way in."""

    name: str = ""
    birth_year: str = ""
    presentation: str = "stiffness"
    secondary: str = ""
    irritability: str = "moderate"
    function: str = "deconditioned"
    function_chosen: bool = False
    """The therapist chose it; the birth year no longer suggests one."""
    weeks: str = ""
    """Empty: the usual length of the presentation."""
    days: str = "5"
    minutes: str = "20"
    usual_pain: str = ""
    """Of the last week, 0-10; empty: not known."""
    goals: str = ""
    """Separated by semicolons."""
    precautions: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
    """What calls for education of its own."""
    language: str = "en"
    """The language of the handout."""
    print_size: str = "standard"
    """The type the patient can read: standard or large."""
    figure: str = ""
    """Whose body the pictures show; empty: the clinic's choice."""
    flags: tuple[tuple[str, str], ...] = ()
    """Red flags answered so far: id and "no", or the key of the answer."""
    flags_at_once: tuple[str, ...] = ()
    """Those that were answered with "no to all that are left"."""
    screened_by: str = ""
    """Who asked the red flags."""
    screened_on: str = ""
    """The day they were asked, ISO 8601."""
    on_paper_as: str = ""
    """The name in letters that the typeface has, where it lacks those of the name."""
    clearances: tuple[tuple[str, ...], ...] = ()
    """What was cleared: id, who, ISO date, last phase or empty, why."""
    light_week: str = ""
    """A week that is to be light; empty: none."""
    walk_week: str = ""
    """Minutes walked in a week now; empty: not asked."""
    walk_free: str = ""
    """Minutes of walking until symptoms come; empty: not asked."""
    walk_outside: str = "yes"
    recovered: str = "no"
    """Walking may be done beyond the minutes a day: yes or no."""
    symptom_side: str = ""
    lowest_point: str = ""
    direction_side: str = ""
    """Where a side glide helps: the side the hips move to."""
    feared_move: str = ""
    weight_unit: str = "kg"
    weights: str = ""
    """Weights at home in that unit, with commas between them."""
    bands: str = ""
    """Bands at home, the lightest first, with commas between them."""
    chair_stands_30s: str = ""
    one_leg_s: str = ""
    plank_s: str = ""
    side_plank_s: str = ""
    back_hold_s: str = ""
    rungs: tuple[tuple[str, str], ...] = ()
    """Measured, from a file: pattern and rung; the form only keeps them."""
    loads: tuple[tuple[str, str], ...] = ()
    """Measured, from a file: pattern and kg; the form only keeps them."""
    program_id: int | None = None
    """The program this intake will build again; None for a new one."""
    answers_for: str = ""
    """The name the form had when the red flags were answered."""
    answers_born: str = ""
    """The year of birth that stood there then."""

    @property
    def goal_list(self) -> tuple[str, ...]:
        """The goals one by one."""
        return tuple(part.strip() for part in self.goals.split(";") if part.strip())

    @property
    def positive(self) -> tuple[str, ...]:
        """The red flags that are positive, as an intake names them."""
        return tuple(f"{flag}.{key}" for flag, key in self.flags if key != "no")

    @property
    def touched(self) -> bool:
        """Something was typed or chosen."""
        return replace(self, program_id=None) != Draft()


_FOUND = ("symptom_side", "lowest_point", "direction_side", *MEASURED, "rungs", "loads")
"""What was found of one person, beside red flags, precautions and findings."""


def about_one(draft: Draft) -> bool:
    """The form holds what was asked or found of one person."""
    asked = draft.flags or draft.precautions or draft.findings or draft.clearances
    return bool(asked) or any(getattr(draft, name) for name in _FOUND)


def with_owner(draft: Draft) -> Draft:
    """The form, knowing whose answers and findings it holds, from the first one on."""
    if draft.answers_for or not about_one(draft):
        return draft
    return replace(draft, answers_for=draft.name.strip(), answers_born=draft.birth_year.strip())


def answers_of_another(draft: Draft) -> bool:
    """What was asked and found was so under another name or year of birth than the form has now."""
    if not about_one(draft) or not draft.answers_for:
        return False
    born = draft.birth_year.strip()
    return draft.answers_for != draft.name.strip() or bool(
        draft.answers_born and draft.answers_born != born
    )


def of_another(draft: Draft) -> Draft:
    """A blank form in the same name: whatever else was typed or chosen was so for one before."""
    return Draft(name=draft.name, birth_year=draft.birth_year)


def year_of(birth_year: str, this_year: int) -> int | None:
    """The year of birth that was typed, if it can be one."""
    return whole_number(birth_year, limits(Patient, "birth_year")[0], this_year)[0]


def mistakes(draft: Draft, this_year: int, usual_weeks: int) -> dict[str, str]:
    """What is wrong, by field; empty if the form can go on. `usual_weeks`: where none are typed."""
    found: dict[str, str] = {}
    if not draft.name.strip():
        found["name"] = "Type a name."
    elif len(draft.name.strip()) > 120:
        found["name"] = "At most 120 letters."
    if draft.birth_year.strip():
        _, wrong = whole_number(draft.birth_year, limits(Patient, "birth_year")[0], this_year - 1)
        if wrong:
            found["birth_year"] = wrong.replace("a number", "a year")
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
    if len(draft.feared_move.strip()) > _FEARED_LONGEST:
        found["feared_move"] = f"At most {_FEARED_LONGEST} letters."
    if len(draft.goal_list) > _GOALS_MOST:
        found["goals"] = f"At most {_GOALS_MOST} goals."
    elif any(len(goal) > _GOAL_LONGEST for goal in draft.goal_list):
        found["goals"] = f"A goal has at most {_GOAL_LONGEST} letters."
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
        "clearances": [clearance_of(parts) for parts in draft.clearances],
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


def clearance_of(parts: tuple[str, ...]) -> dict[str, Any]:
    """A clearance of a draft, as an intake names it."""
    of, by, on, until, reason = parts
    return {
        "of": of,
        "by": by,
        "on": on,
        "until_phase": int(until) if until else None,
        "reason": reason,
    }


def draft_to_json(draft: Draft) -> str:
    """The draft as text."""
    return json.dumps(asdict(draft))


def draft_from_json(text: str | None, library: Library) -> Draft | None:
    """The draft a text holds, without what the library no longer knows; None if there is none."""
    try:
        data = json.loads(text or "null")
    except ValueError:
        return None
    if not isinstance(data, dict):
        return None
    kept: dict[str, Any] = {}
    for field in fields(Draft):
        value = data.get(field.name, field.default)
        kept[field.name] = _value(field.default, value)
    draft = Draft(**kept)
    chosen: dict[str, Any] = {name: _chosen(draft, name) for name in _CHOICES}
    known = library.presentations
    presentation = draft.presentation if draft.presentation in known else Draft.presentation
    rules = library.for_presentation(presentation).rules
    return replace(
        draft,
        presentation=presentation,
        secondary=draft.secondary if draft.secondary in known else "",
        precautions=_known(draft.precautions, rules.precautions),
        findings=_known(draft.findings, rules.findings),
        occasions=tuple(one for one in draft.occasions if one in get_args(Occasion)),
        language=draft.language if draft.language in LANGUAGES else "en",
        flags=tuple(pair for pair in draft.flags if pair[0] in rules.red_flags),
        **chosen,
    )


def _chosen(draft: Draft, field: str) -> str:
    value: str = getattr(draft, field)
    return value if value in _CHOICES[field] else str(getattr(Draft(), field))


def _value(default: object, value: object) -> object:
    """A value of the default's kind; the default if it is of another."""
    if isinstance(default, tuple):
        entries = value if isinstance(value, list) else []
        return tuple(tuple(map(str, e)) if isinstance(e, list) else str(e) for e in entries)
    if default is None:
        return value if isinstance(value, int) else None
    return value if isinstance(value, type(default)) else default


def _known(names: tuple[str, ...], known: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(name for name in names if name in known)
