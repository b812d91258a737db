"""An intake as it is being typed: every field as the therapist left it, right or wrong."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, get_args

from planner.model.intake import LowestPoint, SymptomSide
from planner.model.language import LANGUAGES
from planner.model.library import Library
from planner.model.vocabulary import Occasion

MEASURED = ("chair_stands_30s", "one_leg_s", "plank_s", "side_plank_s", "back_hold_s")
"""Baselines that the form asks for; those by pattern are left to the file."""
_CHOICES: dict[str, tuple[str, ...]] = {
    "walk_outside": ("yes", "no"),
    "recovered": ("yes", "no"),
    "symptom_side": ("", *get_args(SymptomSide)),
    "lowest_point": ("", *get_args(LowestPoint)),
    "direction_side": ("", "left", "right"),
    "weight_unit": ("kg", "lb"),
}


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
    sex_for_norms: str = ""
    """Asked at a visit; the form only keeps it."""
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
    """Walking may be done beyond the minutes a day: yes or no."""
    recovered: str = "no"
    """Well again: the program is to prevent the next episode."""
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
