"""What the page's script needs to know of the program, and the script itself with its hash."""

import base64
import hashlib
import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from planner.handout.html.elements import Markup
from planner.handout.words.phone_words import PHONE_WORDS
from planner.handout.words.screen_words import Tongue
from planner.model.program.answer_order import SIGNS, VERDICTS, exercise_order
from planner.model.program.program import Item, Program, Week
from planner.model.region import PaperWords
from planner.model.vocabulary import WEEKDAYS

_FILES = ("packed.js", "qr.js", "kept.js", "elements.js", "timer.js", "answers.js", "page.js")


@lru_cache(maxsize=1)
def script() -> str:
    """All of it, in a scope of its own."""
    folder = files("planner.handout.html").joinpath("script")
    texts = (folder.joinpath(name).read_text(encoding="utf-8") for name in _FILES)
    return '(() => {\n"use strict";\n' + "\n".join(texts) + "})();\n"


def script_hash() -> str:
    """As the policy of the page names it: nothing else runs."""
    digest = hashlib.sha256(script().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def script_elements(
    program: Program, on: Tongue, of: str, weeks: Sequence[Week], start: date | None
) -> Markup:
    """The data, which runs nothing, and the script; `of` is the fingerprint."""
    told = json.dumps(_data(program, on, of, weeks, start), ensure_ascii=True, sort_keys=True)
    for sign in "<>&":
        told = told.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(
        f'<script type="application/json" id="plan">{told}</script><script>{script()}</script>'
    )


def _data(
    program: Program, on: Tongue, of: str, weeks: Sequence[Week], start: date | None
) -> dict[str, Any]:
    order = exercise_order(program)
    return {
        "of": of,
        "start": start.isoformat() if start else None,
        "order": order,
        "names": [program.exercises[name].patient_name for name in order],
        "weeks": [_week(week, on) for week in weeks],
        **phrases(on),
    }


def phrases(on: Tongue) -> dict[str, Any]:
    """What the script says and asks, the same for every program of a region."""
    words, said = on.words, on.words.of_diary
    return {
        "days": [words.day_long[day] for day in WEEKDAYS],
        "marks": [said.marks[verdict] for verdict in VERDICTS],
        "signs": _signs(words.paper),
        "signs_do": words.paper.signs_do,
        "numbers": {
            "before": said.numbers["pain_before"],
            "after": said.numbers["pain_after"],
            "effort": said.numbers["effort"],
        },
        "safety": said.safety,
        "no_sign": said.no_sign,
        "flare": said.flare,
        "yes": said.flare_yes,
        "no": said.flare_no,
        "moves": said.moves,
        "helps": said.helps,
        "says": PHONE_WORDS[on.language]._asdict(),
    }


def _signs(paper: PaperWords) -> list[dict[str, Any]]:
    """What is asked: a region may ask for fewer signs than there are bits for."""
    if not paper.asks_signs:
        return []
    return [
        {"bit": bit, "text": paper.signs[one]}
        for bit, one in enumerate(SIGNS)
        if one in paper.signs
    ]


def _week(week: Week, on: Tongue) -> dict[str, Any]:
    return {
        "number": week.number,
        "part": week.phase,
        "sessions": [
            {
                "title": on.words.session_titles[one.name],
                "done": on.words.of_diary.done[one.name].capitalize(),
                "days": [WEEKDAYS.index(day) for day in one.busy_days],
                "items": [
                    {
                        "id": item.exercise,
                        "timer": timer_of(item),
                        "days": [WEEKDAYS.index(day) for day in one.days_of(item)],
                    }
                    for item in one.items
                ],
            }
            for one in week.sessions
        ],
    }


def timer_of(item: Item) -> dict[str, int] | None:
    """What is counted: seconds at a time, how often, rounds, sides and rest; None: no seconds."""
    seconds = item.duration_s or item.hold_s
    if not seconds:
        return None
    sides = 1 if item.per_side == "both" or item.side else 2
    return {
        "seconds": seconds,
        "reps": item.reps_most,
        "sets": item.sets,
        "sides": sides,
        "rest": item.rest_s,
    }
