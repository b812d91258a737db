"""What the form says about the field that has the focus, and what the lists say about a line."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import get_args

from textual.content import Content

from planner.model.intake import Baselines, Intake, LowestPoint, SymptomSide
from planner.model.language import LANGUAGE_NAMES, LANGUAGES
from planner.model.library import Library
from planner.model.rules.intake_words import IntakeWords
from planner.model.rules.rules import ExamFinding, Precaution
from planner.model.vocabulary import CERTAINTY_WORDS
from planner.tui.state.draft import Draft
from planner.tui.state.limits import limits
from planner.tui.words.picks import Pick

_IRRITABILITY = {
    "low": "Hard to stir, settles within minutes.",
    "moderate": "Stirred by some activity, settles within hours.",
    "high": "Easily stirred, stays for the rest of the day or longer.",
}
_FUNCTION = {
    "frail": "Uses arms to rise or a walking aid, or a low balance score.",
    "older_steady": "65 and over, walks and rises without help.",
    "deconditioned": "Managed daily life, little exercise.",
    "active": "Trains or does heavy work.",
}
FUNCTION_LABELS = (
    ("frail", "frail"),
    ("older_steady", "older, steady"),
    ("deconditioned", "deconditioned"),
    ("active", "active"),
)
IRRITABILITY_LABELS = (("low", "low"), ("moderate", "moderate"), ("high", "high"))
LANGUAGE_LABELS: tuple[tuple[str, str], ...] = tuple(
    (key, LANGUAGE_NAMES[key]) for key in LANGUAGES
)
PRINT_LABELS: tuple[tuple[str, str], ...] = (("standard", "Standard"), ("large", "Large"))
FIGURE_LABELS: tuple[tuple[str, str], ...] = (
    ("", "the clinic's choice"),
    ("standard", "standard"),
    ("older_woman", "older woman"),
    ("larger_body", "larger body"),
    ("darker_skin", "darker skin"),
    ("pregnant", "pregnant"),
)
YES_NO: tuple[tuple[str, str], ...] = (("yes", "yes"), ("no", "no"))
_NOT_ASKED = ("", "not asked")
SIDE_LABELS = (_NOT_ASKED, *((name, name) for name in get_args(SymptomSide)))
LOWEST_LABELS = (_NOT_ASKED, *((name, name) for name in get_args(LowestPoint)))
GLIDE_LABELS: tuple[tuple[str, str], ...] = (_NOT_ASKED, ("left", "left"), ("right", "right"))
UNIT_LABELS: tuple[tuple[str, str], ...] = (("kg", "kg"), ("lb", "lb"))
NO_GLIDE = "only where the finding is that a side glide helps"
_OTHERS = "Others"
_NONE = "None chosen. Enter opens the list."
OCCASIONS: dict[str, str] = {
    "imaging_worry": "Worried about a scan",
    "hands_on_care": "Gets hands-on care in the clinic",
}
_GIVES: dict[str, str] = {
    "imaging_worry": "What scans show in people without pain. With the birth year, at this age.",
    "hands_on_care": "What to do at home after a visit, so that its relief lasts.",
}


def presentation_labels(library: Library) -> tuple[tuple[str, str], ...]:
    """Presentations: the patient's name for it and the therapist's."""
    return tuple(
        (key, f"{template.patient_name} - {template.name}")
        for key, template in library.presentations.items()
    )


_MORE = {
    "walk_week": (
        "Walks now, minutes a week",
        "All walking of a usual week, 0 to 1260; empty: nobody asked. The program never begins "
        "below it.",
    ),
    "walk_free": (
        "Minutes of walking until symptoms come",
        "0 to 180; empty: nobody asked. A walk begins at a part of it, with rests between.",
    ),
    "walk_outside": (
        "Walking beyond the minutes a day",
        "yes: walking is extra, on other days too. no: it must fit the minutes of a session.",
    ),
    "recovered": (
        "Well again after an episode",
        "yes: the program is to prevent the next one: walking, strength on two days, education.",
    ),
    "symptom_side": ("Side of the symptoms", "A nerve is glided on the sore side."),
    "lowest_point": ("How far down the symptoms go", "The lowest point, now or in the last days."),
    "direction_side": (
        "Side glide",
        "The side the hips move to where that draws the pain back. It is printed on the card.",
    ),
    "feared_move": (
        "A movement the patient fears or values",
        "In the patient's words, up to 120 letters. It is printed.",
    ),
    "weight_unit": ("Weights in kg or lb", "How weights are typed here and printed."),
    "weights": (
        "Weights at home",
        "With commas: 2, 4, 8. They say how heavy a lift begins, and what comes next.",
    ),
    "bands": ("Bands at home", "By colour, the lightest first, with commas: yellow, red, green."),
    "light_week": ("A light week", "2 to 12: fewer sets in that week. Empty: none is planned."),
}
_MEASURES = {
    "chair_stands_30s": ("Chair stands", "Stands in 30 seconds, arms crossed"),
    "one_leg_s": ("On one leg", "Seconds, the worse side"),
    "plank_s": ("Plank", "Seconds of a front plank"),
    "side_plank_s": ("Side plank", "Seconds, the worse side"),
    "back_hold_s": ("Back hold", "Seconds of the prone trunk hold (Sorensen)"),
}


def glide_asked(draft: Draft, library: Library) -> bool:
    """A finding of the draft asks for a side glide, which has a side."""
    names = (
        name
        for finding in draft.findings
        if finding in library.rules.findings
        for slot in library.rules.findings[finding].slots
        for name in slot.exercises
    )
    return any(
        library.exercises[name].ladder == "side_glide"
        for name in names
        if name in library.exercises
    )


def hint(field: str, draft: Draft, library: Library) -> Content:
    """A title and some lines for the field with the focus."""
    texts = {
        **_MORE,
        "name": ("Name", "Printed on the handout."),
        "birth_year": (
            "Birth year",
            "May stay empty. From 65 on, function starts at older, steady.",
        ),
        "irritability": (f"Irritability: {draft.irritability}", _IRRITABILITY[draft.irritability]),
        "function": (
            f"Function: {draft.function.replace('_', ', ')}",
            _FUNCTION[draft.function] + " Says where the ladders start.",
        ),
        "weeks": ("Weeks", _range("weeks") + _usual(draft, library)),
        "days": ("Days a week", _range("days_per_week")),
        "usual_pain": (
            "Usual pain",
            "0 to 10, of the last week; may stay empty. The page then has the one pain rule that "
            "holds for this patient, not both.",
        ),
        "on_paper_as": (
            "Name on paper",
            "Only for a name in letters that the handout's typeface lacks (Chinese, Arabic …): the "
            "same name in Latin letters. Nothing is printed with boxes.",
        ),
        "minutes": ("Minutes a day", _range("minutes_per_day") + " Every sitting counts."),
    }
    if field in _MEASURES:
        return _measure_hint(field, draft)
    if field == "language":
        also = "The program here stays in English. Any handout can be printed in either."
        return _titled(f"Handout in {dict(LANGUAGE_LABELS)[draft.language]}", also)
    if field == "print_size":
        text = "Large: 18 point type, nothing side by side. It stays with this patient."
        return _titled(f"Print: {dict(PRINT_LABELS)[draft.print_size]}", text)
    if field == "figure":
        text = "Who the pictures show. What is done in them is the same for all."
        return _titled(f"Pictures: {dict(FIGURE_LABELS)[draft.figure]}", text)
    if field in ("presentation", "secondary"):
        return _presentation_hint(field, draft, library)
    if field == "goals":
        lines = "\n".join(f"- {goal}" for goal in draft.goal_list)
        return _titled("Goals, in the patient's words", lines or "Up to 6; put ; between them.")
    if field == "clearances":
        text = (
            "Red flags and precautions that need a clinician's clearance, each its own: who, when, "
            "why, until which phase."
        )
        return _titled("Clearances", text)
    if field in ("precautions", "findings", "equipment", "occasions"):
        return _picked_hint(field, draft, library)
    return _titled(*texts.get(field, ("", "")))


def _measure_hint(field: str, draft: Draft) -> Content:
    title, what = _MEASURES[field]
    low, high = limits(Baselines, field)
    text = f"{what}, {low} to {high}; empty: not measured. It says where a ladder begins."
    kept = [f"{pattern} rung {rung}" for pattern, rung in draft.rungs]
    kept += [f"{pattern} {kg} kg" for pattern, kg in draft.loads]
    return _titled(title, text + (f"\nKept from a file: {', '.join(kept)}." if kept else ""))


def _presentation_hint(field: str, draft: Draft, library: Library) -> Content:
    chosen = draft.presentation if field == "presentation" else draft.secondary
    if not chosen:
        return _titled("Second presentation", "Adds what it excludes, and one slot.")
    template = library.templates[chosen]
    return _titled(f"Pick {template.name.lower()} when", template.pick_when.strip())


def _picked_hint(field: str, draft: Draft, library: Library) -> Content:
    chosen = getattr(draft, field)
    if field == "equipment":
        home = ", ".join(library.rules.home.every_home_has)
        text = f"Beyond what every home has: {home}."
        return _titled("Equipment", text + ("\nChosen: " + ", ".join(chosen) if chosen else ""))
    if field == "occasions":
        lines = [f"{OCCASIONS[name]} - {_GIVES[name]}" for name in chosen]
        return _titled("Education: topics to read", "\n".join(lines) or _NONE)
    known = library.rules.precautions if field == "precautions" else library.rules.findings
    lines = []
    for name in chosen:
        if name not in known:
            lines.append(f"{name} - not of this region; take it out")
            continue
        rule = known[name]
        leaves = excluded_by(rule)
        lines.append(f"{rule.name}" + (f" - leaves out {leaves}" if leaves else ""))
    title = {"precautions": "Precautions", "findings": "Examination findings"}[field]
    return _titled(title, "\n".join(lines) or _NONE)


def occasion_picks() -> list[Pick]:
    """What calls for education of its own."""
    return [
        Pick(key, OCCASIONS[key], detail=partial(_titled, "Adds a topic to read", gives))
        for key, gives in _GIVES.items()
    ]


def excluded_by(rule: Precaution | ExamFinding) -> str:
    """The properties a rule takes off the menu, in words."""
    entries: Iterable[str] = rule.exclude if isinstance(rule, Precaution) else rule.excludes
    words = ["everything" if text == "all" else _words(text) for text in entries]
    if isinstance(rule, Precaution):
        words += [f"{_words(text)} (phases 1, 2)" for text in rule.exclude_early]
        words += [f"what {_words(name)} does" for name in rule.includes]
    return ", ".join(words)


def precaution_picks(library: Library, words: IntakeWords | None = None) -> list[Pick]:
    """Precautions for the list, in groups, found by what therapists call them."""
    groups, said = (words.precaution_groups, words.precautions) if words else ({}, {})
    return _rule_picks(library.rules.precautions, groups, said)


def finding_picks(library: Library, words: IntakeWords | None = None) -> list[Pick]:
    """Examination findings for the list, in groups, found by what therapists call them."""
    groups, said = (words.finding_groups, words.findings) if words else ({}, {})
    return _rule_picks(library.rules.findings, groups, said)


def _rule_picks(
    rules: Mapping[str, Precaution] | Mapping[str, ExamFinding],
    groups: Mapping[str, tuple[str, ...]],
    said: Mapping[str, tuple[str, ...]],
) -> list[Pick]:
    """Rules by group; what no group has comes last."""
    rest = tuple(name for name in rules if not any(name in names for names in groups.values()))
    return [
        Pick(
            name,
            rules[name].name,
            words=" ".join(said.get(name, ())),
            detail=partial(_rule_detail, rules[name]),
            group=group,
        )
        for group, names in {**groups, **({_OTHERS: rest} if rest else {})}.items()
        for name in names
        if name in rules
    ]


def equipment_picks(library: Library) -> list[Pick]:
    """Equipment beyond what every home has."""
    needing: dict[str, int] = {}
    for exercise in library.exercises.values():
        for needed in exercise.equipment:
            needing[needed] = needing.get(needed, 0) + 1
    instead: dict[str, str] = {
        one.equipment: one.use for one in library.rules.home.substitutes if one.needs is None
    }
    picks = []
    for thing in (one.id for one in library.rules.home.equipment):
        if thing in library.rules.home.every_home_has:
            continue
        name = thing.replace("_", " ").capitalize()
        uses = f"{needing.get(thing, 0)} exercises use it."
        if thing in instead:
            uses += f" Without it, the light ones use {instead[thing]}."
        picks.append(Pick(thing, name, detail=partial(_titled, name, uses)))
    return picks


def figure_picks() -> list[Pick]:
    """Whose body the pictures show, for the list."""
    return [Pick(value, label, "") for value, label in FIGURE_LABELS]


def presentation_picks(library: Library, with_none: bool) -> list[Pick]:
    """Presentations for the list."""
    none = [Pick("", "none", "no second presentation")] if with_none else []
    return none + [
        Pick(
            key,
            template.patient_name,
            template.name,
            detail=partial(
                _titled,
                f"Pick {template.name.lower()} when",
                f"{template.pick_when.strip()}\n\nFrom: {'; '.join(template.sources)}",
            ),
        )
        for key, template in library.presentations.items()
    ]


def _rule_detail(rule: Precaution | ExamFinding) -> Content:
    parts = [Content.styled(rule.name, "bold")]
    if isinstance(rule, Precaution) and rule.stop:
        stops = "Stops the program until a clinician has cleared it."
        parts.append(Content.styled(stops, "$text-error"))
    leaves = excluded_by(rule)
    if leaves:
        parts.append(_titled("Leaves out", leaves))
    if isinstance(rule, ExamFinding):
        adds = ", ".join(slot.name.lower() for slot in rule.slots)
        if adds:
            parts.append(_titled("Adds", adds))
        if rule.adds_precautions:
            parts.append(_titled("Brings", ", ".join(map(_words, rule.adds_precautions))))
    elif rule.prefer:
        parts.append(_titled("Prefers", ", ".join(map(_words, rule.prefer))))
    if rule.advice:
        parts.append(_titled("Advice", rule.advice))
    certain = CERTAINTY_WORDS[rule.certainty]
    parts.append(Content.styled(f"{rule.source} ({certain})", "$text-muted"))
    return Content("\n\n").join(parts)


def _titled(title: str, text: str) -> Content:
    return Content.assemble((title, "bold"), "\n", text)


def _words(text: str) -> str:
    return text.replace("_", " ").replace("category:", "").replace("-", " ").replace(":", " ")


def _range(field: str) -> str:
    low, high = limits(Intake, field)
    return f"From {low} to {high}."


def _usual(draft: Draft, library: Library) -> str:
    usual = library.templates[draft.presentation].weeks_default
    return f" Empty: {usual}, the usual length." if not draft.weeks.strip() else ""
