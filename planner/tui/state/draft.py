"""An intake as it is being typed: every field as the therapist left it, right or wrong."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, get_args

from pydantic import ValidationError

from planner.model.intake import Intake, Patient
from planner.model.language import LANGUAGES
from planner.model.library import Library
from planner.model.screening import Clearance
from planner.model.vocabulary import Occasion
from planner.tui.state.limits import limits, whole_number

_NUMBERS = {
    "weeks": "weeks",
    "days": "days_per_week",
    "minutes": "minutes_per_day",
    "usual_pain": "usual_pain",
}
_MAY_BE_EMPTY = ("weeks", "usual_pain")
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


def about_one(draft: Draft) -> bool:
    """The form holds what was asked or found of one person."""
    return bool(draft.flags or draft.precautions or draft.findings or draft.clearances)


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


def without_answers(draft: Draft) -> Draft:
    """The form without what is one person's; it builds no program of that one again."""
    return replace(
        draft,
        flags=(),
        precautions=(),
        findings=(),
        flags_at_once=(),
        screened_by="",
        screened_on="",
        clearances=(),
        goals="",
        usual_pain="",
        occasions=(),
        on_paper_as="",
        print_size="standard",
        program_id=None,
        answers_for="",
        answers_born="",
    )


def year_of(birth_year: str, this_year: int) -> int | None:
    """The year of birth that was typed, if it can be one."""
    return whole_number(birth_year, limits(Patient, "birth_year")[0], this_year)[0]


def mistakes(draft: Draft, this_year: int) -> dict[str, str]:
    """What is wrong, by field; empty if the form can go on."""
    found: dict[str, str] = {}
    if not draft.name.strip():
        found["name"] = "Type a name."
    elif len(draft.name.strip()) > 120:
        found["name"] = "At most 120 letters."
    if draft.birth_year.strip():
        _, wrong = whole_number(draft.birth_year, limits(Patient, "birth_year")[0], this_year - 1)
        if wrong:
            found["birth_year"] = wrong.replace("a number", "a year")
    for name, field in _NUMBERS.items():
        text = getattr(draft, name)
        if name in _MAY_BE_EMPTY and not text.strip():
            continue
        _, wrong = whole_number(text, *limits(Intake, field))
        if wrong:
            found[name] = wrong
    if len(draft.goal_list) > _GOALS_MOST:
        found["goals"] = f"At most {_GOALS_MOST} goals."
    elif any(len(goal) > _GOAL_LONGEST for goal in draft.goal_list):
        found["goals"] = f"A goal has at most {_GOAL_LONGEST} letters."
    if draft.secondary == draft.presentation:
        found["secondary"] = "Same as the first one."
    return found


def to_intake(draft: Draft, library: Library, this_year: int) -> tuple[Intake | None, str]:
    """The intake of a draft, or what is still wrong with it."""
    for field, wrong in mistakes(draft, this_year).items():
        return None, f"{field.replace('_', ' ')}: {wrong}"
    year = draft.birth_year.strip()
    data: dict[str, Any] = {
        "patient": {
            "name": draft.name.strip(),
            "birth_year": int(year) if year else None,
            "language": draft.language,
            "on_paper_as": draft.on_paper_as.strip(),
            "large_print": draft.print_size == "large",
        },
        "presentation": draft.presentation,
        "secondary": draft.secondary or None,
        "irritability": draft.irritability,
        "function": draft.function,
        "precautions": draft.precautions,
        "findings": draft.findings,
        "equipment": draft.equipment,
        "goals": draft.goal_list,
        "usual_pain": int(draft.usual_pain) if draft.usual_pain.strip() else None,
        "occasions": draft.occasions,
        "weeks": weeks_of(draft, library),
        "days_per_week": int(draft.days),
        "minutes_per_day": int(draft.minutes),
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


def weeks_of(draft: Draft, library: Library) -> int:
    """The weeks typed, else the usual length of the presentation."""
    if draft.weeks.strip():
        return int(draft.weeks)
    return library.templates[draft.presentation].weeks_default


def from_intake(intake: Intake, program_id: int) -> Draft:
    """The draft that an intake was made from; the red flags are asked again."""
    return Draft(
        name=intake.patient.name,
        birth_year=str(intake.patient.birth_year or ""),
        on_paper_as=intake.patient.on_paper_as,
        print_size="large" if intake.patient.large_print else "standard",
        presentation=intake.presentation,
        secondary=intake.secondary or "",
        irritability=intake.irritability,
        function=intake.function,
        function_chosen=True,
        weeks=str(intake.weeks),
        days=str(intake.days_per_week),
        minutes=str(intake.minutes_per_day),
        usual_pain="" if intake.usual_pain is None else str(intake.usual_pain),
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
        program_id=program_id,
        answers_for=intake.patient.name,
    )


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
    rules = library.rules
    presentation = draft.presentation if draft.presentation in library.templates else "stiffness"
    return replace(
        draft,
        presentation=presentation,
        secondary=draft.secondary if draft.secondary in library.templates else "",
        precautions=_known(draft.precautions, rules.precautions),
        findings=_known(draft.findings, rules.findings),
        occasions=tuple(one for one in draft.occasions if one in get_args(Occasion)),
        language=draft.language if draft.language in LANGUAGES else "en",
        flags=tuple(pair for pair in draft.flags if pair[0] in rules.red_flags),
    )


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
