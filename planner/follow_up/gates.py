"""The end of a phase, computed: each item is met, not met, or unknown, which is a question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.model.rules.follow_up_rules import GateNumbers


@dataclass(frozen=True)
class GateFacts:
    """What the gates ask about; None is what nobody told. First values are of the start."""

    safety_told: bool | None = None
    """A safety box was ticked."""
    worst_first: int | None = None
    worst: int | None = None
    later_green: bool | None = None
    """Every told session was back to the usual by the next day."""
    adherence: float | None = None
    leg_lower: bool | None = None
    """Leg pain went further down."""
    knows_lights: bool | None = None
    average_first: int | None = None
    average: int | None = None
    squat_and_hinge_green: bool | None = None
    walk_min: int | None = None
    sleep_first: int | None = None
    sleep: int | None = None
    trust_first: int | None = None
    trust: int | None = None
    strength_sessions: Sequence[int] | None = None
    """Done, by week."""
    strength_effort: int | None = None
    goals_first: float | None = None
    """The mean of the patient's activities, 0-10."""
    goals: float | None = None
    goals_least: float | None = None
    """The lowest of them now."""
    last_flare_days: int | None = None
    """0: none."""
    change_felt: int | None = None
    """-7 to 7."""
    flare_plan_given: bool | None = None


@dataclass(frozen=True)
class GateItem:
    """One thing that is asked before the next phase."""

    name: str
    met: bool | None
    """None: unknown; ask."""


@dataclass(frozen=True)
class PhaseGate:
    """The end of a phase."""

    phase: int
    items: tuple[GateItem, ...]

    @property
    def met(self) -> int:
        """How many are met."""
        return sum(one.met is True for one in self.items)

    @property
    def is_open(self) -> bool:
        """All are met."""
        return self.met == len(self.items)

    @property
    def is_shut(self) -> bool:
        """Something is known to be missing; what is unknown shuts nothing."""
        return any(one.met is False for one in self.items)

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not met, by name."""
        return tuple(one.name for one in self.items if one.met is False)

    @property
    def questions(self) -> tuple[str, ...]:
        """What is unknown, by name."""
        return tuple(one.name for one in self.items if one.met is None)

    def may_open_early(self, share: float) -> bool:
        """So many are met, and nothing is known to be missing, before its time."""
        return not self.is_shut and self.met >= share * len(self.items)


def gate(phase: int, facts: GateFacts, rules: GateNumbers) -> PhaseGate:
    """The gate at the end of a phase."""
    items = (_calm, _restore, _build, _stay_well)[phase - 1](facts, rules)
    return PhaseGate(phase, tuple(GateItem(name, met) for name, met in items))


_Item = tuple[str, bool | None]


def _calm(facts: GateFacts, rules: GateNumbers) -> Iterator[_Item]:
    yield "no safety sign", _not(facts.safety_told)
    yield (
        f"worst pain {rules.worst_pain} or less, or down",
        _low_or_down(facts.worst_first, facts.worst, rules.worst_pain, rules.worst_drop),
    )
    yield "back to the usual by the next day", facts.later_green
    yield (
        f"{rules.done_share:.0%} of the sessions",
        _least(facts.adherence, rules.done_share),
    )
    yield "leg pain not further down", _not(facts.leg_lower)
    yield "knows the lights", facts.knows_lights


def _restore(facts: GateFacts, rules: GateNumbers) -> Iterator[_Item]:
    yield (
        f"average pain {rules.average_pain} or less, or {rules.average_drop} down",
        _low_or_down(facts.average_first, facts.average, rules.average_pain, rules.average_drop),
    )
    yield "squat and hinge in green", facts.squat_and_hinge_green
    yield f"walks {rules.walk_min} minutes", _least(facts.walk_min, rules.walk_min)
    yield "sleep not worse", _not_down(facts.sleep_first, facts.sleep, rules.down)
    yield "trust not worse", _not_down(facts.trust_first, facts.trust, rules.down)


def _build(facts: GateFacts, rules: GateNumbers) -> Iterator[_Item]:
    weeks = facts.strength_sessions
    trained = None
    if weeks is not None and len(weeks) >= rules.strength_weeks:
        trained = min(weeks[-rules.strength_weeks :]) >= rules.strength_sessions
    yield f"{rules.strength_sessions} strength sessions a week", trained
    yield (
        f"strength at effort {rules.strength_effort}",
        _least(facts.strength_effort, rules.strength_effort),
    )
    up = None
    if facts.goals_first is not None and facts.goals is not None:
        up = facts.goals - facts.goals_first >= rules.goals_rise
    yield f"activities up by {rules.goals_rise}", up
    flare = facts.last_flare_days
    yield (
        f"last flare-up {rules.flare_days} days or less",
        None if flare is None else flare <= rules.flare_days,
    )


def _stay_well(facts: GateFacts, rules: GateNumbers) -> Iterator[_Item]:
    yield "goals met", goals_met(facts, rules)
    yield "flare-up plan given", facts.flare_plan_given


def goals_met(facts: GateFacts, rules: GateNumbers) -> bool | None:
    """Every activity is where it should be, or the patient feels so much better."""
    by_goals = _least(facts.goals_least, rules.goals_met)
    by_feeling = _least(facts.change_felt, rules.change_felt)
    if by_goals or by_feeling:
        return True
    return None if by_goals is None and by_feeling is None else False


def _not(told: bool | None) -> bool | None:
    return None if told is None else not told


def _least(now: float | None, least: float) -> bool | None:
    return None if now is None else now >= least


def _low_or_down(first: int | None, now: int | None, most: int, drop: int) -> bool | None:
    if now is None:
        return None
    return now <= most or (first is not None and first - now >= drop)


def _not_down(first: int | None, now: int | None, down: int) -> bool | None:
    return None if first is None or now is None else first - now < down
