"""A second writing of the follow-up rules, to compare the planner with. Standard library only."""

from dataclasses import dataclass, field
from math import floor

GREEN, AMBER, RED, UNSURE = "green", "amber", "red", "unsure"
EFFORT_CAP = {1: 4, 2: 4, 3: 6, 4: 7}
RELATIVE_FROM = 4


@dataclass
class Sess:  # one day's session as told
    day: int  # days since Monday of week 1
    before: int | None = None
    after: int | None = None
    effort: int | None = None
    next_before: int | None = None  # pain before, on the next told day within 3 days
    leg: str = ""  # "", higher, same, lower
    done: bool = True


@dataclass
class Ex:  # one exercise in the issued program
    phase: int
    last: list[Sess] = field(default_factory=list)  # oldest first
    verdict: str = ""  # of the latest week: "", easy, right, hard, hurt, no
    helps: bool | None = None  # ticked "helps me" in any week; None: never asked
    grown: int = 0  # growth steps above this rung's starting dose
    rung_below: bool = True  # an allowed easier rung exists
    holds: int = 0  # check-ins in a row that ended in a hold without amber
    amber_holds: int = 0  # the same, with amber
    backs: int = 0  # steps back in a row without a progress between
    weeks_in: int = 2
    essential: bool = False
    culprit: bool = True  # the session's amber or red is laid here; always when hurt
    quota: bool = False
    quota_done: float | None = None  # share of planned sittings done, last 7 days


def usual(before, intake=None):
    told = [p for p in before[-7:] if p is not None]
    return floor(sum(told) / len(told) + 0.5) if len(told) >= 3 else intake


def light(s, u):
    if s.leg == "lower":
        return RED
    if s.after is None:
        during = UNSURE
    elif u is None or u < RELATIVE_FROM:
        during = GREEN if s.after <= 3 else AMBER if s.after <= 5 else RED
    else:
        during = GREEN if s.after - u <= 1 else AMBER if s.after - u == 2 else RED
    if s.next_before is None:
        later = UNSURE
    else:
        later = RED if s.next_before >= (4 if u is None else u + 2) else GREEN
    if during == RED and later != RED and s.before is not None and s.after <= s.before:
        during = AMBER  # a bad day that the session did not make worse
    for worst in (RED, AMBER, UNSURE):
        if worst in (during, later):
            return worst
    return GREEN


def decide(x, u, today, growth_left=1, frozen="", adherence=1.0, effort_cap=10):
    cap = min(EFFORT_CAP[x.phase], effort_cap)
    done = [s for s in x.last if s.done]
    lights = [light(s, u) for s in done]
    last = lights[-1] if lights else None
    reds = sum(c == RED for s, c in zip(done, lights, strict=True) if today - s.day <= 7)
    if x.culprit and reds >= 2:
        return "take_out", "E1"
    if x.verdict == "no":
        return "swap", "E2"
    stirred = x.verdict in ("hurt", "hard") or (x.culprit and last in (RED, AMBER))
    if x.backs >= 2 and stirred:
        return "swap", "E3"
    if (
        (x.culprit and last == RED)
        or (x.verdict == "hurt" and {AMBER, RED} & set(lights[-2:]))
        or (done and (done[-1].effort or 0) >= 9)
    ):
        if x.grown:
            return "start_dose", "E4a"
        return ("rung_down", "E4b") if x.rung_below else ("reps_60", "E4c")
    if x.culprit and x.amber_holds >= 2 and last == AMBER:
        return "swap", "E5"
    if x.quota:
        if x.quota_done is None:
            return "hold", "Q0"
        if x.quota_done < 0.5:
            return "rebase", "Q3"
        return (
            ("quota_up", "Q1")
            if x.quota_done >= 0.8 and growth_left and not frozen
            else ("hold", "Q2")
        )
    if frozen:
        return "hold", frozen
    if x.helps is False and x.weeks_in >= 2 and not x.essential:
        return "drop", "E6"
    if adherence is not None and adherence < 0.5:
        return "hold", "P5"
    two, l2 = done[-2:], lights[-2:]
    if len(two) < 2 or today - two[0].day > 14:
        return "hold", "E7"
    if RED in l2 or l2.count(AMBER) > (1 if x.phase == 4 else 0):
        return "hold", "E8"
    if l2.count(UNSURE) > 1:
        return "hold", "E9"
    hard = x.verdict in ("hard", "hurt") or any(
        s.effort is not None and s.effort > cap for s in two
    )
    if hard:
        return ("smallest_step", "E11") if x.holds >= 2 and x.verdict == "" else ("hold", "E10")
    if not growth_left:
        return "hold", "E12"
    easy = x.verdict == "easy" and all(s.effort is not None and s.effort <= cap - 2 for s in two)
    return ("two_steps", "E13") if easy and x.phase > 1 else ("progress", "E14")


def gap(days):
    for most, what in (
        (7, "none"),
        (13, "one_set_less_first"),
        (27, "two_thirds"),
        (83, "phase_back"),
    ):
        if days <= most:
            return what
    return "new_intake"


def adherence(done, planned, told):
    return min(1.0, done / planned) if told and planned else None


def met(kind, first, now):
    """A change that matters; None if either is missing."""
    if first is None or now is None:
        return None
    if kind == "nprs":
        return first - now >= 2 or (first > 0 and (first - now) / first >= 0.30)
    if kind == "psfs":
        return now - first >= 2
    if kind == "chair_stand":
        return now - first >= 3
    if kind == "sixmwt":
        return now - first >= 30
    if kind == "spwt":
        return now - first >= 320
    raise KeyError(kind)


def response(mets, adherence_mean, day, due):
    known = [m for m in mets if m is not None]
    if day < due:
        return "too_early"
    if len(known) < 2:
        return "measure_first"
    if sum(known) >= 2:
        return "responder"
    if adherence_mean is None or adherence_mean < 0.5:
        return "not_tried"
    return "partial" if sum(known) == 1 else "not_responding"
