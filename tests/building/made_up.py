"""A small made-up library, and cases as a clinic would write them: rules, intake, result.

A case of tests/building/cases has made-up `rules`, an `intake`, and either what is in the program
that is built of it, or a `program` written by hand and what its review finds.
"""

import re
from copy import deepcopy
from datetime import date
from typing import Any

from planner.building.build import build
from planner.building.minutes import day_minutes
from planner.building.review.review import judged
from planner.model.exercise.exercise import Exercise, Ladder
from planner.model.finding import Override, Place
from planner.model.intake import Intake
from planner.model.library import Library
from planner.model.program.program import Item, Program, Session, Week
from planner.model.rules.rules import RuleBook
from planner.model.rules.template import Template
from tests.presentations import PRESENTATIONS

KINDS = """flexion extension nerve_glide mobility stretch core hinge squat lunge push pull carry
balance aerobic relaxation""".split()
_WORDS = {
    "set_up": "Sit.",
    "steps": ["One.", "Two.", "Three."],
    "feel": "A pull.",
    "stop_if": "It hurts.",
    "mistake": "Too fast.",
    "cue": "Slowly.",
    "cautions": "None.",
}

EXERCISES: dict[str, dict[str, Any]] = {
    "bow": {"category": "flexion", "properties": ["flex_end"]},
    "bow-half": {"category": "flexion", "properties": ["flex_mid"]},
    "arch": {"category": "extension", "level": 2},
    "arch-held": {"category": "extension", "level": 3, "dosage": {"hold_s": 10}},
    "glide": {"category": "nerve_glide"},
    "glide-far": {"category": "nerve_glide", "level": 2},
    "bridge": {"category": "core"},
    "plank": {"category": "core", "level": 2, "load": "bodyweight", "properties": ["wrist_load"]},
    "sit-stand": {"category": "squat"},
    "squat": {"category": "squat", "level": 2, "load": "bodyweight"},
    "squat-bag": {"category": "squat", "level": 3, "load": "light"},
    "squat-bar": {
        "category": "squat",
        "level": 4,
        "load": "heavy",
        "equipment": ["dumbbell"],
        "properties": ["external_load"],
    },
    "bend": {"category": "hinge"},
    "step": {"category": "lunge"},
    "wall-push": {"category": "push"},
    "row": {"category": "pull", "load": "light", "equipment": ["band"]},
    "carry": {"category": "carry", "load": "light"},
    "one-leg": {"category": "balance"},
    "one-leg-turn": {"category": "balance", "level": 2},
    "hang": {"category": "pull", "level": 2, "irritability_max": "low"},
    "jump": {"category": "lunge", "level": 2, "phase_from": 3, "frail_ok": False},
    "hold": {"category": "mobility", "dosage": {"reps": 1, "sets": 1, "hold_s": 8}},
    "hold-often": {"category": "mobility", "level": 2, "dosage": {"hold_s": 5}},
    "calf": {"category": "stretch"},
    "breathe": {"category": "relaxation"},
    "walk": {"category": "aerobic", "dosage": {"reps": 1, "sets": 1, "duration_s": 300}},
    "march": {"category": "aerobic", "level": 2, "dosage": {"reps": 1, "duration_s": 600}},
}
TEMPLATE: dict[str, Any] = {
    "Bow": ["bow", "bow-half"],
    "Trunk": ["plank", "bridge"],
    "Squat": ["sit-stand"],
    "Walk": ["walk"],
}
"""Lanes by their names: their exercises alone, or with what else a lane can say."""
JOBS = {
    "flexion": "relief",
    "extension": "direction",
    "nerve_glide": "nerve",
    "stretch": "mobility",
    "core": "trunk",
    "aerobic": "walk",
    "relaxation": "calm",
}
"""The job of a lane by the kind of its first exercise, where they are not called the same."""
_EVERYTHING = {"sets": [1, 4], "reps": [1, 12], "rest_s": [0, 60], "effort": [1, 8]}
_TIMED = {"hold_s": [1, 30], "duration_s": [60, 1800]}
_SOURCED = {"source": "Made up", "certainty": "O"}
_FUNCTIONS = ("frail", "older_steady", "deconditioned", "active")
_EVERY_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_LENGTHS = range(6, 13)
_FEW = {"new_per_week": 4, "distinct_max": dict.fromkeys(_LENGTHS, 14), **_SOURCED}
SHAPE: dict[str, Any] = {
    "usual": deepcopy(_FEW),
    "few": deepcopy(_FEW),
    "kept": {"weeks_min": 2, "strength_weeks_min": 3, "none_new_last_weeks": 2, **_SOURCED},
    "week": {
        "training_days": {days: _EVERY_DAY[:days] for days in range(2, 8)},
        "strength_days": {days: _EVERY_DAY[:days:2] for days in range(2, 8)},
        "full_body_patterns_max": 6,
        "a_patterns": ["hinge", "push", "carry"],
        "sets_growth_max": 3,
        "sets_free_weeks": 4,
        **_SOURCED,
    },
    "starts": [
        {"irritability": level, "rungs_below_top": 0} for level in ("low", "moderate", "high")
    ],
    "recovered": {"drops": [], "phases_early": 0, "strength_days_max": 3, **_SOURCED},
    "reading": {"new_card_s": 0, **_SOURCED},
}
"""All new lanes may come at once, all strength is done in one session, nobody reads cards."""
WALKING: dict[str, Any] = {
    "starts": [{"function": one, "week_min": 50, "bout_min": 10} for one in _FUNCTIONS],
    "symptom_free_share": 0.5,
    "growth": [1.1, 1.2],
    "target_week_min": 150,
    "days": 2,
    "days_enough": 7,
    "least_step_min": 1,
    "least_day_min": 1,
    "bout_max_min": 30,
    "bouts_max": 4,
    **_SOURCED,
}
"""Walking is done on the days of exercise, ten minutes on each of five."""
BASELINES: dict[str, Any] = {
    "measures": [],
    "loads": {"reps_left": {3: 6}, "share_of_eight": 0.5, "rungs_below_tested": 1, **_SOURCED},
}


def library_of(rules: dict[str, Any], shipped: Library) -> Library:
    """The made-up library with the rules of a case; words that decide nothing are the shipped."""
    base: dict[str, Any] = shipped.rules.model_dump(mode="json")
    base.update(precautions={}, findings={}, red_flags={}, goals=[])
    base["phases"]["shifts"] = []
    base.update(shape=deepcopy(SHAPE), walking=deepcopy(WALKING), baselines=deepcopy(BASELINES))
    base["goals"] = rules.get("goals", [])
    base["dosage"].update(jobs={}, dose_factor_for=KINDS)
    base["dosage"]["placement"] = [
        {
            "function": function,
            "levels": {"squat": [1, 1]},
            "items_max": {1: 6, 2: 6, 3: 6, 4: 6},
            "rungs_above_start": 3,
            "effort_max": 8,
            **rules.get("placement", {}),
        }
        for function in _FUNCTIONS
    ]
    base["dosage"]["goals"] = [
        {"name": "all", "categories": KINDS, **_EVERYTHING, **_TIMED, **_SOURCED}
    ]
    often = rules.get("frequencies", [])
    base["dosage"]["frequencies"] = [
        *often,
        *({"categories": KINDS, "phase": phase, "days_max": 7} for phase in (1, 2, 3, 4)),
    ]
    base["dosage"]["irritability"] = [
        {"level": "high", "dose_factor": 1, "effort_max": 3, "allows": ["high"]},
        {"level": "moderate", "dose_factor": 1, "effort_max": 5, "allows": ["high", "moderate"]},
        {"level": "low", "dose_factor": 1, "effort_max": 8, "allows": ["high", "moderate", "low"]},
    ]
    for part in ("precautions", "findings"):
        for entry in rules.get(part, []):
            base[part][entry["id"]] = {"name": entry["id"], **_SOURCED, **entry}
    for flag in rules.get("red_flags", []):
        told = {"theme": "T", "question": "Q?", "what_to_do": "Call.", **_SOURCED}
        answers = [{"text": "yes", **answer} for answer in flag["answers"]]
        base["red_flags"][flag["id"]] = {**told, **flag, "answers": answers}
    for part in ("dosage", "review", "selection", "shape", "walking", "baselines"):
        _lay(base[part], rules.get(part, {}))
    moved, cautions = rules.get("ladder_of", {}), rules.get("for_condition", {})
    exercises = {
        key: _exercise(
            key,
            {
                **fields,
                "ladder": moved.get(key, fields["category"]),
                "for_condition": cautions.get(key, {}),
            },
        )
        for key, fields in EXERCISES.items()
    }
    lanes = rules.get("template", TEMPLATE)
    templates = {key: _template(key, lanes, rules) for key in PRESENTATIONS}
    templates["frail"] = _template("frail", rules.get("frail", lanes), rules)
    secondary = rules.get("secondary")
    if secondary:
        templates["chronic"] = _template("chronic", secondary, rules)
    return Library(exercises, _ladders(exercises), templates, RuleBook.model_validate(base))


def _lay(under: dict[str, Any], over: dict[str, Any]) -> None:
    for key, value in over.items():
        if isinstance(value, dict) and isinstance(under.get(key), dict):
            _lay(under[key], value)
        else:
            under[key] = deepcopy(value)


def _exercise(key: str, fields: dict[str, Any]) -> Exercise:
    dosage = {"sets": 2, "reps": 8, "rest_s": 0, "effort": 3, "tempo": "slow", "days_per_week": 5}
    return Exercise.model_validate(
        {
            "id": key,
            "level": 1,
            "name": key,
            "patient_name": key.capitalize(),
            "start_position": "sitting",
            "setting": "chair",
            "irritability_max": "high",
            "frail_ok": True,
            "phase_from": 1,
            "phase_typical": [1, 4],
            **_WORDS,
            **fields,
            "dosage": {**dosage, **fields.get("dosage", {})},
        }
    )


def _ladders(exercises: dict[str, Exercise]) -> dict[str, Ladder]:
    return {
        first.ladder: Ladder.model_validate(
            {
                "ladder": first.ladder,
                "name": first.ladder,
                "category": first.category,
                "why": "It helps.",
                "exercises": [k for k, one in exercises.items() if one.ladder == first.ladder],
            }
        )
        for first in exercises.values()
    }


def _template(key: str, lanes: dict[str, Any], rules: dict[str, Any]) -> Template:
    return Template.model_validate(
        {
            "id": key,
            "name": key,
            "patient_name": key,
            "pick_when": "-",
            "purpose": "It helps.",
            "lanes": [_lane(name, given) for name, given in lanes.items()],
            "sources": ["Made up"],
            **rules.get("presentation", {}),
        }
    )


def _lane(name: str, given: list[str] | dict[str, Any]) -> dict[str, Any]:
    fields = given if isinstance(given, dict) else {"exercises": given}
    if "job" not in fields:
        kind = EXERCISES[fields["exercises"][0]]["category"]
        fields = {"job": JOBS.get(kind, kind), **fields}
    return {"name": name, **fields}


def intake_of(changes: dict[str, Any]) -> Intake:
    """A common intake with the changes of a case."""
    fields = {
        "patient": {"name": "Case"},
        "presentation": "stenosis",
        "irritability": "low",
        "function": "active",
        "equipment": ["band"],
        "weeks": 8,
        "days_per_week": 5,
        "minutes_per_day": 60,
        "red_flags": [],
    }
    return Intake.model_validate({**fields, **changes})


def program_of(case: dict[str, Any], library: Library) -> Program:
    """The program that is built; with the weeks that a case has written by hand, if it has."""
    intake = intake_of(case.get("intake", {}))
    # What stops or is not known cannot be built: the program was made before it was entered.
    before = intake.model_copy(update={"red_flags": (), "precautions": (), "findings": ()})
    program = build(before if "program" in case else intake, library).program
    assert program is not None
    if "program" not in case:
        return program
    written: dict[int, dict[str, Any]] = {}
    for span, sessions in case["program"].items():
        first, _, last = str(span).partition("-")
        written |= dict.fromkeys(range(int(first), int(last or first) + 1), sessions)
    time = library.rules.dosage.time
    weeks = []
    for week in program.weeks:
        sessions = []
        for name, items in written[week.number].items():
            done = tuple(_item(key, str(dose)) for key, dose in items.items())
            minutes = day_minutes(done, time)
            sessions.append(Session(name=name, days=("mon", "thu"), minutes=minutes, items=done))
        weeks.append(
            Week(
                number=week.number,
                phase=week.phase,
                light=week.number in case.get("light_weeks", ()),
                sessions=tuple(sessions),
            )
        )
    used = {item.exercise for week in weeks for s in week.sessions for item in s.items}
    return Program.model_validate(
        program.model_copy(
            update={
                "intake": intake,
                "presentation": intake.presentation,
                "weeks": tuple(weeks),
                "exercises": {key: library.exercises[key] for key in used},
                "problems": (),
            }
        ).model_dump()
    )


_DOSE = re.compile(
    r"(\d+) x (\d+)( s)?(?: hold (\d+))?(?: effort (\d+))?(?: load (\d+))?"
    r"(?: rest (\d+))?( by hand)?"
)


def _item(key: str, dose: str) -> Item:
    """ "2 x 8", "1 x 600 s", "2 x 8 hold 5 effort 3 load 1 rest 60 by hand"."""
    found = _DOSE.fullmatch(dose)
    assert found, dose
    many = int(found[2])
    return Item(
        exercise=key,
        slot=key,
        sets=int(found[1]),
        reps=1 if found[3] else many,
        duration_s=many if found[3] else 0,
        hold_s=int(found[4] or 0),
        effort=int(found[5] or 1),
        load_steps=int(found[6] or 0),
        rest_s=int(found[7] or 0),
        set_by_hand=bool(found[8]),
    )


def overridden(program: Program, library: Library, reasons: list[dict[str, Any]]) -> Program:
    """The program with an override of the findings that a case names, as they are at first."""
    kept = []
    for wanted in reasons:
        for one in judged(program, library):
            if said(one.finding, {k: v for k, v in wanted.items() if k != "reason"}):
                kept.append(
                    Override(
                        rule=one.finding.rule,
                        place=one.finding.place,
                        cause=one.finding.cause,
                        grounds=one.finding.grounds,
                        value=one.finding.value,
                        limit=one.finding.limit,
                        reason=wanted["reason"],
                        who="A. Roy",
                        on=date(2026, 11, 22),
                    )
                )
    return program.model_copy(update={"overrides": tuple(kept)})


def said(finding: Any, wanted: dict[str, Any]) -> bool:
    """Whether a finding is the one a case means: its rule, and whatever else the case says."""
    for key, value in wanted.items():
        if key == "rule":
            is_so = finding.rule.code == value
        elif key in ("cause", "value", "limit", "severity"):
            is_so = getattr(finding, key) == value
        elif key == "grounds":
            is_so = list(finding.grounds) == value
        elif key == "says":
            is_so = value in f"{finding.message} {finding.advice}"
        else:
            assert key in Place.model_fields, key
            is_so = getattr(finding.spot, key) == value
        if not is_so:
            return False
    return True
