"""The lines of the visit sheet: what is asked at this visit, of this program, in this week."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from planner.building.passes.pain_words import nerve
from planner.follow_up.derive import Situation, counted_sessions
from planner.follow_up.of_program import phase_gate
from planner.model.program.alarm import SIGN_WORDS
from planner.model.rules.rules import RedFlag
from planner.model.vocabulary import PHASES
from planner.services.visit_answers import OpenVisit
from planner.tui.words.dose_words import cell
from planner.tui.words.measure_lines import measure_lines
from planner.tui.words.questions import EARLIER, AnswerChoice, Heading, Question, SheetLine

WEEK_NOW = "week_now"
"""The question for the week, where nothing says it."""
YES_NO = (AnswerChoice("y", "yes", "yes"), AnswerChoice("n", "no", "no"))
_MARKS = tuple(
    AnswerChoice(str(number), value, label)
    for number, (value, label) in enumerate(
        (
            ("easy", "easy"),
            ("right", "right"),
            ("hard", "hard"),
            ("hurt", "hurt"),
            ("no", "not me"),
        ),
        1,
    )
)
_BARRIERS = {
    "too_many": "too many",
    "no_time": "no time",
    "pain": "pain",
    "forgot": "forgot",
    "tired_ill": "tired, ill",
    "unsure_how": "not sure how",
    "no_use": "no use",
    "away": "away",
}
_OF_TEN = "0 to 10; x is 10."


def _numbered(*pairs: tuple[str, str]) -> tuple[AnswerChoice, ...]:
    return tuple(AnswerChoice(str(n), value, label) for n, (value, label) in enumerate(pairs, 1))


def visit_lines(begun: OpenVisit, must: frozenset[str] = frozenset()) -> tuple[SheetLine, ...]:
    """Everything that is asked, the questions that may not wait first.

    `must` names what has to be answered besides the red flags.
    """
    at = begun.situation
    if begun.told.issue is None:
        return _which_week(begun)
    lines = (*_safety(begun), *_told(at, begun.on), *_exercises(at), *_today(at), *_gate(at))
    every = (*lines, *measure_lines(begun), *_visit(begun), *_earlier(at))
    return tuple(_as_must(line, must) for line in every)


def _which_week(begun: OpenVisit) -> tuple[SheetLine, ...]:
    """Nothing says when week 1 began: that comes before all else."""
    weeks = len(begun.was.weeks)
    return (
        Heading("Nothing of this program was given out here, so week 1 is not known"),
        Question(
            WEEK_NOW,
            f"Week it is now, of {weeks}",
            "number",
            most=weeks,
            hint="Type the week the patient is in and press g. Nothing given yet? Esc, then p.",
            must=True,
        ),
    )


def after_a_gap(begun: OpenVisit) -> frozenset[str]:
    """What must be asked again because the patient was away for long."""
    at = begun.situation
    days = at.days_since_last_session()
    long = days is not None and days > at.rules.gap.part_days
    return frozenset({"found.irritability"}) if long else frozenset()


def _as_must(line: SheetLine, must: frozenset[str]) -> SheetLine:
    if isinstance(line, Heading) or line.id not in must:
        return line
    return replace(line, must=True)


def flags_asked(begun: OpenVisit) -> tuple[RedFlag, ...]:
    """The red flags of this visit: those that can change; after a long pause, all of them."""
    every = begun.library.rules.red_flags.values()
    away = bool(after_a_gap(begun))
    return tuple(flag for flag in every if flag.asked_again or away)


def _safety(begun: OpenVisit) -> Iterator[SheetLine]:
    yield Heading("Ask first")
    yield Question(
        "flags",
        f"Red flags again ({len(flags_asked(begun))})",
        "list",
        hint="Enter shows the questions to ask and ticks what is new; n: all asked, none is new.",
        must=True,
    )
    yield _signs("New this week", "")


def _signs(label: str, room: str) -> Question:
    return Question(
        f"{room}week.safety",
        label,
        "many",
        _numbered(*((key, words) for key, words in SIGN_WORDS.items())),
        hint="n: asked, none of them. One that is ticked stops every handout until it is cleared.",
    )


def _told(at: Situation, today: date) -> Iterator[SheetLine]:
    week = at.last_week
    of = f"Told of week {week} of {len(at.program.weeks)}{_days_of(at, week, today)}"
    yield Heading(f"{of}; d types the diary")
    yield from _week_as_a_whole(at, week, "")


def _days_of(at: Situation, week: int, today: date) -> str:
    """The days of a week, as far as it goes."""
    if at.monday is None:
        return ""
    first = at.monday + timedelta(weeks=week - 1)
    if first > today:
        return f", which begins {first:%-d %b}"
    return f", {first:%-d %b} to {min(today, first + timedelta(days=6)):%-d %b}"


def _week_as_a_whole(at: Situation, week: int, room: str) -> Iterator[Question]:
    planned = sum(len(one.days) for one in counted_sessions(at.program.weeks[week - 1]))
    yield Question(
        f"{room}week.sessions_done",
        f"Sessions done, of {planned}",
        "number",
        most=max(planned, 1) * 2,
        hint="Where no diary came. A diary that was typed or read counts by itself.",
    )
    yield _of_week(at, week, room, "worst_pain", "Worst pain")
    yield Question(
        f"{room}week.flare", "Flare-up that week", "one", YES_NO, hint="What the patient calls one."
    )
    yield Question(
        f"{room}week.barriers",
        "In the way",
        "many",
        _numbered(*_BARRIERS.items()),
        hint="What got in the way; n: nothing.",
    )
    yield _of_week(at, week, room, "average_pain", "Average pain")
    yield _of_week(at, week, room, "trust", "Trust in the back")
    yield _of_week(at, week, room, "sleep", "Sleep")


def _of_week(at: Situation, week: int, room: str, name: str, label: str) -> Question:
    before = _was(getattr(at.week_told(week), name))
    hint = f"Of that week. {_OF_TEN}"
    return Question(f"{room}week.{name}", label, "number", before=before, hint=hint)


def _was(value: object) -> str:
    return "" if value is None else f"told: {value}"


def _exercises(at: Situation) -> Iterator[SheetLine]:
    marks = tuple(_marks(at, at.last_week, ""))
    if marks:
        yield Heading("How each exercise went")
    yield from marks


def _marks(at: Situation, week: int, room: str) -> Iterator[Question]:
    """A mark for each exercise of a week."""
    seen: set[str] = set()
    for row in at.lanes:
        item = row.item(week)
        if item is None or item.exercise in seen:
            continue
        seen.add(item.exercise)
        name = at.program.exercises[item.exercise].patient_name
        told = at.verdicts_by_week(item.exercise)
        by_week = ", ".join(f"week {number} {mark}" for number, mark in told.items())
        yield Question(
            f"{room}x.{item.exercise}",
            name,
            "one",
            _MARKS,
            helps=True,
            before=_was(told.get(week) if room else at.verdict(item.exercise)),
            hint=f"{name}, {cell(item)}, {row.slot}. 5: not for me. + as well: it helps."
            f"{f' Told: {by_week}.' if by_week else ''}",
        )


def _earlier(at: Situation) -> Iterator[SheetLine]:
    """The weeks since the last visit that nobody told how the exercises went in; the latest first.

    At the end: what is not known of them is left out, and keeps nothing back.
    """
    for week in reversed(at.weeks_since_visit[:-1]):
        if at.week_told(week).exercises:
            continue
        room = f"{EARLIER}{week}."
        yield Heading(f"Earlier: week {week}, where it is known")
        yield _signs("New that week", room)
        yield from _week_as_a_whole(at, week, room)
        yield from _marks(at, week, room)


def _today(at: Situation) -> Iterator[SheetLine]:
    intake = at.program.intake
    yield Heading("Today")
    yield Question("found.pain_now", "Pain now", "number", hint=_OF_TEN)
    yield Question(
        "found.pain_usual", "Usual pain", "number", before=_was(at.usual), hint=f"Now. {_OF_TEN}"
    )
    yield Question(
        "found.alarm",
        "Nerve signs worse",
        "text",
        hint="Enter types what is worse than before: power, feeling, reflex. It stops everything.",
    )
    yield Question("found.flare", "In a flare-up now", "one", YES_NO, hint="Then growth waits.")
    yield Question(
        "found.irritability",
        "Irritability",
        "one",
        _numbered(("low", "low"), ("moderate", "moderate"), ("high", "high")),
        before=f"was {intake.irritability}",
        hint="As it is found today.",
    )
    if intake.presentation == "sciatica" or nerve(at.case) or _job_there(at, "direction"):
        yield Question(
            "found.leg",
            "Leg pain went",
            "one",
            _numbered(("higher", "higher"), ("same", "same"), ("lower", "lower")),
            hint="Since the last visit: up toward the back, or further down the leg.",
        )
    yield Question(
        "change.lowest_point",
        "Lowest point",
        "one",
        _numbered(*((name, name) for name in ("back", "buttock", "thigh", "calf", "foot"))),
        before=f"was {intake.lowest_point}" if intake.lowest_point else "",
        hint="How far down the symptoms go now.",
    )
    yield Question(
        "change.symptom_side",
        "Side",
        "one",
        _numbered(("left", "left"), ("right", "right"), ("both", "both")),
        before=f"was {intake.symptom_side}" if intake.symptom_side else "",
        hint="Of the symptoms now.",
    )
    yield Question(
        "direction",
        "Direction retest",
        "one",
        _numbered(
            ("extension", "arching"),
            ("flexion", "bending"),
            ("side_glide", "side glide"),
            ("none", "none"),
        ),
        hint="The way that draws leg pain toward the back now; none: no direction does.",
    )
    if intake.presentation == "stenosis":
        quick, long = at.rules.walking.quick_min, at.rules.walking.long_min
        yield Question(
            "found.walk_min",
            "Walked, minutes",
            "number",
            most=240,
            hint="In each of the last two walks, at least.",
        )
        yield Question(
            "found.walk_settles",
            "Legs settled in",
            "one",
            _numbered(
                ("quick", f"{quick} min"),
                ("slow", f"{quick}-{long} min"),
                ("long", f"over {long} min"),
            ),
            hint="How long the legs took to settle after the last walks, sitting or leaning.",
        )
    for name, label, now in (
        ("minutes", "Minutes a day", intake.minutes_per_day),
        ("days", "Days a week", intake.days_per_week),
    ):
        most = 120 if name == "minutes" else 7
        hint = "Less or more from now on; the weeks that are left are made to fit."
        yield Question(f"found.{name}", label, "number", most=most, before=f"now {now}", hint=hint)
    yield Question(
        "hurts", "Kinds that hurt", "list", hint="Enter picks: the knee hurts with every lunge."
    )
    yield Question(
        "precautions",
        "New precautions",
        "list",
        hint="Enter ticks them. What they exclude is taken out of the weeks that are left.",
    )
    yield Question(
        "findings", "Findings now", "list", hint="Enter ticks those that are positive today."
    )


def _job_there(at: Situation, job: str) -> bool:
    return any(at.job_of(row.slot) == job for row in at.lanes)


def _gate(at: Situation) -> Iterator[SheetLine]:
    """What only the therapist can say of the end of this phase."""
    phase = at.program.weeks[at.last_week - 1].phase
    by_phase = {
        1: (("knows_lights", "Knows the lights", "Can say what green, amber and red mean."),),
        2: (("squat_and_hinge_green", "Squat and hinge", "Eight of each in green, seen today."),),
        4: (("flare_plan_given", "Knows flare plan", "Has the flare-up plan and knows it."),),
    }
    missing = phase_gate(at).questions
    told = f"; not known: {', '.join(missing)}" if missing else ""
    if phase in by_phase:
        yield Heading(f"Gate of phase {phase}")
    for name, label, hint in by_phase.get(phase, ()):
        yield Question(f"found.{name}", label, "one", YES_NO, hint=f"{hint}{told}")
    if phase == PHASES[-1]:
        yield Question(
            "found.change_felt",
            "Better since start",
            "one",
            _numbered(("0", "no"), ("3", "a little"), ("5", "much"), ("7", "well again")),
            hint="How much better or worse the patient feels since the start.",
        )


def _visit(begun: OpenVisit) -> Iterator[SheetLine]:
    yield Heading("This visit")
    yield Question(
        "kind",
        "How",
        "one",
        _numbered(
            ("in_person", "in person"), ("phone", "phone"), ("video", "video"), ("paper", "paper")
        ),
        hint="In person, unless something else is said.",
    )
    yield Question(
        "next_weeks",
        "Next visit, weeks",
        "number",
        most=9,
        hint=f"From today, {begun.on:%a %-d %b}.",
    )
    yield Question("by", "Therapist", "text", hint="Enter types who sees the patient.")
    yield Question("note", "Note", "text", hint="Enter types a note for the chart.")
