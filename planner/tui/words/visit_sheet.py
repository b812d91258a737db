"""The lines of the visit sheet: what is asked at this visit, of this program, in this week."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from planner.building.passes.pain_words import nerve
from planner.follow_up.derive import Situation
from planner.follow_up.of_program import phase_gate
from planner.model.intake import Intake
from planner.model.rules.rules import RedFlag
from planner.model.vocabulary import PHASES
from planner.services.visit_answers import OpenVisit
from planner.tui.state.limits import limits
from planner.tui.words.measure_lines import measure_lines
from planner.tui.words.questions import Heading, Question, SheetLine
from planner.tui.words.week_lines import (
    OF_TEN,
    YES_NO,
    mark_questions,
    numbered,
    sign_question,
    was,
    week_numbers,
)

WEEK_NOW = "week_now"
"""The question for the week, where nothing says it."""


def visit_lines(begun: OpenVisit, must: frozenset[str] = frozenset()) -> tuple[SheetLine, ...]:
    """Everything that is asked, the questions that may not wait first.

    `must` names what has to be answered besides the red flags.
    """
    at = begun.situation
    if begun.told.issue is None:
        return _which_week(begun)
    lines = (*_safety(begun), *_told(at, begun.on), *_exercises(at), *_today(at), *_gate(at))
    every = (*lines, *measure_lines(begun), *_visit(begun))
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
            least=1,
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
    yield sign_question("New this week")


def _told(at: Situation, today: date) -> Iterator[SheetLine]:
    week = at.last_week
    of = f"Told of week {week} of {len(at.program.weeks)}{_days_of(at, week, today)}"
    yield Heading(f"{of}; d types the diary")
    yield from week_numbers(at, week)


def _days_of(at: Situation, week: int, today: date) -> str:
    """The days of a week, as far as it goes."""
    if at.monday is None:
        return ""
    first = at.monday + timedelta(weeks=week - 1)
    if first > today:
        return f", which begins {first:%-d %b}"
    return f", {first:%-d %b} to {min(today, first + timedelta(days=6)):%-d %b}"


def _exercises(at: Situation) -> Iterator[SheetLine]:
    marks = tuple(mark_questions(at, at.last_week))
    if marks:
        yield Heading("How each exercise went")
    yield from marks


def _today(at: Situation) -> Iterator[SheetLine]:
    intake = at.program.intake
    yield Heading("Today")
    yield Question("found.pain_now", "Pain now", "number", hint=OF_TEN)
    yield Question(
        "found.pain_usual", "Usual pain", "number", before=was(at.usual), hint=f"Now. {OF_TEN}"
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
        numbered(("low", "low"), ("moderate", "moderate"), ("high", "high")),
        before=f"was {intake.irritability}",
        hint="As it is found today.",
    )
    if intake.presentation == "sciatica" or nerve(at.case) or _job_there(at, "direction"):
        yield Question(
            "found.leg",
            "Leg pain went",
            "one",
            numbered(("higher", "higher"), ("same", "same"), ("lower", "lower")),
            hint="Since the last visit: up toward the back, or further down the leg.",
        )
    yield Question(
        "change.lowest_point",
        "Lowest point",
        "one",
        numbered(*((name, name) for name in ("back", "buttock", "thigh", "calf", "foot"))),
        before=f"was {intake.lowest_point}" if intake.lowest_point else "",
        hint="How far down the symptoms go now.",
    )
    yield Question(
        "change.symptom_side",
        "Side",
        "one",
        numbered(("left", "left"), ("right", "right"), ("both", "both")),
        before=f"was {intake.symptom_side}" if intake.symptom_side else "",
        hint="Of the symptoms now.",
    )
    yield Question(
        "direction",
        "Direction retest",
        "one",
        numbered(
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
            numbered(
                ("quick", f"{quick} min"),
                ("slow", f"{quick}-{long} min"),
                ("long", f"over {long} min"),
            ),
            hint="How long the legs took to settle after the last walks, sitting or leaning.",
        )
    for name, label, now, field in (
        ("minutes", "Minutes a day", intake.minutes_per_day, "minutes_per_day"),
        ("days", "Days a week", intake.days_per_week, "days_per_week"),
    ):
        least, most = limits(Intake, field)
        hint = "Less or more from now on; the weeks that are left are made to fit."
        yield Question(
            f"found.{name}",
            label,
            "number",
            least=least,
            most=most,
            before=f"now {now}",
            hint=hint,
        )
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
            numbered(("0", "no"), ("3", "a little"), ("5", "much"), ("7", "well again")),
            hint="How much better or worse the patient feels since the start.",
        )


def _visit(begun: OpenVisit) -> Iterator[SheetLine]:
    yield Heading("This visit")
    yield Question(
        "kind",
        "How",
        "one",
        numbered(
            ("in_person", "in person"), ("phone", "phone"), ("video", "video"), ("paper", "paper")
        ),
        hint="In person, unless something else is said.",
    )
    yield Question(
        "next_weeks",
        "Next visit, weeks",
        "number",
        least=1,
        most=26,
        hint=f"1 to 26, from today, {begun.on:%a %-d %b}.",
    )
    yield Question("by", "Therapist", "text", hint="Enter types who sees the patient.", longest=120)
    yield Question("note", "Note", "text", hint="Enter types a note for the chart.")
