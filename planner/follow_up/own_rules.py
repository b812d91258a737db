"""Kinds of exercise with rules of their own: a direction that eases, walking that makes legs ache.

They are asked after the rules for every exercise: what goes out or back stays so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from planner.building.rows import Row
from planner.follow_up.derive import Situation, current, sessions_of
from planner.follow_up.exercise_rules import UP, Decision, step_back
from planner.follow_up.facts import ExerciseFacts, LegPain
from planner.model.rules.follow_up_rules import AchingWalk, Direction

Settles = Literal["quick", "slow", "long"]
_WAITS = ("E7", "E8", "E9", "E10", "E12", "top")
"""Holds of an exercise for its own sake."""


@dataclass(frozen=True)
class DirectionFacts:
    """An exercise in a direction."""

    phase: int
    legs: Sequence[tuple[int, LegPain]] = ()
    """Where leg pain went, by day, the oldest first: told of sessions and at visits."""
    visits: Sequence[LegPain] = ()
    """The same at visits alone."""
    calm_days: int = 0
    """Days without amber or red, as far as sessions were told."""
    sittings: int = 1
    """Times a day."""
    today: int = 0
    as_needed: bool = False


@dataclass(frozen=True)
class WalkFacts:
    """A walk with an ache in the legs."""

    settles: Settles | None = None
    """How long it took to settle; None: not told."""
    walked_as_planned: bool | None = None
    stops: Sequence[int] = field(default_factory=tuple)
    """The most stops of the week before and of the last week; fewer where not told."""


def of_direction(
    one: DirectionFacts, found: Decision, rules: Direction, back: Decision
) -> Decision:
    """Kept, less often, as needed or out; never harder for its own sake.

    `back` is its step back, which leg pain further down asks for at once.
    """
    if sum(leg == "lower" for _, leg in one.legs) >= rules.lower_out:
        return Decision("take_out", "D_out")
    if found.action not in UP and found.rule not in _WAITS:
        return found
    told = [leg for _, leg in one.legs]
    if told[-1:] == ["lower"]:
        return back
    if told and {*told} == {"same"} and not one.as_needed:
        long = one.today - one.legs[0][0] >= rules.no_change_days
        often = len(one.visits) >= rules.no_change_visits
        if long or often:
            return Decision("as_needed", "D_needed")
    calm = one.calm_days >= rules.settled_days and "lower" not in told
    if calm and one.phase >= rules.fewer_from_phase and one.sittings > 1:
        return Decision("fewer", "D_fewer")
    return Decision("hold", "D_keep") if found.action in UP or found.rule == "top" else found


def of_walk(one: WalkFacts, found: Decision, rules: AchingWalk) -> Decision:
    """More, the same or less, by how long the legs took to settle."""
    if found.action not in UP and found.action != "hold":
        return found
    doubled = len(one.stops) > 1 and 0 < one.stops[0] * rules.stops_factor <= one.stops[-1]
    if one.settles == "long" or doubled:
        return Decision("walk_less", "W_down")
    if found.action not in UP and found.rule not in ("E7", "E9", "top"):
        return found
    if one.settles is None:
        return Decision("hold", "W_ask") if found.action in UP else found
    if one.settles == "quick" and one.walked_as_planned:
        return Decision("walk_more", "W_up")
    return Decision("hold", "W_same")


def own_rule(at: Situation, row: Row, facts: ExerciseFacts, found: Decision) -> Decision:
    """What the rules of its kind make of a decision; as it is where it has none."""
    if at.job_of(row.slot) == "direction":
        told = direction_facts(at, row, facts)
        return of_direction(told, found, at.rules.direction, step_back(facts))
    if is_aching_walk(at, row):
        return of_walk(walk_facts(at, row), found, at.rules.walking)
    return found


def is_aching_walk(at: Situation, row: Row) -> bool:
    """A walk of a patient whose legs ache with it."""
    there = at.library.exercises.get(current(at, row).exercise)
    if at.case.template.walking is None or there is None:
        return False
    return there.category == "aerobic" and there.start_position == "walking"


def direction_facts(at: Situation, row: Row, facts: ExerciseFacts) -> DirectionFacts:
    """What was told of a direction, in sessions and at visits."""
    item, sessions = current(at, row), sessions_of(at, row)
    seen = [(at.day_of(one.on), one.found.leg) for one in at.history if one.found.leg]
    seen += [(at.today, at.found.leg)] if at.found.leg else []
    told = [(one.day, one.leg) for one in sessions if one.leg]
    bad = [one.day for one in sessions if at.light_of(one) in ("amber", "red")]
    since = max(bad) if bad else sessions[0].day if sessions else at.today
    return DirectionFacts(
        phase=facts.phase,
        legs=tuple(sorted([*told, *seen], key=lambda one: one[0])),
        visits=tuple(leg for _, leg in seen),
        calm_days=at.today - since,
        sittings=item.times_per_day,
        today=at.today,
        as_needed=item.as_needed,
    )


def walk_facts(at: Situation, row: Row) -> WalkFacts:
    """What was told of walking; minutes of the last two walks, or as the therapist heard."""
    item = current(at, row)
    planned = item.sets * item.duration_s // 60
    last = [one.walk_min for _, one in at.days if one.walk_min is not None][-2:]
    least = at.found.walk_min if at.found.walk_min is not None else min(last, default=None)
    told = [
        max((one.walk_stops or 0 for _, one in at.days if one.week == week), default=None)
        for week in (at.last_week - 1, at.last_week)
        if any(one.walk_stops is not None for _, one in at.days if one.week == week)
    ]
    enough = at.found.walk_min is not None or len(last) > 1
    return WalkFacts(
        settles=at.found.walk_settles,
        walked_as_planned=None if least is None or not enough else least >= planned,
        stops=tuple(count for count in told if count is not None),
    )


def own_numbers(at: Situation, row: Row, facts: ExerciseFacts, rule: str) -> dict[str, str]:
    """What such a rule rests on."""
    ways, walks = at.rules.direction, at.rules.walking
    if rule.startswith("D_"):
        told = direction_facts(at, row, facts)
        lower = sum(leg == "lower" for _, leg in told.legs)
        needed = rule == "D_needed"
        return {
            "days": str(ways.no_change_days if needed else told.calm_days),
            "count": str(len(told.visits) if needed else lower),
        }
    if rule.startswith("W_"):
        slow = at.found.walk_settles == "long"
        percent = walks.down_percent if rule == "W_down" else walks.up_percent
        return {
            "minutes": str(walks.quick_min),
            "percent": str(percent),
            "reason": f"over {walks.long_min} minutes to settle" if slow else "many more stops",
        }
    return {}
