"""Worked examples of the second visit: what a patient told, and what should come of it.

Each is a question to the rules with its answer, so that a changed number of the rules can be asked
the same questions again.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from planner.follow_up.exercise_rules import decide
from planner.follow_up.facts import ExerciseFacts, PlanFacts, SessionTold
from planner.follow_up.gates import GateFacts, gate
from planner.follow_up.lights import light, usual_pain
from planner.follow_up.program_rules import (
    WeekSummary,
    adherence,
    fit,
    flares,
    gap,
    is_silent,
    light_week,
    many_reds,
    plan_does_not_fit,
    settled,
)
from planner.follow_up.response import due_day, early_look, response
from planner.model.rules.follow_up_rules import FollowUpRules
from planner.model.rules.pain import PainNumbers

Ask = Callable[[FollowUpRules, PainNumbers], Any]


@dataclass(frozen=True)
class Example:
    """A question to the rules, and the answer."""

    name: str
    ask: Ask
    answer: Any


def told(*sessions: str, days: tuple[int, ...] = (14, 16)) -> tuple[SessionTold, ...]:
    """Sessions written as "2>3 e5 n2": pain before and after, effort, pain the next told day."""
    return tuple(_session(day, text) for day, text in zip(days, sessions, strict=True))


def _session(day: int, text: str) -> SessionTold:
    found: dict[str, Any] = {"day": day}
    for part in text.split():
        if ">" in part:
            found["before"], found["after"] = map(int, part.split(">"))
        elif part.startswith("leg:"):
            found["leg"] = part[4:]
        elif part.startswith("e"):
            found["effort"] = int(part[1:])
        elif part.startswith("n"):
            found["next_before"] = int(part[1:])
    return SessionTold(**found)


def of_exercise(
    name: str, answer: str, sessions: tuple[SessionTold, ...], phase: int = 3, **more: Any
) -> Example:
    """What becomes of one exercise: the rule and its action, "E14 progress"."""
    plan = {"usual": 2, "today": 17, "growth_left": 3}
    plan |= {key: more.pop(key) for key in [*more] if key in PlanFacts.__dataclass_fields__}
    facts, at = ExerciseFacts(phase=phase, sessions=sessions, **more), PlanFacts(**plan)

    def ask(rules: FollowUpRules, pain: PainNumbers) -> str:
        found = decide(facts, at, rules, pain)
        return f"{found.rule} {found.action}"

    return Example(name, ask, answer)


SETTLED = told("2>2 e5 n2", "1>3 e5 n2")


def worked() -> Iterator[Example]:
    """The common cases, by number."""
    yield of_exercise("1", "E14 progress", SETTLED)
    yield of_exercise("2", "E8 hold", told("2>4 e5 n2", "2>3 e5 n2"))
    yield of_exercise("3", "E4a start_dose", told("2>3 e5 n2", "2>6 e6 n2"), grown=2)
    yield of_exercise("4", "E4b rung_down", told("2>3 e5 n2", "2>3 e6 n5"))
    yield of_exercise("5", "E1 take_out", told("2>6 n3", "2>7 n3"))
    yield of_exercise("6", "E14 progress", told("5>6 e5 n5", "5>6 e6 n6"), usual=5)
    yield of_exercise("7", "E8 hold", told("5>7 e5 n5", "5>6 e6 n6"), usual=5)
    easy = told("1>1 e2 n1", "1>1 e2 n1")
    yield of_exercise("8", "E13 two_steps", easy, phase=2, usual=1, verdict="easy")
    hard = told("1>2 e7 n1", "1>2 e7 n1")
    yield of_exercise("9", "E11 smallest_step", hard, usual=1, holds=2)
    yield of_exercise("10", "E3 swap", told("2>4 n2", "2>5 n2"), backs=2, verdict="hurt")
    yield of_exercise("11", "E14 progress", told("2>2 e5 n2", "1>3 e5"))
    yield of_exercise("12", "E9 hold", told("2>2 e5", "1>3 e5"))
    yield of_exercise("13", "P5 hold", SETTLED, adherence=0.4)
    quota = told("5>7", "6>7")
    yield of_exercise("14", "Q1 quota_up", quota, phase=2, usual=6, quota=True, quota_done=0.86)
    yield of_exercise("15", "Q3 rebase", quota, phase=2, usual=6, quota=True, quota_done=0.4)
    higher = told("5>4 n4 leg:higher", "4>4 n4 leg:higher")
    yield of_exercise("16", "E14 progress", higher, phase=1, usual=4)
    lower = told("5>4 n4 leg:higher", "4>4 n4 leg:lower")
    yield of_exercise("17", "E4b rung_down", lower, phase=1, usual=4)
    yield of_exercise("18", "E6 drop", SETTLED, helps=False, weeks_in=3)
    apart = told("2>2 e5 n2", "1>3 e5 n2", days=(1, 16))
    yield of_exercise("19", "E7 hold", apart, today=18)
    tired = told("2>3 e7 n2", "2>4 e7 n2")
    yield of_exercise("20", "E14 progress", tired, phase=4)
    yield of_exercise("21", "E8 hold", told("2>3 n2", "7>6 e5 n3"))
    yield of_exercise("22", "E8 hold", told("2>3 e5 n2", "2>6 e5 n2"), culprit=False)
    yield of_exercise("23", "P4 hold", SETTLED, frozen="P4")
    almost_all = told("2>3 e5 n2", "2>3 e9 n2")
    yield of_exercise("24", "E4c less", almost_all, rung_below=False)
    yield of_exercise("25", "E2 swap", SETTLED, verdict="no")
    yield of_exercise("26", "E7 hold", ())
    week = (2, None, 3, None, 4, 3, None)
    yield Example("27", lambda r, _: usual_pain(week, 6, r.lights), 3)
    yield Example("27, two told", lambda r, _: usual_pain((2, None, 3), 6, r.lights), 6)
    for days, answer in ((7, "none"), (13, "set_less"), (14, "part"), (28, "phase_back")):
        yield Example(f"28, {days}", lambda r, _, days=days: gap(days, r.gap), answer)
    yield Example("28, 84", lambda r, _: gap(84, r.gap), "new_intake")
    told_of = ((9, True, 0.6), (9, False, None), (0, True, 0), (16, True, 1.0))
    for done, known, share in told_of:
        yield Example(
            f"29, {done}", lambda *_, done=done, known=known: adherence(done, 15, known), share
        )
    yield judged("30", (True, True, True), "responder")
    yield judged("31", (False, False, False), "not_responding")
    yield judged("32", (False, False, False), "not_tried", adherence_mean=0.3)
    yield judged("33", (False, False, False), "too_early", day=28)
    yield judged("34", (True, None, None), "measure_first")


def judged(
    name: str,
    changed: tuple[bool | None, ...],
    answer: str,
    adherence_mean: float | None = 0.8,
    day: int = 42,
) -> Example:
    """The program as a whole, with what three measures changed by."""

    def ask(rules: FollowUpRules, _: PainNumbers) -> str:
        due = due_day("chronic", None, rules.response)
        return response(changed, adherence_mean, rules.told.low, day, due, rules.response)

    return Example(name, ask, answer)


def on_the_edge() -> Iterator[Example]:
    """Both sides of every number, so that a change of any is noticed."""
    yield from _edges_of_lights()
    yield from _edges_of_ready()
    yield from _edges_of_back()
    yield from _edges_of_the_plan()
    yield from _edges_of_response()
    yield from _edges_of_gates()


def _edges_of_lights() -> Iterator[Example]:
    def seen(text: str, usual: int | None) -> Ask:
        return lambda rules, pain: light(_session(1, text), usual, pain, rules.lights)

    yield Example("next day 1 up", seen("2>2 n3", 2), "green")
    yield Example("next day 2 up", seen("2>2 n4", 2), "red")
    yield Example("usual unknown, 3", seen("2>2 n3", None), "green")
    yield Example("usual unknown, 4", seen("2>2 n4", None), "red")
    yield Example("usual 0, next day 2", seen("0>0 n2", 0), "red")
    three = (2, None, 3, None, 4)
    yield Example("three told", lambda r, _: usual_pain(three, 6, r.lights), 3)
    two_days = (9, 0, 0, 0, 0, 0, 0, 9)
    yield Example("8 days back", lambda r, _: usual_pain(two_days, 5, r.lights), 1)
    yield Example("7 days back", lambda r, _: usual_pain((7, *[0] * 6), 5, r.lights), 1)


def _edges_of_ready() -> Iterator[Example]:
    yield of_exercise("one session", "E7 hold", told("2>2 e5 n2", days=(16,)))
    three = told("2>4 e5 n2", "2>2 e5 n2", "2>2 e5 n2", days=(12, 14, 16))
    yield of_exercise("two of three", "E14 progress", three)
    edge = told("2>2 e5 n2", "2>2 e5 n2", days=(2, 16))
    yield of_exercise("14 days back", "E14 progress", edge, today=16)
    yield of_exercise("15 days back", "E7 hold", edge, today=17)
    for phase, cap in ((1, 4), (2, 4), (3, 6), (4, 7)):
        at_cap, over = (told(f"2>2 e{e} n2", f"2>2 e{e} n2") for e in (cap, cap + 1))
        yield of_exercise(f"phase {phase}, effort {cap}", "E14 progress", at_cap, phase=phase)
        yield of_exercise(f"phase {phase}, effort {cap + 1}", "E10 hold", over, phase=phase)
        amber, ambers = told("2>2 e2 n2", "2>4 e2 n2"), told("2>4 e2 n2", "2>4 e2 n2")
        answer = "E14 progress" if phase == 4 else "E8 hold"
        yield of_exercise(f"phase {phase}, amber", answer, amber, phase=phase)
        yield of_exercise(f"phase {phase}, ambers", "E8 hold", ambers, phase=phase)
    for effort, answer in ((2, "E13 two_steps"), (3, "E14 progress")):
        easy = told(*[f"2>2 e{effort} n2"] * 2)
        yield of_exercise(f"easy at {effort}", answer, easy, phase=2, verdict="easy")
    easy = told("2>2 e2 n2", "2>2 e2 n2")
    yield of_exercise("easy in phase 1", "E14 progress", easy, phase=1, verdict="easy")
    hard = told("2>2 e7 n2", "2>2 e7 n2")
    yield of_exercise("second hold", "E10 hold", hard, holds=1)
    yield of_exercise("third hold, no room", "E10 hold", hard, holds=2, growth_left=0)
    yield of_exercise("third hold", "E11 smallest_step", hard, holds=2)


def _edges_of_back() -> Iterator[Example]:
    red, reds = told("2>2 n2", "2>6 n2"), ("2>6 n2", "2>6 n2")
    yield of_exercise("one red", "E4b rung_down", red)
    yield of_exercise("7 days apart", "E1 take_out", told(*reds, days=(10, 16)))
    yield of_exercise("8 days back", "E4b rung_down", told(*reds, days=(9, 16)))
    amber = told("2>2 n2", "2>4 n2")
    yield of_exercise("back once", "E8 hold", amber, backs=1)
    yield of_exercise("back twice", "E3 swap", amber, backs=2)
    yield of_exercise("second amber", "E8 hold", amber, amber_holds=1)
    yield of_exercise("third amber", "E5 swap", amber, amber_holds=2)
    tough = told("2>2 e8 n2", "2>2 e8 n2")
    yield of_exercise("effort 8", "E10 hold", tough)
    yield of_exercise("effort 9", "E4b rung_down", told("2>2 e8 n2", "2>2 e9 n2"))
    for share, answer in ((0.5, "Q2 hold"), (0.49, "Q3 rebase"), (0.79, "Q2 hold")):
        yield of_exercise(f"quota {share}", answer, SETTLED, quota=True, quota_done=share)
    yield of_exercise("quota 0.8", "Q1 quota_up", SETTLED, quota=True, quota_done=0.8)
    yield of_exercise("quota unknown", "Q0 hold", SETTLED, quota=True)
    yield of_exercise("one week in", "E14 progress", SETTLED, helps=False, weeks_in=1)
    yield of_exercise("two weeks in", "E6 drop", SETTLED, helps=False, weeks_in=2)
    yield of_exercise("half done", "E14 progress", SETTLED, adherence=0.5)
    yield of_exercise("under half", "P5 hold", SETTLED, adherence=0.49)
    yield of_exercise("no room", "E12 hold", SETTLED, growth_left=0)


def _edges_of_the_plan() -> Iterator[Example]:
    for days, answer in ((8, "set_less"), (27, "part"), (83, "phase_back")):
        yield Example(f"gap {days}", lambda r, _, days=days: gap(days, r.gap), answer)
    low, high = WeekSummary(adherence=0.49), WeekSummary(adherence=0.5)
    yield Example("low twice", lambda r, _: plan_does_not_fit((high, low, low), r.told), True)
    yield Example("low once", lambda r, _: plan_does_not_fit((low, high, low), r.told), False)
    yield Example("low first", lambda r, _: plan_does_not_fit((low,), r.told), False)
    yield Example("fit", lambda r, _: (fit(1, 1, r.told).days, fit(1, 1, r.told).minutes), (2, 5))
    for pains, answer in (
        ((2, 4, None, 4), True),
        ((4, 3), False),
        ((4,), False),
        ((1, 4, 4), True),
    ):
        yield Example(
            f"flare {pains}",
            lambda r, p, pains=pains: flares(pains, 2, p.flare_above, r.flare),
            answer,
        )
    greens = ("red", "green", "green")
    yield Example("settled", lambda r, _: settled(greens, (1, 0.75, 0.75), r.flare), True)
    yield Example("too little", lambda r, _: settled(greens, (1, 0.75, 0.74), r.flare), False)
    yield Example("one green", lambda r, _: settled(("red", "green"), (1, 1), r.flare), False)
    for days, answer in (((3, 10), True), ((2, 10), False), ((3,), False)):
        yield Example(f"reds {days}", lambda r, _, days=days: many_reds(days, 10, r.flare), answer)
    yield Example("13 days still", lambda r, _: is_silent(13, r.response.silence_days), False)
    yield Example("14 days still", lambda r, _: is_silent(14, r.response.silence_days), True)
    three = WeekSummary(efforts=(4, 4, 4))
    for name, weeks, due in (
        ("effort up 2", (three, WeekSummary(efforts=(6, 6, 6))), True),
        ("effort up 1", (three, WeekSummary(efforts=(5, 5, 5))), False),
        ("told twice", (three, WeekSummary(efforts=(6, 6))), False),
        ("sleep 4 twice", (WeekSummary(sleep=4), WeekSummary(sleep=4)), True),
        ("sleep 5", (WeekSummary(sleep=4), WeekSummary(sleep=5)), False),
        ("sleep once", (WeekSummary(sleep=4),), False),
        ("ambers twice", (WeekSummary(ambers=1), WeekSummary(ambers=1)), True),
        ("amber once", (WeekSummary(), WeekSummary(ambers=1)), False),
    ):
        yield Example(name, lambda r, _, weeks=weeks: bool(light_week(weeks, r.light_week)), due)


def _edges_of_response() -> Iterator[Example]:
    for presentation, weeks, day in (("strain", None, 14), ("chronic", 5, 28), ("chronic", 6, 42)):
        yield Example(
            f"due {presentation} {weeks}",
            lambda r, _, of=presentation, weeks=weeks: due_day(of, weeks, r.response),  # type: ignore[misc]
            day,
        )
    yield judged("41", (True, True, None), "too_early", day=41)
    yield judged("one of two", (True, False, None), "partial")
    yield judged("under half", (True, False, None), "not_tried", adherence_mean=0.49)
    yield judged("half", (True, False, None), "partial", adherence_mean=0.5)
    for first, now, day, answer in (
        (6, 4, 14, "good_sign"),
        (6, 4, 13, "none"),
        (100, 67, 14, "good_sign"),
        (100, 68, 14, "none"),
        (6, 7, 14, "worse"),
        (6, 6, 14, "none"),
    ):
        yield Example(
            f"early {first} {now} {day}",
            lambda r, _, a=first, b=now, c=day: early_look(a, b, c, r.response),  # type: ignore[misc]
            answer,
        )


ALL_WELL = {
    1: GateFacts(
        safety_told=False,
        worst_first=8,
        worst=6,
        later_green=True,
        adherence=0.6,
        leg_lower=False,
        knows_lights=True,
    ),
    2: GateFacts(
        average_first=5,
        average=4,
        squat_and_hinge_green=True,
        walk_min=10,
        sleep_first=6,
        sleep=5,
        trust_first=6,
        trust=5,
    ),
    3: GateFacts(
        strength_sessions=(0, 2, 2),
        strength_effort=5,
        goals_first=3,
        goals=5,
        last_flare_days=3,
    ),
    4: GateFacts(goals_least=8, flare_plan_given=True),
}


def _edges_of_gates() -> Iterator[Example]:
    def missing(phase: int, **changes: Any) -> Ask:
        facts = replace(ALL_WELL[phase], **changes)
        return lambda rules, _: len(gate(phase, facts, rules.gates).missing)

    for phase in (1, 2, 3, 4):
        yield Example(f"gate {phase}", missing(phase), 0)
    for phase, changes, count in (
        (1, {"worst": 7, "worst_first": 7}, 1),
        (1, {"worst": 7, "worst_first": 8}, 0),
        (1, {"worst": 6, "worst_first": 6}, 0),
        (1, {"adherence": 0.59}, 1),
        (2, {"average": 5}, 1),
        (2, {"average": 4, "average_first": 4}, 0),
        (2, {"average": 5, "average_first": 7}, 0),
        (2, {"average": 6, "average_first": 7}, 1),
        (2, {"walk_min": 9}, 1),
        (2, {"sleep": 4, "trust": 4}, 2),
        (3, {"strength_sessions": (2, 1, 2)}, 1),
        (3, {"strength_sessions": (2, 2, 1)}, 1),
        (3, {"strength_sessions": (1, 2, 2)}, 0),
        (3, {"strength_effort": 4}, 1),
        (3, {"goals": 4}, 1),
        (3, {"last_flare_days": 4}, 1),
        (4, {"goals_least": 7}, 1),
        (4, {"goals_least": 7, "change_felt": 5}, 0),
        (4, {"goals_least": 7, "change_felt": 4}, 1),
    ):
        yield Example(f"gate {phase} {changes}", missing(phase, **changes), count)
    one_unknown = gate_early(5, 7)
    yield Example("5 of 7", one_unknown, True)
    yield Example("11 of 16", gate_early(11, 16), False)


def gate_early(met: int, of: int) -> Ask:
    """Whether a phase may end before its time with so many met, and nothing missing."""
    from planner.follow_up.gates import GateItem, PhaseGate

    items = tuple(GateItem(str(n), True if n < met else None) for n in range(of))
    return lambda rules, _: PhaseGate(1, items).may_open_early(rules.gates.early_share)
