"""What holds for the whole program at a visit: gaps, too little done, flare-ups, light weeks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from planner.model.rules.follow_up_rules import Flare, Gap, LightWeekWhen, ToldRule

FREEZES = ("gap_part", "gap_phase", "gap_intake", "P4", "P9")
"""Rules of the whole program that let nothing grow, and nothing new come in."""

GapStep = Literal["none", "set_less", "part", "phase_back", "new_intake"]


@dataclass(frozen=True)
class Fit:
    """What a week really has room for."""

    days: int
    minutes: int


@dataclass(frozen=True)
class WeekSummary:
    """One week as it was told."""

    adherence: float | None = None
    efforts: tuple[int, ...] = ()
    sleep: int | None = None
    ambers: int = 0
    """Amber sessions."""
    same_dose: bool = True
    """Nothing was dosed otherwise than the week before."""


def gap(days: int, rules: Gap) -> GapStep:
    """How to begin again so many days after the last session."""
    steps: tuple[tuple[int, GapStep], ...] = (
        (rules.free_days, "none"),
        (rules.set_less_days, "set_less"),
        (rules.part_days, "part"),
        (rules.phase_days, "phase_back"),
    )
    return next((step for most, step in steps if days <= most), "new_intake")


def adherence(done: float, planned: int, told: bool) -> float | None:
    """The share of the sessions that was done; None where nothing was told or planned."""
    return min(1.0, done / planned) if told and planned else None


def fit(days: int, minutes: int, rules: ToldRule) -> Fit:
    """The plan that fits a week in which so much was really done."""
    return Fit(max(rules.days_least, days), max(rules.minutes_least, minutes))


def plan_does_not_fit(weeks: Sequence[WeekSummary], rules: ToldRule) -> bool:
    """Too little was done in the last weeks, each of them told."""
    last = weeks[-rules.low_weeks :]
    told = [one.adherence for one in last if one.adherence is not None]
    return len(told) == rules.low_weeks and max(told) < rules.low


def flares(before: Sequence[int | None], usual: int | None, above: int, rules: Flare) -> bool:
    """Pain this far above the usual on the last told days, `above` as guidance.yaml has it."""
    told = [pain for pain in before if pain is not None][-rules.days :]
    return usual is not None and len(told) == rules.days and min(told) >= usual + above


def settled(lights: Sequence[str], shares: Sequence[float], rules: Flare) -> bool:
    """A flare-up is over: the last sessions were green with nearly all of the dose."""
    last = [*zip(lights, shares, strict=True)][-rules.green_sessions :]
    enough = all(light == "green" and share >= rules.share for light, share in last)
    return len(last) == rules.green_sessions and enough


def many_reds(red_days: Sequence[int], today: int, rules: Flare) -> bool:
    """Red days, whatever exercise it was, within so many days."""
    return len({day for day in red_days if today - day <= rules.reds_days}) >= rules.reds


def light_week(weeks: Sequence[WeekSummary], rules: LightWeekWhen) -> str:
    """Why the next week should be light; empty if it need not."""
    for before, now in pairwise(weeks[-2:]):
        enough = min(len(before.efforts), len(now.efforts)) >= rules.told_least
        if enough and now.same_dose:
            was = sum(before.efforts) / len(before.efforts)
            here = sum(now.efforts) / len(now.efforts)
            if here - was >= rules.effort_rise:
                return f"Effort rose from {was:.1f} to {here:.1f} at the same dose"
    slept = [one.sleep for one in weeks if one.sleep is not None][-rules.sleep_answers :]
    if len(slept) == rules.sleep_answers and max(slept) <= rules.sleep_at_most:
        return f"Sleep {', '.join(map(str, slept))}"
    last = weeks[-rules.amber_weeks :]
    if len(last) == rules.amber_weeks and all(one.ambers for one in last):
        return f"Amber sessions in {len(last)} weeks in a row"
    return ""


def is_silent(days: int, silence_days: int) -> bool:
    """No word for too long."""
    return days >= silence_days
